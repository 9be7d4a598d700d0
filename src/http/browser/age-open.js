// Opening files of age, and giving one to other recipients: a fresh header before the same sealed bytes. A file may be
// larger than memory: of a Blob, a few chunks are read at a time. Source: c2sp.org/age.

import { openChaCha } from './chacha.js'
import {
  AGE_VERSION,
  AgeProblem,
  bareBase64,
  chunkNonce,
  FILE_KEY_BYTES,
  headerFor,
  hkdf,
  joined,
  LINE_LETTERS,
  macKey,
  NO_NONCE,
  NONCE_BYTES,
  SEALED_CHUNK_BYTES,
  wrapKey,
} from './age.js'
import { keyOf } from './bech32.js'
import { BASE_POINT, x25519 } from './x25519.js'

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {Bytes | Blob} AgeFile */
/** @typedef {{ secret: Bytes, publicKey: Bytes }} AgeIdentity */
/** @typedef {{ fileKey: Bytes, end: number }} AgeHeader file key, and where the header ends */
/** @typedef {{ words: string[], body: Bytes }} Stanza */

/** Header lines at most, as in lib/age. */
const MAX_LINES = 2000
/** Bytes of a header line at most, as in lib/age. */
const MAX_LINE_BYTES = 1024
/** Bytes read at first: the header of five hundred recipients. */
const FIRST_READ = 65536
/** Chunks that are read at a time: a megabyte. */
const CHUNKS_A_READ = 16

const sizeOf = (/** @type {AgeFile} */ file) => (file instanceof Blob ? file.size : file.length)

/** @param {AgeFile} file @param {number} from @param {number} to @returns {Promise<Bytes>} */
async function bytesAt(file, from, to) {
  if (!(file instanceof Blob)) return file.subarray(from, to)
  return new Uint8Array(await new Response(file.slice(from, to)).arrayBuffer())
}

/** The bytes of the one spelling that sealing gives; null for every other. @param {string} text */
function bareBase64Bytes(text) {
  if (!/^[A-Za-z0-9+/]*$/.test(text) || text.length % 4 === 1) return null
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  return bareBase64(bytes) === text ? bytes : null
}

/** @param {string} text `AGE-SECRET-KEY-1…` @returns {Promise<AgeIdentity>} */
export async function ageIdentity(text) {
  const secret = text === text.toUpperCase() ? keyOf(text.toLowerCase(), 'age-secret-key-') : null
  const publicKey = secret && (await x25519(secret, BASE_POINT))
  if (!secret || !publicKey) throw new AgeProblem('bad_key')
  return { secret, publicKey }
}

/**
 * The lines through the one that begins with three dashes, without their newlines, and where it ends.
 * @param {AgeFile} file @returns {Promise<{ lines: string[], end: number }>}
 */
async function headerLines(file) {
  const longest = Math.min(sizeOf(file), MAX_LINES * MAX_LINE_BYTES)
  for (let size = Math.min(FIRST_READ, longest); ; size = Math.min(4 * size, longest)) {
    const found = linesIn(await bytesAt(file, 0, size))
    if (found) return found
    if (size === longest) throw new AgeProblem(size < sizeOf(file) ? 'damaged' : 'truncated')
  }
}

/** Null where the header goes on. @param {Bytes} bytes */
function linesIn(bytes) {
  /** @type {string[]} */
  const lines = []
  for (let at = 0; ; ) {
    const end = bytes.indexOf(10, at)
    const long = (end < 0 ? bytes.length : end + 1) - at
    const line = String.fromCharCode.apply(
      null,
      Array.from(bytes.subarray(at, at + Math.min(long, MAX_LINE_BYTES))),
    )
    if (!lines.length && line !== `${AGE_VERSION}\n`) throw new AgeProblem('not_age')
    if (long > MAX_LINE_BYTES) throw new AgeProblem('truncated')
    if (lines.length > MAX_LINES) throw new AgeProblem('damaged')
    if (end < 0) return null
    lines.push(line.slice(0, -1))
    at = end + 1
    if (line.slice(0, 3) === '---') return { lines, end: at }
  }
}

/** @param {string[]} lines @returns {Stanza[]} */
function stanzasIn(lines) {
  /** @type {Stanza[]} */
  const stanzas = []
  for (let n = 0; n < lines.length; n++) {
    const words = lines[n].split(' ')
    const isNamed = words.length >= 2 && words.every((word) => /^[!-~]+$/.test(word))
    if (words[0] !== '->' || !isNamed) throw new AgeProblem('damaged')
    const first = n + 1
    // A line of 64 letters is followed by another.
    for (n = first; n < lines.length && lines[n].length === LINE_LETTERS; n++);
    const body = n < lines.length ? bareBase64Bytes(lines.slice(first, n + 1).join('')) : null
    if (!body) throw new AgeProblem('damaged')
    stanzas.push({ words: words.slice(1), body })
  }
  return stanzas
}

/**
 * The file key from the first stanza that one of the identities opens; stanzas of other kinds are passed by.
 * @param {Stanza[]} stanzas @param {AgeIdentity[]} identities
 */
async function unwrap(stanzas, identities) {
  for (const { words, body } of stanzas) {
    if (words[0] !== 'X25519') continue
    const share = words.length === 2 ? bareBase64Bytes(words[1]) : null
    if (!share || share.length !== 32 || body.length !== 32) throw new AgeProblem('damaged')
    for (const { secret, publicKey } of identities) {
      const shared = await x25519(secret, share)
      if (!shared) throw new AgeProblem('damaged')
      const fileKey = openChaCha(await wrapKey(shared, share, publicKey), NO_NONCE, body)
      if (fileKey) return fileKey
    }
  }
  throw new AgeProblem('no_identity')
}

/**
 * Throws AgeProblem `not_age`, `truncated`, `damaged`, or `no_identity` when the file is for others.
 * @param {AgeFile} file @param {AgeIdentity[]} identities @returns {Promise<AgeHeader>}
 */
async function openHeader(file, identities) {
  const { lines, end } = await headerLines(file)
  const last = lines[lines.length - 1]
  const fileKey = await unwrap(stanzasIn(lines.slice(1, -1)), identities)
  const mac = last.slice(0, 4) === '--- ' ? bareBase64Bytes(last.slice(4)) : null
  // The lines are of one byte a letter, but one that is no ASCII would be two in UTF-8.
  const signed = (await bytesAt(file, 0, end)).slice(0, end - last.length - 1 + 3)
  const isRight = mac && (await crypto.subtle.verify('HMAC', await macKey(fileKey), mac, signed))
  if (!isRight || fileKey.length !== FILE_KEY_BYTES) throw new AgeProblem('damaged')
  return { fileKey, end }
}

/**
 * The text of a file, chunk by chunk; what it gives was checked, but only its end says that nothing is missing. Throws
 * AgeProblem as lib/age does, possibly after it gave some chunks.
 * @param {AgeFile} file @param {AgeIdentity[]} identities
 */
export async function* openChunks(file, identities) {
  const { fileKey, end } = await openHeader(file, identities)
  const nonce = await bytesAt(file, end, end + NONCE_BYTES)
  if (nonce.length < NONCE_BYTES) throw new AgeProblem('truncated')
  const key = await hkdf(fileKey, nonce, 'payload')
  const start = end + NONCE_BYTES
  const chunks = Math.max(1, Math.ceil((sizeOf(file) - start) / SEALED_CHUNK_BYTES))
  for (let n = 0; n < chunks; n += CHUNKS_A_READ) {
    const at = start + n * SEALED_CHUNK_BYTES
    const read = await bytesAt(file, at, at + CHUNKS_A_READ * SEALED_CHUNK_BYTES)
    for (let m = 0; m < CHUNKS_A_READ && n + m < chunks; m++) {
      const sealed = read.subarray(m * SEALED_CHUNK_BYTES, (m + 1) * SEALED_CHUNK_BYTES)
      const isLast = n + m === chunks - 1
      const chunk = openChaCha(key, chunkNonce(n + m, isLast), sealed)
      if (!chunk) throw new AgeProblem(isCut(key, n + m, isLast, sealed) ? 'truncated' : 'damaged')
      // Only an empty file has an empty last chunk: another one could be cut off without a trace.
      if (!chunk.length && n + m > 0) throw new AgeProblem('damaged')
      yield chunk
    }
  }
}

/**
 * Whether the chunk that ends the file was sealed as one that is followed by others: those are missing.
 * @param {Bytes} key @param {number} count @param {boolean} isLast @param {Bytes} sealed
 */
function isCut(key, count, isLast, sealed) {
  return (
    sealed.length < 16 || (isLast && openChaCha(key, chunkNonce(count, false), sealed) !== null)
  )
}

/**
 * The whole text of a file. Throws AgeProblem as {@link openChunks} does.
 * @param {AgeFile} file @param {AgeIdentity[]} identities
 */
export async function openAge(file, identities) {
  /** @type {Bytes[]} */
  const parts = []
  for await (const chunk of openChunks(file, identities)) parts.push(chunk)
  return joined(parts)
}

/**
 * The same sealed bytes with a header for `recipients` alone. Throws AgeProblem where none of the identities opens it.
 * @param {Bytes} file @param {AgeIdentity[]} identities @param {string[]} recipients `age1…`
 */
export async function rewrapAge(file, identities, recipients) {
  const { fileKey, end } = await openHeader(file, identities)
  return joined([await headerFor(fileKey, recipients), file.subarray(end)])
}
