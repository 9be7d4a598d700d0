// X25519 by the browser's own cryptography; where that does not know it, by ours, which is fetched only then.
// Source: RFC 7748 §6.1, RFC 8410 §7.

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** PKCS#8 up to the 32 secret bytes: browsers take a secret in no shorter form. */
const PKCS8 = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x6e, 4, 0x22, 4, 0x20]

/** @type {Promise<{ ladder: (secret: Bytes, point: Bytes) => Uint8Array }> | undefined} */
let ours

/** The public half of a secret is its multiple of this point. */
export const BASE_POINT = Uint8Array.from({ length: 32 }, (_, at) => (at ? 0 : 9))

/** @param {Bytes} secret @param {Bytes} point */
async function byBrowser(secret, point) {
  const x25519 = { name: 'X25519' }
  const wrapped = Uint8Array.from(PKCS8.concat(Array.from(secret)))
  const key = await crypto.subtle.importKey('pkcs8', wrapped, x25519, false, ['deriveBits'])
  const other = await crypto.subtle.importKey('raw', point, x25519, false, [])
  const asked = { name: 'X25519', public: other }
  return new Uint8Array(await crypto.subtle.deriveBits(asked, key, 256))
}

/** @param {Bytes} secret @param {Bytes} point */
async function multiple(secret, point) {
  if (!ours) {
    try {
      return await byBrowser(secret, point)
    } catch (error) {
      const name = error instanceof Error || error instanceof DOMException ? error.name : ''
      // The browser found a point of low order by itself.
      if (name === 'OperationError') return new Uint8Array(32)
      if (name !== 'NotSupportedError') throw error
      ours = import('./x25519-ladder.js')
    }
  }
  return Uint8Array.from((await ours).ladder(secret, point))
}

/**
 * What two people share of whom one has the secret and the other the secret of `point`; null for a point of low order,
 * with which it would be no secret.
 * @param {Bytes} secret 32 bytes
 * @param {Bytes} point 32 bytes
 */
export async function x25519(secret, point) {
  const shared = await multiple(secret, point)
  return shared.reduce((all, byte) => all | byte, 0) === 0 ? null : shared
}
