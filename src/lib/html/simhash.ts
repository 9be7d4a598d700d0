/** Words this long with a digit inside are tokens, nonces or file names, not language. */
const TOKEN_LENGTH = 12
/** A word counts by the logarithm of its frequency, up to this, so that a menu cannot outweigh the text. */
const MAX_WEIGHT = 4

/**
 * 64-bit similarity hash of a text as 16 hex digits: texts that share most words differ in few bits. Case, order,
 * numbers (so dates, times and counters) and random tokens do not count; Chinese and Japanese count by pairs of
 * characters. Text without any word gives zeros.
 * Source: M. Charikar, "Similarity estimation techniques from rounding algorithms" (2002).
 */
export function simhash(text: string): string {
  const counts = new Map<string, { high: number; low: number; count: number }>()
  eachWord(text.toLowerCase(), (high, low) => {
    // As text, because a map finds numbers in places that the writer of a page could choose: all words in one.
    const key = String.fromCharCode(high >>> 16, high & 0xffff, low >>> 16, low & 0xffff)
    const known = counts.get(key)
    if (known) known.count++
    else counts.set(key, { high, low, count: 1 })
  })
  const sums = new Int32Array(64)
  for (const { high, low, count } of counts.values()) {
    const weight = Math.min(MAX_WEIGHT, 32 - Math.clz32(count))
    for (let bit = 0; bit < 32; bit++) {
      sums[bit]! += (high >>> bit) & 1 ? weight : -weight
      sums[bit + 32]! += (low >>> bit) & 1 ? weight : -weight
    }
  }
  return hexOf(sums, 0) + hexOf(sums, 32)
}

/** Number of differing bits, 0–64, of two simhashes. Throws RangeError when one is not 16 hex digits. */
export function distance(one: string, other: string): number {
  if (!isHash(one) || !isHash(other)) throw new RangeError('a simhash has 16 hex digits')
  let bits = 0
  for (const start of [0, 8]) {
    let rest =
      parseInt(one.slice(start, start + 8), 16) ^ parseInt(other.slice(start, start + 8), 16)
    for (; rest !== 0; rest &= rest - 1) bits++
  }
  return bits
}

function isHash(text: string): boolean {
  return /^[0-9a-f]{16}$/.test(text)
}

function hexOf(sums: Int32Array, from: number): string {
  let value = 0
  for (let bit = 0; bit < 32; bit++) if (sums[from + bit]! > 0) value |= 1 << bit
  return (value >>> 0).toString(16).padStart(8, '0')
}

/** Calls `found` with the hash of every word, without cutting the words out of the text: this runs on every visit. */
function eachWord(text: string, found: (high: number, low: number) => void): void {
  let high = FIRST_HIGH
  let low = FIRST_LOW
  let letters = 0
  let digits = 0
  let previous = 0
  for (let index = 0; index <= text.length; index++) {
    const code = index < text.length ? text.charCodeAt(index) : 0
    const kind = kindOf(code)
    if (kind === DIGIT) {
      digits++
    } else if (kind === LETTER) {
      high = Math.imul(high ^ code, 0x01000193)
      low = Math.imul(low ^ code, 0x85ebca6b)
      letters++
    } else {
      if (letters > 0 && !(digits > 0 && letters + digits >= TOKEN_LENGTH))
        found(mix(high), mix(low))
      high = FIRST_HIGH
      low = FIRST_LOW
      letters = 0
      digits = 0
    }
    if (kind === IDEOGRAPH && previous !== 0) {
      found(
        mix(Math.imul(previous, 0x9e3779b1) ^ code),
        mix(Math.imul(previous ^ 0x5bd1e995, code)),
      )
    }
    previous = kind === IDEOGRAPH ? code : 0
  }
}

const FIRST_HIGH = 0x811c9dc5
const FIRST_LOW = 0x1b873593

/** Spreads the last character over all bits. Source: MurmurHash3 finaliser. */
function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

const GAP = 0
const LETTER = 1
const DIGIT = 2
const IDEOGRAPH = 3

function kindOf(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return LETTER
  if (code >= 0x30 && code <= 0x39) return DIGIT
  if (code < 0xc0) return GAP
  if (code >= 0x660 && code <= 0x669) return DIGIT
  if (code >= 0x3040 && code <= 0x9fff) return IDEOGRAPH
  return isWideGap(code) ? GAP : LETTER
}

/** Arabic comma, semicolon and question mark; general and CJK punctuation; full-width forms. */
function isWideGap(code: number): boolean {
  return (
    code === 0x60c ||
    code === 0x61b ||
    code === 0x61f ||
    (code >= 0x2000 && code <= 0x206f) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xff00 && code <= 0xff0f)
  )
}
