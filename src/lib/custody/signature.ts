import { createPublicKey, verify } from 'node:crypto'
import type { z } from 'zod'
import {
  authenticationResponse,
  type Expected,
  PasskeyError,
  verifyAuthentication,
} from '../webauthn/index.ts'
import { hasSmallOrder } from '../webauthn/small-order.ts'
import { eventHash } from './event.ts'

const KEY_BYTES = 32
const SIGNATURE_BYTES = 64

/**
 * Whether the node's key signed these stored bytes. `publicKey` is the raw 32 bytes of an Ed25519 key. False, never an
 * exception, for a key or signature of another form, and for a key of small order, under which many signatures fit.
 * Source: RFC 8032 §5.1.7.
 */
export function isSignedByNode(
  publicKey: Uint8Array,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (publicKey.length !== KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false
  if (hasSmallOrder(publicKey)) return false
  const x = Buffer.from(publicKey).toString('base64url')
  const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } })
  return verify(null, bytes, key, signature)
}

/** What an officer's passkey answered, each part in base64url; the id of the passkey is not needed to check it. */
export const assertion = authenticationResponse.pick({
  clientDataJSON: true,
  authenticatorData: true,
  signature: true,
})
export type Assertion = z.infer<typeof assertion>

/** What the passkey is asked to sign: the hash of the stored bytes of the event, in base64url. */
export function challengeOf(bytes: Uint8Array): string {
  return Buffer.from(eventHash(bytes), 'hex').toString('base64url')
}

/** The key of a passkey, COSE in base64url, and where it must have been used. */
type Signer = Pick<Expected, 'rpId' | 'origin'> & { readonly publicKey: string }

/**
 * Throws PasskeyError unless the passkey with this COSE key (base64url) signed these stored bytes, at the node's own
 * address and with its user verified. Whose passkey it is, is for the caller to know.
 */
export function checkAssertion(answer: Assertion, bytes: Uint8Array, by: Signer): void {
  checkAnswer(answer, challengeOf(bytes), by)
}

/** Whether the passkey with this key answered this challenge, as {@link checkAssertion} looks at it. */
export function isAnswered(answer: Assertion, challenge: string, by: Signer): boolean {
  try {
    checkAnswer(answer, challenge, by)
    return true
  } catch (error) {
    if (error instanceof PasskeyError) return false
    throw error
  }
}

function checkAnswer(answer: Assertion, challenge: string, by: Signer): void {
  const expected = { rpId: by.rpId, origin: by.origin, challenge }
  // Counters are followed where the passkey signs in; here an old event is looked at, maybe years later.
  const passkey = { id: '', publicKey: by.publicKey, counter: 0, isSynced: false }
  verifyAuthentication({ ...answer, id: '', userHandle: null }, expected, passkey)
}
