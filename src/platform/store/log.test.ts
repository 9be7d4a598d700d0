import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  forBothEngines,
  forSqlite,
  TEST_ORIGIN,
  testKey,
  testRecord,
} from '../../../test/support/stores.ts'
import type { NewRecord } from '../../core/record.ts'
import {
  emptyRoot,
  grow,
  leafHash,
  openCheckpoint,
  parseVerifierKey,
  rootOf,
  tileWidth,
  verifierKey,
  verifyConsistency,
  verifyInclusion,
} from '../../lib/tlog/index.ts'
import { saltedHash } from '../../lib/provable/index.ts'
import { envelope, sealRecord } from './envelope.ts'
import { consistency, entries, inclusion, logState, type NodeStore, tileHashes } from './index.ts'
import { run } from './lend.ts'
import { recordsOfTypes } from './log.ts'

const verifier = parseVerifierKey(verifierKey(TEST_ORIGIN, testKey.publicKey))

/** Appends `count` records in commands of up to 500, and waits until they are numbered and signed. */
async function fill(store: NodeStore, count: number): Promise<NewRecord[]> {
  const records = Array.from({ length: count }, (_, n) => testRecord({ subject: `subject-${n}` }))
  for (let from = 0; from < count; from += 500)
    await store.write((tx) => store.append(tx, records.slice(from, from + 500)))
  await store.settled(20_000)
  return records
}

/** Root of the first `size` leaves. */
const rootOfFirst = (leaves: readonly Uint8Array[], size: number) =>
  size === 0 ? emptyRoot : rootOf(grow([], leaves.slice(0, size), 0))

test('the envelope is canonical JSON of exactly the named fields', () => {
  const record = testRecord({ id: 'i', subject: 's', body: { b: 1, a: 'ب' } })
  const { body, salt, bodyHash, hash: leaf } = sealRecord(record)
  assert.equal(body, '{"a":"ب","b":1}')
  assert.equal(salt.length, 32)
  assert.equal(bodyHash.toString('hex'), hash('sha256', Buffer.concat([salt, Buffer.from(body)])))
  const text = `{"action":"things.do","actor":"person:1","area":"/1/","at":"2026-11-24T08:00:00.000Z","body_hash":"${bodyHash.toString('hex')}","id":"i","marking":"TLP:GREEN","subject":"s","type":"thing.done","v":1}`
  assert.equal(envelope(record, bodyHash).toString(), text)
  assert.deepEqual(leaf, leafHash(Buffer.from(text)))
})

test('the same body has another hash each time, so that it cannot be guessed once erased', () => {
  const [one, two] = [sealRecord(testRecord()), sealRecord(testRecord())]
  assert.notDeepEqual(one.bodyHash, two.bodyHash)
  assert.deepEqual(saltedHash(one.salt, one.body), one.bodyHash)
})

test('a body above the limit is refused', () => {
  const body = { text: 'x'.repeat(65_536) }
  assert.throws(() => sealRecord(testRecord({ body })), /too large/)
})

forBothEngines('an empty log has a signed checkpoint of the empty tree', async (_, open) => {
  const store = await open()
  const { checkpoint } = await store.read(logState)
  const opened = openCheckpoint(checkpoint, [verifier]).checkpoint
  assert.deepEqual([opened.size, Buffer.from(opened.rootHash)], [0, Buffer.from(emptyRoot)])
  assert.equal(await store.read((tx) => store.head(tx)), -1)
})

forBothEngines(
  'records come back in the order of their numbers, as they were appended',
  async (_, open) => {
    const store = await open()
    const records = await fill(store, 1_203)
    const read = await store.read((tx) => store.recordsAfter(tx, -1, 1_000))
    const rest = await store.read((tx) => store.recordsAfter(tx, 999, 1_000))
    const all = [...read, ...rest]
    assert.deepEqual(
      all,
      records.map((record, seq) => ({ ...record, seq })),
    )
    assert.deepEqual(await store.read((tx) => store.recordsAfter(tx, 5, 2)), all.slice(6, 8))
  },
)

forBothEngines('records of chosen types are read after a number', async (_, open) => {
  const store = await open()
  const records = ['a.done', 'b.done', 'a.done', 'c.done', 'a.done'].map((type) =>
    testRecord({ type }),
  )
  await store.write((tx) => store.append(tx, records))
  await store.settled(10_000)
  const range = { after: 0, limit: 10 }
  const read = await store.read((tx) => recordsOfTypes(tx, range, ['a.done', 'c.done']))
  assert.deepEqual(
    read.map(({ seq }) => seq),
    [2, 3, 4],
  )
  assert.deepEqual(await store.read((tx) => recordsOfTypes(tx, range, [])), [])
})

forBothEngines('listeners hear of numbered records until they stop listening', async (_, open) => {
  const store = await open()
  const heard = new Promise<number>((resolve) => {
    const stop = store.onSequenced(() => {
      stop()
      resolve(store.read((tx) => store.head(tx)))
    })
  })
  await store.write((tx) => store.append(tx, [testRecord()]))
  assert.equal(await heard, 0)
})

forBothEngines(
  'who listens for a type is called for it, and for no other that this process numbered',
  async (_, open) => {
    const store = await open()
    const heard: string[] = []
    store.onSequenced(() => heard.push('all'))
    store.onSequenced(() => heard.push('a'), ['a.done', 'z.done'])
    store.onSequenced(() => heard.push('z'), ['z.done'])
    for (const type of ['a.done', 'b.done']) {
      await store.write((tx) => store.append(tx, [testRecord({ type })]))
      await store.settled(10_000)
    }
    assert.deepEqual(heard, ['all', 'a', 'all'])
  },
)

forBothEngines(
  'the signed tree, its tiles and entries are those of the envelopes',
  async (_, open) => {
    const store = await open()
    const size = 256 * 3 + 44
    await fill(store, size)
    const leaves: Uint8Array[] = []
    for (let index = 0; index * 256 < size; index += 1) {
      const width = tileWidth(0, index, size)
      const bundle = await store.read((tx) => entries(tx, { index, width }))
      const tile = await store.read((tx) => tileHashes(tx, { level: 0, index, width }))
      assert.deepEqual(
        tile?.map((each) => Buffer.from(each)),
        bundle?.map(leafHash),
      )
      leaves.push(...(tile ?? []))
    }
    const { checkpoint } = await store.read(logState)
    const signed = openCheckpoint(checkpoint, [verifier]).checkpoint
    assert.equal(signed.size, size)
    assert.deepEqual(Buffer.from(signed.rootHash), Buffer.from(rootOfFirst(leaves, size)))
    const upper = await store.read((tx) => tileHashes(tx, { level: 1, index: 0, width: 3 }))
    assert.deepEqual(
      upper?.map((each) => Buffer.from(each)),
      [0, 1, 2].map((n) => Buffer.from(rootOf(grow([], leaves.slice(n * 256, n * 256 + 256), 0)))),
    )
    const beyond = { level: 1, index: 0, width: 4 }
    assert.equal(await store.read((tx) => tileHashes(tx, beyond)), null)
    assert.equal(await store.read((tx) => entries(tx, { index: 3, width: 45 })), null)
  },
)

forBothEngines('proofs from stored tiles convince whoever holds the roots', async (_, open) => {
  const store = await open()
  const total = 1_111
  await fill(store, total)
  const leaves = (
    await Promise.all(
      [0, 1, 2, 3, 4].map((index) =>
        store.read((tx) => tileHashes(tx, { level: 0, index, width: tileWidth(0, index, total) })),
      ),
    )
  ).flatMap((tile) => tile ?? [])
  const sizes = fc.tuple(fc.nat(total), fc.nat(total), fc.nat(total))
  await fc.assert(
    fc.asyncProperty(sizes, async ([a, b, c]) => {
      const [seq, oldSize, newSize] = [a, b, c].toSorted((x, y) => x - y) as [
        number,
        number,
        number,
      ]
      const oldRoot = rootOfFirst(leaves, oldSize)
      const newRoot = rootOfFirst(leaves, newSize)
      const grown = await store.read((tx) => consistency(tx, oldSize, newSize))
      assert.ok(verifyConsistency({ oldSize, oldRoot, newSize, newRoot, proof: grown }))
      if (seq === newSize) return
      const proof = await store.read((tx) => inclusion(tx, seq, newSize))
      const leaf = leaves[seq] as Uint8Array
      assert.ok(
        verifyInclusion({ index: seq, size: newSize, leafHash: leaf, proof, root: newRoot }),
      )
    }),
    { numRuns: 40 },
  )
  await assert.rejects(
    store.read((tx) => inclusion(tx, 0, total + 1)),
    RangeError,
  )
  await assert.rejects(
    store.read((tx) => inclusion(tx, total, total)),
    RangeError,
  )
})

forBothEngines('a checkpoint only grows, over closing and opening too', async (_, open) => {
  let size = -1
  for (let round = 0; round < 4; round += 1) {
    const store = await open()
    const before = await store.read(logState)
    assert.equal(before.signedSize, Math.max(size, 0))
    await store.write((tx) => store.append(tx, [testRecord(), testRecord()]))
    await store.close()
    size = (round + 1) * 2
  }
})

forSqlite('the first record in a while is signed in the commit that brings it', async (_, open) => {
  const store = await open()
  await store.write((tx) => store.append(tx, [testRecord()]))
  const { size, signedSize } = await store.read(logState)
  assert.deepEqual([size, signedSize], [1, 1])
})

forSqlite('a key that fails for a while costs no record, and signs later', async (_, open) => {
  let isBroken = false
  const sign = (text: Uint8Array) => {
    if (isBroken) throw new Error('the key is away')
    return testKey.sign(text)
  }
  const store = await open({ signer: { ...testKey, sign } })
  isBroken = true
  await store.write((tx) => store.append(tx, [testRecord()]))
  const before = await store.read(logState)
  assert.deepEqual([before.size, before.signedSize], [1, 0])
  isBroken = false
  await store.settled(20_000)
  assert.equal((await store.read(logState)).signedSize, 1)
})

forBothEngines(
  'the figures of the types are those of the numbered records, without anybody counting them',
  async (_, open) => {
    const store = await open()
    for (let n = 0; n < 40; n += 1) {
      const types = Array.from({ length: (n % 5) + 1 }, (_each, m) => `thing.${'abc'[(n + m) % 3]}`)
      const at = `2026-11-24T08:00:0${(n * 7) % 10}.000Z`
      const refused = n % 4 === 0
      const written = store.write(async (tx) => {
        await store.append(
          tx,
          types.map((type) => testRecord({ type, at })),
        )
        if (refused) throw new Error('refused')
      })
      await (refused ? assert.rejects(written) : written)
    }
    await store.settled(60_000)
    const [kept, counted] = await store.read(async (tx) => [
      (await run(tx, 'select type, count, last from record_figure order by type')).rows,
      (await run(tx, COUNTED)).rows,
    ])
    assert.deepEqual(kept, counted)
    assert.equal(counted?.length, 3)
  },
)

const COUNTED =
  'select type, count(*) as count, max(at) as last from record where seq is not null group by type order by type'
