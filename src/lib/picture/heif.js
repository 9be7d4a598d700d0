// HEIC and AVIF without what cameras write beside the picture. Of the items of the file the first picture stays, and those
// of which it is made; Exif, XMP, small copies, other pictures, names and profiles become nought where they lie, and nobody
// looks for them there. How it is to be turned is a property of the picture and stays.
// Source: ISO/IEC 14496-12 §8.11, ISO/IEC 23008-12 §6 and 9, AVIF 1.1.

import { coversOf, itemsIn, mendLinks, mendProperties, STAYING_TYPES } from './heif-items.js'
import { boxesIn } from './heif-boxes.js'
import { hasText, inOrder, isCrossed, orNothing, viewOf } from './pieces.js'

/** @typedef {import('./pieces.js').Range} Range */
/** @typedef {import('./heif-boxes.js').Box} Box */

const BRANDS = (
  'heic heix heim heis hevc hevx hevm hevs avif avis avci avcs j2ki jpeg mif1 mif2 mif3 ' +
  'msf1 miaf'
).split(' ')
/** Brands that are looked at. */
const MAX_BRANDS = 64
/** Lists of the items; all others say something beside. */
const KEPT_LISTS = ['hdlr', 'pitm', 'iinf', 'iref', 'iprp', 'iloc', 'idat']

/** The type of what went. */
const GONE = 'free'

/** @param {Uint8Array} bytes */
export function isHeif(bytes) {
  if (!hasText(bytes, 4, 'ftyp')) return false
  const said = viewOf(bytes).getUint32(0)
  // Nought and one stand for a size that is said elsewhere.
  const end = Math.min(said > 1 ? said : bytes.length, 8 + 4 * MAX_BRANDS)
  // The second number is a version.
  for (let at = 8; at + 4 <= end; at += 4)
    if (at !== 12 && BRANDS.some((brand) => hasText(bytes, at, brand))) return true
  return false
}

/** Leaves the room of a box empty. @param {Uint8Array} bytes @param {Box} box */
function empty(bytes, { start, body, end }) {
  bytes.set([0x66, 0x72, 0x65, 0x65], start + 4)
  bytes.fill(0, body, end)
}

/** The boxes of a file as far as they are whole: programs write of their own behind them. @param {Uint8Array} bytes */
function filesBoxes(bytes) {
  const { boxes, end } = boxesIn(bytes, 0, bytes.length)
  const metas = boxes.filter(({ type }) => type === 'meta')
  // What moves has its pictures elsewhere.
  if (metas.length !== 1 || !metas[0] || boxes.some(({ type }) => type === 'moov'))
    throw new RangeError('no still picture')
  return { boxes, end, meta: metas[0] }
}

/** Sets to nought what of these rooms nothing covers. @param {Uint8Array} bytes @param {readonly Box[]} rooms @param {readonly Range[]} covers */
function emptyBetween(bytes, rooms, covers) {
  const parts = inOrder(covers)
  let next = 0
  let covered = 0
  for (const { body, end } of rooms.slice().sort((one, other) => one.body - other.body)) {
    let at = body
    for (let part = parts[next]; part && part[0] < end; part = parts[++next]) {
      if (part[0] < body || part[1] > end) throw new RangeError('beyond its room')
      if (part[0] > at) bytes.fill(0, at, part[0])
      at = Math.max(at, part[1])
      covered++
    }
    bytes.fill(0, at, end)
  }
  if (covered < covers.length) throw new RangeError('outside')
}

/** @param {Uint8Array} given @returns {Uint8Array<ArrayBuffer>} */
function bareItems(given) {
  const bytes = new Uint8Array(given)
  const { boxes, end, meta } = filesBoxes(bytes)
  // Behind version and flags.
  const lists = boxesIn(bytes, meta.body + 4, meta.end)
  if (lists.end !== meta.end) throw new RangeError('damaged')
  const one = (/** @type {string} */ type) => {
    const all = lists.boxes.filter((box) => box.type === type)
    if (all.length > 1) throw new RangeError('twice')
    return all[0]
  }
  const { items, staying } = itemsIn(bytes, one)
  const isStaying = (/** @type {number} */ id) => staying.has(id)
  const idat = one('idat')
  const covers = coversOf(bytes, one('iloc'), idat)
  const ofStaying = covers.filter(({ id }) => isStaying(id)).map(({ range }) => range)
  // A picture that goes, or went before, may share its bytes with one that stays; words may not.
  const words = covers.filter(({ id }) => {
    const item = items.get(id)
    return !item || (item.type !== GONE && STAYING_TYPES.indexOf(item.type) < 0)
  })
  if (
    isCrossed(
      ofStaying,
      words.map(({ range }) => range),
    )
  )
    throw new RangeError('shared')
  for (const { id, typeAt, namesAt, end: entryEnd } of items.values()) {
    if (!isStaying(id)) bytes.set([0x66, 0x72, 0x65, 0x65], typeAt)
    bytes.fill(0, namesAt, entryEnd)
  }
  mendProperties(bytes, one('iprp'))
  mendLinks(bytes, one('iref'), isStaying)
  const rooms = boxes.filter(({ type }) => type === 'mdat').concat(idat ? [idat] : [])
  emptyBetween(bytes, rooms, ofStaying)
  const hdlr = one('hdlr')
  // Behind the kind of what is handled and what is reserved: its name.
  if (hdlr) bytes.fill(0, Math.min(hdlr.body + 24, hdlr.end), hdlr.end)
  for (const box of lists.boxes) if (KEPT_LISTS.indexOf(box.type) < 0) empty(bytes, box)
  for (const box of boxes) if (['ftyp', 'meta', 'mdat'].indexOf(box.type) < 0) empty(bytes, box)
  return bytes.slice(0, end)
}

/** Null for what is no whole HEIC or AVIF, for one that moves, and for one that cannot be read here. @param {Uint8Array} bytes */
export const strippedHeif = (bytes) => orNothing(() => bareItems(bytes))

/** @param {Uint8Array} bytes */
export const isAvif = (bytes) => hasText(bytes, 8, 'avif')
