import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fillLog, forBothEngines, testRecord } from '../../../test/support/stores.ts'
import {
  flipColumn,
  flippedValue,
  RECORD_COLUMNS,
  runAside,
  unnoticedFlips,
} from '../../../test/support/tamper.ts'
import { records } from '../../domains/record/store.ts'
import { sealRecord } from './envelope.ts'
import { type NodeStore, verifyLog } from './index.ts'
import { ERASED } from './record-check.ts'

/** Records in the test logs: three finished tiles and a rest. */
const SIZE = 800

const filled = (store: NodeStore) => fillLog(store, SIZE)

forBothEngines('an untouched log verifies, empty or not, read-only too', async (_, open) => {
  const store = await open()
  assert.deepEqual(await verifyLog(store), {
    records: 0,
    erased: 0,
    signed: 0,
    fault: null,
    damaged: [],
  })
  await filled(store)
  const sound = { records: SIZE, erased: 0, signed: SIZE, fault: null, damaged: [] }
  assert.deepEqual(await verifyLog(store), sound)
  assert.deepEqual(await verifyLog(await open({ readOnly: true })), sound)
})

forBothEngines('a log verifies while commands go on', async (_, open) => {
  const store = await filled(await open())
  let isOver = false
  const writer = (async () => {
    while (!isOver) await store.write((tx) => store.append(tx, [testRecord(), testRecord()]))
  })()
  const reports = [await verifyLog(store), await verifyLog(store)]
  isOver = true
  await writer
  for (const { fault } of reports) assert.equal(fault, null)
})

forBothEngines(
  'any flipped column of a record is found, and the record is named',
  async (_, open) => {
    const store = await filled(await open())
    for (const [n, column] of RECORD_COLUMNS.entries()) {
      for (const seq of [0, 256 + n, SIZE - 1]) {
        const undo = await flipColumn(open.place, seq, column)
        const { fault } = await verifyLog(store)
        assert.equal(fault?.seq, seq, `${column} of ${seq}: ${JSON.stringify(fault)}`)
        await undo()
      }
    }
    assert.equal((await verifyLog(store)).fault, null)
  },
)

forBothEngines('any flipped column of the head and the tiles is found', async (_, open) => {
  const store = await filled(await open())
  const columns = [
    ...['size', 'signed_size', 'frontier', 'checkpoint'].map((column) => ['log_state', column]),
    ...['level', 'n', 'hash'].map((column) => ['tile_entry', column]),
  ] as [string, string][]
  for (const [table, column] of columns) {
    const where = table === 'tile_entry' ? 'n = 2' : 'id = 1'
    const [row] = await runAside(open.place, `select ${column} as v from ${table} where ${where}`)
    const old = row?.['v']
    await runAside(
      open.place,
      `update ${table} set ${column} = ? where ${where}`,
      flippedValue(old),
    )
    const { fault } = await verifyLog(store)
    assert.ok(fault !== null, `${table}.${column}`)
    const changed = table === 'tile_entry' && column !== 'hash' ? `${column} = ?` : where
    const params = changed === where ? [old] : [old, flippedValue(old)]
    await runAside(open.place, `update ${table} set ${column} = ? where ${changed}`, ...params)
  }
  assert.equal((await verifyLog(store)).fault, null)
})

forBothEngines(
  'a record replaced together with all its hashes is found by the tree',
  async (_, open) => {
    const store = await filled(await open())
    for (const seq of [300, SIZE - 2]) {
      const [kept] = await runAside(open.place, 'select * from record where seq = ?', seq)
      const forged = testRecord({ id: kept?.['id'] as string, body: { n: 'forged' } })
      const sealed = sealRecord(forged)
      await runAside(
        open.place,
        'update record set subject = ?, body = ?, salt = ?, body_hash = ?, hash = ? where seq = ?',
        forged.subject,
        sealed.body,
        sealed.salt,
        sealed.bodyHash,
        sealed.hash,
        seq,
      )
      const { fault } = await verifyLog(store)
      // The tile over the record is named where it is finished; behind the last one only the root can tell.
      assert.equal(fault?.seq, seq === 300 ? 256 : null)
      assert.match(fault?.what ?? '', seq === 300 ? /tile entry 1\/1/ : /replaced/)
      const columns = ['subject', 'body', 'salt', 'body_hash', 'hash']
      await runAside(
        open.place,
        `update record set ${columns.map((column) => `${column} = ?`).join(', ')} where seq = ?`,
        ...columns.map((column) => kept?.[column]),
        seq,
      )
    }
    assert.equal((await verifyLog(store)).fault, null)
  },
)

forBothEngines('a record that lost its number is found', async (_, open) => {
  const store = await filled(await open())
  await store.close()
  await runAside(open.place, 'update record set seq = null where seq = ?', 500)
  const { fault } = await verifyLog(await open({ readOnly: true }))
  assert.equal(fault?.seq, 500)
  assert.match(fault?.what ?? '', /missing/)
})

test('any flipped byte of a stored record in the file of SQLite is found', async () => {
  const samples = Array.from({ length: 24 }, (_, n) => ({ seq: (n * 331) % SIZE, at: n / 24 }))
  assert.deepEqual(await unnoticedFlips(SIZE, samples), [])
})

forBothEngines('a cut tail is found', async (_, open) => {
  const store = await filled(await open())
  await runAside(open.place, 'delete from record where seq >= ?', SIZE - 3)
  const { fault } = await verifyLog(store)
  assert.equal(fault?.seq, SIZE - 3)
})

forBothEngines('an erased body verifies only if a later record says so', async (_, open) => {
  const store = await filled(await open())
  const [row] = await runAside(open.place, 'select id from record where seq = ?', 77)
  const id = row?.['id'] as string
  const erase = async (name: string) =>
    await store.write(async (tx) => {
      await records.change(tx, { id }, { body: null, salt: null })
      await store.append(tx, [testRecord({ type: ERASED, subject: name })])
    })
  await erase('somebody-else')
  await store.settled(10_000)
  const silent = await verifyLog(store)
  assert.deepEqual([silent.fault?.seq, silent.fault?.id], [77, id])
  await erase(id)
  await store.settled(10_000)
  const said = { records: SIZE + 2, erased: 1, signed: SIZE + 2, fault: null, damaged: [] }
  assert.deepEqual(await verifyLog(store), said)
  const [read] = await store.read((tx) => store.recordsAfter(tx, 76, 1))
  assert.deepEqual(read?.body, {})
})

forBothEngines('a log signed by another key does not verify', async (_, open) => {
  const store = await filled(await open())
  const stranger = { ...store, publicKey: new Uint8Array(32).fill(7) }
  assert.match((await verifyLog(stranger)).fault?.what ?? '', /not one that this log has signed/)
})
