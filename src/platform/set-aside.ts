// What a workflow could not follow stands aside with its words, where people see it, and is tried again at each start.
import type { Tx } from '../core/port.ts'
import { Problem } from '../core/problem.ts'
import type { SequencedRecord } from '../core/record.ts'
import { saidBy } from '../core/said-by.ts'
import { impersonal } from './event-log.ts'
import { type NodeStore, recordsOfTypes } from './store/index.ts'
import { run } from './store/lend.ts'

/** What is kept of the words with which a record was set aside, in UTF-16 units. */
const MAX_WORDS = 500

/** The newest records set aside, which a start tries again, for each workflow: an alert in force is among them. */
const TRIED_AGAIN = 1_000

/** A workflow of a store, and who is told of its failures. */
interface Aside {
  readonly store: NodeStore
  readonly workflow: {
    readonly name: string
    readonly on: readonly string[]
    handle(tx: Tx, record: SequencedRecord): Promise<void>
  }
  onFailure(failure: {
    readonly workflow: string
    readonly record: SequencedRecord | null
    readonly error: unknown
    readonly isSkipped: boolean
  }): void
}

/** The store is in trouble, not the record. */
export function isOfStore(error: unknown): boolean {
  return error instanceof Problem && error.code.startsWith('store.')
}

/** Keeps that a record was set aside, and what the workflow said: without quoted words, names and numbers of people. */
export async function setAside(
  tx: Tx,
  of: { readonly workflow: string; readonly seq: number; readonly error: unknown },
): Promise<void> {
  const why = impersonal(saidBy(of.error)).slice(0, MAX_WORDS)
  await run(
    tx,
    `insert into set_aside (workflow, seq, why) values (?, ?, ?)
     on conflict (workflow, seq) do update set why = excluded.why`,
    of.workflow,
    of.seq,
    why,
  )
}

/** Tries once more what an earlier start set aside: this version may read it. Throws where the store is in trouble. */
export async function tryAgain(place: Aside): Promise<void> {
  const { store, workflow } = place
  const { rows } = await store.read((tx) =>
    run(
      tx,
      `select seq from set_aside where workflow = ? order by seq desc limit ${TRIED_AGAIN}`,
      workflow.name,
    ),
  )
  for (const { seq } of rows.toReversed()) await followLate(place, Number(seq))
}

async function followLate(place: Aside, seq: number): Promise<void> {
  const { store, workflow, onFailure } = place
  let record: SequencedRecord | null = null
  try {
    await store.write(async (tx) => {
      const sql = 'delete from set_aside where workflow = ? and seq = ?'
      if ((await run(tx, sql, workflow.name, seq)).changed === 0) return
      const [found] = await recordsOfTypes(tx, { after: seq - 1, limit: 1 }, workflow.on)
      record = found?.seq === seq ? found : null
      if (record !== null) await workflow.handle(tx, record)
    })
  } catch (error) {
    if (isOfStore(error)) throw error
    onFailure({ workflow: workflow.name, record, error, isSkipped: true })
    await store.claim((tx) => setAside(tx, { workflow: workflow.name, seq, error }))
  }
}
