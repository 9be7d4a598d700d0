import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type { AuthenticationResponse, RegistrationResponse } from '../../src/lib/webauthn/index.ts'

/** What the page would hand to the authenticator. */
export interface Asked {
  readonly rpId: string
  readonly origin: string
  readonly challenge: string
}

/** Parts of an answer that a test may falsify. */
export interface Falsified {
  readonly flags?: number
  readonly counter?: number
  readonly type?: string
  readonly crossOrigin?: boolean
  /** A COSE key in place of the own one. */
  readonly key?: Uint8Array
}

/** Kinds of keys that authenticators make, by the names of the COSE registry. */
export type KeyKind = 'ES256' | 'ES384' | 'EdDSA' | 'Ed25519' | 'RS256'

const DIGESTS: Readonly<Record<KeyKind, string | null>> = {
  ES256: 'sha256',
  ES384: 'sha384',
  EdDSA: null,
  Ed25519: null,
  RS256: 'sha256',
}

/** A passkey made of software: ES256 by default, one credential, counts its uses. */
export class SoftwareAuthenticator {
  readonly id = randomBytes(16)
  counter = 0
  readonly #private: KeyObject
  readonly #cose: Uint8Array
  readonly #digest: string | null
  userHandle: string | null = null

  constructor(kind: KeyKind = 'ES256') {
    const { privateKey, publicKey } = pair(kind)
    this.#private = privateKey
    this.#digest = DIGESTS[kind]
    this.#cose = coseOf(kind, publicKey.export({ format: 'jwk' }) as Record<string, string>)
  }

  create(asked: Asked, falsified: Falsified = {}): RegistrationResponse {
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.id.length)
    const authData = Buffer.concat([
      head(asked.rpId, falsified.flags ?? 0x45, falsified.counter ?? this.counter),
      Buffer.alloc(16),
      length,
      this.id,
      falsified.key ?? this.#cose,
    ])
    const attestation = cborMap([
      [cborText('fmt'), cborText('none')],
      [cborText('attStmt'), cborMap([])],
      [cborText('authData'), cborBytes(authData)],
    ])
    return {
      id: this.id.toString('base64url'),
      clientDataJSON: clientData(asked, 'webauthn.create', falsified),
      attestationObject: Buffer.from(attestation).toString('base64url'),
      transports: ['internal'],
    }
  }

  get(asked: Asked, falsified: Falsified = {}): AuthenticationResponse {
    this.counter += 1
    const authData = head(asked.rpId, falsified.flags ?? 0x05, falsified.counter ?? this.counter)
    const clientDataJSON = clientData(asked, 'webauthn.get', falsified)
    const hash = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest()
    const signature = sign(this.#digest, Buffer.concat([authData, hash]), this.#private)
    return {
      id: this.id.toString('base64url'),
      clientDataJSON,
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: this.userHandle,
    }
  }
}

function pair(kind: KeyKind) {
  if (kind === 'EdDSA' || kind === 'Ed25519') return generateKeyPairSync('ed25519')
  if (kind === 'RS256') return generateKeyPairSync('rsa', { modulusLength: 2048 })
  return generateKeyPairSync('ec', { namedCurve: kind === 'ES384' ? 'P-384' : 'P-256' })
}

function coseOf(kind: KeyKind, jwk: Record<string, string>): Uint8Array {
  const part = (name: string) => Buffer.from(jwk[name] ?? '', 'base64url')
  if (kind === 'EdDSA' || kind === 'Ed25519') {
    return ed25519Cose(part('x'), kind === 'EdDSA' ? -8 : -19)
  }
  if (kind === 'RS256') return coseKey([3, -257], [part('n'), part('e')])
  const [algorithm, curve] = kind === 'ES384' ? [-35, 2] : [-7, 1]
  return coseKey([2, algorithm], [curve, part('x'), part('y')])
}

/** A COSE key of Ed25519 with any 32 bytes as its point. */
export function ed25519Cose(point: Uint8Array, algorithm = -8): Uint8Array {
  return coseKey([1, algorithm], [6, point])
}

/** Type and algorithm, then the fields -1, -2, -3. */
function coseKey([type, algorithm]: readonly [number, number], fields: (number | Uint8Array)[]) {
  return cborMap([
    [cborNumber(1), cborNumber(type)],
    [cborNumber(3), cborNumber(algorithm)],
    ...fields.map((field, n): [Uint8Array, Uint8Array] => [
      cborNumber(-1 - n),
      typeof field === 'number' ? cborNumber(field) : cborBytes(field),
    ]),
  ])
}

function head(rpId: string, flags: number, counter: number): Buffer {
  const tail = Buffer.alloc(5)
  tail.writeUInt8(flags, 0)
  tail.writeUInt32BE(counter, 1)
  return Buffer.concat([createHash('sha256').update(rpId).digest(), tail])
}

function clientData(asked: Asked, type: string, falsified: Falsified): string {
  const text = JSON.stringify({
    type: falsified.type ?? type,
    challenge: asked.challenge,
    origin: asked.origin,
    crossOrigin: falsified.crossOrigin ?? false,
  })
  return Buffer.from(text).toString('base64url')
}

function cborHead(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length])
  if (length < 256) return Buffer.from([(major << 5) | 24, length])
  return Buffer.from([(major << 5) | 25, length >> 8, length & 255])
}

/** One CBOR integer. */
export function cborNumber(value: number): Uint8Array {
  return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value)
}

/** One CBOR byte string. */
export function cborBytes(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([cborHead(2, bytes.length), bytes])
}

/** One CBOR text. */
export function cborText(text: string): Uint8Array {
  return Buffer.concat([cborHead(3, Buffer.byteLength(text)), Buffer.from(text)])
}

/** One CBOR map of encoded keys and values. */
export function cborMap(entries: readonly (readonly [Uint8Array, Uint8Array])[]): Uint8Array {
  return Buffer.concat([cborHead(5, entries.length), ...entries.flat()])
}
