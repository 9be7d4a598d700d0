// The receipt of a report: sixteen secret bytes as forty digits, and what is derived from them; the twin of lib/receipt.

import { base64url, hkdf, utf8 } from './age.js'
import { keyText } from './bech32.js'
import { BASE_POINT, x25519 } from './x25519.js'

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

const DIGITS = 40
const CHECK = 29

/** The quotient of digits in a base, most significant first, by a number, and what is left. @param {ArrayLike<number>} digits @param {number} base @param {number} by */
function divided(digits, base, by) {
  let rest = 0
  const quotient = Array.from(digits, (digit) => {
    rest = rest * base + digit
    const part = Math.floor(rest / by)
    rest -= part * by
    return part
  })
  return { quotient, rest }
}

/** Digits of one base in another, `length` of them; null where they do not suffice. @param {ArrayLike<number>} digits @param {number} from @param {number} to @param {number} length */
function inBase(digits, from, to, length) {
  let number = Array.from(digits)
  const out = []
  for (let n = 0; n < length; n++) {
    const { quotient, rest } = divided(number, from, to)
    out.unshift(rest)
    number = quotient
  }
  return number.some((digit) => digit) ? null : out
}

/** Forty digits in eight groups of five: 29 times the seed. @param {Bytes} seed 16 bytes */
export function digitsOf(seed) {
  let over = 0
  const product = Array.from({ length: 17 }, (_, at) => {
    const number = (at < 16 ? seed[15 - at] * CHECK : 0) + over
    over = number >> 8
    return number & 255
  })
  const digits = inBase(product.reverse(), 256, 10, DIGITS) || []
  return digits.join('').replace(/.{5}(?=.)/g, '$& ')
}

/** What may stand between the digits: spaces, dashes and the marks of a copied text. */
const BETWEEN = /[\s\p{Pd}\u2212\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu
const DIGIT = /\p{Nd}/u

/** Digits lie in runs from nought to nine. Source: Unicode Standard §4.6. @param {string} character */
function digitOf(character) {
  const at = Number(character.codePointAt(0))
  let first = at
  while (DIGIT.test(String.fromCodePoint(first - 1))) first--
  return (at - first) % 10
}

/** The seed of forty digits in any script; null for what was mistyped. @param {string} text @returns {Bytes | null} */
export function seedOf(text) {
  const characters = text.length > 160 ? [] : Array.from(text.replace(BETWEEN, ''))
  if (characters.length !== DIGITS || !characters.every((one) => DIGIT.test(one))) return null
  const { quotient, rest } = divided(characters.map(digitOf), 10, CHECK)
  const bytes = rest ? null : inBase(quotient, 10, 256, 16)
  return bytes && Uint8Array.from(bytes)
}

/** The seed of either spelling; null for what was mistyped. @param {string} text @returns {Promise<Bytes | null>} */
export async function seedSpelled(text) {
  if (!/\p{L}/u.test(text)) return seedOf(text)
  return (await import('./receipt-words.js')).seedOfAnyWords(text)
}

/** Mailbox, token, secret and recipient behind a seed. @param {Bytes} seed 16 bytes */
export async function derive(seed) {
  /** @param {string} info @param {number} length */
  const part = (info, length) => hkdf(seed, utf8('scrutineer/receipt/v1'), info, length)
  const secret = await part('age-identity', 32)
  const publicKey = /** @type {Bytes} */ (await x25519(secret, BASE_POINT))
  return {
    mailbox: base64url(await part('mailbox', 16)),
    read: base64url(await part('read', 32)),
    identity: { secret, publicKey },
    recipient: keyText(publicKey, 'age'),
  }
}

/** SHA-256 of the token's text, in hexadecimal digits. @param {string} read */
export async function readHash(read) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(read)))
  return Array.from(hash, (byte) => (byte + 256).toString(16).slice(1)).join('')
}
