import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { decodeCbor, type CborValue } from './cbor.ts'
import { hasSmallOrder } from './small-order.ts'

/**
 * Signature algorithms offered to authenticators, best liked first: ES256, EdDSA, the same under its newer name Ed25519,
 * ES384, RS256. Source: IANA COSE registry; RFC 9053 §2, RFC 9864 §2.2, RFC 8812 §2.
 */
export const ALGORITHMS: readonly number[] = [-7, -8, -19, -35, -257]

/** What node:crypto hashes with before the signature; null where the algorithm hashes by itself. */
const DIGESTS: Readonly<Record<number, string | null>> = {
  [-7]: 'sha256',
  [-8]: null,
  [-19]: null,
  [-35]: 'sha384',
  [-257]: 'sha256',
}

/** Elliptic curves by their number in a COSE key. Source: IANA COSE Elliptic Curves. */
const CURVES: Readonly<Record<string, { kty: string; crv: string }>> = {
  '2/-7/1': { kty: 'EC', crv: 'P-256' },
  '2/-35/2': { kty: 'EC', crv: 'P-384' },
  '1/-8/6': { kty: 'OKP', crv: 'Ed25519' },
  '1/-19/6': { kty: 'OKP', crv: 'Ed25519' },
}

const base64url = (value: CborValue | undefined): string => {
  if (!(value instanceof Uint8Array)) throw new RangeError('a key is incomplete')
  return Buffer.from(value).toString('base64url')
}

/** Of an RSA modulus. */
const LEAST_BITS = 2048

/** Labels of the COSE_Key map. Source: RFC 9052 §7.1, RFC 9053 §7.1, RFC 8230 §4. */
const KTY = 1
const ALG = 3
const FIRST = -1
const X = -2
const Y = -3

/** A COSE key as it is imported elsewhere. */
export interface CoseJwk {
  readonly jwk: Readonly<Record<string, string>>
  /** Number of its algorithm, one of {@link ALGORITHMS}. */
  readonly algorithm: number
}

/** A COSE key as a JSON Web Key. Throws RangeError when it is not one of ALGORITHMS, not whole or weak; whether it is a point of its curve is for whoever imports it. */
export function jwkOf(cose: Uint8Array): CoseJwk {
  const { value, end } = decodeCbor(cose)
  if (!(value instanceof Map) || end !== cose.length) throw new RangeError('not a COSE key')
  const field = (label: number): CborValue | undefined => value.get(label)
  const algorithm = Number(field(ALG))
  const kind = `${String(field(KTY))}/${String(field(ALG))}`
  const curve = CURVES[`${kind}/${String(field(FIRST))}`]
  if (curve !== undefined) return { jwk: pointOf(curve, field), algorithm }
  if (kind === '3/-257') {
    const e = base64url(field(X))
    // With the exponent 1 anybody signs; an even one is of no key. Source: RFC 8017 §3.1.
    const exponent = Buffer.from(e, 'base64url')
    const isOne = exponent.subarray(0, -1).every((byte) => byte === 0) && exponent.at(-1) === 1
    if (isOne || (exponent.at(-1) ?? 0) % 2 === 0) throw new RangeError('no exponent of a key')
    return { jwk: { kty: 'RSA', n: base64url(field(FIRST)), e }, algorithm }
  }
  throw new RangeError('unknown kind of key')
}

function pointOf(
  { kty, crv }: { kty: string; crv: string },
  field: (label: number) => CborValue | undefined,
): CoseJwk['jwk'] {
  const x = base64url(field(X))
  if (kty !== 'OKP') return { kty, crv, x, y: base64url(field(Y)) }
  if (hasSmallOrder(Buffer.from(x, 'base64url'))) throw new RangeError('a key of small order')
  return { kty, crv, x }
}

/** A COSE key as node:crypto reads it. Throws as {@link jwkOf}; node:crypto throws when it is no point of its curve. */
export function publicKeyOf(cose: Uint8Array): { key: KeyObject; algorithm: number } {
  const { jwk, algorithm } = jwkOf(cose)
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  // Shorter keys can be factored; longer ones only cost the node time.
  const bits = key.asymmetricKeyDetails?.modulusLength ?? LEAST_BITS
  if (bits < LEAST_BITS || bits > 4096) throw new RangeError('an RSA key has 2048 to 4096 bits')
  return { key, algorithm }
}

/** Whether `signature` over `bytes` was made with the private half of a COSE key; false for a signature of the wrong form. */
export function isSignedBy(cose: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  const { key, algorithm } = publicKeyOf(cose)
  // WebAuthn's ECDSA signatures are ASN.1 DER, which is node's default.
  return verify(DIGESTS[algorithm] ?? null, bytes, key, signature)
}
