// Padding that hides how long a text is; the twin of lib/padme.

import { joined, utf8 } from './age.js'

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

const MIN_PADDED = 4096

/** @param {number} length */
function padded(length) {
  if (length <= MIN_PADDED) return MIN_PADDED
  const exponent = 31 - Math.clz32(length)
  const step = 2 ** (exponent - (32 - Math.clz32(exponent)))
  return Math.ceil(length / step) * step
}

/** Bytes behind their length, with noughts up to an allowed length. @param {Bytes} bytes */
export function pad(bytes) {
  const head = new Uint8Array(4)
  new DataView(head.buffer).setUint32(0, bytes.length)
  const filled = padded(4 + bytes.length) - 4 - bytes.length
  return joined([head, bytes, new Uint8Array(filled)])
}

/** What was padded; null for bytes that were not. @param {Bytes} bytes */
export function unpad(bytes) {
  if (bytes.length < MIN_PADDED) return null
  const end = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  if (end > bytes.length || padded(end) !== bytes.length) return null
  return bytes.subarray(end).every((byte) => !byte) ? bytes.subarray(4, end) : null
}

/** @param {Readonly<Record<string, unknown>>} manifest @param {string} text */
export const frameOf = (manifest, text) => pad(utf8(JSON.stringify({ manifest, text })))

/**
 * What was framed; null for anything else.
 * @param {Bytes} bytes @returns {{ manifest: Record<string, unknown>, text: string } | null}
 */
export function readFrame(bytes) {
  const json = unpad(bytes)
  if (!json) return null
  /** @type {any} */
  let read = null
  try {
    read = JSON.parse(new TextDecoder().decode(json))
  } catch (error) {
    // Not what frameOf wrote.
    return /** @type {null} */ (error && null)
  }
  const { manifest, text } = Object(read)
  const isNamed = manifest && typeof manifest === 'object' && !Array.isArray(manifest)
  return isNamed && typeof text === 'string' ? { manifest, text } : null
}
