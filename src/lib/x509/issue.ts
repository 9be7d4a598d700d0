import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { X509Error } from './der.ts'
import { integer, objectId, octets, sequence, tagged } from './write.ts'

/** What a certificate is to say. Times are UTC as `2026-11-24T08:00:00.000Z`; whole seconds are kept. */
export interface CertificateDraft {
  /** Common name of the subject. */
  readonly subject: string
  /** DNS names that it stands for; none for an authority. */
  readonly hosts: readonly string[]
  readonly publicKey: KeyObject
  readonly notBefore: string
  readonly notAfter: string
  /** 1 to 20 bytes, unique for each certificate of an issuer. */
  readonly serial: Uint8Array
  /** It may issue others, directly only. */
  readonly isCa: boolean
}

/** Who signs: an ECDSA P-256 key and the name of its certificate. */
export interface Issuer {
  readonly name: string
  readonly privateKey: KeyObject
}

/**
 * Writes and signs a certificate; gives its DER. Issuer and subject being the same makes a root. Throws X509Error for a
 * name, time or serial that cannot be written. Source: RFC 5280 section 4, RFC 5758 section 3.2.
 */
export function issueCertificate(draft: CertificateDraft, issuer: Issuer): Uint8Array {
  const body = sequence(
    tagged(0xa0, integer(Uint8Array.of(2))),
    integer(draft.serial),
    ECDSA_SHA256,
    commonName(issuer.name),
    sequence(timeOf(draft.notBefore), timeOf(draft.notAfter)),
    commonName(draft.subject),
    draft.publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions(draft, issuer))),
  )
  return sequence(body, ECDSA_SHA256, bitString(sign('sha256', body, issuer.privateKey)))
}

/** PEM of a certificate in DER. */
export function certificatePem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

function extensions(draft: CertificateDraft, issuer: Issuer): Uint8Array[] {
  const issuerKey = keyIdentifier(createPublicKey(issuer.privateKey))
  const list = [
    extension('2.5.29.14', octets(keyIdentifier(draft.publicKey))),
    extension('2.5.29.35', sequence(tagged(0x80, issuerKey))),
    draft.isCa
      ? extension('2.5.29.19', sequence(TRUE, integer(Uint8Array.of(0))), true)
      : extension('2.5.29.19', sequence(), true),
    // keyCertSign and cRLSign, or digitalSignature alone.
    extension('2.5.29.15', draft.isCa ? bits(0x06, 1) : bits(0x80, 7), true),
  ]
  if (!draft.isCa) list.push(extension('2.5.29.37', sequence(objectId('1.3.6.1.5.5.7.3.1'))))
  if (draft.hosts.length > 0) {
    const names = draft.hosts.map((host) => tagged(0x82, ascii(host)))
    list.push(extension('2.5.29.17', sequence(...names)))
  }
  return list
}

function extension(id: string, value: Uint8Array, isCritical = false): Uint8Array {
  return sequence(objectId(id), ...(isCritical ? [TRUE] : []), octets(value))
}

/** SHA-1 of the key's bits, as everybody makes it. Source: RFC 5280 section 4.2.1.2. */
function keyIdentifier(key: KeyObject): Uint8Array {
  const point = key.export({ type: 'spki', format: 'der' }).subarray(-POINT_BYTES)
  return createHash('sha1').update(point).digest()
}

/** An uncompressed point of P-256. */
const POINT_BYTES = 65

function commonName(text: string): Uint8Array {
  if (text === '' || text.length > 64) throw new X509Error('a common name has 1 to 64 characters')
  const attribute = sequence(objectId('2.5.4.3'), tagged(0x0c, Buffer.from(text, 'utf8')))
  return sequence(tagged(0x31, attribute))
}

/** UTCTime through 2049, GeneralizedTime afterwards. Source: RFC 5280 section 4.1.2.5. */
function timeOf(at: string): Uint8Array {
  const match = /^(\d\d)(\d\d)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.\d{3}Z$/.exec(at)
  if (!match) throw new X509Error(`not a time: ${at}`)
  const [, century = '', ...parts] = match
  const year = Number(century + parts[0])
  if (year < 1950) throw new X509Error('certificates have no times before 1950')
  const text = `${parts.join('')}Z`
  return year < 2050 ? tagged(0x17, ascii(text)) : tagged(0x18, ascii(century + text))
}

function bits(octet: number, unused: number): Uint8Array {
  return tagged(0x03, Uint8Array.of(unused, octet))
}

function bitString(bytes: Uint8Array): Uint8Array {
  return tagged(0x03, Buffer.concat([Uint8Array.of(0), bytes]))
}

function ascii(text: string): Uint8Array {
  if (!/^[\x21-\x7e]{1,253}$/.test(text)) throw new X509Error('not plain ASCII')
  return Buffer.from(text, 'ascii')
}

const TRUE = Uint8Array.of(0x01, 0x01, 0xff)
const ECDSA_SHA256 = sequence(objectId('1.2.840.10045.4.3.2'))
