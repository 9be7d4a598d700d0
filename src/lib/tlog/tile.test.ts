import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { leafHash } from './hash.ts'
import {
  decodeEntries,
  decodeTile,
  encodeEntries,
  encodeTile,
  entriesPath,
  hashFromTiles,
  MAX_ENTRY_SIZE,
  parseTilePath,
  TILE_HEIGHT,
  type Tile,
  tilePath,
  tilesOf,
  tileWidth,
} from './tile.ts'
import {
  consistencyNodes,
  consistencyProof,
  grow,
  inclusionNodes,
  inclusionProof,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './tree.ts'

const levels = fc.integer({ min: 0, max: 63 })
const indexes = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
const widths = fc.integer({ min: 1, max: 256 })

test('paths are those of the specification', () => {
  assert.equal(tilePath(0, 1234067), 'tile/0/x001/x234/067')
  assert.equal(tilePath(0, 273, 112), 'tile/0/273.p/112')
  assert.equal(tilePath(63, 0, 1), 'tile/63/000.p/1')
  assert.equal(tilePath(1, 1000), 'tile/1/x001/000')
  assert.equal(entriesPath(1067, 5), 'tile/entries/x001/067.p/5')
  assert.equal(entriesPath(5, 256), 'tile/entries/005')
})

test('every tile and bundle is found again by its path', () => {
  fc.assert(
    fc.property(levels, indexes, widths, (level, index, width) => {
      assert.deepEqual(parseTilePath(tilePath(level, index, width)), { level, index, width })
      const bundle = { level: 'entries', index, width }
      assert.deepEqual(parseTilePath(entriesPath(index, width)), bundle)
    }),
    { numRuns: 200 },
  )
})

test('another spelling of a path is no path', () => {
  const refused = [
    '',
    'tile/0',
    'tile/0/0',
    'tile/0/01',
    'tile/0/0001',
    'tile/00/001',
    'tile/64/001',
    'tile/-1/001',
    'tile/data/001',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x001',
    'tile/0/X001/002',
    'tile/0/001.p/0',
    'tile/0/001.p/256',
    'tile/0/001.p/257',
    'tile/0/001.p/01',
    'tile/0/001.p/',
    'tile/0/001.p',
    'tile/0/001/',
    '/tile/0/001',
    'tile/0/001\n',
    'tile/0/٠٠١',
    'tile/0/x009/x007/x199/x254/x740/992',
    `tile/0/${'x001/'.repeat(1000)}001`,
  ]
  for (const path of refused) assert.equal(parseTilePath(path), null, path)
})

test('a path that is read at all is written back letter for letter', () => {
  const piece = fc.constantFrom(
    'tile',
    'entries',
    '/',
    'x',
    '.p/',
    '0',
    '00',
    '1',
    '25',
    '256',
    '063',
  )
  const paths = fc.array(piece, { maxLength: 9 }).map((pieces) => `tile/${pieces.join('')}`)
  fc.assert(
    fc.property(paths, (path) => {
      const name = parseTilePath(path)
      if (name === null) return
      const { level, index, width } = name
      const written =
        level === 'entries' ? entriesPath(index, width) : tilePath(level, index, width)
      assert.equal(written, path)
    }),
    { numRuns: 200 },
  )
})

test('a path cannot be written for what does not exist', () => {
  for (const [level, index, width] of [
    [64, 0, 1],
    [-1, 0, 1],
    [0, -1, 1],
    [0, 0.5, 1],
    [0, 2 ** 53, 1],
    [0, 0, 0],
    [0, 0, 257],
  ] as const)
    assert.throws(() => tilePath(level, index, width), RangeError)
  assert.throws(() => entriesPath(-1), RangeError)
})

test('a tree of 70,000 leaves has the tiles of the example in the specification', () => {
  const size = 70_000
  assert.equal(tileWidth(0, 272, size), 256)
  assert.equal(tileWidth(0, 273, size), 112)
  assert.equal(tileWidth(0, 274, size), 0)
  assert.equal(tileWidth(1, 0, size), 256)
  assert.equal(tileWidth(1, 1, size), 17)
  assert.equal(tileWidth(2, 0, size), 1)
  assert.equal(tileWidth(3, 0, size), 0)
  assert.equal(tileWidth(0, 0, 256), 256)
  assert.equal(tileWidth(1, 0, 256), 1)
})

const STEP = 1_000

test('proofs made from tiles alone verify, and the tiles are those that were announced', () => {
  const total = 70_000
  const leaves = Array.from({ length: total }, (_, n) => leafHash(Buffer.from(`leaf ${n}`)))
  // What a store keeps: leaves, and one hash for each finished tile.
  const rows: Uint8Array[][] = [leaves, [], []]
  // Where a tree of any size is grown on from.
  const frontiers: (readonly Uint8Array[])[] = [[]]
  for (let from = 0; from < total; from += STEP)
    frontiers.push(
      grow(frontiers.at(-1) ?? [], leaves.slice(from, from + STEP), from, (level, index, hash) => {
        if (level % TILE_HEIGHT === 0) (rows[level / TILE_HEIGHT] as Uint8Array[])[index] = hash
      }),
    )
  const rootAt = (size: number) => {
    const known = Math.floor(size / STEP)
    return rootOf(grow(frontiers[known] ?? [], leaves.slice(known * STEP, size), known * STEP))
  }
  const read = ({ level, index, width }: Tile): Uint8Array[] =>
    (rows[level] as Uint8Array[]).slice(index * 256, index * 256 + width)
  const fetched = (tiles: readonly Tile[]) => {
    const held = new Map(
      tiles.map((tile) => [tilePath(tile.level, tile.index, tile.width), read(tile)]),
    )
    return (tile: Tile): Uint8Array[] => {
      const hashes = held.get(tilePath(tile.level, tile.index, tile.width))
      assert.ok(hashes, 'a tile was asked for that was not announced')
      assert.equal(hashes.length, tile.width)
      return hashes
    }
  }
  const sizes = fc.integer({ min: 1, max: total })
  fc.assert(
    fc.property(sizes, sizes, (a, b) => {
      const [oldSize, size] = [Math.min(a, b), Math.max(a, b)]
      const index = oldSize - 1
      const root = rootAt(size)
      const forLeaf = tilesOf(inclusionNodes(index, size), size)
      const proof = inclusionProof(index, size, hashFromTiles(size, fetched(forLeaf)))
      assert.ok(
        verifyInclusion({ index, size, leafHash: leaves[index] as Uint8Array, proof, root }),
      )
      const forTrees = tilesOf(consistencyNodes(oldSize, size), size)
      assert.ok(forTrees.length <= 6)
      const oldRoot = rootAt(oldSize)
      const steps = consistencyProof(oldSize, size, hashFromTiles(size, fetched(forTrees)))
      const claim = { oldSize, oldRoot, newSize: size, newRoot: root, proof: steps }
      assert.ok(verifyConsistency(claim))
    }),
    { numRuns: 12 },
  )
})

test('a node outside the tree and a tile that is too short are refused', () => {
  assert.throws(() => tilesOf([{ level: 0, index: 5 }], 5), RangeError)
  assert.throws(() => tilesOf([{ level: 3, index: 0 }], 7), RangeError)
  assert.throws(() => hashFromTiles(4, () => [])(0, 0), RangeError)
})

test('a tile is read back from its bytes, and only whole hashes are a tile', () => {
  const hashes = [1, 2, 3].map((n) => new Uint8Array(leafHash(Buffer.of(n))))
  const bytes = encodeTile(hashes)
  assert.equal(bytes.length, 96)
  assert.deepEqual(decodeTile(new Uint8Array(bytes)), hashes)
  for (const length of [0, 31, 33, 257 * 32]) assert.equal(decodeTile(new Uint8Array(length)), null)
})

test('entries are written after their big-endian length', () => {
  const bundle = encodeEntries([Buffer.from('ab'), Buffer.alloc(0), Buffer.alloc(258, 1)])
  assert.equal(bundle.subarray(0, 8).toString('hex'), '0002616200000102')
})

test('a bundle of entries is read back, and no cut bundle reads as the whole', () => {
  const bundles = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(bundles, fc.nat(), (entries, seed) => {
      const bytes = new Uint8Array(encodeEntries(entries))
      assert.deepEqual(decodeEntries(bytes), entries)
      const cut = decodeEntries(bytes.subarray(0, seed % bytes.length))
      assert.ok(cut === null || cut.length < entries.length)
    }),
    { numRuns: 200 },
  )
})

test('a bundle has at most 256 entries of at most 65,535 bytes', () => {
  const largest = Buffer.alloc(MAX_ENTRY_SIZE, 7)
  assert.equal(decodeEntries(encodeEntries([largest]))?.[0]?.length, MAX_ENTRY_SIZE)
  assert.throws(() => encodeEntries([Buffer.alloc(MAX_ENTRY_SIZE + 1)]), RangeError)
  assert.throws(() => encodeEntries(Array(257).fill(Buffer.alloc(1))), RangeError)
  assert.equal(decodeEntries(new Uint8Array(2 * 256))?.length, 256)
  assert.equal(decodeEntries(new Uint8Array(2 * 257)), null)
})
