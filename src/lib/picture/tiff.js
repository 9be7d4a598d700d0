// TIFF without what is written beside its pages: of each only the tags stay that it is drawn by, and the coded picture;
// every other byte is nought. What stays stays in its place. Source: TIFF 6.0, TIFF Technical Notes 1 and 2.

import { hasText, inOrder, isCrossed, MAX_PIECES, orNothing, viewOf } from './pieces.js'

/** @typedef {import('./pieces.js').Range} Range */
/** @typedef {{ tag: number, at: number, type: number, count: number, value: Range }} Entry */
/** @typedef {{ at: number, kept: Entry[], dropped: Entry[], next: number }} Page */

const MAX_PAGES = 2000
/** Sizes, colours, resolution, turn, strips and tiles: numbers, and no words. */
const KEPT_TAGS = new Set(
  [254, 255, 256, 257, 258, 259, 262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281].concat(
    [282, 283, 284, 290, 291, 292, 293, 296, 297, 301, 317, 318, 319, 320, 321, 322, 323, 324],
    [325, 326, 327, 328, 332, 334, 336, 338, 339, 340, 341, 342, 529, 530, 531, 532],
  ),
)
const COMPRESSION = 259
/** Where the coded picture lies and how long it is, in strips or in tiles. */
const CODED = [
  [273, 279],
  [324, 325],
]
/** Of a picture within it, of a camera's own format: such a file is more than its pages. */
const OTHER_FORMATS = [330, 50706]
/** None, fax, LZW, Deflate and PackBits: the others have files within the file. */
const KNOWN_COMPRESSIONS = [1, 2, 3, 4, 5, 8, 32773, 32946]
/** Bytes of a value by its type. */
const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]
const TEXT = 2
const SHORT = 3
const LONG = 4

/** @param {Uint8Array} bytes */
export const isTiff = (bytes) => hasText(bytes, 0, 'II*\0') || hasText(bytes, 0, 'MM\0*')

/** @param {DataView} view @param {boolean} isLittle @param {number} at @returns {Page} */
function pageAt(view, isLittle, at) {
  const all = view.getUint16(at, isLittle)
  /** @type {Entry[]} */
  const entries = []
  for (let n = 0; n < all; n++) {
    const here = at + 2 + 12 * n
    const type = view.getUint16(here + 2, isLittle)
    const count = view.getUint32(here + 4, isLittle)
    const size = (SIZES[type] || 1) * count
    const start = size <= 4 ? here + 8 : view.getUint32(here + 8, isLittle)
    const tag = view.getUint16(here, isLittle)
    entries.push({ tag, at: here, type, count, value: [start, start + size] })
  }
  const isKept = (/** @type {Entry} */ one) => KEPT_TAGS.has(one.tag) && one.type !== TEXT
  return {
    at,
    kept: entries.filter(isKept),
    dropped: entries.filter((one) => !isKept(one)),
    next: view.getUint32(at + 2 + 12 * all, isLittle),
  }
}

/** @param {DataView} view @param {boolean} isLittle */
function pagesIn(view, isLittle) {
  /** @type {Page[]} */
  const pages = []
  let entries = 0
  for (let at = view.getUint32(4, isLittle); at !== 0; ) {
    const page = pageAt(view, isLittle, at)
    pages.push(page)
    entries += page.kept.length + page.dropped.length
    // Pages that name each other have no end.
    if (pages.length > MAX_PAGES || entries > MAX_PIECES) throw new RangeError('too many')
    at = page.next
  }
  return pages
}

/** The numbers of an entry. @param {DataView} view @param {boolean} isLittle @param {Entry | undefined} entry */
function numbersOf(view, isLittle, entry) {
  /** @type {number[]} */
  const numbers = []
  if (!entry) return numbers
  const isShort = entry.type === SHORT
  if (entry.count > MAX_PIECES || (!isShort && entry.type !== LONG)) throw new RangeError('odd')
  for (let n = 0; n < entry.count; n++)
    numbers.push(
      isShort
        ? view.getUint16(entry.value[0] + 2 * n, isLittle)
        : view.getUint32(entry.value[0] + 4 * n, isLittle),
    )
  return numbers
}

/** Where the coded picture of a page lies. @param {DataView} view @param {boolean} isLittle @param {Page} page */
function codedOf(view, isLittle, { kept, dropped }) {
  const of = (/** @type {number | undefined} */ tag) =>
    numbersOf(
      view,
      isLittle,
      kept.find((one) => one.tag === tag),
    )
  const [compression = 1] = of(COMPRESSION)
  const isOther = dropped.some(({ tag }) => OTHER_FORMATS.indexOf(tag) >= 0)
  if (isOther || KNOWN_COMPRESSIONS.indexOf(compression) < 0) throw new RangeError('unknown')
  /** @type {Range[]} */
  const coded = []
  for (const [place, length] of CODED) {
    const [places, lengths] = [of(place), of(length)]
    if (places.length !== lengths.length) throw new RangeError('odd')
    places.forEach((start, n) => coded.push([start, start + (lengths[n] || 0)]))
  }
  if (!coded.length) throw new RangeError('no picture')
  return coded
}

/** Where a list of so many entries lies. @param {number} at @param {number} entries @returns {Range} */
const listOf = (at, entries) => [at, at + 6 + 12 * entries]

/** Whether a value stands in the list itself. @param {Entry} entry */
const isInline = ({ value }) => value[1] - value[0] <= 4

/** @param {Uint8Array} bytes @returns {Uint8Array<ArrayBuffer>} */
function barePages(bytes) {
  const view = viewOf(bytes)
  const isLittle = hasText(bytes, 0, 'II')
  const pages = pagesIn(view, isLittle)
  /** @type {Range[]} */
  const stays = [[0, 8]]
  // Lists are written anew: neither pictures nor other lists may lie in them.
  const lists = pages.map(({ at, kept, dropped }) => listOf(at, kept.length + dropped.length))
  const goes = lists.slice()
  for (const page of pages) {
    for (const one of page.kept) if (!isInline(one)) stays.push(one.value)
    for (const one of page.dropped) if (!isInline(one)) goes.push(one.value)
    stays.push(...codedOf(view, isLittle, page))
    if (stays.length + goes.length > MAX_PIECES) throw new RangeError('too many')
  }
  const sum = stays.reduce((all, [start, end]) => all + end - start, 0)
  const isBeyond = stays.some(([, end]) => end > bytes.length)
  // What lies twice or beyond would be more than the file.
  const isWithin = inOrder(lists).some(([start], n, all) => start < ((all[n - 1] || [])[1] || 8))
  if (!pages.length || isBeyond || isWithin || sum > bytes.length || isCrossed(stays, goes))
    throw new RangeError('odd')
  const bare = new Uint8Array(bytes.length)
  for (const [start, end] of stays) bare.set(bytes.subarray(start, end), start)
  for (const page of pages) writePage(bare, bytes, { page, isLittle })
  return bare
}

/** @param {Uint8Array} bare @param {Uint8Array} bytes @param {{ page: Page, isLittle: boolean }} what */
function writePage(bare, bytes, { page, isLittle }) {
  const view = viewOf(bare)
  const entries = page.kept.map(({ at }) => bytes.slice(at, at + 12))
  view.setUint16(page.at, entries.length, isLittle)
  entries.forEach((entry, n) => bare.set(entry, page.at + 2 + 12 * n))
  view.setUint32(page.at + 2 + 12 * entries.length, page.next, isLittle)
}

/** Null for what is no whole TIFF, and for one that holds files of another kind. @param {Uint8Array} bytes */
export const strippedTiff = (bytes) => orNothing(() => barePages(bytes))
