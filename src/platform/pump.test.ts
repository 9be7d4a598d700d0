import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { runFolder } from '../../test/support/run-folder.ts'
import { forBothEngines, MIGRATIONS, testRecord } from '../../test/support/stores.ts'
import type { Tx } from '../core/port.ts'
import { Problem } from '../core/problem.ts'
import type { SequencedRecord } from '../core/record.ts'
import { type PumpFailure, startPump } from './pump.ts'
import type { NodeStore } from './store/index.ts'
import { run } from './store/lend.ts'

const LIMIT_MS = 20_000

/** A table in which each effect leaves one row; a second effect of the same record is a second row. */
async function withEffects(store: NodeStore): Promise<NodeStore> {
  const { text, integer } = store.capability.words
  await store.write((tx) =>
    run(
      tx,
      `create table if not exists effect (workflow ${text}, seq ${integer}, subject ${text})`,
    ),
  )
  return store
}

async function note(tx: Tx, workflow: string, record: SequencedRecord): Promise<void> {
  const { seq, subject } = record
  await run(
    tx,
    'insert into effect (workflow, seq, subject) values (?, ?, ?)',
    workflow,
    seq,
    subject,
  )
}

async function effects(store: NodeStore, workflow: string): Promise<number[]> {
  const { rows } = await store.read((tx) =>
    run(tx, 'select seq from effect where workflow = ? order by seq', workflow),
  )
  return rows.map((row) => row['seq'] as number)
}

const append = (store: NodeStore, ...types: string[]) =>
  store.write((tx) =>
    store.append(
      tx,
      types.map((type) => testRecord({ type })),
    ),
  )

/** A pump over workflows that note each record of their types. */
function pump(store: NodeStore, workflows: Readonly<Record<string, readonly string[]>>) {
  const failures: PumpFailure[] = []
  const started = startPump(store, {
    workflows: Object.entries(workflows).map(([name, on]) => ({
      name,
      on,
      handle: (tx, record) => note(tx, name, record),
    })),
    onFailure: (failure) => void failures.push(failure),
  })
  return { ...started, failures }
}

forBothEngines('each workflow gets each record of its types once, in order', async (_, open) => {
  const store = await withEffects(await open())
  await append(store, 'a.done', 'b.done')
  const running = pump(store, { one: ['a.done'], both: ['a.done', 'b.done'], none: ['c.done'] })
  await append(store, 'x.done', 'a.done')
  await append(store, 'b.done')
  await store.settled(LIMIT_MS)
  await running.settled(LIMIT_MS)
  assert.deepEqual(await effects(store, 'one'), [0, 3])
  assert.deepEqual(await effects(store, 'both'), [0, 1, 3, 4])
  assert.deepEqual(await effects(store, 'none'), [])
  await running.stop()
})

forBothEngines('a pump that starts again goes on where it was', async (_, open) => {
  const store = await withEffects(await open())
  for (let round = 0; round < 3; round += 1) {
    const running = pump(store, { one: ['a.done'] })
    await append(store, 'a.done', 'x.done')
    await store.settled(LIMIT_MS)
    await running.settled(LIMIT_MS)
    await running.stop()
  }
  assert.deepEqual(await effects(store, 'one'), [0, 2, 4])
})

forBothEngines('two pumps over one store do each effect once', async (_, open) => {
  const store = await withEffects(await open())
  const pumps = [pump(store, { one: ['a.done'] }), pump(store, { one: ['a.done'] })]
  await Promise.all(Array.from({ length: 60 }, () => append(store, 'a.done')))
  await store.settled(LIMIT_MS)
  for (const each of pumps) await each.settled(LIMIT_MS)
  for (const each of pumps) await each.stop()
  assert.deepEqual(
    await effects(store, 'one'),
    Array.from({ length: 60 }, (_value, n) => n),
  )
})

forBothEngines('a workflow that appends records is fed with them in turn', async (_, open) => {
  const store = await withEffects(await open())
  const running = startPump(store, {
    workflows: [
      {
        name: 'chain',
        on: ['step.done'],
        async handle(tx, record) {
          await note(tx, 'chain', record)
          if (record.seq < 9) await store.append(tx, [testRecord({ type: 'step.done' })])
        },
      },
    ],
    onFailure: ({ error }) => assert.fail(error as Error),
  })
  await append(store, 'step.done')
  await store.settled(LIMIT_MS)
  while ((await effects(store, 'chain')).length < 10) {
    await store.settled(LIMIT_MS)
    await running.settled(LIMIT_MS)
  }
  assert.deepEqual(await effects(store, 'chain'), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  await running.stop()
})

forBothEngines(
  'a poisoned record is set aside after its tries, and takes nobody with it',
  async (_, open) => {
    const store = await withEffects(await open())
    const failures: PumpFailure[] = []
    const running = startPump(store, {
      workflows: [
        {
          name: 'one',
          on: ['a.done'],
          async handle(tx, record) {
            await note(tx, 'one', record)
            if (record.seq === 2) throw new Problem('test.poison', 422, 'Poison.')
          },
        },
      ],
      onFailure(failure) {
        failures.push(failure)
      },
      retryMs: 0,
    })
    await append(store, 'a.done', 'a.done', 'a.done', 'a.done')
    await store.settled(LIMIT_MS)
    await running.settled(LIMIT_MS)
    assert.deepEqual(await effects(store, 'one'), [0, 1, 3])
    assert.equal(failures.length, 8)
    assert.deepEqual(
      failures.map(({ isSkipped }) => isSkipped),
      [...Array(7).fill(false), true],
    )
    assert.ok(failures.every(({ record }) => record?.seq === 2))
    const { rows } = await store.read((tx) =>
      run(tx, 'select seq, skipped, skipped_seq from workflow_cursor'),
    )
    assert.deepEqual(rows, [{ seq: 3, skipped: 1, skipped_seq: 2 }])
    await running.stop()
    assert.deepEqual(await aside(store), [{ workflow: 'one', seq: 2, why: 'Poison.' }])
  },
)

const aside = async (store: NodeStore) => {
  const sql = 'select workflow, seq, why from set_aside order by workflow, seq'
  return (await store.read((tx) => run(tx, sql))).rows
}

forBothEngines(
  'what was set aside is tried again at the next start, once, and stands there with its newest words until it is followed',
  async (_, open) => {
    const store = await withEffects(await open())
    await append(store, 'a.done', 'a.done')
    let says: Error | null = new Error('way: expected string, told to "somebody"')
    const start = () =>
      startPump(store, {
        workflows: [
          {
            name: 'one',
            on: ['a.done'],
            async handle(tx, record) {
              if (record.seq === 0 && says !== null) throw says
              await note(tx, 'one', record)
            },
          },
        ],
        onFailure: ({ isSkipped }) => void failures.push(isSkipped),
        retryMs: 0,
      })
    const failures: boolean[] = []
    for (const words of ['first', 'a later version']) {
      says = new Error(`${words}: expected string, told to "somebody"`)
      const running = start()
      await store.settled(LIMIT_MS)
      await running.settled(LIMIT_MS)
      await running.stop()
      const why = `${words}: expected string, told to "…"`
      assert.deepEqual(await aside(store), [{ workflow: 'one', seq: 0, why }])
    }
    assert.deepEqual(failures, [...Array(7).fill(false), true, true])
    says = null
    const running = start()
    await running.settled(LIMIT_MS)
    await running.stop()
    assert.deepEqual(await aside(store), [])
    assert.deepEqual(await effects(store, 'one'), [0, 1])
  },
)

forBothEngines(
  'waiting for loops that take their time does not keep them at work',
  async (_, open) => {
    const store = await withEffects(await open())
    // Slow where records are read, so that many looks of `settled` find the loops at work; the head comes at once.
    const slow: NodeStore = {
      ...store,
      async read(work) {
        const found = await store.read(work)
        if (typeof found === 'object') await new Promise((resolve) => setTimeout(resolve, 20))
        return found
      },
    }
    const running = pump(slow, { one: ['a.done'], none: ['c.done'] })
    await append(store, 'a.done', 'x.done')
    await store.settled(LIMIT_MS)
    await running.settled(5_000)
    assert.deepEqual(await effects(store, 'one'), [0])
    await running.stop()
  },
)

/** The migrations as they were before words were kept. */
function older(): string {
  const folder = mkdtempSync(join(runFolder(), 'migrations-'))
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < '0320'))
    copyFileSync(join(MIGRATIONS, name), join(folder, name))
  return folder
}

forBothEngines(
  'what an earlier version set aside without words is tried again after the upgrade',
  async (_, open) => {
    const before = await withEffects(await open({ migrationsDir: older() }))
    await append(before, 'a.done', 'a.done', 'a.done')
    await before.settled(LIMIT_MS)
    const cursor =
      "insert into workflow_cursor (workflow, seq, skipped, skipped_seq) values ('one', 2, 1, 1)"
    await before.write((tx) => run(tx, cursor))
    await before.close()
    const store = await open()
    assert.deepEqual(await aside(store), [{ workflow: 'one', seq: 1, why: null }])
    const running = pump(store, { one: ['a.done'] })
    await running.settled(LIMIT_MS)
    await running.stop()
    assert.deepEqual(await effects(store, 'one'), [1])
    assert.deepEqual(await aside(store), [])
  },
  'empty',
)
