import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { testPostgres } from '../../../test/support/postgres.ts'
import { MIGRATIONS, TEST_ORIGIN, testKey, testRecord } from '../../../test/support/stores.ts'
import { runAside } from '../../../test/support/tamper.ts'
import type { Problem } from '../../core/problem.ts'
import { type NodeStore, openStore, verifyLog } from './index.ts'
import { run } from './lend.ts'

const LIMIT_MS = 20_000

/** Rounds of commands that do the same at once. */
const ADDING_ROUNDS = 5

/** Commands at once that change the same row. */
const MEETING = 400

/**
 * Opens stores over one database, and at the end of the test closes them and drops it. It is migrated unless it is looked at
 * how that is done: that takes a second of CPU.
 */
async function database(t: TestContext, begin: 'empty' | 'migrated' = 'migrated') {
  const { url, drop } = await testPostgres(begin)
  const opened: NodeStore[] = []
  t.after(async () => {
    await Promise.all(opened.map((store) => store.close()))
    await drop()
  })
  return {
    url,
    async open(schema?: string, origin = TEST_ORIGIN): Promise<NodeStore> {
      const place = schema === undefined ? { url } : { url, schema }
      const options = { origin, signer: testKey, migrationsDir: MIGRATIONS }
      const store = await openStore({ ...place, ...options })
      opened.push(store)
      return store
    },
  }
}

const append = (store: NodeStore) => store.write((tx) => store.append(tx, [testRecord()]))

test('two schemas of one database are two stores', async (t) => {
  const { open } = await database(t)
  const actual = await open()
  const exercise = await open('exercise', 'test.example/exercise')
  await Promise.all([append(actual), append(actual), append(exercise)])
  await Promise.all([actual.settled(LIMIT_MS), exercise.settled(LIMIT_MS)])
  const [heads, reports] = [
    await Promise.all([actual, exercise].map((store) => store.read((tx) => store.head(tx)))),
    await Promise.all([actual, exercise].map(verifyLog)),
  ]
  assert.deepEqual(heads, [1, 0])
  assert.deepEqual(
    reports.map(({ fault }) => fault),
    [null, null],
  )
})

test('two processes over one store number each record once, and both hear of all', async (t) => {
  // Both find it empty at once, and migrate it.
  const { open } = await database(t, 'empty')
  const stores = await Promise.all([open(), open()])
  const heard = [0, 0]
  const all = Promise.all(
    stores.map(
      (store, n) =>
        new Promise<void>((resolve) => {
          store.onSequenced(() => {
            void store
              .read((tx) => store.head(tx))
              .then((head) => {
                heard[n] = Math.max(heard[n] ?? 0, head)
                if (head === 199) resolve()
              })
          })
        }),
    ),
  )
  await Promise.all(Array.from({ length: 200 }, (_, n) => append(stores[n % 2] as NodeStore)))
  await all
  assert.deepEqual(heard, [199, 199])
  // Whichever of the two numbers it, whoever listens for its type in the other one hears of it.
  const [one, other] = stores as [NodeStore, NodeStore]
  const told = new Promise<void>((resolve) => other.onSequenced(resolve, ['other.done']))
  await one.write((tx) => one.append(tx, [testRecord({ type: 'other.done' })]))
  await told
  await Promise.all(stores.map((store) => store.settled(LIMIT_MS)))
  const sound = { records: 201, erased: 0, signed: 201, fault: null, damaged: [] }
  assert.deepEqual(await Promise.all(stores.map(verifyLog)), [sound, sound])
})

test('commands that all meet one another are all done, none is told that the store is busy', async (t) => {
  const { open } = await database(t)
  const store = await open()
  await store.write((tx) => run(tx, 'create table counted (n bigint not null)'))
  await store.write((tx) => run(tx, 'insert into counted values (0)'))
  const count = async () => {
    await store.write(async (tx) => {
      const { rows } = await run(tx, 'select n from counted')
      // What a command does besides, so that the others are under way meanwhile.
      for (let n = 0; n < 5; n += 1) await run(tx, 'select count(*) as n from record')
      await run(tx, 'update counted set n = ?', Number(rows[0]?.['n']) + 1)
    })
  }
  const outcomes = await Promise.allSettled(Array.from({ length: MEETING }, count))
  assert.deepEqual(
    outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : [])),
    [],
  )
  const { rows } = await store.read((tx) => run(tx, 'select n from counted'))
  assert.equal(rows[0]?.['n'], MEETING)
})

test('commands that do the same at once after a look are all done, as one after the other would be', async (t) => {
  const { open } = await database(t)
  const store = await open()
  await store.write(async (tx) => {
    await run(tx, 'create table opened (name text primary key, is_done bigint not null)')
    await run(tx, 'create table added (name text primary key)')
  })
  for (let round = 0; round < ADDING_ROUNDS; round += 1) {
    const name = `name ${round}`
    await store.write((tx) => run(tx, 'insert into opened values (?, 0)', name))
    const end = () =>
      store.write(async (tx) => {
        const { rows } = await run(tx, 'select is_done from opened where name = ?', name)
        if (rows[0]?.['is_done'] === 1) return
        await run(tx, 'insert into added values (?)', name)
        await run(tx, 'update opened set is_done = 1 where name = ?', name)
      })
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, end))
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [`${one.reason}`] : []))
    assert.deepEqual(refused, [])
  }
  await assert.rejects(
    store.write((tx) => run(tx, "insert into added values ('name 0')")),
    /duplicate key/,
    'whoever did not look is told',
  )
})

test('what was asked for beside a statement that failed is never done outside its transaction', async (t) => {
  const { open } = await database(t)
  const store = await open()
  const job = `insert into job (kind, subject, due_at, tries, payload) values ('a', 'b', '', 0, '')`
  const several = store.write((tx) =>
    Promise.all([run(tx, 'select 1 / 0'), run(tx, 'select 1'), run(tx, 'select 2'), run(tx, job)]),
  )
  await assert.rejects(several)
  await append(store)
  const { rows } = await store.read((tx) => run(tx, 'select kind from job'))
  assert.deepEqual(rows, [])
})

test('connections that the server drops lose nothing acknowledged, and the store goes on', async (t) => {
  const { open, url } = await database(t)
  const store = await open()
  const records = Array.from({ length: 400 }, () => testRecord())
  const outcomes = Promise.allSettled(
    records.map((record) => store.write((tx) => store.append(tx, [record]))),
  )
  for (let round = 0; round < 5; round += 1)
    await runAside(
      { url },
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    )
  const settled = await outcomes
  await append(store)
  await store.settled(LIMIT_MS)
  const { rows } = await store.read((tx) => run(tx, 'select id from record'))
  const stored = new Set(rows.map((row) => row['id']))
  settled.forEach((outcome, n) => {
    if (outcome.status === 'fulfilled') assert.ok(stored.has(records[n]?.id))
    else assert.match((outcome.reason as Problem).code, /^store\.(unavailable|unknown_outcome)$/)
  })
  assert.equal((await verifyLog(store)).fault, null)
})

test('a connection lost while committing has an unknown outcome, and is not tried again', async (t) => {
  const { open, url } = await database(t)
  const store = await open()
  await store.write(async (tx) => {
    await run(tx, 'create table slow (id text)')
    await run(
      tx,
      `create function sleep() returns trigger language plpgsql as 'begin perform pg_sleep(30); return null; end'`,
    )
    await run(
      tx,
      'create constraint trigger slow after insert on slow deferrable initially deferred for each row execute function sleep()',
    )
  })
  let runs = 0
  const command = store.write(async (tx) => {
    runs += 1
    await run(tx, "insert into slow (id) values ('a')")
  })
  const refused = assert.rejects(command, { code: 'store.unknown_outcome', status: 500 })
  for (let ended = 0; ended === 0; ) {
    const rows = await runAside(
      { url },
      `select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()`,
    )
    ended = rows.length
  }
  await refused
  assert.equal(runs, 1)
})

test('a server that cannot be reached is one clear problem', async () => {
  const options = { origin: TEST_ORIGIN, signer: testKey, migrationsDir: MIGRATIONS }
  const url = 'postgres://nobody@localhost/nothing?host=/nonexistent'
  await assert.rejects(openStore({ url, ...options }), { code: 'store.unavailable', status: 503 })
})
