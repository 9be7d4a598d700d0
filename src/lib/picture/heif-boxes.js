// Boxes of the base media file format, and numbers in them one behind the other.
// Source: ISO/IEC 14496-12 §4.2.

import { MAX_PIECES, typeAt, viewOf } from './pieces.js'

/** Where a box begins, where its content does, and where it ends. @typedef {{ type: string, start: number, body: number, end: number }} Box */

/** @param {DataView} view @param {number} at */
function longAt(view, at) {
  return view.getUint32(at) * 2 ** 32 + view.getUint32(at + 4)
}

/** The box that begins here; null where it does not end before `to`. @param {Uint8Array} bytes @param {number} start @param {number} to @returns {Box | null} */
function boxAt(bytes, start, to) {
  if (start + 8 > to) return null
  const view = viewOf(bytes)
  const said = view.getUint32(start)
  const body = start + (said === 1 ? 16 : 8)
  if (body > to) return null
  const size = said === 1 ? longAt(view, start + 8) : said || to - start
  const end = start + size
  return end < body || end > to ? null : { type: typeAt(bytes, start + 4), start, body, end }
}

/** The boxes from here, and where the last ends that is whole. Throws RangeError for too many. @param {Uint8Array} bytes @param {number} from @param {number} to */
export function boxesIn(bytes, from, to) {
  /** @type {Box[]} */
  const boxes = []
  let end = from
  for (let box = boxAt(bytes, end, to); box; box = boxAt(bytes, end, to)) {
    if (boxes.length >= MAX_PIECES) throw new RangeError('too many')
    boxes.push(box)
    end = box.end
  }
  return { boxes, end }
}

/**
 * Reads numbers one behind the other. Throws RangeError beyond `end`.
 * @param {Uint8Array} bytes @param {number} start @param {number} end
 */
export function numbersFrom(bytes, start, end) {
  const view = viewOf(bytes, end)
  const here = { at: start }
  /** A number of 0, 1, 2, 4 or 8 bytes. @param {number} size */
  const read = (size) => {
    const at = here.at
    here.at += size
    if (size === 0) return 0
    if (size === 1) return view.getUint8(at)
    if (size === 2) return view.getUint16(at)
    if (size === 4) return view.getUint32(at)
    if (size === 8) return longAt(view, at)
    throw new RangeError('odd')
  }
  return { here, read }
}
