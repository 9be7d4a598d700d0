// Durable commands a second through the whole runner, and the verification of a long log.
//   npm run bench -- records
// Each figure is the median of rounds in which the engines take turns, so that a busy machine slows all of them alike.

import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { command, type NodeFacts } from '../../src/core/action.ts'
import { brought } from '../../src/core/brought.ts'
import { ANONYMOUS } from '../../src/core/actor.ts'
import type { Tx } from '../../src/core/port.ts'
import { recordTypes } from '../../src/core/record.ts'
import { createRunner } from '../../src/core/runner.ts'
import { text } from '../../src/core/text.ts'
import { tables } from '../../src/lib/sql/tables.ts'
import { jobs } from '../../src/platform/jobs.ts'
import { startPump } from '../../src/platform/pump.ts'
import {
  type NodeStore,
  openStore,
  replies,
  type StorePlace,
  surplus,
  verifyLog,
} from '../../src/platform/store/index.ts'
import { run } from '../../src/platform/store/lend.ts'
import { exampleSlice } from '../../test/support/example-slice.ts'
import { fillLog, MIGRATIONS, TEST_ORIGIN, testKey } from '../../test/support/stores.ts'
import { startDurableCluster } from './cluster.ts'

const ROUNDS = 3
const ROUND_MS = 3_000
const WARM_UP_MS = 1_000
const CALLERS = [1, 64]
const EFFECTS = 5_000
const LOG_SIZE = 100_000

const NOTES = recordTypes('bench', {
  'note.taken': {
    en: 'A note was taken',
    ar: 'دُوّنت ملاحظة',
    body: z.object({ n: z.number(), text: z.string() }),
  },
})

const node: NodeFacts = {
  realm: 'actual',
  origin: 'http://localhost',
  name: 'localhost',
  mark: null,
  given: {},
  prefix: '',
  version: 'bench',
  languages: ['en'],
  alertLanguages: ['en'],
  mandatoryLanguages: ['en'],
  speak: text,
  backupMs: null,
  sms: null,
  zone: 'UTC',
  pace: { recheckMs: [0], visitMs: 1_000, learnMs: 86_400_000 },
  referenceFacts: () => '',
  verifierHash: () => null,
  shippedContent: () => '',
  pushKey: () => new Uint8Array(65),
  publicKeys: () => ({ log: '', custody: '' }),
  checkpoint: () => null,
  othersTurn: async () => {},
  ...brought([exampleSlice('bench', { records: NOTES })]),
}

const notes: (tx: Tx) => Kysely<{ bench_note: { id: string; n: number } }> = tables()

/** A command of ordinary size: parsed input, one row, one record. */
const note = command({
  name: 'bench.note',
  permission: 'anyone',
  scope: 'none',
  summary: 'Notes a number.',
  input: z.strictObject({ n: z.number().int(), text: z.string().max(200) }),
  output: z.strictObject({ id: z.string() }),
  async run(ctx, input) {
    const id = ctx.newId()
    await notes(ctx.tx).insertInto('bench_note').values({ id, n: input.n }).execute()
    ctx.record(NOTES['note.taken'], { subject: id, body: { n: input.n, text: input.text } })
    return { id }
  },
})

async function openBench(place: StorePlace): Promise<NodeStore> {
  const store = await openStore({
    ...place,
    origin: TEST_ORIGIN,
    signer: testKey,
    migrationsDir: MIGRATIONS,
  })
  const { text, integer } = store.capability.words
  await store.write((tx) =>
    run(tx, `create table bench_note (id ${text} primary key, n ${integer} not null)`),
  )
  return store
}

/** Commands a second from `callers` that each wait for their reply. */
async function commandRate(store: NodeStore, callers: number, forMs: number): Promise<number> {
  const runner = createRunner({ store, jobs, replies, surplus, node, actions: [note] })
  const started = performance.now()
  const counts = await Promise.all(
    Array.from({ length: callers }, async () => {
      let count = 0
      for (; performance.now() - started < forMs; count += 1)
        await runner.call(ANONYMOUS, note, { n: count, text: 'a note of ordinary length' })
      return count
    }),
  )
  return (counts.reduce((sum, count) => sum + count, 0) * 1_000) / (performance.now() - started)
}

/** Writes of 4 KiB a second, each forced to the disk: what one commit at a time cannot pass. */
function diskRate(folder: string, forMs: number): number {
  const file = openSync(join(folder, 'disk'), 'w')
  const started = performance.now()
  let count = 0
  for (; performance.now() - started < forMs; count += 1) {
    writeSync(file, Buffer.alloc(4_096))
    fsyncSync(file)
  }
  closeSync(file)
  return (count * 1_000) / (performance.now() - started)
}

async function verificationSeconds(store: NodeStore): Promise<number> {
  await fillLog(store, LOG_SIZE)
  const started = performance.now()
  const { fault, records } = await verifyLog(store)
  if (fault !== null) throw new Error(fault.what)
  return (((performance.now() - started) / 1_000) * LOG_SIZE) / records
}

/** Effects of a workflow a second: one row for each of `count` records, cursor and effects in one transaction. */
async function effectRate(store: NodeStore, count: number): Promise<number> {
  const before = await store.read((tx) => store.head(tx))
  await fillLog(store, count)
  const name = `bench-${before}`
  const started = performance.now()
  const pump = startPump(store, {
    workflows: [
      {
        name,
        on: ['thing.done'],
        async handle(tx, record) {
          const effect = { id: record.id, n: record.seq }
          await notes(tx).insertInto('bench_note').values(effect).execute()
        },
      },
    ],
    onFailure({ error }) {
      throw error
    },
  })
  await pump.settled(60_000)
  const rate = (count * 1_000) / (performance.now() - started)
  await pump.stop()
  return rate
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function print(figure: string, value: number, unit: string, vs: Record<string, number> = {}): void {
  const rounded = Object.entries(vs).map(([peer, other]) => [
    peer,
    Number((value / other).toFixed(2)),
  ])
  const line = { bench: 'records', figure, value: Number(value.toPrecision(4)), unit }
  console.log(JSON.stringify({ ...line, vs: Object.fromEntries(rounded) }))
}

async function main(folder: string, url: string): Promise<void> {
  const sqlite = await openBench({ file: join(folder, 'scrutineer.db') })
  const postgres = await openBench({ url })
  for (const callers of CALLERS) {
    const rates = { sqlite: [] as number[], postgres: [] as number[], disk: [] as number[] }
    for (const store of [sqlite, postgres]) await commandRate(store, callers, WARM_UP_MS)
    for (let round = 0; round < ROUNDS; round += 1) {
      rates.disk.push(diskRate(folder, ROUND_MS / 6))
      rates.sqlite.push(await commandRate(sqlite, callers, ROUND_MS))
      rates.postgres.push(await commandRate(postgres, callers, ROUND_MS))
    }
    const who = callers === 1 ? '1 caller' : `${callers} callers`
    const [own, other, disk] = [rates.sqlite, rates.postgres, rates.disk].map(median) as [
      number,
      number,
      number,
    ]
    print(`commands, SQLite, ${who}`, own, '1/s', { postgresql: other, 'disk writes': disk })
    print(`commands, PostgreSQL, ${who}`, other, '1/s', { sqlite: own, 'disk writes': disk })
  }
  await postgres.settled(60_000)
  const [own, other] = [await effectRate(sqlite, EFFECTS), await effectRate(postgres, EFFECTS)]
  print('workflow effects, SQLite', own, '1/s', { postgresql: other })
  print('workflow effects, PostgreSQL', other, '1/s', { sqlite: own })
  await Promise.all([sqlite.close(), postgres.close()])
}

async function verification(folder: string): Promise<void> {
  const store = await openBench({ file: join(folder, 'long.db') })
  print('verification of 100,000 records, SQLite', await verificationSeconds(store), 's')
  await store.close()
}

const folder = mkdtempSync(join(tmpdir(), 'bench-records-'))
const cluster = await startDurableCluster()
try {
  await main(folder, cluster.url)
  await verification(folder)
} finally {
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}
