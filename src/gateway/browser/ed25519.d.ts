// What other programs than the browser's see of ed25519.js, which is checked by rules of its own.
export function sha512(message: Uint8Array): Uint8Array
export function verifyEd25519(
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array,
): boolean
