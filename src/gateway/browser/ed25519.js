/**
 * Verifies Ed25519 signatures where the browser cannot; SHA-512 is the caller's: every browser has it where it
 * takes the cookie of a station. Only public values pass through here, so nothing is made to run in constant time. Written
 * for ES2018: no BigInt.
 * Source: RFC 8032 §5.1.
 */

import {
  add,
  bitAt,
  fromBytes,
  invert,
  isEqual,
  isSame,
  list,
  mul,
  ONE,
  power,
  small,
  sub,
  toBytes,
  ZERO,
} from '../../ui/browser/field25519.js'

/** @typedef {import('../../ui/browser/field25519.js').Field} Field */
/** @typedef {Field[]} Point extended coordinates X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z */

const D = mul(sub(ZERO, small(121665)), invert(small(121666)))
const D2 = add(D, D)
const ROOT_OF_MINUS_ONE = power(small(2), 253, 4)
/** @type {Point} */
const NEUTRAL = [ZERO, ONE, ONE, ZERO]

/** The sum of two points, also of a point with itself. @type {(p: Point, q: Point) => Point} */
function addPoints(p, q) {
  const a = mul(sub(p[1], p[0]), sub(q[1], q[0]))
  const b = mul(add(p[1], p[0]), add(q[1], q[0]))
  const c = mul(mul(p[3], q[3]), D2)
  const d = mul(add(p[2], p[2]), q[2])
  const e = sub(b, a)
  const f = sub(d, c)
  const g = add(d, c)
  const h = add(b, a)
  return [mul(e, f), mul(g, h), mul(f, g), mul(e, h)]
}

/** The point of a 32-byte encoding; null where there is none. @type {(bytes: ArrayLike<number>) => Point | null} */
function decodePoint(bytes) {
  const y = fromBytes(bytes)
  const yy = mul(y, y)
  const u = sub(yy, ONE)
  const v = add(mul(D, yy), ONE)
  const v3 = mul(mul(v, v), v)
  let x = mul(mul(u, v3), power(mul(u, mul(mul(v3, v3), v)), 252, 2))
  if (!isEqual(mul(v, mul(x, x)), u)) x = mul(x, ROOT_OF_MINUS_ONE)
  if (!isEqual(mul(v, mul(x, x)), u)) return null
  if ((toBytes(x)[0] & 1) !== bitAt(bytes, 255)) x = sub(ZERO, x)
  return [x, y, ONE, mul(x, y)]
}

/** @type {(p: Point) => number[]} */
function encodePoint(p) {
  const inverse = invert(p[2])
  const bytes = toBytes(mul(p[1], inverse))
  bytes[31] |= (toBytes(mul(p[0], inverse))[0] & 1) << 7
  return bytes
}

/** Whether eight times the point is the neutral one. @type {(p: Point) => boolean} */
function isSmallOrder(p) {
  for (let i = 0; i < 3; i++) p = addPoints(p, p)
  return isEqual(p[0], ZERO)
}

/** The base point: y = 4/5 with even x. */
const BASE = /** @type {Point} */ (decodePoint([0x58].concat(list(31, 0x66))))

/** The order of the base point, 2^252 + 27742317777372353535851937790883648493, least byte first. */
const ORDER = [
  0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
].concat(list(15), 0x10)

/** bytes - ORDER, or null where that is negative. @type {(bytes: ArrayLike<number>) => number[] | null} */
function lessOrder(bytes) {
  let borrow = 0
  const rest = ORDER.map((byte, i) => {
    const difference = bytes[i] - byte + borrow
    borrow = difference >> 8
    return difference & 255
  })
  return borrow < 0 ? null : rest
}

/** A 64-byte number modulo ORDER. @type {(bytes: ArrayLike<number>) => number[]} */
function modOrder(bytes) {
  let rest = list(32)
  for (let i = 511; i >= 0; i--) {
    let over = bitAt(bytes, i)
    rest = rest.map((byte) => {
      const doubled = 2 * byte + over
      over = doubled >> 8
      return doubled & 255
    })
    rest = lessOrder(rest) || rest
  }
  return rest
}

/**
 * The bytes whose SHA-512 {@link isSigned} takes.
 * @param {Uint8Array} signature
 * @param {Uint8Array} message
 * @param {Uint8Array} publicKey
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function hashedBytes(signature, message, publicKey) {
  const hashed = new Uint8Array(64 + message.length)
  hashed.set(signature.subarray(0, 32))
  hashed.set(publicKey.subarray(0, 32), 32)
  hashed.set(message, 64)
  return hashed
}

/**
 * Whether a signature is valid. False, and never an error, for wrong lengths, a public key that is
 * no point, an S that is not below the order, an R that is not the canonical
 * encoding of the one right point, and a public key or R of small order.
 * @param {Uint8Array} signature 64 bytes
 * @param {Uint8Array} publicKey 32 bytes
 * @param {Uint8Array} digest SHA-512 of {@link hashedBytes}
 * @returns {boolean}
 */
export function isSigned(signature, publicKey, digest) {
  if (signature.length !== 64 || publicKey.length !== 32) return false
  const r = signature.subarray(0, 32)
  const s = signature.subarray(32)
  const key = decodePoint(publicKey)
  if (!key || isSmallOrder(key) || lessOrder(s)) return false
  const k = modOrder(digest)
  // [s]B - [k]A in one pass over the bits of both.
  const minusKey = [sub(ZERO, key[0]), key[1], ONE, sub(ZERO, key[3])]
  const choices = [NEUTRAL, BASE, minusKey, addPoints(BASE, minusKey)]
  let point = NEUTRAL
  for (let i = 252; i >= 0; i--) {
    point = addPoints(point, point)
    const choice = bitAt(s, i) + 2 * bitAt(k, i)
    if (choice) point = addPoints(point, choices[choice])
  }
  return isSame(r, encodePoint(point)) && !isSmallOrder(point)
}
