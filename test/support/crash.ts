// What a store has to show after the process that wrote to it was killed.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import type { Tx } from '../../src/core/port.ts'
import { tables } from '../../src/lib/sql/tables.ts'
import { type PumpedWorkflow, startPump } from '../../src/platform/pump.ts'
import { type StorePlace, verifyLog } from '../../src/platform/store/index.ts'
import { run } from '../../src/platform/store/lend.ts'
import { KEEPER } from './kept-connections.ts'
import { forBothEngines, type OpenStore, testKeyPem } from './stores.ts'
import { runAside } from './tamper.ts'

interface CrashTables {
  thing: { id: string }
  effect: { seq: number; subject: string }
}

/** The tables that the killed process writes to: one row per command, one per effect of the workflow. */
export const crashTables: (tx: Tx) => Kysely<CrashTables> = tables()

/** The workflow of the killed process; its effect is a plain insert, so a second one shows. */
export const effects: PumpedWorkflow = {
  name: 'effects',
  on: ['thing.done'],
  async handle(tx, { seq, subject }) {
    await crashTables(tx).insertInto('effect').values({ seq, subject }).execute()
  },
}

const LIMIT_MS = 30_000

/** Declares, for both engines: nothing acknowledged is lost over `rounds` kills, and nothing is half done or done twice. */
export function crashTest(rounds: number): void {
  const name = `kill -9 under concurrent commands, ${rounds} times, loses nothing and repeats nothing`
  forBothEngines(name, async (_, open) => {
    await makeTables(open)
    const acknowledged: [string, string][] = []
    for (let round = 0; round < rounds; round += 1) {
      // A different moment each time, from the first commits on.
      acknowledged.push(...(await killedAfter(open.place, 1 + ((round * 137) % 400))))
      await checkAll(open, acknowledged)
    }
  })
}

async function makeTables(open: OpenStore): Promise<void> {
  const store = await open()
  const { text, integer } = store.capability.words
  await store.write(async (tx) => {
    await run(tx, `create table thing (id ${text} primary key)`)
    await run(tx, `create table effect (seq ${integer} not null, subject ${text} not null)`)
  })
  await store.close()
}

/** Starts the process, kills it once it has acknowledged `count` commands, and gives all that it acknowledged. */
async function killedAfter(place: StorePlace, count: number): Promise<[string, string][]> {
  const script = join(import.meta.dirname, 'crash-child.ts')
  const child = spawn(process.execPath, [script, JSON.stringify(place), testKeyPem], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    if (text.split('\n').length > count) child.kill('SIGKILL')
  })
  const [code, signal] = await closed
  assert.equal(signal, 'SIGKILL', `the process ended by itself with ${code}`)
  await waitForServer(place)
  // The last line may have been cut.
  const lines = text.split('\n').slice(0, -1)
  return lines.map((line) => line.split(' ') as [string, string])
}

/** A server goes on for a moment with what the killed process had asked for. */
export async function waitForServer(place: StorePlace): Promise<void> {
  const until = performance.now() + LIMIT_MS
  while ('url' in place) {
    const [row] = await runAside(
      place,
      `select count(*) as others from pg_stat_activity where datname = current_database()
        and pid <> pg_backend_pid() and application_name <> '${KEEPER}'`,
    )
    if (row?.['others'] === 0) return
    assert.ok(performance.now() < until, 'the server still works for the killed process')
  }
}

async function checkAll(open: OpenStore, acknowledged: [string, string][]): Promise<void> {
  const store = await open()
  const pump = startPump(store, {
    workflows: [effects],
    onFailure: ({ error }) => assert.fail(error as Error),
  })
  await store.settled(LIMIT_MS)
  await pump.settled(LIMIT_MS)
  await pump.stop()
  const rows = (sql: string) => store.read(async (tx) => (await run(tx, sql)).rows)
  const records = await rows(
    `select id, subject, seq from record where type = 'thing.done' order by seq`,
  )
  const subjects = new Map(records.map(({ id, subject }) => [id, subject]))
  for (const [id, subject] of acknowledged)
    assert.equal(subjects.get(id), subject, `the acknowledged record ${id} is gone`)
  const things = await rows('select id from thing order by id')
  assert.deepEqual(
    things.map(({ id }) => id),
    [...subjects.values()].toSorted(),
  )
  const done = await rows('select seq, subject from effect order by seq')
  assert.deepEqual(
    done,
    records.map(({ seq, subject }) => ({ seq, subject })),
  )
  assert.equal((await verifyLog(store)).fault, null)
  await store.close()
}
