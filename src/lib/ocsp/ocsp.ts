import { createHash } from 'node:crypto'
import { expectTag, oidText, readAll, readDer, TAG, X509Error, type Der } from '../x509/der.ts'
import { timeText } from '../x509/text.ts'
import { type OcspQuestion, partsOf } from './question.ts'
import { type SignedResponse, signerOf } from './signer.ts'

/** What a response says of the certificate. */
export interface OcspAnswer {
  readonly status: 'good' | 'revoked' | 'unknown'
  /** UTC as `2026-11-24T08:00:00.000Z`. */
  readonly thisUpdate: string
  /** Null where newer information is there at any time. */
  readonly nextUpdate: string | null
  readonly revokedAt: string | null
  /** Who signed: the issuer itself or somebody it appointed; null where neither did, and then nothing of it holds. */
  readonly signer: 'issuer' | 'delegate' | null
}

/** Longest response that is read, in bytes; common ones are below 3 KiB. */
const MAX_RESPONSE_BYTES = 64 * 1024
/** Certificates that one response may speak of. */
const MAX_ANSWERS = 100
const MAX_CERTIFICATES = 5

const BASIC = '1.3.6.1.5.5.7.48.1.1'
const ENUMERATED = 0x0a
/** Of the reasons in which a responder gives no answer. */
const SUCCESSFUL = 0
/** Hashes in which a response may name the certificate. */
const NAMING: ReadonlyMap<string, string> = new Map([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
])

/**
 * What a response in DER says of a certificate; null where it says nothing of it: an error of the responder, or only
 * other certificates. Throws X509Error when response or certificates are malformed. Source: RFC 6960 section 4.2.
 */
export function readOcsp(response: Uint8Array, question: OcspQuestion): OcspAnswer | null {
  if (response.length > MAX_RESPONSE_BYTES) throw new X509Error('response is too long')
  const outer = expectTag(readDer(response), TAG.sequence)
  const [status, wrapped] = readAll(outer.content, 2)
  if (expectTag(status, ENUMERATED).content[0] !== SUCCESSFUL) return null
  const [type, basic] = readAll(
    expectTag(readDer(expectTag(wrapped, 0xa0).content), TAG.sequence).content,
    2,
  )
  if (oidText(type) !== BASIC) throw new X509Error('unknown type of response')
  const signed = readSigned(expectTag(basic, TAG.octetString).content)
  const single = signed.answers.find((one) => isAbout(one, question))
  if (single === undefined) return null
  return { ...readSingle(single), signer: signerOf(signed, question) }
}

function readSigned(basic: Uint8Array): SignedResponse & { readonly answers: readonly Der[] } {
  const [body, algorithm, signature, certificates] = readAll(
    expectTag(readDer(basic), TAG.sequence).content,
    4,
  )
  const fields = readAll(expectTag(body, TAG.sequence).content, 5)
  if (fields[0]?.tag === 0xa0) fields.shift()
  const [responder, , answers] = fields
  if (responder === undefined) throw new X509Error('responder is missing')
  const list =
    certificates && expectTag(readDer(expectTag(certificates, 0xa0).content), TAG.sequence)
  return {
    body: expectTag(body, TAG.sequence).whole,
    responder,
    algorithm: expectTag(algorithm, TAG.sequence),
    signature: expectTag(signature, TAG.bitString).content.subarray(1),
    certificates: list ? readAll(list.content, MAX_CERTIFICATES).map(({ whole }) => whole) : [],
    answers: readAll(expectTag(answers, TAG.sequence).content, MAX_ANSWERS),
  }
}

/** Source: RFC 6960 section 4.1.1. */
function isAbout(single: Der, { leaf, issuer }: OcspQuestion): boolean {
  const [certificate] = readAll(expectTag(single, TAG.sequence).content, 5)
  const [algorithm, nameHash, keyHash, serial] = readAll(
    expectTag(certificate, TAG.sequence).content,
    4,
  )
  const [id] = readAll(expectTag(algorithm, TAG.sequence).content, 2)
  const digest = NAMING.get(oidText(id))
  if (digest === undefined) return false
  const own = partsOf(leaf)
  const above = partsOf(issuer)
  const isHashOf = (hash: Der | undefined, of: Uint8Array) =>
    createHash(digest).update(of).digest().equals(expectTag(hash, TAG.octetString).content)
  return (
    Buffer.compare(expectTag(serial, TAG.integer).content, own.serial) === 0 &&
    isHashOf(nameHash, above.subject) &&
    isHashOf(keyHash, above.keyBits)
  )
}

function readSingle(single: Der): Omit<OcspAnswer, 'signer'> {
  const [, status, thisUpdate, next] = readAll(single.content, 5)
  const nextUpdate = next?.tag === 0xa0 ? timeText(readDer(next.content)) : null
  return {
    ...readStatus(status),
    thisUpdate: timeText(expectTag(thisUpdate, TAG.generalizedTime)),
    nextUpdate,
  }
}

function readStatus(status: Der | undefined): Pick<OcspAnswer, 'status' | 'revokedAt'> {
  switch (status?.tag) {
    case 0x80:
      return { status: 'good', revokedAt: null }
    case 0xa1:
      return { status: 'revoked', revokedAt: timeText(readDer(status.content)) }
    case 0x82:
      return { status: 'unknown', revokedAt: null }
    default:
      throw new X509Error('unknown status')
  }
}
