import { addressBytes, addressText } from './address.ts'

/** A network: addresses of one family that begin with the same bits. */
export interface Network {
  readonly bytes: Uint8Array
  readonly bits: number
}

/** `10.1.0.0/16`, or an address for itself; null for anything else, for bits behind the network's too. */
export function parseNetwork(text: string): Network | null {
  const [address = '', count, ...more] = text.split('/')
  const bytes = addressBytes(address)
  if (bytes === null || more.length > 0) return null
  const all = bytes.length * 8
  if (count === undefined) return { bytes, bits: all }
  if (!/^(0|[1-9]\d{0,2})$/.test(count) || Number(count) > all) return null
  const network = { bytes, bits: Number(count) }
  return isIn(zeroBehind(network), { bytes, bits: all }) ? network : null
}

/** The one way to write a network, so that the same one is not listed twice. */
export function networkText({ bytes, bits }: Network): string {
  return `${addressText(bytes)}/${bits}`
}

/** Whether an address, as bytes, lies in a network. */
export function isIn(address: Uint8Array, { bytes, bits }: Network): boolean {
  if (address.length !== bytes.length) return false
  const whole = bits >> 3
  for (let i = 0; i < whole; i++) if (address[i] !== bytes[i]) return false
  const mask = 0xff00 >> (bits & 7)
  return (((address[whole] ?? 0) ^ (bytes[whole] ?? 0)) & mask & 0xff) === 0
}

/** Whether the whole of `inner` lies in `outer`. */
export function isWithin(inner: Network, outer: Network): boolean {
  return inner.bits >= outer.bits && isIn(inner.bytes, outer)
}

function zeroBehind({ bytes, bits }: Network): Uint8Array {
  return bytes.map((byte, i) => byte & (0xff00 >> Math.min(8, Math.max(0, bits - 8 * i))) & 0xff)
}
