// The lists of a HEIF file: its items, of what each is made, where their bytes lie, and what is said of them.
// Source: ISO/IEC 14496-12 §8.11.3, 8.11.6, 8.11.12, 8.11.14; ISO/IEC 23008-12 §6.5, 6.6.

import { boxesIn, numbersFrom } from './heif-boxes.js'
import { hasText, MAX_PIECES, typeAt } from './pieces.js'

/** @typedef {import('./pieces.js').Range} Range */
/** @typedef {import('./heif-boxes.js').Box} Box */
/** @typedef {{ id: number, type: string, typeAt: number, namesAt: number, end: number }} Item */
/** @typedef {{ type: string, box: Box, from: number, to: number[] }} Link */

/** Coded pictures, and those that are put together of others. */
export const STAYING_TYPES = ['hvc1', 'lhv1', 'avc1', 'vvc1', 'av01', 'grid', 'iovl', 'iden']
/** How a picture is coded, its size, colours, turn and cut. */
const KEPT_PROPERTIES = (
  'ispe pixi pasp irot imir clap iscl auxC hvcC lhvC avcC vvcC av1C a1op a1lx lsel clli ' +
  'mdcv cclv amve oinf tols'
).split(' ')
/** From a picture to those of which it is made, and from one that belongs to it. */
const MADE_OF = 'dimg'
const BELONGS_TO = 'auxl'
/** From a picture to what its colours are multiplied with already. */
const MULTIPLIED = 'prem'
const KEPT_LINKS = [MADE_OF, BELONGS_TO, MULTIPLIED]

/** A full box's numbers, its version and its flags. @param {Uint8Array} bytes @param {Box | undefined} box */
function opened(bytes, box) {
  if (!box) throw new RangeError('missing')
  const { here, read } = numbersFrom(bytes, box.body, box.end)
  const version = read(1)
  const flags = read(2) * 256 + read(1)
  return { here, read, version, flags, end: box.end }
}

/** @param {Uint8Array} bytes @param {Box | undefined} box @returns {Map<number, Item>} */
function entriesOf(bytes, box) {
  const { here, read, version, end } = opened(bytes, box)
  const count = read(version ? 4 : 2)
  const { boxes, end: whole } = boxesIn(bytes, here.at, end)
  if (count !== boxes.length || whole !== end) throw new RangeError('damaged')
  const items = new Map()
  for (const entry of boxes) {
    const own = opened(bytes, entry)
    // Those before say no type.
    if (entry.type !== 'infe' || own.version < 2) throw new RangeError('old')
    const id = own.read(own.version > 2 ? 4 : 2)
    const isLocked = own.read(2) > 0
    if (isLocked || items.has(id)) throw new RangeError('odd')
    const at = own.here.at
    const names = { typeAt: at, namesAt: at + 4, end: entry.end }
    if (names.namesAt > entry.end) throw new RangeError('damaged')
    items.set(id, { id, type: typeAt(bytes, at), ...names })
  }
  return items
}

/** @param {Uint8Array} bytes @param {Box | undefined} box @returns {Link[]} */
function linksOf(bytes, box) {
  if (!box) return []
  const { here, version, end } = opened(bytes, box)
  const { boxes, end: whole } = boxesIn(bytes, here.at, end)
  if (whole !== end) throw new RangeError('damaged')
  const size = version ? 4 : 2
  let all = 0
  return boxes.map((each) => {
    const { read } = numbersFrom(bytes, each.body, each.end)
    const from = read(size)
    const count = read(2)
    all += count
    if (all > MAX_PIECES) throw new RangeError('too many')
    return { type: each.type, box: each, from, to: Array.from({ length: count }, () => read(size)) }
  })
}

/** From each item to those that stay with it. @param {readonly Link[]} links */
function followers(links) {
  /** @type {Map<number, number[]>} */
  const after = new Map()
  const add = (/** @type {number} */ one, /** @type {number} */ other) => {
    const others = after.get(one)
    if (others) others.push(other)
    else after.set(one, [other])
  }
  for (const { type, from, to } of links)
    for (const other of to) {
      if (type === MADE_OF) add(from, other)
      if (type === BELONGS_TO) add(other, from)
    }
  return after
}

/**
 * All items, and the ids of those that stay: the first picture and what belongs to it.
 * @param {Uint8Array} bytes @param {(type: string) => Box | undefined} one
 */
export function itemsIn(bytes, one) {
  const items = entriesOf(bytes, one('iinf'))
  const primary = opened(bytes, one('pitm'))
  const after = followers(linksOf(bytes, one('iref')))
  const staying = new Set([primary.read(primary.version ? 4 : 2)])
  for (const id of staying) {
    const { type = '' } = items.get(id) || {}
    if (STAYING_TYPES.indexOf(type) < 0) throw new RangeError('unknown')
    for (const next of after.get(id) || []) staying.add(next)
  }
  return { items, staying }
}

/** How many bytes numbers have in a list of places. @param {(size: number) => number} read @param {number} version */
function placeSizes(read, version) {
  const [first, second] = [read(1), read(1)]
  return {
    offset: first >> 4,
    length: first & 15,
    base: second >> 4,
    index: version ? second & 15 : 0,
    id: version < 2 ? 2 : 4,
  }
}

/**
 * From where the places of an item are counted, read from its entry. Throws RangeError for bytes in another file or within
 * another item.
 * @param {(size: number) => number} read @param {number} version @param {Box | undefined} idat
 */
function originOf(read, version, idat) {
  const method = version ? read(2) & 15 : 0
  const isElsewhere = read(2) > 0
  if (method === 0 && !isElsewhere) return 0
  if (method === 1 && !isElsewhere && idat) return idat.body
  throw new RangeError('elsewhere')
}

/**
 * Where the bytes of each item lie in the file.
 * @param {Uint8Array} bytes @param {Box | undefined} box @param {Box | undefined} idat
 */
export function coversOf(bytes, box, idat) {
  const { read, version } = opened(bytes, box)
  const sizes = placeSizes(read, version)
  /** @type {{ id: number, range: Range }[]} */
  const covers = []
  for (let count = read(sizes.id); count > 0; count--) {
    const id = read(sizes.id)
    const base = originOf(read, version, idat) + read(sizes.base)
    for (let extents = read(2); extents > 0; extents--) {
      read(sizes.index)
      const start = base + read(sizes.offset)
      const length = read(sizes.length)
      // Nought stands for the whole file.
      if (length === 0 || covers.length >= MAX_PIECES) throw new RangeError('odd')
      covers.push({ id, range: [start, start + length] })
    }
  }
  return covers
}

/** Whether a property says nothing but how the picture is drawn. @param {Uint8Array} bytes @param {Box} box */
const isPropertyKept = (bytes, { type, body }) =>
  KEPT_PROPERTIES.indexOf(type) >= 0 || (type === 'colr' && hasText(bytes, body, 'nclx'))

/** Takes profiles, names and places out of what is said of items. @param {Uint8Array} bytes @param {Box | undefined} box */
export function mendProperties(bytes, box) {
  if (!box) return
  const lists = boxesIn(bytes, box.body, box.end)
  const [container, ...rest] = lists.boxes
  const isRight = container && container.type === 'ipco' && lists.end === box.end
  if (!isRight || rest.some(({ type }) => type !== 'ipma')) throw new RangeError('odd')
  const { boxes, end } = boxesIn(bytes, container.body, container.end)
  if (end !== container.end) throw new RangeError('damaged')
  /** By their numbers, which begin with one. @type {Set<number>} */
  const gone = new Set()
  boxes.forEach((property, n) => {
    if (isPropertyKept(bytes, property)) return
    gone.add(n + 1)
    bytes.set([0x66, 0x72, 0x65, 0x65], property.start + 4)
    bytes.fill(0, property.body, property.end)
  })
  for (const list of rest) unname(bytes, list, gone)
}

/** Has no item name a property that is gone. @param {Uint8Array} bytes @param {Box} box @param {Set<number>} gone */
function unname(bytes, box, gone) {
  const { here, read, version, flags } = opened(bytes, box)
  const size = flags & 1 ? 2 : 1
  const count = read(4)
  for (let n = 0; n < count; n++) {
    read(version ? 4 : 2)
    const named = read(1)
    for (let each = 0; each < named; each++) {
      const at = here.at
      // The first bit says that nobody may draw the picture without it.
      const number = read(size) & (size === 2 ? 0x7fff : 0x7f)
      if (gone.has(number)) bytes.fill(0, at, at + size)
    }
  }
}

/**
 * Leaves of the links those between pictures that stay; the room of the others is free.
 * @param {Uint8Array} bytes @param {Box | undefined} box @param {(id: number) => boolean} isStaying
 */
export function mendLinks(bytes, box, isStaying) {
  if (!box) return
  if (box.body > box.start + 8) throw new RangeError('odd')
  const kept = linksOf(bytes, box).filter(
    ({ type, from, to }) => KEPT_LINKS.indexOf(type) >= 0 && [from].concat(to).every(isStaying),
  )
  const parts = kept.map(({ box: own }) => bytes.slice(own.start, own.end))
  let at = box.body + 4
  bytes.fill(0, at, box.end)
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  if (at === box.end) return
  // Readers refuse a list without a link.
  const free = parts.length === 0 ? box.start : at
  if (free === at) view.setUint32(box.start, at - box.start)
  view.setUint32(free, box.end - free)
  bytes.set([0x66, 0x72, 0x65, 0x65], free + 4)
  bytes.fill(0, free + 8, box.end)
}
