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
}

/** A passkey made of software: ES256 by default, one credential, counts its uses. */
export class SoftwareAuthenticator {
  readonly id = randomBytes(16)
  counter = 0
  readonly #private: KeyObject
  readonly #cose: Uint8Array
  readonly #digest: 'sha256' | null
  userHandle: string | null = null

  constructor(kind: 'ES256' | 'EdDSA' | 'RS256' = 'ES256') {
    const { privateKey, publicKey } = pair(kind)
    this.#private = privateKey
    this.#digest = kind === 'EdDSA' ? null : 'sha256'
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
      this.#cose,
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

function pair(kind: 'ES256' | 'EdDSA' | 'RS256') {
  if (kind === 'EdDSA') return generateKeyPairSync('ed25519')
  if (kind === 'RS256') return generateKeyPairSync('rsa', { modulusLength: 2048 })
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}

function coseOf(kind: 'ES256' | 'EdDSA' | 'RS256', jwk: Record<string, string>): Uint8Array {
  const part = (name: string) => cborBytes(Buffer.from(jwk[name] ?? '', 'base64url'))
  const number = (value: number) => cborNumber(value)
  const key = (type: number, algorithm: number): [Uint8Array, Uint8Array][] => [
    [number(1), number(type)],
    [number(3), number(algorithm)],
  ]
  if (kind === 'EdDSA') {
    return cborMap([...key(1, -8), [number(-1), number(6)], [number(-2), part('x')]])
  }
  if (kind === 'RS256') {
    return cborMap([...key(3, -257), [number(-1), part('n')], [number(-2), part('e')]])
  }
  const point: [Uint8Array, Uint8Array][] = [
    [number(-1), number(1)],
    [number(-2), part('x')],
    [number(-3), part('y')],
  ]
  return cborMap([...key(2, -7), ...point])
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
