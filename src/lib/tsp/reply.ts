import { type Der, expectTag, oidText, readAll, readDer, TAG, X509Error } from '../x509/der.ts'
import { HASHES } from '../x509/identifiers.ts'

/** Bytes of a reply at most; with a chain of certificates some have ten thousand. */
const MAX_REPLY_BYTES = 64 * 1024
const MAX_CERTIFICATES = 10
const MAX_ATTRIBUTES = 50

const SIGNED_DATA = '1.2.840.113549.1.7.2'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'

/** `granted` and `grantedWithMods`. Source: RFC 3161 §2.4.2. */
const GRANTED: readonly number[] = [0, 1]

/** Who signed a token and what. */
export interface TokenSigner {
  /** Issuer and serial, or the identifier of a key: as it is written. */
  readonly id: Der
  readonly digest: string | null
  /** The signed attributes as they are signed: a set. */
  readonly attributes: Uint8Array
  /** Values of the attributes by object identifier; one that comes twice has none. */
  readonly values: ReadonlyMap<string, Der>
  readonly algorithm: Der
  readonly signature: Uint8Array
}

/** A reply of an authority that gave a token. */
export interface TimeStampReply {
  /** Object identifier of the hash, and the hash in hex. */
  readonly imprint: { readonly algorithm: string; readonly hash: string }
  /** UTC with milliseconds, finer ones cut off. */
  readonly at: string
  /** In hex without leading zeros; null where there is none. */
  readonly nonce: string | null
  /** The bytes that the token is about. */
  readonly content: Uint8Array
  readonly signer: TokenSigner
  /** DER, as they came. */
  readonly certificates: readonly Uint8Array[]
}

/**
 * Reads a reply in DER; null where the authority gave no token. Throws X509Error for anything else than a reply with one
 * token and one signer. Nothing is believed yet: see `stampFault`. Source: RFC 3161 §2.4.2.
 */
export function parseReply(bytes: Uint8Array): TimeStampReply | null {
  if (bytes.length > MAX_REPLY_BYTES) throw new X509Error('reply is too long')
  const outer = expectTag(readDer(bytes), TAG.sequence)
  if (outer.whole.length !== bytes.length) throw new X509Error('bytes follow the reply')
  const [info, token] = readAll(outer.content, 2)
  const [status] = readAll(expectTag(info, TAG.sequence).content, 3)
  const [code = -1] = expectTag(status, TAG.integer).content
  if (!GRANTED.includes(code) || token === undefined) return null
  return { ...readToken(token) }
}

function readToken(token: Der): TimeStampReply {
  const [type, wrapped] = readAll(expectTag(token, TAG.sequence).content, 2)
  if (oidText(type) !== SIGNED_DATA) throw new X509Error('not signed data')
  const signed = expectTag(readDer(expectTag(wrapped, 0xa0).content), TAG.sequence)
  const [, , held, ...rest] = readAll(signed.content, 6)
  const content = contentOf(expectTag(held, TAG.sequence))
  const certificates = rest.find(({ tag }) => tag === 0xa0)
  const signers = readAll(expectTag(rest.at(-1), TAG.set).content, 2)
  const [signer] = signers
  if (signer === undefined || signers.length > 1) throw new X509Error('not one signer')
  return {
    ...readInfo(content),
    content,
    signer: readSigner(expectTag(signer, TAG.sequence)),
    certificates:
      certificates === undefined
        ? []
        : readAll(certificates.content, MAX_CERTIFICATES).map(({ whole }) => whole),
  }
}

function contentOf(held: Der): Uint8Array {
  const [type, wrapped] = readAll(held.content, 2)
  if (oidText(type) !== TST_INFO) throw new X509Error('not a time-stamp')
  return expectTag(readDer(expectTag(wrapped, 0xa0).content), TAG.octetString).content
}

/** Source: RFC 3161 §2.4.2, TSTInfo. */
function readInfo(content: Uint8Array): Pick<TimeStampReply, 'imprint' | 'at' | 'nonce'> {
  const [, , imprint, , time, ...rest] = readAll(
    expectTag(readDer(content), TAG.sequence).content,
    10,
  )
  const [algorithm, hash] = readAll(expectTag(imprint, TAG.sequence).content, 2)
  const [id] = readAll(expectTag(algorithm, TAG.sequence).content, 2)
  const nonce = rest.find(({ tag }) => tag === TAG.integer)
  return {
    imprint: { algorithm: oidText(id), hash: hexOf(expectTag(hash, TAG.octetString).content) },
    at: momentOf(expectTag(time, TAG.generalizedTime).content),
    nonce: nonce === undefined ? null : hexOf(nonce.content).replace(/^(?:00)+(?=.)/, ''),
  }
}

/** Source: RFC 3161 §2.4.2: seconds are always there, a fraction without trailing zeros may follow. */
function momentOf(content: Uint8Array): string {
  const text = Buffer.from(content).toString('latin1')
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/.exec(text)
  if (match === null) throw new X509Error('not a moment')
  const [, year, month, day, hour, minute, second, fraction = ''] = match
  const ms = fraction.padEnd(3, '0').slice(0, 3)
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`
}

/** Source: RFC 5652 §5.3. */
function readSigner(signer: Der): TokenSigner {
  const [, id, digest, attributes, algorithm, signature] = readAll(signer.content, 7)
  if (id === undefined) throw new X509Error('nobody signed')
  const [hash] = readAll(expectTag(digest, TAG.sequence).content, 2)
  const signed = expectTag(attributes, 0xa0)
  const whole = Uint8Array.from(signed.whole)
  // They lie under a tag of their place and are signed as a set.
  whole[0] = TAG.set
  return {
    id,
    digest: HASHES.get(oidText(hash)) ?? null,
    attributes: whole,
    values: valuesOf(readAll(signed.content, MAX_ATTRIBUTES)),
    algorithm: expectTag(algorithm, TAG.sequence),
    signature: expectTag(signature, TAG.octetString).content,
  }
}

function valuesOf(attributes: readonly Der[]): Map<string, Der> {
  const all = new Map<string, Der>()
  for (const attribute of attributes) {
    const [type, set] = readAll(expectTag(attribute, TAG.sequence).content, 2)
    const [value, ...more] = readAll(expectTag(set, TAG.set).content, 2)
    const name = oidText(type)
    if (value === undefined || more.length > 0 || all.has(name))
      throw new X509Error('an attribute comes twice')
    all.set(name, value)
  }
  return all
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
