import { hash, X509Certificate } from 'node:crypto'
import { expectTag, oidText, readAll, readDer, TAG, X509Error, type Der } from './der.ts'
import { CURVES, FIXED_KEYS, HASHES, SIGNATURES } from './identifiers.ts'
import { nameText, readGeneralNames, type SubjectNames, timeText } from './text.ts'

/** The public key of a certificate. */
export interface CertificateKey {
  /** `rsa`, `ec`, `ed25519`, `ed448`, otherwise the object identifier of its algorithm. */
  readonly type: string
  /** Size in bits; null for an unknown type or curve. */
  readonly bits: number | null
  /** Name as in RFC 8422 (`secp256r1`), the object identifier of another one, null when the key is no `ec`. */
  readonly curve: string | null
  /** RSA public exponent in decimal, null for other keys. */
  readonly exponent: string | null
}

/** What checks need to know of a certificate. */
export interface CertificateFacts {
  /** `CN=www.vote.test, O=Electoral Board`, in the order of the certificate. */
  readonly subject: string
  readonly issuer: string
  /** UTC as `2026-11-24T08:00:00.000Z`. */
  readonly notBefore: string
  readonly notAfter: string
  readonly sans: SubjectNames
  readonly key: CertificateKey
  /** Name as OpenSSL writes it, `sha256WithRSAEncryption`; the object identifier of an unknown one. */
  readonly signatureAlgorithm: string
  /** Hash below the signature: `md5`, `sha1`, `sha256` …; null when unknown. */
  readonly signatureHash: string | null
  /** Subject and issuer are the same and the signature verifies with the certificate's own key. */
  readonly selfSigned: boolean
  /** Basic constraints say that it is an authority. */
  readonly isCa: boolean
  /** It says where the certificate of its issuer can be got, as those of public authorities do. */
  readonly namesIssuerFile: boolean
  /** It says where its status can be asked (OCSP). */
  readonly namesOcsp: boolean
  /** It demands that the server staples its status (RFC 7633). */
  readonly mustStaple: boolean
  readonly serial: string
  /** SHA-256 of the DER in lower-case hex. */
  readonly fingerprint256: string
}

/** Longest certificate that is read, in bytes; public ones are below 20 KiB. */
const MAX_CERTIFICATE_BYTES = 128 * 1024

/** As long as the largest modulus that OpenSSL takes; decimal digits cost more than their number. */
const MAX_EXPONENT_BYTES = 2048

/** Reads a certificate in DER; throws X509Error when it is malformed. Source: RFC 5280 section 4. */
export function inspectCertificate(der: Uint8Array): CertificateFacts {
  if (der.length > MAX_CERTIFICATE_BYTES) throw new X509Error('certificate is too long')
  const outer = expectTag(readDer(der), TAG.sequence)
  if (outer.whole.length !== der.length) throw new X509Error('bytes follow the certificate')
  const [tbs, algorithm] = readAll(outer.content, 3)
  const fields = readAll(expectTag(tbs, TAG.sequence).content, 10)
  if (fields[0]?.tag === 0xa0) fields.shift()
  const [serial, , issuer, validity, subject, publicKey] = fields
  const extensions = readExtensions(fields.find((field) => field.tag === 0xa3))
  const [notBefore, notAfter] = readAll(expectTag(validity, TAG.sequence).content, 2)
  const subjectDer = expectTag(subject, TAG.sequence)
  const issuerDer = expectTag(issuer, TAG.sequence)
  return {
    subject: nameText(subjectDer),
    issuer: nameText(issuerDer),
    notBefore: timeText(notBefore),
    notAfter: timeText(notAfter),
    sans: readGeneralNames(extensions.get('2.5.29.17')),
    key: readKey(expectTag(publicKey, TAG.sequence)),
    ...readSignature(expectTag(algorithm, TAG.sequence)),
    selfSigned: Buffer.compare(subjectDer.whole, issuerDer.whole) === 0 && verifiesItself(der),
    isCa: readIsCa(extensions.get('2.5.29.19')),
    namesIssuerFile: namesWay(extensions.get(AUTHORITY_ACCESS), CA_ISSUERS),
    namesOcsp: namesWay(extensions.get(AUTHORITY_ACCESS), OCSP),
    mustStaple: readMustStaple(extensions.get('1.3.6.1.5.5.7.1.24')),
    serial: hex(expectTag(serial, TAG.integer).content),
    fingerprint256: hash('sha256', der, 'hex'),
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')
}

function verifiesItself(der: Uint8Array): boolean {
  try {
    const certificate = new X509Certificate(der)
    return certificate.verify(certificate.publicKey)
  } catch {
    // OpenSSL cannot read the key or the algorithm: then nobody can say that it signed itself.
    return false
  }
}

function readSignature(algorithm: Der): {
  signatureAlgorithm: string
  signatureHash: string | null
} {
  const [id, parameters] = readAll(algorithm.content, 2)
  const oid = oidText(id)
  const [name, digest] = SIGNATURES.get(oid) ?? [oid, null]
  if (name !== 'rsassaPss') return { signatureAlgorithm: name, signatureHash: digest }
  // Without the field the hash is SHA-1. Source: RFC 4055 section 3.1.
  const field = parameters && readAll(parameters.content, 4).find(({ tag }) => tag === 0xa0)
  const given = field && oidText(readAll(readDer(field.content).content, 2)[0])
  return {
    signatureAlgorithm: name,
    signatureHash: given === undefined ? 'sha1' : (HASHES.get(given) ?? null),
  }
}

function readKey(publicKey: Der): CertificateKey {
  const [algorithm, bits] = readAll(publicKey.content, 2)
  const [id, parameters] = readAll(expectTag(algorithm, TAG.sequence).content, 2)
  const oid = oidText(id)
  if (oid === '1.2.840.113549.1.1.1' || oid === '1.2.840.113549.1.1.10') {
    const sequence = readDer(expectTag(bits, TAG.bitString).content, 1)
    const [modulus, exponent] = readAll(sequence.content, 2)
    return {
      type: 'rsa',
      bits: bitLength(expectTag(modulus, TAG.integer).content),
      curve: null,
      exponent: decimal(expectTag(exponent, TAG.integer).content),
    }
  }
  if (oid === '1.2.840.10045.2.1') {
    // Explicit curve parameters instead of a name are forbidden in certificates (RFC 5480) and stay unknown.
    const curve = parameters?.tag === TAG.oid ? oidText(parameters) : 'explicit'
    const [name, size] = CURVES.get(curve) ?? [curve, null]
    return { type: 'ec', bits: size, curve: name, exponent: null }
  }
  const [type, size] = FIXED_KEYS.get(oid) ?? [oid, null]
  return { type, bits: size, curve: null, exponent: null }
}

/** Throws X509Error for a number that takes longer to write in decimal than anybody would need. */
function decimal(integer: Uint8Array): string {
  if (integer.length > MAX_EXPONENT_BYTES) throw new X509Error('exponent is too long')
  return BigInt(`0x0${hex(integer)}`).toString()
}

function bitLength(integer: Uint8Array): number {
  const start = integer.findIndex((octet) => octet !== 0)
  if (start < 0) return 0
  return (integer.length - start) * 8 - (Math.clz32(integer[start] ?? 0) - 24)
}

/** Value of each extension by object identifier; throws X509Error when one comes twice. */
function readExtensions(field: Der | undefined): Map<string, Uint8Array> {
  const extensions = new Map<string, Uint8Array>()
  if (!field) return extensions
  for (const extension of readAll(expectTag(readDer(field.content), TAG.sequence).content, 200)) {
    const parts = readAll(expectTag(extension, TAG.sequence).content, 3)
    const oid = oidText(parts[0])
    if (extensions.has(oid)) throw new X509Error('an extension comes twice')
    extensions.set(oid, expectTag(parts.at(-1), TAG.octetString).content)
  }
  return extensions
}

/** Ways to information of the authority: at most so many are read. */
const MAX_WAYS = 20
const AUTHORITY_ACCESS = '1.3.6.1.5.5.7.1.1'
const OCSP = '1.3.6.1.5.5.7.48.1'
const CA_ISSUERS = '1.3.6.1.5.5.7.48.2'

/** Whether a way to information is of this kind. Source: RFC 5280 section 4.2.2.1. */
function namesWay(value: Uint8Array | undefined, kind: string): boolean {
  if (!value) return false
  const ways = readAll(expectTag(readDer(value), TAG.sequence).content, MAX_WAYS)
  return ways.some((way) => {
    const [method] = readAll(expectTag(way, TAG.sequence).content, 2)
    return method?.tag === TAG.oid && oidText(method) === kind
  })
}

/** TLS extensions that a certificate may demand: at most so many are read. */
const MAX_FEATURES = 20
const STATUS_REQUEST = 5

/** Source: RFC 7633 section 4.1. */
function readMustStaple(value: Uint8Array | undefined): boolean {
  if (!value) return false
  const features = readAll(expectTag(readDer(value), TAG.sequence).content, MAX_FEATURES)
  return features.some(({ content }) => content.length === 1 && content[0] === STATUS_REQUEST)
}

function readIsCa(value: Uint8Array | undefined): boolean {
  if (!value) return false
  const [first] = readAll(expectTag(readDer(value), TAG.sequence).content, 2)
  return first?.tag === TAG.boolean && first.content[0] !== 0
}
