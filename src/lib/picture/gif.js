// GIF without comments, XMP and what other programs write into it; pictures, their times and how often they go round stay.
// Source: Graphics Interchange Format 89a, §18 to 26; the loop is Netscape's extension, which every browser knows.

import { hasText, MAX_PIECES, together } from './pieces.js'

const EXTENSION = 0x21
const IMAGE = 0x2c
const TRAILER = 0x3b
const CONTROL = 0xf9
const APPLICATION = 0xff
/** Bytes of the extension that says how often it goes round. */
const LOOP_BYTES = 19
const LOOP = 'NETSCAPE2.0'

/** Bytes of the table of colours that these flags tell of. @param {number | undefined} flags */
const coloursOf = (flags = 0) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

/** Behind the blocks that begin here; beyond the bytes where they do not end. @param {Uint8Array} bytes @param {number} start */
function endOfBlocks(bytes, start) {
  for (let at = start; ; ) {
    const length = bytes[at]
    if (length === undefined) return bytes.length + 1
    at += 1 + length
    if (length === 0) return at
  }
}

/** Where the part ends that begins here; beyond the bytes for what is none. @param {Uint8Array} bytes @param {number} at */
function endOfPart(bytes, at) {
  if (bytes[at] === EXTENSION) return endOfBlocks(bytes, at + 2)
  if (bytes[at] === IMAGE) return endOfBlocks(bytes, at + 11 + coloursOf(bytes[at + 9]))
  return bytes.length + 1
}

/** @param {Uint8Array} bytes @param {number} at @param {number} end */
function isPartKept(bytes, at, end) {
  if (bytes[at] === IMAGE || bytes[at + 1] === CONTROL) return true
  return bytes[at + 1] === APPLICATION && end - at === LOOP_BYTES && hasText(bytes, at + 3, LOOP)
}

/** Null for what is no whole GIF. @param {Uint8Array} bytes */
export function strippedGif(bytes) {
  let at = 13 + coloursOf(bytes[10])
  const kept = [bytes.subarray(0, at)]
  for (let n = 0; n < MAX_PIECES; n++) {
    if (bytes[at] === TRAILER) return together([...kept, Uint8Array.of(TRAILER)])
    const end = endOfPart(bytes, at)
    if (end > bytes.length) return null
    if (isPartKept(bytes, at, end)) kept.push(bytes.subarray(at, end))
    at = end
  }
  return null
}
