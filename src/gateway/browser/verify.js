/**
 * Opens lines of the alert stream in the browser: nothing of a line is believed, or shown, before
 * its signature has been verified for the realm of the page. The counterpart of lib/frame.
 * Written for ES2018, with modules, which Chrome has since version 61.
 */

import { hashedBytes, isSigned } from './ed25519.js'

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {(signature: Bytes, signed: Bytes) => boolean | Promise<boolean>} Verifier */

/** Longest line in characters, as in lib/frame. */
const MAX_FRAME_CHARACTERS = 16384
// The last character of a signature carries two bits; any other would be a second spelling.
const LINE = /^([\w-]{85}[AQgw])\.1([AE])\.[0-9a-f]{8}\.(\{[^\n\r]*\})$/

/** @type {{ [realm: string]: string }} */
const REALM_LETTERS = { actual: 'A', exercise: 'E' }

/** @type {{ [publicKey: string]: Promise<Verifier> }} */
const verifiers = {}

/** @type {(base64: string) => Bytes} reads the web-safe alphabet as well */
const fromBase64 = (base64) =>
  Uint8Array.from(atob(base64.replace(/-/g, '+').replace(/_/g, '/')), (character) =>
    character.charCodeAt(0),
  )

/** @type {(raw: Bytes) => Promise<CryptoKey>} */
async function importKey(raw) {
  return crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify'])
}

/**
 * The browser's own Ed25519, or ours where that is missing.
 * @param {string} publicKey
 * @returns {Promise<Verifier>}
 */
async function loadVerifier(publicKey) {
  const raw = fromBase64(publicKey)
  const key = await importKey(raw).catch(() => null)
  if (key) return (signature, signed) => crypto.subtle.verify('Ed25519', key, signature, signed)
  return async (signature, signed) => {
    const digest = await crypto.subtle.digest('SHA-512', hashedBytes(signature, signed, raw))
    return isSigned(signature, raw, new Uint8Array(digest))
  }
}

/**
 * The body of a line that one of these keys signed for this realm, else null. The keys are tried in
 * turn, so the key id in the line, itself signed, is not needed. Rejects where a key is not base64.
 * @param {string} line one line of the stream, without line end
 * @param {string[]} publicKeysRawBase64 each 32 raw bytes
 * @param {'actual' | 'exercise'} realm
 * @returns {Promise<any>}
 */
export async function verifyFrame(line, publicKeysRawBase64, realm) {
  const match = line.length > MAX_FRAME_CHARACTERS ? null : LINE.exec(line)
  if (!match || match[2] !== REALM_LETTERS[realm]) return null
  const signature = fromBase64(match[1])
  const signed = new TextEncoder().encode(line.slice(match[1].length + 1))
  for (const publicKey of publicKeysRawBase64) {
    if (!verifiers[publicKey]) {
      verifiers[publicKey] = loadVerifier(publicKey)
    }
    const verify = await verifiers[publicKey]
    if (await verify(signature, signed)) return JSON.parse(match[3])
  }
  return null
}
