// When an item was taken at the source and its hash there, and items that have the same bytes.
import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import {
  bytesOf,
  evidenceHouse,
  handIn,
  keeper,
  local,
  taker,
} from '../../../test/support/evidence.ts'
import {
  forBothHouses,
  forHouse,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { chain, item, items } from './actions/read.ts'
import { addFile, addPhysical } from './actions/intake.ts'

const FACTS = { area: '/', title: 'Server log', place: 'Data centre', name: 'auth.log' }

async function given(h: TestHouse, content: string, more: object) {
  const input = { ...FACTS, ...more }
  const { output } = await h.runner.call(keeper, addFile, input, { bytes: bytesOf(content) })
  await h.settled()
  return await h.call(keeper, item, { item: output.item })
}

const methodOf = async (h: TestHouse, of: string) =>
  (await h.call(keeper, chain, { item: of, after: 0, limit: 500 })).texts.find(
    ({ field }) => field === 'method',
  )?.text ?? ''

forBothHouses(
  'when an item was taken is kept as it was written, and its hash at the source is compared with what came',
  evidenceHouse,
  async (h) => {
    const taken = '2026-11-20T06:55:46.123+05:45'
    const sheet = `${hash('sha256', 'GET /')}  logs/auth.log\n${'b'.repeat(64)}  other.log\n`
    const same = await given(h, 'GET /', { taken, sourceHash: sheet })
    assert.deepEqual(
      [same.takenAt, same.takenAs, same.isAsSource],
      ['2026-11-20T01:10:46.123Z', taken, true],
    )
    const method = await methodOf(h, same.id)
    assert.ok(method.includes(`Taken at the source at ${taken}`), method)
    assert.ok(method.endsWith('; equal to that of what came.'), method)
    const other = await given(h, 'GET /x', { sourceHash: hash('sha512', 'GET /') })
    assert.deepEqual([other.takenAt, other.isAsSource], [null, false])
    assert.match(await methodOf(h, other.id), /DIFFERENT from that of what came/)
    const none = await given(h, 'GET /y', { taken: '2026-11-20 07:00:01' })
    assert.deepEqual([none.takenAs, none.isAsSource], ['2026-11-20 07:00:01 UTC', null])
    const thing = { area: '/', title: 'Laptop', place: 'Office', media: 'Laptop', taken }
    const { item: laptop } = await h.call(keeper, addPhysical, thing)
    assert.match(await methodOf(h, laptop), /^Taken at the source at 2026-11-20T06:55:46/)
  },
)

forHouse(
  'a moment to come and a sheet without the file are refused, and nothing is left of them',
  evidenceHouse,
  async (h) => {
    for (const [more, code] of [
      [{ taken: '2036-11-20T06:55:46Z' }, 'evidence.taken_later'],
      [{ sourceHash: `${'b'.repeat(64)}  other.log` }, 'evidence.sheet_lacks_file'],
      [{ sourceHash: 'd41d8cd98f00b204e9800998ecf8427e' }, 'evidence.sheet_lacks_hash'],
    ] as const)
      await assert.rejects(given(h, 'x', more), problemWith(code))
    assert.deepEqual((await h.call(keeper, items, { limit: 10 })).items, [])
  },
)

forBothHouses(
  'items with the same bytes are pointed out, and found by their hash, in the areas of the reader alone',
  evidenceHouse,
  async (h) => {
    const [one, two] = [await handIn(h, keeper, 'same'), await handIn(h, keeper, 'same')]
    const far = await handIn(h, keeper, 'same', '/1/')
    await handIn(h, keeper, 'another')
    const equal = async (by: typeof keeper, of: string) =>
      (await h.call(by, item, { item: of })).equal.map(({ id }) => id).toSorted()
    assert.deepEqual(await equal(keeper, one), [two, far].toSorted())
    assert.deepEqual(await equal(local, far), [], 'one of a district sees no other area')
    const found = async (by: typeof keeper) =>
      (await h.call(by, items, { limit: 10, search: hash('sha256', 'same').toUpperCase() })).items
    assert.deepEqual((await found(taker)).length, 3)
    assert.deepEqual(
      (await found(local)).map(({ id }) => id),
      [far],
    )
  },
)
