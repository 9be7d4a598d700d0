import { createHash, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { coreText, isFrameBody, writeBody } from './body.ts'
import type { FrameBody } from './body.ts'

/** The two houses that must never be confused. */
export type FrameRealm = 'actual' | 'exercise'

/** Longest line in characters: a full alert in sixteen languages has about 10,000. */
export const MAX_FRAME_CHARACTERS = 16_384

const VERSION = '1'
const REALM_LETTERS: Readonly<Record<FrameRealm, string>> = { actual: 'A', exercise: 'E' }
const SIGNATURE_CHARACTERS = 86
// The last character of a signature carries two bits; any other would be a second spelling.
const LINE = /^([\w-]{85}[AQgw])\.(1[AE])\.([0-9a-f]{8})\.(\{[^\n\r]*\})$/

export type FrameErrorCode = 'malformed' | 'wrong_realm' | 'unknown_key' | 'bad_signature'

/** Why a line is no frame for this reader. */
export class FrameError extends Error {
  readonly code: FrameErrorCode

  constructor(code: FrameErrorCode) {
    super(`alert-stream frame refused: ${code}`)
    this.name = 'FrameError'
    this.code = code
  }
}

/** How a frame is signed: `sign` gives the 64-byte Ed25519 signature of the key with that id. */
export interface FrameSigner {
  readonly realm: FrameRealm
  readonly keyId: string
  readonly sign: (bytes: Uint8Array) => Uint8Array
}

/** Whose frames are read: the realm and its public keys by key id. */
export interface FrameReader {
  readonly realm: FrameRealm
  readonly keys: ReadonlyMap<string, KeyObject>
}

/** The 32 raw bytes of an Ed25519 public key. Throws TypeError for any other key. */
export function rawPublicKey(key: KeyObject): Buffer {
  const { crv, x } = key.export({ format: 'jwk' })
  if (crv !== 'Ed25519' || x === undefined) throw new TypeError('not an Ed25519 key')
  return Buffer.from(x, 'base64url')
}

/** The id of a public key in frames: the first 8 hex digits of the SHA-256 of its raw bytes. */
export function frameKeyId(key: KeyObject): string {
  return createHash('sha256').update(rawPublicKey(key)).digest('hex').slice(0, 8)
}

/** Hash that the next entry carries as `p`: SHA-256 of the language-neutral core, base64url. */
export function coreHash(body: FrameBody): string {
  return createHash('sha256').update(coreText(body)).digest('base64url')
}

/**
 * One entry as a line `<sig>.<version+realm>.<keyId>.<JSON>`, without line end; the signature covers
 * the UTF-8 bytes after the first dot. Throws FrameError `malformed` for a body, key id or signature
 * that openFrame would refuse.
 */
export function encodeFrame(body: FrameBody, signer: FrameSigner): string {
  if (!isFrameBody(body)) throw new FrameError('malformed')
  const signed = `${VERSION}${REALM_LETTERS[signer.realm]}.${signer.keyId}.${writeBody(body)}`
  const signature = Buffer.from(signer.sign(Buffer.from(signed))).toString('base64url')
  const line = `${signature}.${signed}`
  if (!isLine(line)) throw new FrameError('malformed')
  return line
}

function isLine(line: string): boolean {
  return line.length <= MAX_FRAME_CHARACTERS && line.isWellFormed() && LINE.test(line)
}

/**
 * The body of a line signed for this realm by one of these keys. The signature is verified before
 * the JSON is parsed. Throws FrameError: `malformed` for what is no frame, `wrong_realm`,
 * `unknown_key`, `bad_signature`.
 */
export function openFrame(line: string, reader: FrameReader): FrameBody {
  if (!isLine(line)) throw new FrameError('malformed')
  const [signature = '', versionRealm, keyId = ''] = line.split('.', 3)
  if (versionRealm !== VERSION + REALM_LETTERS[reader.realm]) throw new FrameError('wrong_realm')
  const key = reader.keys.get(keyId)
  if (key === undefined) throw new FrameError('unknown_key')
  const signed = Buffer.from(line.slice(SIGNATURE_CHARACTERS + 1))
  if (!verify(null, signed, key, Buffer.from(signature, 'base64url'))) {
    throw new FrameError('bad_signature')
  }
  const body = parseBody(line.slice(line.indexOf('{')))
  if (!isFrameBody(body)) throw new FrameError('malformed')
  return body
}

function parseBody(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new FrameError('malformed')
  }
}
