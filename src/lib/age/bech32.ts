import { AgeError } from './error.ts'

const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
const CHECK_LETTERS = 6

/** Longest text that is read: keys have at most 74 characters. */
const MAX_LENGTH = 90

/** Bech32 of bytes under a lower-case prefix. Source: BIP 173, without its limit on the prefix. */
export function bech32(prefix: string, bytes: Uint8Array): string {
  const words = regroup(bytes, { from: 8, to: 5 }) ?? []
  const check = polymod([...spread(prefix), ...words, ...Array<number>(CHECK_LETTERS).fill(0)]) ^ 1
  const checkWords = Array.from({ length: CHECK_LETTERS }, (_, n) => (check >>> (5 * (5 - n))) & 31)
  return `${prefix}1${[...words, ...checkWords].map((word) => LETTERS.charAt(word)).join('')}`
}

/**
 * The bytes of a bech32 text under `prefix` (lower case); the text is all lower or all upper case. Throws AgeError
 * `bad_key` for anything else, a wrong check and padding that is not zero included.
 */
export function fromBech32(prefix: string, text: string): Buffer {
  const lower = text.toLowerCase()
  if (text.length > MAX_LENGTH || (text !== lower && text !== text.toUpperCase())) throw badKey()
  const at = lower.lastIndexOf('1')
  const words = Array.from(lower.slice(at + 1), (letter) => LETTERS.indexOf(letter))
  const isWhole = lower.slice(0, at) === prefix && words.length >= CHECK_LETTERS
  if (!isWhole || words.includes(-1) || polymod([...spread(prefix), ...words]) !== 1) throw badKey()
  const bytes = regroup(words.slice(0, -CHECK_LETTERS), { from: 5, to: 8 })
  if (bytes === null) throw badKey()
  return Buffer.from(bytes)
}

function badKey(): AgeError {
  return new AgeError('bad_key', 'This is not an age key: it was mistyped or cut.')
}

function spread(prefix: string): number[] {
  const codes = Array.from(prefix, (letter) => letter.charCodeAt(0))
  return [...codes.map((code) => code >>> 5), 0, ...codes.map((code) => code & 31)]
}

function polymod(words: readonly number[]): number {
  let sum = 1
  for (const word of words) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ word
    GENERATOR.forEach((generator, n) => {
      if (((top >>> n) & 1) === 1) sum ^= generator
    })
  }
  return sum
}

/** Bits in groups of another length; towards fewer bits the last group is padded, towards more it must be padding. */
function regroup(
  groups: Iterable<number>,
  { from, to }: { readonly from: number; readonly to: number },
): number[] | null {
  const out: number[] = []
  let held = 0
  let bits = 0
  for (const group of groups) {
    held = ((held << from) | group) & 0xfff
    bits += from
    while (bits >= to) {
      bits -= to
      out.push((held >>> bits) & ((1 << to) - 1))
    }
  }
  const rest = held & ((1 << bits) - 1)
  if (from > to) return bits === 0 ? out : [...out, rest << (to - bits)]
  return bits < from && rest === 0 ? out : null
}
