import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto'
import { bech32, fromBech32 } from './bech32.ts'
import { AgeError } from './error.ts'

const RECIPIENT = 'age'
const IDENTITY = 'age-secret-key-'

/** Bytes of an X25519 key. */
export const KEY_SIZE = 32

// PKCS#8 of X25519 up to the raw key. Source: RFC 8410 §7. Public keys go in and out as JWK (RFC 8037 §2), which takes a
// fraction of the time that SPKI does: a report without script is sealed while its sender waits, to four keys at least.
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex')
const PUBLIC = { kty: 'OKP', crv: 'X25519' } as const

/** Somebody to whom files can be encrypted; `publicKey` is the raw 32 bytes. */
export interface Recipient {
  readonly publicKey: Buffer
}

/** The secret half: whoever has it can read. */
export interface Identity {
  readonly privateKey: KeyObject
  readonly publicKey: Buffer
}

/** Reads `age1…`. Throws AgeError `bad_key`. */
export function parseRecipient(text: string): Recipient {
  const publicKey = fromBech32(RECIPIENT, text)
  if (text !== text.toLowerCase() || publicKey.length !== KEY_SIZE)
    throw new AgeError('bad_key', 'A recipient is age1 and 58 more small letters and digits.')
  return { publicKey }
}

/** Reads `AGE-SECRET-KEY-1…`. Throws AgeError `bad_key`. */
export function parseIdentity(text: string): Identity {
  const secret = fromBech32(IDENTITY, text)
  if (text !== text.toUpperCase() || secret.length !== KEY_SIZE)
    throw new AgeError(
      'bad_key',
      'An identity is AGE-SECRET-KEY-1 and 58 more capitals and digits.',
    )
  return identityOf(secret)
}

/**
 * The identities in the text of a key file: one a line, empty lines and those after `#` aside. Throws AgeError
 * `bad_key` for another line, or when there is none.
 */
export function parseIdentities(text: string): Identity[] {
  const lines = text.split('\n').map((line) => line.trim())
  const keys = lines.filter((line) => line !== '' && !line.startsWith('#'))
  if (keys.length === 0) throw new AgeError('bad_key', 'There is no identity in this file.')
  return keys.map(parseIdentity)
}

/** The identity of 32 secret bytes. Throws RangeError for another length. */
export function identityOf(secret: Uint8Array): Identity {
  if (secret.length !== KEY_SIZE) throw new RangeError('an X25519 key has 32 bytes')
  const key = Buffer.concat([PKCS8, secret])
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' })
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  return { privateKey, publicKey: Buffer.from(x, 'base64url') }
}

/** `AGE-SECRET-KEY-1…` of 32 secret bytes. */
export function identityText(secret: Uint8Array): string {
  return bech32(IDENTITY, secret).toUpperCase()
}

/** `age1…` of a recipient, or of the public half of an identity. */
export function recipientText({ publicKey }: Recipient): string {
  return bech32(RECIPIENT, publicKey)
}

/** X25519. Null for a point of low order, with which the secret would be no secret. Source: RFC 7748 §6.1. */
export function sharedSecret({ privateKey }: Identity, publicKey: Uint8Array): Buffer | null {
  try {
    const key = { ...PUBLIC, x: Buffer.from(publicKey).toString('base64url') }
    const other = createPublicKey({ key, format: 'jwk' })
    const secret = diffieHellman({ privateKey, publicKey: other })
    return secret.every((byte) => byte === 0) ? null : secret
  } catch {
    // OpenSSL refuses such a point by itself.
    return null
  }
}
