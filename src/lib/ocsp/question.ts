import { expectTag, readAll, readDer, TAG } from '../x509/der.ts'

/** The certificate that is asked about and the one that issued it, DER. */
export interface OcspQuestion {
  readonly leaf: Uint8Array
  readonly issuer: Uint8Array
  /** UTC as `2026-11-24T08:00:00.000Z`: when a delegated responder has to be valid. */
  readonly at: string
}

/** What a certificate is named by in a response: the serial, the subject as DER, and the bits of the key. */
export function partsOf(certificate: Uint8Array) {
  const [body] = readAll(expectTag(readDer(certificate), TAG.sequence).content, 3)
  const fields = readAll(expectTag(body, TAG.sequence).content, 10)
  if (fields[0]?.tag === 0xa0) fields.shift()
  const [serial, , , , subject, key] = fields
  const [, bits] = readAll(expectTag(key, TAG.sequence).content, 2)
  return {
    serial: expectTag(serial, TAG.integer).content,
    subject: expectTag(subject, TAG.sequence).whole,
    keyBits: expectTag(bits, TAG.bitString).content.subarray(1),
  }
}
