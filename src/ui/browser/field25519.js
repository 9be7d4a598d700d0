/**
 * Arithmetic modulo 2^255 - 19 for browsers: Ed25519 and X25519 are made of it. No branch and no address depends on a
 * value; how long a browser takes for a product of numbers is not ours to say. Written for ES2018: no BigInt.
 *
 * A field element is 15 limbs of 17 bits, least first: 15 × 17 is 255, so what overflows 2^255 comes
 * back times 19, and every sum of products stays far below 2^53.
 */

/** @typedef {number[]} Field an element of the field of 2^255 - 19, not necessarily reduced */

const LIMBS = 15
export const RADIX = 131072

/** @type {(length: number, value?: number) => number[]} */
export const list = (length, value = 0) => Array.from({ length }, () => value)

/** @type {(value: number) => Field} */
export const small = (value) => [value].concat(list(LIMBS - 1))

/** @type {(bytes: ArrayLike<number>, at: number) => number} */
export const bitAt = (bytes, at) => (bytes[at >> 3] >> (at & 7)) & 1

/** Brings limbs into range but for a trace in the lowest. @type {(limbs: Field) => Field} */
function carry(limbs) {
  for (let pass = 0; pass < 2; pass++) {
    let over = 0
    for (let i = 0; i < LIMBS; i++) {
      const limb = limbs[i] + over
      over = Math.floor(limb / RADIX)
      limbs[i] = limb - over * RADIX
    }
    limbs[0] += 19 * over
  }
  return limbs
}

/** @type {(a: Field, b: Field) => Field} */
export const add = (a, b) => carry(a.map((limb, i) => limb + b[i]))
/** @type {(a: Field, b: Field) => Field} */
export const sub = (a, b) => carry(a.map((limb, i) => limb - b[i]))

/** @type {(a: Field, b: Field) => Field} */
export function mul(a, b) {
  const sums = list(2 * LIMBS)
  for (let i = 0; i < LIMBS; i++) {
    for (let j = 0; j < LIMBS; j++) sums[i + j] += a[i] * b[j]
  }
  return carry(sums.slice(0, LIMBS).map((limb, i) => limb + 19 * sums[i + LIMBS]))
}

/**
 * a to the power 2^bits - 1 - gaps, gaps below 64: all exponents needed have this form.
 * @type {(a: Field, bits: number, gaps: number) => Field}
 */
export function power(a, bits, gaps) {
  let result = ONE
  for (let i = bits - 1; i >= 0; i--) {
    result = mul(result, result)
    if (i > 5 || !((gaps >> i) & 1)) result = mul(result, a)
  }
  return result
}

/** @type {(bytes: ArrayLike<number>) => Field} the low 255 bits of 32 bytes */
export function fromBytes(bytes) {
  const limbs = small(0)
  for (let i = 0; i < 255; i++) limbs[Math.floor(i / 17)] += bitAt(bytes, i) << (i % 17)
  return limbs
}

/** The reduced value in 32 bytes, least first. @type {(a: Field) => number[]} */
export function toBytes(a) {
  const limbs = carry(carry(a.slice()))
  // value + 19 reaches 2^255 exactly where the value is not below 2^255 - 19.
  let over = 19
  for (const limb of limbs) over = Math.floor((limb + over) / RADIX)
  over *= 19
  const bytes = list(32)
  for (let i = 0; i < LIMBS; i++) {
    over += limbs[i]
    for (let bit = 0; bit < 17; bit++) {
      const at = 17 * i + bit
      bytes[at >> 3] |= ((over >> bit) & 1) << (at & 7)
    }
    over >>= 17
  }
  return bytes
}

/** @type {(a: ArrayLike<number>, b: ArrayLike<number>) => boolean} */
export const isSame = (a, b) => Array.from(a).every((byte, i) => byte === b[i])
/** @type {(a: Field, b: Field) => boolean} */
export const isEqual = (a, b) => isSame(toBytes(a), toBytes(b))
/** @type {(a: Field) => Field} */
export const invert = (a) => power(a, 255, 20)

export const ZERO = small(0)
export const ONE = small(1)
