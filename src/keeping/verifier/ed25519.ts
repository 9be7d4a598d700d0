import { hashedBytes, isSigned } from '../../gateway/browser/ed25519.js'
import { sha512 } from './sha2.ts'

/** Whether an Ed25519 key of 32 bytes signed a message, at once and without the browser's cryptography. */
export function verifyEd25519(
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  const hasher = sha512()
  hasher.update(hashedBytes(signature, message, publicKey))
  return isSigned(signature, publicKey, hasher.digest())
}
