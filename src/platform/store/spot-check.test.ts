import assert from 'node:assert/strict'
import {
  fillLog,
  forBothEngines,
  type OpenStore,
  testRecord,
} from '../../../test/support/stores.ts'
import { flipColumn, flippedValue, RECORD_COLUMNS, runAside } from '../../../test/support/tamper.ts'
import { newId } from '../../core/id.ts'
import { faultPlace, MAX_FAULTS } from '../../core/log-damage.ts'
import { spotCheck } from './spot-check.ts'
import { verifyLog } from './verify.ts'

/** Two tiles and some: the last records stand under no tile entry yet. */
const SIZE = 600

async function filled(open: OpenStore) {
  return await fillLog(await open(), SIZE)
}

forBothEngines('a look finds nothing in a sound log, however long', async (_, open) => {
  const store = await open()
  assert.deepEqual(await spotCheck(store, true), { records: 0, faults: [], isCut: false })
  for (const size of [1, 255, 1, 343]) {
    await fillLog(store, size)
    const { records, faults } = await spotCheck(store, true)
    assert.deepEqual([records, faults], [(await store.read((tx) => store.head(tx))) + 1, []])
  }
})

forBothEngines(
  'a look finds a flipped bit in any column, and only the record that has it',
  async (_, open) => {
    const store = await filled(open)
    for (const column of RECORD_COLUMNS) {
      for (const seq of [100, 599]) {
        if (column === 'seq') continue
        const mend = await flipColumn(open.place, seq, column)
        const { faults } = await spotCheck(store, true)
        assert.deepEqual(faults[0]?.seq, seq, column)
        assert.equal(faults[0].part, 'record')
        const others = faults.slice(1).filter(({ part }) => part === 'record')
        assert.deepEqual(others, [], column)
        await mend()
      }
    }
    assert.deepEqual((await spotCheck(store, true)).faults, [])
  },
)

forBothEngines(
  'a look finds a record that is gone and hashes of the tree that were changed',
  async (_, open) => {
    const store = await filled(open)
    const parts = async () =>
      (await spotCheck(store, true)).faults.map(({ seq, part }) => [seq, part])
    const [old] = await runAside(open.place, 'select hash from tile_entry where n = 1')
    await runAside(
      open.place,
      'update tile_entry set hash = ? where n = 1',
      flippedValue(old?.['hash']),
    )
    assert.deepEqual((await parts()).at(-1), [256, 'tree'])
    await runAside(open.place, 'update tile_entry set hash = ? where n = 1', old?.['hash'])
    const [head] = await runAside(open.place, 'select frontier from log_state')
    await runAside(
      open.place,
      'update log_state set frontier = ?',
      flippedValue(head?.['frontier']),
    )
    assert.deepEqual((await parts())[0], [null, 'head'])
    await runAside(open.place, 'update log_state set frontier = ?', head?.['frontier'])
    await runAside(open.place, 'delete from record where seq = 300')
    assert.deepEqual(await parts(), [[300, 'record']])
  },
)

forBothEngines(
  'what was named is told as damaged, and the rest is verified all the same',
  async (_, open) => {
    const store = await filled(open)
    const damaged = [
      [100, 'hash'],
      [101, 'subject'],
      [300, 'body'],
    ] as const
    for (const [seq, column] of damaged) await flipColumn(open.place, seq, column, 1)
    assert.equal((await verifyLog(store)).fault?.seq, 100)
    const { faults } = await spotCheck(store, true)
    assert.deepEqual(faults.map(({ seq }) => seq).toSorted(), [100, 101, 300])
    const body = { reason: 'A bad disk.', faults: [...faults] }
    const naming = testRecord({ type: 'log.damageNamed', actor: 'person:a', body })
    await store.write((tx) => store.append(tx, [naming]))
    await store.settled(10_000)
    const report = await verifyLog(store)
    assert.equal(report.fault, null)
    assert.deepEqual(
      report.damaged.map(({ seq, naming: { actor, namedBy } }) => [seq, actor, namedBy]),
      damaged.map(([seq]) => [seq, 'person:a', SIZE]),
    )
    await flipColumn(open.place, 400, 'marking', 6)
    assert.equal((await verifyLog(store)).fault?.seq, 400, 'what nobody named is a fault')
  },
)

forBothEngines(
  'the same damage is found with the same mark, another one with another',
  async (_, open) => {
    const store = await filled(open)
    const marks = async () => (await spotCheck(store, true)).faults.map(({ mark }) => mark)
    await flipColumn(open.place, 100, 'subject')
    const [first] = await marks()
    assert.match(first ?? '', /^[0-9a-f]{64}$/)
    await fillLog(store, 3)
    assert.deepEqual(await marks(), [first], 'whatever is recorded meanwhile')
    const mend = await flipColumn(open.place, 100, 'subject', 1)
    const [second] = await marks()
    assert.notEqual(second, first)
    await mend()
    assert.deepEqual(await marks(), [first])
    await runAside(open.place, 'delete from record where seq = 100')
    assert.notEqual((await marks())[0], first)
  },
)

forBothEngines('what is known already leaves room for what is not', async (_, open) => {
  const store = await filled(open)
  await runAside(open.place, "update record set subject = 'x' where seq < 450")
  const places = new Set<string>()
  for (const last of [false, false, false, false, true]) {
    const { faults, isCut } = await spotCheck(store, true)
    assert.equal(isCut, !last)
    assert.ok(faults.length <= MAX_FAULTS)
    for (const fault of faults) places.add(faultPlace(fault))
    const kept = [newId(), '2026-11-24T08:00:00.000Z', JSON.stringify(faults)]
    await runAside(
      open.place,
      'insert into log_damage (id, found_at, faults, named_at, reason) values (?, ?, ?, null, null)',
      ...kept,
    )
  }
  for (let seq = 0; seq < 450; seq += 1) assert.ok(places.has(`record ${seq}`), `record ${seq}`)
  assert.deepEqual((await spotCheck(store, true)).faults, [])
})

forBothEngines(
  'a named record that was changed again is a fault of the whole log',
  async (_, open) => {
    const store = await filled(open)
    await flipColumn(open.place, 100, 'subject')
    const { faults } = await spotCheck(store, true)
    const body = { reason: 'A bad disk.', faults: [...faults] }
    const naming = testRecord({ type: 'log.damageNamed', actor: 'person:a', body })
    await store.write((tx) => store.append(tx, [naming]))
    await store.settled(10_000)
    assert.equal((await verifyLog(store)).fault, null)
    await flipColumn(open.place, 100, 'subject', 1)
    assert.equal((await verifyLog(store)).fault?.seq, 100)
  },
)
