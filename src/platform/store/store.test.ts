import assert from 'node:assert/strict'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { forBothEngines, testRecord } from '../../../test/support/stores.ts'
import type { Tx } from '../../core/port.ts'
import { Problem } from '../../core/problem.ts'
import { tables } from '../../lib/sql/tables.ts'
import { QUEUE_LIMIT } from './engine.ts'
import { run } from './lend.ts'
import type { NodeStore } from './index.ts'

interface Thing {
  id: string
  n: number | null
  bytes: Uint8Array | null
}
const db: (tx: Tx) => Kysely<{ thing: Thing; job: { kind: string } }> = tables()

/** The store with a table of this test's own. */
async function withThings(store: NodeStore): Promise<NodeStore> {
  const { words } = store.capability
  await store.write((tx) =>
    run(
      tx,
      `create table thing (id ${words['text']} primary key, n ${words['integer']}, bytes ${words['bytes']})${words['strict']}`,
    ),
  )
  return store
}

async function addThing(tx: Tx, id: string, n: number | null = null): Promise<void> {
  await db(tx).insertInto('thing').values({ id, n, bytes: null }).execute()
}

async function things(store: NodeStore): Promise<string[]> {
  const rows = await store.read((tx) =>
    db(tx).selectFrom('thing').select('id').orderBy('id').execute(),
  )
  return rows.map(({ id }) => id)
}

forBothEngines(
  'a refused command among many leaves nothing, and the others stay',
  async (_, open) => {
    const store = await withThings(await open())
    const commands = Array.from({ length: 200 }, (_value, n) =>
      store.write(async (tx) => {
        await addThing(tx, `thing-${String(n).padStart(3, '0')}`)
        await store.append(tx, [testRecord({ subject: `thing-${n}` })])
        if (n % 3 === 0) throw new Problem('test.refused', 409, 'No.')
        return n
      }),
    )
    const outcomes = await Promise.allSettled(commands)
    const kept = Array.from({ length: 200 }, (_value, n) => n).filter((n) => n % 3 !== 0)
    assert.deepEqual(
      outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])),
      kept,
    )
    assert.deepEqual(
      await things(store),
      kept.map((n) => `thing-${String(n).padStart(3, '0')}`),
    )
    await store.settled(10_000)
    assert.equal(await store.read((tx) => store.head(tx)), kept.length - 1)
  },
)

forBothEngines('a reply comes after its commit', async (_, open) => {
  const store = await withThings(await open())
  await Promise.all(
    Array.from({ length: 100 }, async (_value, n) => {
      await store.write((tx) => addThing(tx, `thing-${n}`))
      assert.ok((await things(store)).includes(`thing-${n}`))
    }),
  )
})

forBothEngines('a read sees one snapshot, whatever is committed meanwhile', async (_, open) => {
  const store = await withThings(await open())
  await store.write((tx) => addThing(tx, 'first'))
  await store.read(async (tx) => {
    const ids = () => db(tx).selectFrom('thing').select('id').execute()
    assert.deepEqual(await ids(), [{ id: 'first' }])
    await store.write((other) => addThing(other, 'second'))
    assert.deepEqual(await ids(), [{ id: 'first' }])
  })
  assert.deepEqual(await things(store), ['first', 'second'])
})

forBothEngines('a read can write nothing', async (_, open) => {
  const store = await withThings(await open())
  await assert.rejects(
    store.read((tx) => addThing(tx, 'no')),
    /read-?only/,
  )
  const readOnly = await open({ readOnly: true })
  assert.deepEqual(await things(readOnly), [])
  await assert.rejects(async () => await readOnly.write((tx) => addThing(tx, 'no')), /reading only/)
})

forBothEngines(
  'a statement after the end of its transaction fails and changes nothing',
  async (_, open) => {
    const store = await withThings(await open())
    let late: Tx | undefined
    await store.write(async (tx) => {
      late = tx
      await addThing(tx, 'kept')
    })
    await store.write(async (tx) => {
      await assert.rejects(addThing(late as Tx, 'stranger'), /transaction is over/)
      await addThing(tx, 'also kept')
    })
    assert.deepEqual(await things(store), ['also kept', 'kept'])
  },
)

forBothEngines(
  'a command that swallows a failed statement is refused as a whole',
  async (_, open) => {
    const store = await withThings(await open())
    await store.write((tx) => addThing(tx, 'there'))
    const command = store.write(async (tx) => {
      await addThing(tx, 'new')
      await addThing(tx, 'there').catch(() => {})
    })
    await assert.rejects(command, (error) => store.capability.isConflict(error))
    assert.deepEqual(await things(store), ['there'])
  },
)

forBothEngines('urgent commands go ahead of those that wait', async (_, open) => {
  const store = await withThings(await open())
  const order: string[] = []
  const usual = Array.from({ length: 300 }, (_value, n) =>
    store.write((tx) => addThing(tx, `usual-${n}`)).then(() => order.push('usual')),
  )
  const urgent = store
    .write((tx) => addThing(tx, 'urgent'), { urgent: true })
    .then(() => order.push('urgent'))
  await Promise.all([...usual, urgent])
  const place = order.indexOf('urgent')
  assert.ok(place < 100, `the urgent command was answered as number ${place} of 301`)
})

forBothEngines('a full queue refuses more, and what was in it is done', async (_, open) => {
  const store = await withThings(await open())
  const commands = Array.from({ length: QUEUE_LIMIT + 50 }, () => store.write(async () => 1))
  const outcomes = await Promise.allSettled(commands)
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
  assert.ok(refused.length >= 40 && refused.length <= 50, `${refused.length} were refused`)
  for (const { reason } of refused) assert.equal((reason as Problem).code, 'store.busy')
})

forBothEngines(
  'the event loop turns while callers fill the queue again and again',
  async (_, open) => {
    const store = await withThings(await open())
    let isOver = false
    const callers = Array.from({ length: 8 }, async () => {
      while (!isOver) {
        await store.write(async () => 1)
        await store.read(async () => 1)
      }
    })
    for (let turn = 0; turn < 20; turn += 1) await nextTurn()
    isOver = true
    await Promise.all(callers)
  },
)

forBothEngines(
  'two commands that read before they write keep a rule over both rows',
  async (_, open) => {
    const store = await withThings(await open())
    for (let round = 0; round < 20; round += 1) {
      // At most one of the two may be added, though neither writes what the other reads.
      const add = (id: string) =>
        store.write(async (tx) => {
          const present = await db(tx)
            .selectFrom('thing')
            .select('id')
            .where('n', '=', round)
            .execute()
          if (present.length > 0) throw new Problem('test.taken', 409, 'Taken.')
          await addThing(tx, `${id}-${round}`, round)
        })
      const outcomes = await Promise.allSettled([add('a'), add('b')])
      const added = outcomes.filter(({ status }) => status === 'fulfilled')
      assert.equal(added.length, 1, `${added.length} were added in round ${round}`)
    }
  },
)

forBothEngines(
  'changes are counted in tables that need a record, and only there',
  async (_, open) => {
    const store = await withThings(await open())
    const counts = await store.write(async (tx) => {
      const seen: number[] = []
      const note = () => seen.push(store.changes(tx))
      note()
      await addThing(tx, 'one', 1)
      await addThing(tx, 'two', 2)
      note()
      await db(tx).updateTable('thing').set({ n: 3 }).where('n', '>', 5).execute()
      note()
      await db(tx).updateTable('thing').set({ n: 3 }).returning('id').execute()
      note()
      const none = { id: 'one', n: null, bytes: null }
      await db(tx)
        .insertInto('thing')
        .values(none)
        .onConflict((c) => c.doNothing())
        .execute()
      note()
      await db(tx).deleteFrom('thing').where('id', '=', 'one').execute()
      await db(tx).deleteFrom('job').execute()
      await store.append(tx, [testRecord()])
      note()
      return seen
    })
    assert.deepEqual(counts, [0, 2, 2, 4, 4, 5])
  },
)

forBothEngines('only values that both engines keep alike can be bound', async (_, open) => {
  const store = await withThings(await open())
  const bind = (value: unknown) =>
    store.write((tx) =>
      db(tx)
        .insertInto('thing')
        .values({ id: 'x', n: value as number, bytes: null })
        .execute(),
    )
  const bad = [
    new Date(0),
    Number.NaN,
    Number.POSITIVE_INFINITY,
    { a: 1 },
    [1],
    'a\0b',
    '\ud800',
    () => 1,
  ]
  for (const value of bad) await assert.rejects(bind(value), TypeError)
  await store.write(async (tx) => {
    const bytes = Uint8Array.of(0, 1, 255)
    await db(tx)
      .insertInto('thing')
      .values({ id: 'عربي', n: true as never, bytes })
      .execute()
    const big = { id: 'big', n: 2n ** 53n - 1n, bytes: null }
    await db(tx)
      .insertInto('thing')
      .values(big as never)
      .execute()
  })
  const rows = await store.read((tx) =>
    db(tx).selectFrom('thing').selectAll().orderBy('id').execute(),
  )
  assert.deepEqual(rows, [
    { id: 'big', n: Number.MAX_SAFE_INTEGER, bytes: null },
    { id: 'عربي', n: 1, bytes: Uint8Array.of(0, 1, 255) },
  ])
})

forBothEngines(
  'close waits for the commands that were accepted and refuses later ones',
  async (_, open) => {
    const store = await withThings(await open())
    const accepted = Array.from({ length: 50 }, (_value, n) =>
      store.write((tx) => addThing(tx, `thing-${n}`)),
    )
    const closing = store.close()
    await Promise.all(accepted)
    await closing
    await assert.rejects(
      store.write(async () => 1),
      { code: 'store.closed' },
    )
    assert.equal((await things(await open())).length, 50)
  },
)
