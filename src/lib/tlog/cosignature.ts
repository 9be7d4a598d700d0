import { verify } from 'node:crypto'
import { type NoteVerifier, parseKey } from './note.ts'

/** The type byte of a witness's Ed25519 cosignature. */
const COSIGNATURE = 0x04

/** Seconds since 1970 in 8 bytes, then the signature. */
const TIME_SIZE = 8
const SIZE = TIME_SIZE + 64

/** Largest time that a cosignature may name. */
const MAX_TIME = 2n ** 63n - 1n

/**
 * Checks cosignatures of one witness: it has seen that the log only grew up to this checkpoint, at a time that its
 * signature covers. Throws NoteError `invalid_key` as `parseVerifierKey`; only the Ed25519 kind is known.
 * Source: c2sp.org/tlog-cosignature, Format and Ed25519 signed message.
 */
export function parseCosignerKey(text: string): NoteVerifier {
  const { name, keyId, key } = parseKey(text, COSIGNATURE)
  return {
    name,
    keyId,
    verify(message, signature) {
      const time = cosignedAt(signature)
      if (time === null) return false
      const head = Buffer.from(`cosignature/v1\ntime ${time}\n`)
      return verify(null, Buffer.concat([head, message]), key, signature.subarray(TIME_SIZE))
    },
  }
}

/** When a witness says it cosigned, in seconds since 1970; null for bytes that are no cosignature. */
function cosignedAt(signature: Uint8Array): bigint | null {
  if (signature.length !== SIZE) return null
  const view = new DataView(signature.buffer, signature.byteOffset, signature.byteLength)
  const time = view.getBigUint64(0)
  return time > MAX_TIME ? null : time
}
