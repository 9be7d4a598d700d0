import { constants, createHash, type KeyObject, verify, X509Certificate } from 'node:crypto'
import { inspectCertificate } from '../x509/certificate.ts'
import { type Der, oidText, readAll, readDer, TAG } from '../x509/der.ts'
import { HASHES, SIGNATURES } from '../x509/identifiers.ts'
import { type OcspQuestion, partsOf } from './question.ts'

/** The signed part of a response, and what it is signed with. */
export interface SignedResponse {
  readonly body: Uint8Array
  /** By name (0xa1) or by key (0xa2). */
  readonly responder: Der
  readonly algorithm: Der
  readonly signature: Uint8Array
  /** DER, as they came with the response. */
  readonly certificates: readonly Uint8Array[]
}

const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9'
/** Hashes under which a signature is worth something for the days that a response lives. */
const ACCEPTED: readonly string[] = ['sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'shake256']

/**
 * Who signed a response: the issuer of the certificate, or somebody whom it appointed for that and whose certificate is
 * in force; null for anybody else and for a signature that does not hold. Source: RFC 6960 section 4.2.2.2.
 */
export function signerOf(
  signed: SignedResponse,
  question: OcspQuestion,
): 'issuer' | 'delegate' | null {
  const issuer = certificateOf(question.issuer)
  if (issuer === null) return null
  if (hasSigned(signed, question.issuer, issuer)) return 'issuer'
  const isDelegated = signed.certificates.some((der) => {
    const delegate = certificateOf(der)
    return (
      delegate !== null &&
      isAppointed(delegate, issuer, question.at) &&
      hasSigned(signed, der, delegate)
    )
  })
  return isDelegated ? 'delegate' : null
}

function certificateOf(der: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(der)
  } catch {
    // OpenSSL cannot read it: then nothing can be verified with it.
    return null
  }
}

function isAppointed(delegate: X509Certificate, issuer: X509Certificate, at: string): boolean {
  const { notBefore, notAfter } = inspectCertificate(delegate.raw)
  return (
    (delegate.keyUsage ?? []).includes(OCSP_SIGNING) &&
    delegate.checkIssued(issuer) &&
    verifies(() => delegate.verify(issuer.publicKey)) &&
    notBefore <= at &&
    at <= notAfter
  )
}

function hasSigned(signed: SignedResponse, der: Uint8Array, signer: X509Certificate): boolean {
  return isNamed(signed.responder, der) && verifies(() => verifySignature(signed, signer.publicKey))
}

/** Source: RFC 6960 section 4.2.1, ResponderID. */
function isNamed(responder: Der, certificate: Uint8Array): boolean {
  const { subject, keyBits } = partsOf(certificate)
  if (responder.tag === 0xa1) return Buffer.compare(responder.content, subject) === 0
  if (responder.tag !== 0xa2) return false
  const { content } = readDer(responder.content)
  return createHash('sha1').update(keyBits).digest().equals(content)
}

/** False also where OpenSSL cannot do what is asked of it. */
function verifies(check: () => boolean): boolean {
  try {
    return check()
  } catch {
    return false
  }
}

function verifySignature({ algorithm, body, signature }: SignedResponse, key: KeyObject): boolean {
  const [id, parameters] = readAll(algorithm.content, 2)
  const [name, digest] = SIGNATURES.get(oidText(id)) ?? ['', null]
  if (name === 'rsassaPss') {
    const padding = constants.RSA_PKCS1_PSS_PADDING
    return verify(pssHash(parameters), body, { key, padding }, signature)
  }
  if (digest === null || !ACCEPTED.includes(digest)) return false
  const isPure = key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ec'
  return verify(isPure ? null : digest, body, key, signature)
}

/** Without the field the hash is SHA-1. Source: RFC 4055 section 3.1. */
function pssHash(parameters: Der | undefined): string {
  const field = parameters && readAll(parameters.content, 4).find(({ tag }) => tag === 0xa0)
  if (field === undefined) return 'sha1'
  const [id] = readAll(readDer(field.content).content, 2)
  return (id?.tag === TAG.oid ? HASHES.get(oidText(id)) : undefined) ?? ''
}
