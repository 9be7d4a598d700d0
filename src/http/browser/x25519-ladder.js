// X25519 where the browser has none, fetched only there. The steps are the same for every secret: bits choose by
// arithmetic, never by a branch or an address. Source: RFC 7748 §5.

import {
  add,
  bitAt,
  fromBytes,
  invert,
  mul,
  ONE,
  small,
  sub,
  toBytes,
  ZERO,
} from '../../ui/browser/field25519.js'

/** @typedef {import('../../ui/browser/field25519.js').Field} Field */

/** (A - 2) / 4 of the curve. */
const A24 = small(121665)

/** What b has more than a where `bit` is 1, else noughts. @type {(bit: number, a: Field, b: Field) => Field} */
const chosen = (bit, a, b) => a.map((limb, i) => bit * (b[i] - limb))

/**
 * The scalar multiple of a point, 32 bytes each; all noughts for a point of low order.
 * @param {Uint8Array} secret
 * @param {Uint8Array} point
 * @returns {Uint8Array}
 */
export function ladder(secret, point) {
  const scalar = secret.slice()
  scalar[0] &= 248
  scalar[31] = (scalar[31] & 127) | 64
  const x = fromBytes(point)
  let x2 = ONE
  let z2 = ZERO
  let x3 = x
  let z3 = ONE
  let swapped = 0
  // The last round only undoes the last exchange: the lowest bits of a scalar are noughts.
  for (let at = 254; at >= 0; at--) {
    const bit = bitAt(scalar, at)
    const dx = chosen(bit ^ swapped, x2, x3)
    const dz = chosen(bit ^ swapped, z2, z3)
    swapped = bit
    x2 = x2.map((limb, i) => limb + dx[i])
    z2 = z2.map((limb, i) => limb + dz[i])
    x3 = x3.map((limb, i) => limb - dx[i])
    z3 = z3.map((limb, i) => limb - dz[i])
    const plus = add(x2, z2)
    const minus = sub(x2, z2)
    const plusSquare = mul(plus, plus)
    const minusSquare = mul(minus, minus)
    const difference = sub(plusSquare, minusSquare)
    const one = mul(sub(x3, z3), plus)
    const other = mul(add(x3, z3), minus)
    const sum = add(one, other)
    const rest = sub(one, other)
    x3 = mul(sum, sum)
    z3 = mul(x, mul(rest, rest))
    x2 = mul(plusSquare, minusSquare)
    z2 = mul(difference, add(plusSquare, mul(A24, difference)))
  }
  return Uint8Array.from(toBytes(mul(x2, invert(z2))))
}
