import type { Tx } from '../core/port.ts'
import type { SequencedRecord } from '../core/record.ts'
import { MINUTE } from '../core/time.ts'
import { type Loop, startLoop } from './loop.ts'
import { isOfStore, setAside, tryAgain } from './set-aside.ts'
import { type NodeStore, recordsOfTypes } from './store/index.ts'
import { run } from './store/lend.ts'

/** A workflow as the pump drives it; the composition root wraps a Workflow of the house with the runner's `callIn`. */
export interface PumpedWorkflow {
  readonly name: string
  /** Record types it reacts to. */
  readonly on: readonly string[]
  /** The others give way to it. */
  readonly goesAhead?: true | undefined
  /** Its effect, inside the transaction that moves the cursor. */
  handle(tx: Tx, record: SequencedRecord): Promise<void>
}

/** How the pump tells of trouble. */
export interface PumpOptions {
  readonly workflows: readonly PumpedWorkflow[]
  /** Told of each failure; `record` is null for a failure of the store, `isSkipped` when the record is set aside. */
  onFailure(failure: PumpFailure): void
  /** Pause after a failure; default that of a loop. */
  readonly retryMs?: number
}

/** One failure of a workflow. */
export interface PumpFailure {
  readonly workflow: string
  readonly record: SequencedRecord | null
  readonly error: unknown
  readonly isSkipped: boolean
}

/** How far a workflow is. */
export interface WorkflowPlace {
  readonly workflow: string
  readonly on: readonly string[]
  readonly reached: number
}

/** Feeds the workflows of one store. */
export interface Pump {
  /** Resolves when every workflow has dealt with every numbered record. Throws Error after `limitMs`. */
  settled(limitMs: number): Promise<void>
  /** How far each workflow is: every record of its types up to `reached` is dealt with. */
  places(): readonly WorkflowPlace[]
  stop(): Promise<void>
}

/** Records whose effects share a transaction; more would make a collision with a command costlier than it saves. */
const BATCH = 32

/** Tries of one record before it is set aside: a poisoned record must not hold up the alerts behind it. */
const TRIES = 8

/** How often a workflow looks without being told: a telling may be missed. What other processes number is told as well. */
const LOOK_MS = MINUTE

/** How far the cursor may lag behind records that are none of its business; they are only read again after a start. */
const LAZY_RECORDS = 10_000

/** Starts one loop per workflow; each reads numbered records after its own cursor. */
export function startPump(store: NodeStore, options: PumpOptions): Pump {
  // Who goes ahead is told first, so that the others meet it under way.
  const inOrder = options.workflows.toSorted((a, b) => rank(a) - rank(b))
  const feeds = inOrder.map((workflow) => startFeed(store, workflow, options))
  const stops = feeds.map(({ loop, on }) => store.onSequenced(loop.wake, on))
  for (const { loop } of feeds) loop.wake()
  return {
    async settled(limitMs) {
      const until = performance.now() + limitMs
      for (;;) {
        const head = await store.read((tx) => store.head(tx))
        const behind = feeds.filter((feed) => feed.loop.isBusy() || feed.reached() < head)
        if (behind.length === 0) return
        if (performance.now() > until) throw new Error('the workflows did not settle in time')
        // Nobody told those whose types did not come.
        for (const { loop } of behind) if (!loop.isBusy()) loop.wake()
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
    },
    places: () => feeds.map(({ workflow, on, reached }) => ({ workflow, on, reached: reached() })),
    async stop() {
      for (const stop of stops) stop()
      await Promise.all(feeds.map((feed) => feed.loop.stop()))
    },
  }
}

function rank({ goesAhead }: PumpedWorkflow): number {
  return goesAhead === true ? 0 : 1
}

interface Feed {
  readonly workflow: string
  readonly on: readonly string[]
  readonly loop: Loop
  /** Every record up to this one is dealt with. */
  reached(): number
}

/** Where one workflow stands, as far as this process knows. */
interface Place {
  readonly store: NodeStore
  readonly workflow: PumpedWorkflow
  readonly onFailure: PumpOptions['onFailure']
  /** The cursor as stored; null when it has to be looked up. */
  stored: number | null
  reached: number
  /** Whether what was set aside before this start was tried again. */
  isTriedAgain: boolean
  /** The record that failed last, and how often. */
  failing: { readonly seq: number; readonly tries: number }
}

function startFeed(
  store: NodeStore,
  workflow: PumpedWorkflow,
  { onFailure, retryMs }: PumpOptions,
): Feed {
  const place: Place = {
    store,
    workflow,
    onFailure,
    stored: null,
    reached: -1,
    isTriedAgain: false,
    failing: { seq: -1, tries: 0 },
  }
  const loop = startLoop(
    async () => {
      loop.wakeIn(LOOK_MS)
      if (await inTurn(place, () => step(place))) loop.wake()
    },
    // Told already, with the record it was about.
    { onFailure: () => {}, retryMs },
  )
  return { workflow: workflow.name, on: workflow.on, loop, reached: () => place.reached }
}

/** Does `work` ahead of all others, or once nothing goes ahead. */
async function inTurn<T>({ store, workflow }: Place, work: () => Promise<T>): Promise<T> {
  if (workflow.goesAhead === true) return await store.ahead.during(work)
  await store.ahead.clear()
  return await work()
}

/** Deals with the next records; gives whether there may be more. Throws to be called again after a pause. */
async function step(place: Place): Promise<boolean> {
  const { store, workflow } = place
  try {
    if (!place.isTriedAgain) await tryAgain(place)
    place.isTriedAgain = true
    if (place.stored === null) place.reached = place.stored = await openCursor(store, workflow.name)
    const { head, records } = await store.read(async (tx) => {
      const range = { after: place.reached, limit: BATCH }
      const found = await recordsOfTypes(tx, range, workflow.on)
      return { head: found.length === 0 ? await store.head(tx) : null, records: found }
    })
    if (head !== null) {
      if (head - place.stored >= LAZY_RECORDS) await moveAlone(place, place.stored, head)
      place.reached = head
      return false
    }
    // Up to a record that failed they go one by one, so that it takes nobody with it.
    const isCareful = place.failing.tries > 0
    await apply(place, place.stored, isCareful ? records.slice(0, 1) : records)
    return isCareful || records.length === BATCH || place.stored === null
  } catch (error) {
    place.stored = null
    if (!(error instanceof Reported))
      place.onFailure({ workflow: workflow.name, record: null, error, isSkipped: false })
    throw error
  }
}

/** Marks a failure that was told. */
class Reported extends Error {}

class CursorMoved extends Error {}

async function apply(place: Place, from: number, batch: readonly SequencedRecord[]): Promise<void> {
  const { store, workflow } = place
  const to = batch.at(-1)?.seq ?? from
  let current: SequencedRecord | null = null
  try {
    await store.write(async (tx) => {
      current = null
      const move = { from, to, skipped: 0 } as const
      if (!(await moveCursor(tx, workflow.name, move))) throw new CursorMoved()
      for (const record of batch) {
        current = record
        await workflow.handle(tx, record)
      }
      current = null
    })
    place.stored = place.reached = to
    if (to >= place.failing.seq) place.failing = { seq: -1, tries: 0 }
  } catch (error) {
    // Another process did it, or the outcome of the commit is unknown: look where the cursor stands.
    place.stored = null
    if (error instanceof CursorMoved) return
    await failed(place, current, error)
  }
}

async function failed(place: Place, record: SequencedRecord | null, error: unknown): Promise<void> {
  const told = { workflow: place.workflow.name, record, error }
  if (record !== null && !isOfStore(error)) {
    const tries = place.failing.seq === record.seq ? place.failing.tries + 1 : 1
    place.failing = { seq: record.seq, tries }
    if (tries >= TRIES) {
      place.onFailure({ ...told, isSkipped: true })
      return await skip(place, record.seq, error)
    }
  }
  place.onFailure({ ...told, isSkipped: false })
  throw new Reported()
}

async function skip(place: Place, seq: number, error: unknown): Promise<void> {
  const { store, workflow } = place
  const from = await openCursor(store, workflow.name)
  const move = { from, to: seq, skipped: 1 } as const
  if (from < seq)
    await store.claim(async (tx) => {
      if (await moveCursor(tx, workflow.name, move))
        await setAside(tx, { workflow: workflow.name, seq, error })
    })
  place.failing = { seq: -1, tries: 0 }
}

async function moveAlone(place: Place, from: number, to: number): Promise<void> {
  const move = { from, to, skipped: 0 } as const
  const isMoved = await place.store.claim((tx) => moveCursor(tx, place.workflow.name, move))
  place.stored = isMoved ? to : null
}

async function openCursor(store: NodeStore, workflow: string): Promise<number> {
  return await store.claim(async (tx) => {
    await run(
      tx,
      `insert into workflow_cursor (workflow, seq, skipped, skipped_seq) values (?, -1, 0, null)
       on conflict (workflow) do nothing`,
      workflow,
    )
    const { rows } = await run(tx, 'select seq from workflow_cursor where workflow = ?', workflow)
    return rows[0]?.['seq'] as number
  })
}

/** Compares and sets; false when the cursor was not at `from`. */
async function moveCursor(
  tx: Tx,
  workflow: string,
  move: { readonly from: number; readonly to: number; readonly skipped: 0 | 1 },
): Promise<boolean> {
  const { changed } = await run(
    tx,
    `update workflow_cursor set seq = ?, skipped = skipped + ?, skipped_seq = coalesce(?, skipped_seq)
     where workflow = ? and seq = ?`,
    move.to,
    move.skipped,
    move.skipped === 1 ? move.to : null,
    workflow,
    move.from,
  )
  return changed === 1
}
