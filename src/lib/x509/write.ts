import { X509Error } from './der.ts'

/** An integer that is not negative, of 1 to 20 bytes, the highest first. Throws X509Error for another length. */
export function integer(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0 || bytes.length > 20) throw new X509Error('an integer has 1 to 20 bytes')
  let start = 0
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1
  const plain = bytes.subarray(start)
  // A set highest bit would make it negative.
  return tagged(0x02, (plain[0] ?? 0) >= 0x80 ? Buffer.concat([Uint8Array.of(0), plain]) : plain)
}

/** An octet string. */
export function octets(bytes: Uint8Array): Uint8Array {
  return tagged(0x04, bytes)
}

/** An object identifier from its dotted text. */
export function objectId(text: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number)
  return tagged(0x06, Uint8Array.from([first * 40 + second, ...rest.flatMap(base128)]))
}

/** Seven bits to the octet, the highest first, all but the last marked. */
function base128(arc: number): number[] {
  const octets = [arc & 0x7f]
  for (let left = arc >> 7; left > 0; left >>= 7) octets.unshift((left & 0x7f) | 0x80)
  return octets
}

/** A sequence of elements. */
export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return tagged(0x30, Buffer.concat(parts))
}

/** An element with this tag byte. Throws X509Error beyond 64 KiB. */
export function tagged(tag: number, content: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(tag, ...lengthOctets(content.length)), content])
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length]
  if (length < 0x100) return [0x81, length]
  if (length < 0x10000) return [0x82, length >> 8, length & 0xff]
  throw new X509Error('element is too long')
}
