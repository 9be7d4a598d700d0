import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { decodeCbor, type CborValue } from './cbor.ts'

/** Signature algorithms offered to authenticators, best liked first: ES256, EdDSA, RS256. Source: IANA COSE registry. */
export const ALGORITHMS: readonly number[] = [-7, -8, -257]

const base64url = (value: CborValue | undefined): string => {
  if (!(value instanceof Uint8Array)) throw new RangeError('a key is incomplete')
  return Buffer.from(value).toString('base64url')
}

/** Labels of the COSE_Key map. Source: RFC 9052 §7.1, RFC 9053 §7.1, RFC 8230 §4. */
const KTY = 1
const ALG = 3
const FIRST = -1
const X = -2
const Y = -3

/** A COSE key as node:crypto reads it. Throws RangeError when it is not one of ALGORITHMS or not whole; node:crypto throws when it is no point of its curve. */
export function publicKeyOf(cose: Uint8Array): { key: KeyObject; algorithm: number } {
  const { value, end } = decodeCbor(cose)
  if (!(value instanceof Map) || end !== cose.length) throw new RangeError('not a COSE key')
  const field = (label: number): CborValue | undefined => value.get(label)
  const kind = `${String(field(KTY))}/${String(field(ALG))}`
  if (kind === '2/-7' && field(FIRST) === 1) {
    const jwk = { kty: 'EC', crv: 'P-256', x: base64url(field(X)), y: base64url(field(Y)) }
    return { key: createPublicKey({ key: jwk, format: 'jwk' }), algorithm: -7 }
  }
  if (kind === '1/-8' && field(FIRST) === 6) {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: base64url(field(X)) }
    return { key: createPublicKey({ key: jwk, format: 'jwk' }), algorithm: -8 }
  }
  if (kind === '3/-257') {
    const jwk = { kty: 'RSA', n: base64url(field(FIRST)), e: base64url(field(X)) }
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    // Shorter keys can be factored; longer ones only cost the node time.
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
    if (bits < 2048 || bits > 4096) throw new RangeError('an RSA key has 2048 to 4096 bits')
    return { key, algorithm: -257 }
  }
  throw new RangeError('unknown kind of key')
}

/** Whether `signature` over `bytes` was made with the private half of a COSE key; false for a signature of the wrong form. */
export function isSignedBy(cose: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  const { key, algorithm } = publicKeyOf(cose)
  // EdDSA hashes by itself; WebAuthn's ECDSA signatures are ASN.1 DER, which is node's default.
  return verify(algorithm === -8 ? null : 'sha256', bytes, key, signature)
}
