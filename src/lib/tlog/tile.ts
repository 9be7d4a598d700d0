import { HASH_SIZE } from './hash.ts'
import { grow, type HashAt, rootOf, type TreeNode } from './tree.ts'

/** Levels of the binary tree that one tile spans. Source: c2sp.org/tlog-tiles, Merkle Tree. */
export const TILE_HEIGHT = 8

/** Hashes in a full tile, and entries in a full bundle. */
export const TILE_WIDTH = 256

/** Highest tile level that a path may name. */
export const MAX_TILE_LEVEL = 63

/** Bytes of one entry at most: the length before it is a uint16. */
export const MAX_ENTRY_SIZE = 65_535

// `tile/entries/` + 6 groups of `x000/` + `.p/255` is 49; anything longer cannot be a safe integer.
const MAX_PATH_LENGTH = 64

const PATH = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/

/** A tile of hashes: `width` of them (1 … 256), the `index`-th of its tile level; level 0 holds leaf hashes. */
export type Tile = { readonly level: number; readonly index: number; readonly width: number }

/** What a path under `tile/` names: a tile of hashes, or a bundle of entries. */
export type TileName = Omit<Tile, 'level'> & { readonly level: number | 'entries' }

/**
 * The path of a tile below the log's prefix, such as `tile/0/x001/x234/067` or `tile/1/000.p/17`.
 * Throws RangeError for a level, index or width outside its limits.
 * Source: c2sp.org/tlog-tiles, Merkle Tree.
 */
export function tilePath(level: number, index: number, width: number = TILE_WIDTH): string {
  if (!isWithin(level, 0, MAX_TILE_LEVEL)) throw new RangeError(`No tile has level ${level}.`)
  return `tile/${level}/${positionPath(index, width)}`
}

/**
 * The path of an entry bundle below the log's prefix, such as `tile/entries/x001/067.p/5`.
 * Throws RangeError for an index or width outside its limits. Source: c2sp.org/tlog-tiles, Log entries.
 */
export function entriesPath(index: number, width: number = TILE_WIDTH): string {
  return `tile/entries/${positionPath(index, width)}`
}

/**
 * Reads the path of a tile or an entry bundle, without the log's prefix and without a leading slash.
 * Null for every other spelling, leading zeroes and superfluous `x000` included, so that each tile
 * has one path. Source: c2sp.org/tlog-tiles, Merkle Tree.
 */
export function parseTilePath(path: string): TileName | null {
  const match = path.length <= MAX_PATH_LENGTH ? PATH.exec(path) : null
  if (match === null) return null
  const [, levelText, indexText = '', widthText] = match
  const level = levelText === 'entries' ? levelText : Number(levelText)
  const index = Number(indexText.replace(/\D/g, ''))
  const width = widthText === undefined ? TILE_WIDTH : Number(widthText)
  if (!isPosition(index, width) || (level !== 'entries' && level > MAX_TILE_LEVEL)) return null
  const canonical = level === 'entries' ? entriesPath(index, width) : tilePath(level, index, width)
  return canonical === path ? { level, index, width } : null
}

/**
 * How many hashes the tile has in a tree of `size` leaves: 256 when full, 0 when it does not exist
 * yet. For entry bundles ask with level 0.
 */
export function tileWidth(level: number, index: number, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level)
  return Math.min(Math.max(hashes - index * TILE_WIDTH, 0), TILE_WIDTH)
}

/**
 * The tiles, each once, from which the hashes of these nodes can be had in a tree of `size` leaves.
 * Throws RangeError if the tree has no such node.
 */
export function tilesOf(nodes: readonly TreeNode[], size: number): Tile[] {
  const tiles = new Map<string, Tile>()
  for (const node of nodes) {
    const tile = placeOf(node, size).tile
    tiles.set(tilePath(tile.level, tile.index, tile.width), tile)
  }
  return [...tiles.values()]
}

/**
 * Answers a proof's questions from tiles that were read beforehand, see {@link tilesOf}.
 * The answer throws RangeError if the tree has no such node or a tile is shorter than its width.
 */
export function hashFromTiles(
  size: number,
  hashesOf: (tile: Tile) => readonly Uint8Array[],
): HashAt {
  return (level, index) => {
    const { tile, first, count } = placeOf({ level, index }, size)
    const hashes = hashesOf(tile)
    if (hashes.length < first + count)
      throw new RangeError(`Tile ${tilePath(tile.level, tile.index)} is shorter than its width.`)
    return rootOf(grow([], hashes.slice(first, first + count), 0))
  }
}

/**
 * Reads the tiles from which these nodes can be had and answers a proof's questions from them; `read` gives the hashes
 * of a tile, or null. Throws RangeError if the tree has no such node, Error if a tile is not there.
 */
export async function readHashes(
  nodes: readonly TreeNode[],
  size: number,
  read: (tile: Tile) => Promise<readonly Uint8Array[] | null>,
): Promise<HashAt> {
  const tiles = new Map<string, readonly Uint8Array[]>()
  for (const tile of tilesOf(nodes, size)) {
    const hashes = await read(tile)
    if (hashes === null) throw new Error(`tile ${tile.level}/${tile.index} is incomplete`)
    tiles.set(`${tile.level}/${tile.index}`, hashes)
  }
  return hashFromTiles(size, ({ level, index }) => tiles.get(`${level}/${index}`) ?? [])
}

/** The bytes of a tile: its hashes one after another. */
export function encodeTile(hashes: readonly Uint8Array[]): Buffer {
  return Buffer.concat(hashes)
}

/** The hashes of a tile, as views into `bytes`; null unless there are 1 … 256 whole hashes. */
export function decodeTile(bytes: Uint8Array): Uint8Array[] | null {
  const width = bytes.length / HASH_SIZE
  if (!isWithin(width, 1, TILE_WIDTH)) return null
  return Array.from({ length: width }, (_, n) => bytes.subarray(n * HASH_SIZE, (n + 1) * HASH_SIZE))
}

/**
 * The bytes of an entry bundle: each entry after its length as uint16, big-endian.
 * Throws RangeError for more than 256 entries or one above {@link MAX_ENTRY_SIZE}.
 * Source: c2sp.org/tlog-tiles, Log entries.
 */
export function encodeEntries(entries: readonly Uint8Array[]): Buffer {
  if (entries.length > TILE_WIDTH)
    throw new RangeError(`A bundle holds at most ${TILE_WIDTH} entries.`)
  const parts: Uint8Array[] = []
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_SIZE)
      throw new RangeError(`An entry holds at most ${MAX_ENTRY_SIZE} bytes.`)
    parts.push(Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry)
  }
  return Buffer.concat(parts)
}

/**
 * The entries of a bundle, as views into `bytes`. Null if the last entry is cut short or there are
 * more than 256. Source: c2sp.org/tlog-tiles, Log entries.
 */
export function decodeEntries(bytes: Uint8Array): Uint8Array[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries: Uint8Array[] = []
  let start = 0
  while (start < bytes.length) {
    if (entries.length === TILE_WIDTH || start + 2 > bytes.length) return null
    const end = start + 2 + view.getUint16(start)
    if (end > bytes.length) return null
    entries.push(bytes.subarray(start + 2, end))
    start = end
  }
  return entries
}

/** Where a node's hash comes from: `count` hashes of a tile, from `first` on, joined to one root. */
function placeOf(
  node: TreeNode,
  size: number,
): { readonly tile: Tile; readonly first: number; readonly count: number } {
  const level = Math.floor(node.level / TILE_HEIGHT)
  const count = 2 ** (node.level % TILE_HEIGHT)
  const index = Math.floor((node.index * count) / TILE_WIDTH)
  const first = (node.index * count) % TILE_WIDTH
  const width = tileWidth(level, index, size)
  if (first + count > width)
    throw new RangeError(`A tree of ${size} leaves has no node ${node.level}/${node.index}.`)
  return { tile: { level, index, width }, first, count }
}

function positionPath(index: number, width: number): string {
  if (!isPosition(index, width)) throw new RangeError(`No tile has index ${index}, width ${width}.`)
  const digits = String(index)
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0')
  const groups = padded.replace(/\d{3}(?=\d)/g, 'x$&/')
  return width === TILE_WIDTH ? groups : `${groups}.p/${width}`
}

function isPosition(index: number, width: number): boolean {
  return isWithin(index, 0, Number.MAX_SAFE_INTEGER) && isWithin(width, 1, TILE_WIDTH)
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most
}
