// Whether a realm can do its work now: each part is tried or looked at, and what is wrong is one plain sentence.
import { statfs } from 'node:fs/promises'
import { DOUBT_MS } from '../core/clock.ts'
import type { LoggedFault } from '../core/log-damage.ts'
import { fromMs, MINUTE, nowMs, SECOND, type Time, toMs } from '../core/time.ts'
import { nextDue } from './jobs.ts'
import type { Pump } from './pump.ts'
import { backlog, logState, type NodeStore, openFaults } from './store/index.ts'
import { run } from './store/lend.ts'

/** A write that takes longer means that alerts would, too. */
const WRITE_LIMIT_MS = 5 * SECOND

/** Longest that a record may wait for its number, and a numbered one for a signature. */
const SEQUENCER_LIMIT_MS = 10 * SECOND

/** Longest that a workflow may leave a record; a failing one is tried eight times in about that time. */
const WORKFLOW_LIMIT_MS = MINUTE

/** Longest that a job may be overdue; visits and mails wait for their turn for seconds, not minutes. */
const JOB_LIMIT_MS = 5 * MINUTE

/** Room that the store needs for a bad hour: a full disk stops every command. */
export const MIN_FREE_BYTES = 256 * 1024 * 1024

/** How far the parts of a realm lag behind. */
export interface Lag {
  /** Records that have no number yet, and how long the oldest has waited, in ms. */
  readonly unnumbered: number
  readonly unnumberedMs: number
  /** Numbered records that no signed checkpoint covers yet. */
  readonly unsigned: number
  readonly records: number
  readonly workflows: readonly { workflow: string; records: number; ms: number }[]
  /** How long the longest due job of each kind has waited, in ms; 0 when none is due. */
  readonly jobs: readonly { kind: string; ms: number }[]
  /** Damage of the log that nobody has named yet. */
  readonly damage: readonly LoggedFault[]
  /** Time of the newest record; null in an empty log. */
  readonly newest: Time | null
}

/** Measures the lag of a realm. Throws what the store throws. */
export async function lagOf(
  store: NodeStore,
  pump: Pick<Pump, 'places'>,
  atMs = nowMs(),
): Promise<Lag> {
  return await store.read(async (tx) => {
    const { size, signedSize } = await logState(tx)
    const waiting = await run(
      tx,
      'select count(*) as n, min(at) as oldest from record where seq is null',
    )
    const oldest = waiting.rows[0]?.['oldest'] as Time | null
    const age = (at: Time | null | undefined) =>
      at === null || at === undefined ? 0 : Math.max(0, atMs - toMs(at))
    const workflows = []
    for (const { workflow, on, reached } of pump.places()) {
      const { count, oldest: at } = await backlog(tx, { after: reached, types: on })
      workflows.push({ workflow, records: count, ms: age(at) })
    }
    const jobs = [...(await nextDue(tx))].map(([kind, due]) => ({ kind, ms: age(due) }))
    const [last] = size === 0 ? [] : await store.recordsAfter(tx, size - 2, 1)
    return {
      unnumbered: Number(waiting.rows[0]?.['n'] ?? 0),
      unnumberedMs: age(oldest),
      unsigned: size - signedSize,
      records: size,
      workflows,
      jobs,
      damage: await openFaults(tx),
      newest: last?.at ?? null,
    }
  })
}

/**
 * Free and total bytes of the file system that holds `folder`. Where it can hold so many files and no more, no larger share
 * of it is free than of those: small files fill it by their number.
 */
export async function diskOf(folder: string): Promise<{ free: number; size: number }> {
  const { bavail, blocks, bsize, ffree, files } = await statfs(folder)
  const size = blocks * bsize
  const share = files > 0 ? ffree / files : 1
  return { free: Math.floor(Math.min(bavail * bsize, share * size)), size }
}

/** What is looked at. */
export interface ReadinessOf {
  readonly store: NodeStore
  readonly pump: Pick<Pump, 'places'>
  readonly folder: string
  readonly nowMs?: () => number
  /** Default: {@link diskOf}. */
  readonly disk?: typeof diskOf
}

/** Why the realm is not ready, one sentence each; empty when it is. Looks at one realm at a time; never throws. */
export function createReadiness(of: ReadinessOf): () => Promise<string[]> {
  // A head that waits for a signature shows only its size: what waited is kept here, and since when.
  let waiting: { readonly size: number; readonly sinceMs: number } | null = null
  return async () => {
    const atMs = (of.nowMs ?? nowMs)()
    const reasons = [await writeFault(of.store), await diskFault(of)].filter((one) => one !== null)
    try {
      const lag = await lagOf(of.store, of.pump, atMs)
      // While much is written something always waits, each time something else.
      if (waiting !== null && lag.records - lag.unsigned >= waiting.size) waiting = null
      if (lag.unsigned > 0) waiting ??= { size: lag.records, sinceMs: atMs }
      return [...reasons, ...lagFaults(lag, atMs, waiting?.sinceMs ?? null)]
    } catch (error) {
      return [...reasons, `The store cannot be read: ${messageOf(error)}`]
    }
  }
}

/** What a lag means, one sentence each. */
export function lagFaults(lag: Lag, atMs: number, unsignedSince: number | null): string[] {
  const seconds = (ms: number) => `${Math.round(ms / SECOND)} s`
  const faults: string[] = []
  if (lag.unnumberedMs > SEQUENCER_LIMIT_MS)
    faults.push(`A record has waited ${seconds(lag.unnumberedMs)} for its number.`)
  faults.push(...lag.damage.slice(0, DAMAGE_TOLD).map(damageFault))
  if (
    lag.damage.length === 0 &&
    unsignedSince !== null &&
    atMs - unsignedSince > SEQUENCER_LIMIT_MS
  )
    faults.push(`The log has gone ${seconds(atMs - unsignedSince)} without a signature.`)
  for (const { workflow, ms } of lag.workflows)
    if (ms > WORKFLOW_LIMIT_MS) faults.push(`The workflow ${workflow} is ${seconds(ms)} behind.`)
  for (const { kind, ms } of lag.jobs)
    if (ms > JOB_LIMIT_MS) faults.push(`A job of kind ${kind} is ${seconds(ms)} overdue.`)
  if (lag.newest !== null && toMs(lag.newest) - atMs > DOUBT_MS)
    faults.push(
      `The clock says ${fromMs(atMs)}, but the newest record is of ${lag.newest}: see docs/runbooks/clock.md.`,
    )
  return faults
}

/** Damaged places that are named one by one. */
const DAMAGE_TOLD = 5

function damageFault({ seq, what }: LoggedFault): string {
  const place = seq === null ? 'at its head' : `at record ${seq}`
  return `The log is damaged ${place}, and no checkpoint is signed: see docs/runbooks/log-damage.md. ${what}`
}

async function writeFault(store: NodeStore): Promise<string | null> {
  try {
    // Changes nothing, but the page goes to the disk: a read-only or full file system shows here.
    const wrote = store.claim((tx) => run(tx, 'update log_state set size = size where id = 1'))
    await within(WRITE_LIMIT_MS, wrote)
    return null
  } catch (error) {
    return `The store cannot be written: ${messageOf(error)}`
  }
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${limitMs / SECOND} s`)), limitMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

async function diskFault({ folder, disk = diskOf }: ReadinessOf): Promise<string | null> {
  try {
    const { free } = await disk(folder)
    if (free >= MIN_FREE_BYTES) return null
    return `Room for only ${Math.floor(free / 1024 / 1024)} MB is left where the data lie, by bytes or by the number of files.`
  } catch (error) {
    return `The data folder cannot be looked at: ${messageOf(error)}`
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
