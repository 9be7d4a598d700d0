// Pictures without what cameras and programs write beside them: where and when they were taken, with what, by whom. Of
// JPEG, PNG and WebP only the picture itself stays, byte for byte, and how it is to be turned. It is not drawn anew: some
// browsers answer a page that reads a drawing with noise.
// Source: ITU-T T.81 annex B, PNG (W3C, third edition) §5, RFC 9649 §2, Exif 3.0 §4.6.

import { hasText, latin, MAX_PIECES, together, typeAt, viewOf } from './pieces.js'

/** @typedef {import('./pieces.js').Bytes} Bytes */
/** @typedef {{ bytes: Bytes, type: string }} Picture */

/** Directory entries of Exif at most: cameras write some dozens. */
const MAX_ENTRIES = 500
const ORIENTATION = 0x0112

/** How a picture is to be turned, from 1 to 8: 1 where Exif says nothing sensible. Of several the first counts. @param {Uint8Array} tiff */
function turnIn(tiff) {
  if (tiff.length < 14) return 1
  const isLittle = hasText(tiff, 0, 'II')
  const view = viewOf(tiff)
  const start = view.getUint32(4, isLittle)
  if (start + 2 > tiff.length) return 1
  const entries = Math.min(view.getUint16(start, isLittle), MAX_ENTRIES)
  for (let n = 0; n < entries; n++) {
    const at = start + 2 + 12 * n
    if (at + 12 > tiff.length) return 1
    if (view.getUint16(at, isLittle) !== ORIENTATION) continue
    const turn = view.getUint16(at + 8, isLittle)
    return turn >= 1 && turn <= 8 ? turn : 1
  }
  return 1
}

/** One directory with one entry, big-endian. */
const TURN_ENTRY = [0, 1, ORIENTATION >> 8, ORIENTATION & 255, 0, 3, 0, 0, 0, 1]

/** Exif that says nothing but the turn. @param {number} turn @returns {Bytes} */
const turnOnly = (turn) =>
  Uint8Array.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8].concat(TURN_ENTRY, [0, turn, 0, 0, 0, 0, 0, 0]))

/** The start of a picture without its small copy. @param {Uint8Array} segment */
function bareJfif(segment) {
  const bare = segment.slice(0, 18)
  bare.set([0, 16], 2)
  bare.set([0, 0], 16)
  return bare
}

/** Where the coded picture that begins here ends: at the next marker that is none of its own. @param {Uint8Array} bytes @param {number} start */
function endOfScan(bytes, start) {
  for (let at = start; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue
    const next = bytes[at + 1] || 0
    const isOwn = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (!isOwn) return at
  }
  return bytes.length
}

/** Frames, tables and scans. @param {number} marker */
const isDrawn = (marker) => marker >= 0xc0 && marker <= 0xdf && (marker < 0xd0 || marker > 0xd9)

/** What stays of a segment; nothing of what programs write for themselves. @param {Uint8Array} segment @returns {Uint8Array[]} */
function keptOf(segment) {
  const marker = segment[1] || 0
  const isJfif = marker === 0xe0 && hasText(segment, 4, 'JFIF\0') && segment.length >= 18
  if (isJfif) return [bareJfif(segment)]
  // Adobe's tells how colours are written.
  const isColour = marker === 0xee && hasText(segment, 4, 'Adobe') && segment.length === 16
  return isColour || isDrawn(marker) ? [segment] : []
}

/** Null for what is no whole JPEG. @param {Uint8Array} bytes @returns {Bytes | null} */
function strippedJpeg(bytes) {
  const view = viewOf(bytes)
  /** @type {Uint8Array[]} */
  const kept = []
  let turn = 0
  for (let at = 2, n = 0; at + 2 <= bytes.length && n < MAX_PIECES; n++) {
    const marker = bytes[at + 1]
    if (bytes[at] !== 0xff) return null
    // What follows the end is another picture, or a film of the same moment.
    if (marker === 0xd9) return wholeJpeg(kept, turn)
    // Several of them may stand before a marker.
    if (marker === 0xff) at++
    else {
      const end = at + 2 + (at + 4 <= bytes.length ? view.getUint16(at + 2) : 0)
      if (end > bytes.length || end < at + 4) return null
      const segment = bytes.subarray(at, end)
      if (marker === 0xe1 && hasText(segment, 4, 'Exif\0\0'))
        turn = turn || turnIn(segment.subarray(10))
      kept.push(...keptOf(segment))
      at = end
      if (marker === 0xda) {
        at = endOfScan(bytes, end)
        kept.push(bytes.subarray(end, at))
      }
    }
  }
  return null
}

/** @param {Uint8Array[]} kept @param {number} turn */
function wholeJpeg(kept, turn) {
  const exif = turn > 1 ? [exifSegment(turn)] : []
  return together([Uint8Array.of(0xff, 0xd8), ...exif, ...kept, Uint8Array.of(0xff, 0xd9)])
}

/** @param {number} turn @returns {Bytes} */
function exifSegment(turn) {
  const tiff = turnOnly(turn)
  return together([Uint8Array.of(0xff, 0xe1, 0, 8 + tiff.length), latin('Exif\0\0'), tiff])
}

/** A number of four bytes. @param {number} value @param {boolean} isLittle @returns {Bytes} */
function four(value, isLittle) {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value, isLittle)
  return bytes
}

/** What a picture is drawn from; texts, times, profiles and animations are not among it. */
const PNG_KEPT = ['IHDR', 'PLTE', 'tRNS', 'sRGB', 'gAMA', 'IDAT', 'IEND']

/** The sum that ends a chunk. Source: PNG §5.5. @param {Uint8Array} bytes */
function crcOf(bytes) {
  let crc = -1
  for (const byte of bytes) {
    crc ^= byte
    for (let n = 0; n < 8; n++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

/** Exif of a PNG that says nothing but the turn. @param {number} turn */
function turnChunk(turn) {
  const tiff = turnOnly(turn)
  const named = together([latin('eXIf'), tiff])
  return together([four(tiff.length, false), named, four(crcOf(named), false)])
}

/** Null for what is no whole PNG. @param {Uint8Array} bytes @returns {Bytes | null} */
function strippedPng(bytes) {
  /** @type {Uint8Array[]} */
  const kept = []
  const view = viewOf(bytes)
  let turn = 0
  for (let at = 8, n = 0; at + 12 <= bytes.length && n < MAX_PIECES; n++) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return null
    const type = typeAt(bytes, at + 4)
    if (type === 'eXIf') turn = turn || turnIn(bytes.subarray(at + 8, end - 4))
    if (PNG_KEPT.indexOf(type) >= 0) kept.push(bytes.subarray(at, end))
    if (type === 'IEND') {
      // Behind what says how large it is.
      if (turn > 1) kept.splice(1, 0, turnChunk(turn))
      kept.unshift(bytes.subarray(0, 8))
      return together(kept)
    }
    at = end
  }
  return null
}

const WEBP_KEPT = ['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF']
const FRAME_KEPT = ['VP8 ', 'VP8L', 'ALPH']
/** Bytes of a frame before its chunks: its place, its size and its time. */
const FRAME_BYTES = 16
/** Flags of a profile, of Exif and of XMP. */
const WEBP_NOT_KEPT = 0x20 | 0x08 | 0x04
const WEBP_EXIF = 0x08

/** @typedef {{ type: string, content: Uint8Array }} Chunk */

/** The chunks from here to the end; null where one does not end. @param {Uint8Array} bytes @param {number} from @returns {Chunk[] | null} */
function chunksIn(bytes, from) {
  const view = viewOf(bytes)
  /** @type {Chunk[]} */
  const chunks = []
  for (let at = from; at < bytes.length; ) {
    const length = at + 8 > bytes.length ? bytes.length : view.getUint32(at + 4, true)
    const end = at + 8 + length
    if (end > bytes.length || chunks.length >= MAX_PIECES) return null
    chunks.push({ type: typeAt(bytes, at), content: bytes.subarray(at + 8, end) })
    at = end + (length & 1)
  }
  return chunks
}

/** Chunks one behind the other, each of an even length. @param {readonly Chunk[]} chunks @returns {Bytes} */
function written(chunks) {
  /** @type {Uint8Array[]} */
  const parts = []
  for (const { type, content } of chunks)
    parts.push(latin(type), four(content.length, true), content, new Uint8Array(content.length & 1))
  return together(parts)
}

/** A picture of an animation alone; null where it is not whole. @param {Uint8Array} frame */
function bareFrame(frame) {
  const chunks = frame.length < FRAME_BYTES ? null : chunksIn(frame, FRAME_BYTES)
  const kept = chunks && chunks.filter(({ type }) => FRAME_KEPT.indexOf(type) >= 0)
  return kept && together([frame.subarray(0, FRAME_BYTES), written(kept)])
}

/** Null for what is no whole WebP. @param {Uint8Array} bytes @returns {Bytes | null} */
function strippedWebp(bytes) {
  const size = 8 + viewOf(bytes).getUint32(4, true)
  const chunks = size > bytes.length ? null : chunksIn(bytes.subarray(0, size), 12)
  /** @type {Chunk[]} */
  const kept = []
  let turn = 0
  for (const { type, content } of chunks || []) {
    if (type === 'EXIF')
      turn = turn || turnIn(hasText(content, 0, 'Exif\0\0') ? content.subarray(6) : content)
    if (WEBP_KEPT.indexOf(type) < 0) continue
    const own = type === 'ANMF' ? bareFrame(content) : content
    if (!own) return null
    kept.push({ type, content: own })
  }
  const first = kept[0]
  if (!first) return null
  if (first.type === 'VP8X') {
    const flags = ((first.content[0] || 0) & ~WEBP_NOT_KEPT) | (turn > 1 ? WEBP_EXIF : 0)
    first.content = first.content.slice()
    first.content.set([flags].slice(0, first.content.length))
    if (turn > 1) kept.push({ type: 'EXIF', content: turnOnly(turn) })
  }
  const body = together([latin('WEBP'), written(kept)])
  return together([latin('RIFF'), four(body.length, true), body])
}

/**
 * The picture alone; null for every other kind of file, and for one that is not whole.
 * @param {Uint8Array} bytes @returns {Picture | null}
 */
export function stripped(bytes) {
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8
  const isPng = hasText(bytes, 0, '\x89PNG\r\n\x1a\n')
  const isWebp = hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WEBP')
  const picture = isJpeg
    ? strippedJpeg(bytes)
    : isPng
      ? strippedPng(bytes)
      : isWebp
        ? strippedWebp(bytes)
        : null
  const type = isJpeg ? 'image/jpeg' : isPng ? 'image/png' : 'image/webp'
  return picture && { bytes: picture, type }
}
