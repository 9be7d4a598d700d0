import { integer, objectId, octets, sequence, tagged } from '../x509/write.ts'

/** Media types of question and reply. Source: RFC 3161 §3.4. */
export const TIME_STAMP_QUERY = 'application/timestamp-query'
export const TIME_STAMP_REPLY = 'application/timestamp-reply'

/** Object identifier of SHA-256. */
export const SHA256 = '2.16.840.1.101.3.4.2.1'

const VERSION = 1
const TRUE = Uint8Array.of(0x01, 0x01, 0xff)
const NULL = Uint8Array.of(0x05, 0x00)

/**
 * The question for a time-stamp over a SHA-256 hash, in DER: with a nonce, and with the certificates asked for, so that
 * the reply can be checked when the authority is gone. Source: RFC 3161 §2.4.1.
 */
export function timeStampRequest(sha256: Uint8Array, nonce: Uint8Array): Uint8Array {
  const imprint = sequence(sequence(objectId(SHA256), NULL), octets(sha256))
  return sequence(tagged(0x02, Uint8Array.of(VERSION)), imprint, integer(nonce), TRUE)
}
