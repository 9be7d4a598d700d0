// Files that only the holder of a key can read, in the format of age version 1 with X25519 keys: sealing, and what
// opening (age-open.js) needs of it. The counterpart of lib/age. Source: c2sp.org/age.

import { keyOf } from './bech32.js'
import { sealChaCha, TAG_BYTES } from './chacha.js'
import { BASE_POINT, x25519 } from './x25519.js'

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

export const AGE_VERSION = 'age-encryption.org/v1'
export const FILE_KEY_BYTES = 16
export const NONCE_BYTES = 16
/** Bytes that are sealed together. */
export const CHUNK_BYTES = 65536
export const LINE_LETTERS = 64
export const NO_BYTES = new Uint8Array(0)
/** The wrap keys are used once each. */
export const NO_NONCE = new Uint8Array(12)

/** What is wrong with a file or a key: `not_age`, `bad_key`, `no_identity`, `truncated`, `damaged`, as in lib/age. */
export class AgeProblem extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code)
    this.code = code
  }
}

/** @param {string} text */
export const utf8 = (text) => /** @type {Bytes} */ (new TextEncoder().encode(text))

/** @param {number} length @returns {Bytes} */
export const randomBytes = (length) => crypto.getRandomValues(new Uint8Array(length))

/** @param {Bytes[]} parts @returns {Bytes} */
export function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** @param {Bytes} bytes */
export function base64(bytes) {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** Without the filling at its end. @param {Bytes} bytes */
export const bareBase64 = (bytes) => base64(bytes).replace(/=/g, '')

/** As names and addresses take it. @param {Bytes} bytes */
export const base64url = (bytes) => bareBase64(bytes).replace(/\+/g, '-').replace(/\//g, '_')

/** @param {Bytes} secret @param {Bytes} salt @param {string} info @param {number} [length] */
export async function hkdf(secret, salt, info, length = 32) {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(info) }
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 8 * length))
}

/** @param {Bytes} shared @param {Bytes} share @param {Bytes} recipient */
export const wrapKey = (shared, share, recipient) =>
  hkdf(shared, joined([share, recipient]), `${AGE_VERSION}/X25519`)

/** @param {Bytes} fileKey @returns {Promise<CryptoKey>} */
export async function macKey(fileKey) {
  const how = { name: 'HMAC', hash: 'SHA-256' }
  const key = await hkdf(fileKey, NO_BYTES, 'header')
  return crypto.subtle.importKey('raw', key, how, false, ['sign', 'verify'])
}

/** Eleven bytes of counter, one byte that marks the last chunk. @param {number} count @param {boolean} isLast */
export function chunkNonce(count, isLast) {
  const nonce = new Uint8Array(12)
  new DataView(nonce.buffer).setUint32(7, count)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** @param {string} recipient @param {Bytes} fileKey */
async function stanza(recipient, fileKey) {
  const point = keyOf(recipient, 'age')
  const ephemeral = randomBytes(32)
  const share = await x25519(ephemeral, BASE_POINT)
  const shared = point && (await x25519(ephemeral, point))
  if (!share || !shared || !point) throw new AgeProblem('bad_key')
  const body = sealChaCha(await wrapKey(shared, share, point), NO_NONCE, fileKey)
  // 43 letters: one line, which is shorter than 64 as the last one must be.
  return `-> X25519 ${bareBase64(share)}\n${bareBase64(body)}\n`
}

/**
 * A header that gives `recipients` the file key. Throws AgeProblem `bad_key` for one that is none, and for none at all.
 * @param {Bytes} fileKey @param {string[]} recipients `age1…`
 */
export async function headerFor(fileKey, recipients) {
  if (!recipients.length) throw new AgeProblem('bad_key')
  const stanzas = await Promise.all(recipients.map((one) => stanza(one, fileKey)))
  const signed = `${AGE_VERSION}\n${stanzas.join('')}---`
  const mac = await crypto.subtle.sign('HMAC', await macKey(fileKey), utf8(signed))
  return utf8(`${signed} ${bareBase64(new Uint8Array(mac))}\n`)
}

/**
 * The header of a file of age that any of `recipients` can read, and what follows it. `pause` is waited for after every
 * megabyte. Throws AgeProblem `bad_key` as {@link headerFor} does.
 * @param {Bytes} bytes @param {string[]} recipients `age1…` @param {() => Promise<unknown>} [pause]
 */
export async function sealPieces(bytes, recipients, pause) {
  const fileKey = randomBytes(FILE_KEY_BYTES)
  const header = await headerFor(fileKey, recipients)
  const nonce = randomBytes(NONCE_BYTES)
  const key = await hkdf(fileKey, nonce, 'payload')
  const chunks = Math.max(1, Math.ceil(bytes.length / CHUNK_BYTES))
  const parts = [nonce]
  for (let n = 0; n < chunks; n++) {
    const chunk = bytes.subarray(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES)
    parts.push(sealChaCha(key, chunkNonce(n, n === chunks - 1), chunk))
    if (pause && n % 16 === 15) await pause()
  }
  return { header, payload: joined(parts) }
}

/**
 * The bytes as a file of age, whole. Throws as {@link sealPieces} does.
 * @param {Bytes} bytes @param {string[]} recipients `age1…`
 */
export async function sealAge(bytes, recipients) {
  const { header, payload } = await sealPieces(bytes, recipients)
  return joined([header, payload])
}

/** Bytes of a sealed chunk that is full. */
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES
