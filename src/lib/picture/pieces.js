// What readers of pictures share: bytes are taken as they stand, whatever they say of themselves, and every list has an end.

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** Bytes of a file from the first to before the second place. @typedef {readonly [start: number, end: number]} Range */

/** Parts that a file is made of at most: a large picture has some thousands. */
export const MAX_PIECES = 20000

/** @param {Uint8Array} bytes @param {number} at @param {string} text */
export function hasText(bytes, at, text) {
  for (let n = 0; n < text.length; n++) if (bytes[at + n] !== text.charCodeAt(n)) return false
  return true
}

/** The four letters that begin here. @param {Uint8Array} bytes @param {number} at */
export const typeAt = (bytes, at) => String.fromCharCode(...bytes.subarray(at, at + 4))

/** @param {string} text */
export const latin = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

/** @param {Uint8Array} bytes @param {number} [end] reading behind it throws RangeError */
export const viewOf = (bytes, end = bytes.length) =>
  new DataView(bytes.buffer, bytes.byteOffset, end)

/** @param {Uint8Array[]} parts @returns {Bytes} */
export function together(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** In the order in which they begin. @param {readonly Range[]} ranges */
export const inOrder = (ranges) => ranges.slice().sort(([one], [other]) => one - other)

/** Whether something that stays holds a byte of something that goes. @param {readonly Range[]} stays @param {readonly Range[]} goes */
export function isCrossed(stays, goes) {
  const ends = { stays: 0, goes: 0 }
  const marks = stays
    .map(([start, end]) => ({ start, end, what: /** @type {'stays' | 'goes'} */ ('stays') }))
    .concat(goes.map(([start, end]) => ({ start, end, what: 'goes' })))
    .filter(({ start, end }) => end > start)
    .sort((one, other) => one.start - other.start)
  for (const { start, end, what } of marks) {
    if (start < ends[what === 'goes' ? 'stays' : 'goes']) return true
    ends[what] = Math.max(ends[what], end)
  }
  return false
}

/**
 * What `read` makes of bytes; null where they end before what they say of themselves.
 * @template T @param {() => T | null} read
 */
export function orNothing(read) {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
