// What other programs than the browser's see of ed25519.js, which is checked by rules of its own.
export function hashedBytes(
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
): Uint8Array<ArrayBuffer>
export function isSigned(signature: Uint8Array, publicKey: Uint8Array, digest: Uint8Array): boolean
