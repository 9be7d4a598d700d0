// Finds a number whose hash begins with so many zero bits, in small pieces, while the person types: the twin of
// src/domains/reports/puzzle.ts. SHA-256 of one block by ourselves, since a browser's own takes longer to be asked than
// to answer. Source: FIPS 180-4 §6.2.

import { utf8 } from './age.js'

/** Hashes in one piece, between two strokes of a key on a slow telephone. */
const PIECE = 4000

/** The first digits behind the point of the square (2) or cube (3) roots of primes. @param {number} count @param {number} root */
function rootsOf(count, root) {
  const out = new Int32Array(count)
  for (let n = 2, at = 0; at < count; n++) {
    let prime = true
    for (let by = 2; by * by <= n; by++) if (n % by === 0) prime = false
    if (prime) out[at++] = (n ** (1 / root) % 1) * 4294967296
  }
  return out
}

/** Zero bits at the beginning of the hash of a block. @param {Int32Array} words 64, the first 16 the block @param {Int32Array} begin @param {Int32Array} constants */
function zeroBits(words, begin, constants) {
  for (let n = 16; n < 64; n++) {
    const x = words[n - 15]
    const y = words[n - 2]
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    words[n] = (words[n - 16] + s0 + words[n - 7] + s1) | 0
  }
  let [a, b, c, d, e, f, g, h] = begin
  for (let n = 0; n < 64; n++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const one = (h + s1 + ((e & f) ^ (~e & g)) + constants[n] + words[n]) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  return Math.clz32(begin[0] + a)
}

/** The number, with its challenge. @param {string} challenge @param {number} bits @param {string} mailbox */
export async function solve(challenge, bits, mailbox) {
  const words = new Int32Array(64)
  const first = new DataView(await crypto.subtle.digest('SHA-256', utf8(challenge + mailbox)))
  for (let n = 0; n < 8; n++) words[n] = first.getInt32(n * 4)
  words[10] = -2147483648
  words[15] = 320
  const begin = rootsOf(8, 2)
  const constants = rootsOf(64, 3)
  for (let number = 0; ; ) {
    for (const end = number + PIECE; number < end; number++) {
      words[8] = number / 4294967296
      words[9] = number
      if (zeroBits(words, begin, constants) >= bits) return `${challenge}.${number}`
    }
    await new Promise((resolve) => setTimeout(resolve))
  }
}
