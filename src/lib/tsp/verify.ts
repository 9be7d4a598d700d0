import { hash, type KeyObject, verify, X509Certificate } from 'node:crypto'
import { inspectCertificate } from '../x509/certificate.ts'
import { type Der, expectTag, oidText, readAll, readDer, TAG, X509Error } from '../x509/der.ts'
import { HASHES, SIGNATURES } from '../x509/identifiers.ts'
import { parseReply, type TimeStampReply, type TokenSigner } from './reply.ts'
import { SHA256 } from './request.ts'

/**
 * Why a time-stamp does not hold: `unreadable` (no reply in DER, or one without a token), `imprint` (over another hash),
 * `nonce` (an answer to another question), `signature` (the token is not what its certificate signed), `purpose` (the
 * certificate is not for time-stamps alone), `chain` (it leads to no authority that is trusted, or was not in force).
 */
export type StampFault = 'unreadable' | 'imprint' | 'nonce' | 'signature' | 'purpose' | 'chain'

/** What a time-stamp is held against. */
export interface StampQuestion {
  /** Of what it must be over. */
  readonly sha256: Uint8Array
  /** As it was asked; without it none is compared. */
  readonly nonce?: Uint8Array
  /** Authorities that are trusted; without them nobody says who signed. */
  readonly roots?: readonly X509Certificate[]
}

/** Certificates between a signer and the authority that is trusted. */
const MAX_CHAIN = 6

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'
const ATTRIBUTE = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const
const RSA = '1.2.840.113549.1.1.1'
/** Hashes under which a signature is worth something. */
const ACCEPTED: readonly string[] = ['sha256', 'sha384', 'sha512']

/** Judges a reply in DER; the first fault in the order of {@link StampFault}, null where it holds. */
export function stampFault(bytes: Uint8Array, question: StampQuestion): StampFault | null {
  try {
    const reply = parseReply(bytes)
    return reply === null ? 'unreadable' : faultOf(reply, question)
  } catch (error) {
    if (error instanceof X509Error) return 'unreadable'
    throw error
  }
}

function faultOf(reply: TimeStampReply, question: StampQuestion): StampFault | null {
  const { algorithm, hash: imprint } = reply.imprint
  if (algorithm !== SHA256 || imprint !== Buffer.from(question.sha256).toString('hex'))
    return 'imprint'
  if (question.nonce !== undefined && reply.nonce !== numberOf(question.nonce)) return 'nonce'
  const signer = reply.certificates.find((der) => isSigner(der, reply.signer))
  const certificate = signer === undefined ? null : certificateOf(signer)
  if (certificate === null || !hasSigned(reply, certificate)) return 'signature'
  if (!isForStamps(certificate.raw)) return 'purpose'
  if (question.roots === undefined) return null
  return isTrusted(reply, certificate, question.roots) ? null : 'chain'
}

function numberOf(nonce: Uint8Array): string {
  return Buffer.from(nonce)
    .toString('hex')
    .replace(/^(?:00)+(?=.)/, '')
}

/** Whether the signer is named by the issuer and the serial of this certificate, or by the identifier of its key. */
function isSigner(der: Uint8Array, { id }: TokenSigner): boolean {
  const fields = fieldsOf(der)
  if (id.tag === TAG.sequence) {
    const [issuer, serial] = readAll(id.content, 2)
    return isSame(issuer, fields.issuer) && isSame(serial, fields.serial)
  }
  const key = extensionOf(der, '2.5.29.14')
  return (
    id.tag === 0x80 &&
    key !== null &&
    readDer(key.value).content.toString() === id.content.toString()
  )
}

function isSame(one: Der | undefined, other: Der): boolean {
  return one !== undefined && Buffer.compare(one.whole, other.whole) === 0
}

function fieldsOf(der: Uint8Array): { readonly issuer: Der; readonly serial: Der } {
  const fields = bodyOf(der)
  const [serial, , issuer] = fields
  return { serial: expectTag(serial, TAG.integer), issuer: expectTag(issuer, TAG.sequence) }
}

/** The fields of a certificate behind its version. */
function bodyOf(der: Uint8Array): Der[] {
  const [body] = readAll(expectTag(readDer(der), TAG.sequence).content, 3)
  const fields = readAll(expectTag(body, TAG.sequence).content, 10)
  if (fields[0]?.tag === 0xa0) fields.shift()
  return fields
}

function extensionOf(der: Uint8Array, id: string) {
  const field = bodyOf(der).find(({ tag }) => tag === 0xa3)
  if (field === undefined) return null
  for (const one of readAll(expectTag(readDer(field.content), TAG.sequence).content, 200)) {
    const parts = readAll(expectTag(one, TAG.sequence).content, 3)
    if (oidText(parts[0]) !== id) continue
    const isCritical = parts.length === 3 && parts[1]?.content[0] === 0xff
    return { isCritical, value: expectTag(parts.at(-1), TAG.octetString).content }
  }
  return null
}

function certificateOf(der: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(der)
  } catch {
    // OpenSSL cannot read it: then nothing can be verified with it.
    return null
  }
}

/** The certificate signed the attributes, and these name it, the content and what that is. Source: RFC 5652 §5.4, RFC 5816. */
function hasSigned({ signer, content }: TimeStampReply, certificate: X509Certificate): boolean {
  const { digest, values } = signer
  if (digest === null || !ACCEPTED.includes(digest)) return false
  const type = values.get(ATTRIBUTE.contentType)
  const made = values.get(ATTRIBUTE.messageDigest)
  const isAbout =
    type?.tag === TAG.oid &&
    oidText(type) === TST_INFO &&
    made?.tag === TAG.octetString &&
    Buffer.from(made.content).equals(hash(digest, content, 'buffer'))
  return (
    isAbout && namesCertificate(values, certificate.raw) && isSigned(signer, certificate.publicKey)
  )
}

/** The first certificate that the signer names is this one, so that no other fits under its signature. */
function namesCertificate(values: ReadonlyMap<string, Der>, der: Uint8Array): boolean {
  const second = values.get(ATTRIBUTE.signingCertificateV2)
  const named = second ?? values.get(ATTRIBUTE.signingCertificate)
  if (named === undefined) return false
  const [list] = readAll(expectTag(named, TAG.sequence).content, 2)
  const [first] = readAll(expectTag(list, TAG.sequence).content, MAX_CHAIN)
  const parts = readAll(expectTag(first, TAG.sequence).content, 3)
  const algorithm = parts[0]?.tag === TAG.sequence ? readAll(parts[0].content, 2)[0] : undefined
  const own = algorithm === undefined ? 'sha256' : (HASHES.get(oidText(algorithm)) ?? '')
  const digest = second === undefined ? 'sha1' : own
  const value = parts.find(({ tag }) => tag === TAG.octetString)
  if (value === undefined || digest === '') return false
  return Buffer.from(value.content).equals(hash(digest, der, 'buffer'))
}

function isSigned({ algorithm, digest, attributes, signature }: TokenSigner, key: KeyObject) {
  const oid = oidText(readAll(algorithm.content, 2)[0])
  const named = oid === RSA ? digest : (SIGNATURES.get(oid)?.[1] ?? null)
  if (named === null || !ACCEPTED.includes(named) || SIGNATURES.get(oid)?.[0] === 'rsassaPss')
    return false
  const isPure = key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ec'
  try {
    return verify(isPure ? null : named, attributes, key, signature)
  } catch {
    // A key of another kind than the algorithm.
    return false
  }
}

/** For time-stamps and nothing else, and whoever does not know that must refuse it. Source: RFC 3161 §2.3. */
function isForStamps(der: Uint8Array): boolean {
  const purpose = extensionOf(der, '2.5.29.37')
  if (purpose === null || !purpose.isCritical) return false
  const uses = readAll(expectTag(readDer(purpose.value), TAG.sequence).content, 10)
  return uses.length === 1 && oidText(uses[0]) === TIME_STAMPING
}

/** Whether certificates that came along lead to an authority that is trusted, each in force when it was signed. */
function isTrusted(
  { at, certificates }: TimeStampReply,
  signer: X509Certificate,
  roots: readonly X509Certificate[],
): boolean {
  const known = certificates.flatMap((der) => certificateOf(der) ?? [])
  let last = signer
  for (let step = 0; step < MAX_CHAIN; step += 1) {
    const { notBefore, notAfter } = inspectCertificate(last.raw)
    if (at < notBefore || at > notAfter) return false
    if (roots.some(({ fingerprint256 }) => fingerprint256 === last.fingerprint256)) return true
    const issuer = [...roots, ...known].find((one) => hasIssued(one, last))
    if (issuer === undefined || issuer.fingerprint256 === last.fingerprint256) return false
    last = issuer
  }
  return false
}

function hasIssued(issuer: X509Certificate, other: X509Certificate): boolean {
  try {
    return issuer.ca && other.checkIssued(issuer) && other.verify(issuer.publicKey)
  } catch {
    return false
  }
}
