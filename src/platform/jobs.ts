import type { JobDraft, Jobs, Tx } from '../core/port.ts'
import { AT_START, type DueJob, type JobKind } from '../core/slice.ts'
import { addMs, DAY, fromMs, MINUTE, nowMs, SECOND, type Time, toMs } from '../core/time.ts'
import { startLoop } from './loop.ts'
import type { Row } from './store/engine.ts'
import { type NodeStore, pollMs } from './store/index.ts'
import { run, touch } from './store/lend.ts'

/** A job that somebody has leased; only with the same `leaseUntil` may it be ended. */
export interface LeasedJob extends DueJob {
  readonly leaseUntil: Time
}

/** Access to the job table inside a command's transaction. */
export const jobs: Jobs = { enqueue, cancel }

/** A lease that ends later than this was made by a clock that was wrong: nobody is at that job. */
const LONGEST_LEASE_MS = DAY

async function enqueue(tx: Tx, job: JobDraft): Promise<void> {
  // Every lease ends after ''.
  const believedUntil = job.unlessRunning === true ? addMs(job.dueAt, LONGEST_LEASE_MS) : ''
  await run(
    tx,
    `insert into job (kind, subject, due_at, lease_until, tries, payload, again_at)
     values (?, ?, ?, null, 0, ?, null)
     on conflict (kind, subject) do update set
       due_at = case when job.lease_until is null and excluded.due_at < job.due_at
         then excluded.due_at else job.due_at end,
       again_at = case when job.lease_until > ?
           and (job.again_at is null or excluded.due_at < job.again_at)
         then excluded.due_at else job.again_at end,
       payload = case when job.payload = ? and job.again_at is not null
         then job.payload else excluded.payload end`,
    job.kind,
    job.subject,
    job.dueAt,
    job.payload ?? '',
    believedUntil,
    // What a start asked for while another process was at it is not asked for less by that one.
    AT_START,
  )
  touch(tx, 'jobs')
}

async function cancel(tx: Tx, kind: string, subject: string): Promise<void> {
  await run(
    tx,
    'delete from job where kind = ? and subject = ? and lease_until is null',
    kind,
    subject,
  )
  await run(tx, 'update job set again_at = null where kind = ? and subject = ?', kind, subject)
}

/** Lease times beyond which a lease was made by a clock that was wrong; processes differ by less than one. */
const WRONG_LEASES = 2

/** When a job is due, or due again: a lease that runs out counts. Word for word that of the index `job_next`. */
const NEXT_AT =
  'case when lease_until is not null and lease_until > due_at then lease_until else due_at end'

/**
 * Leases due jobs of one kind, the longest due first. Jobs whose lease ran out are due again, and so are those that a
 * clock far ahead has leased or put off.
 */
export async function claimJobs(
  store: NodeStore,
  want: { readonly kind: string; readonly limit: number; readonly leaseMs: number },
  now: Time,
): Promise<LeasedJob[]> {
  const { skipLocked } = store.capability
  const { rows } = await store.claim((tx) =>
    run(
      tx,
      `update job set lease_until = ?, tries = tries + 1, again_at = null
       where id in (
         select id from (select id from job where kind = ? and ${NEXT_AT} <= ?
           order by ${NEXT_AT} limit ?${skipLocked}) as due
         union all
         select id from (select id from job where kind = ? and lease_until > ? and (due_at <= ? or again_at <= ?)
           limit ?${skipLocked}) as wrong
         limit ?)
       returning kind, subject, due_at, lease_until, tries, payload`,
      addMs(now, want.leaseMs),
      want.kind,
      now,
      want.limit,
      want.kind,
      addMs(now, WRONG_LEASES * want.leaseMs),
      now,
      now,
      want.limit,
      want.limit,
    ),
  )
  return rows.map(leasedJob).toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
}

function leasedJob(row: Row): LeasedJob {
  return {
    kind: row['kind'] as string,
    subject: row['subject'] as string,
    dueAt: row['due_at'] as string,
    leaseUntil: row['lease_until'] as string,
    tries: row['tries'] as number,
    payload: row['payload'] as string,
  }
}

/** Ends a job that was done: it goes, unless it was asked for again meanwhile. Nothing happens to a lost lease. */
export async function finishJob(tx: Tx, job: LeasedJob): Promise<void> {
  const held = [job.kind, job.subject, job.leaseUntil, job.tries]
  await run(tx, `delete from job where ${HELD} and again_at is null`, ...held)
  await run(
    tx,
    `update job set due_at = again_at, again_at = null, lease_until = null, tries = 0
     where ${HELD} and again_at is not null`,
    ...held,
  )
}

const HELD = 'kind = ? and subject = ? and lease_until = ? and tries = ?'

/** Puts a failed job back until `dueAt`, or earlier when it was asked for again meanwhile. */
export async function postponeJob(
  tx: Tx,
  job: LeasedJob,
  next: { readonly dueAt: Time; readonly tries: number },
): Promise<void> {
  await run(
    tx,
    `update job set lease_until = null, tries = ?, again_at = null,
       due_at = case when again_at is not null and again_at < ? then again_at else ? end
     where ${HELD}`,
    next.tries,
    next.dueAt,
    next.dueAt,
    job.kind,
    job.subject,
    job.leaseUntil,
    job.tries,
  )
}

/** When each kind has next something to do; a lease that runs out counts. One look-up a kind, however many jobs wait. */
export async function nextDue(tx: Tx): Promise<Map<string, Time>> {
  const { rows } = await run(
    tx,
    `with recursive kinds (kind) as (
       select min(kind) from job
       union all
       select (select min(kind) from job where job.kind > kinds.kind) from kinds where kinds.kind is not null)
     select kind, (select min(${NEXT_AT}) from job where job.kind = kinds.kind) as due_at
     from kinds where kind is not null`,
  )
  return new Map(rows.map((row) => [row['kind'] as string, row['due_at'] as string]))
}

/** What the runner needs to know of a kind; a slice's JobKind fits. */
export type RunKind = Omit<JobKind, 'permissions' | 'run'>

/** How jobs are run. */
export interface JobsOptions {
  readonly kinds: readonly RunKind[]
  /** Does one job; a thrown error postpones it. */
  run(job: DueJob): Promise<void>
  /** Told of each failed job, and of a failure of the store with null. */
  onFailure(error: unknown, job: DueJob | null): void
  /** Called once what is due at each start waits. */
  begun?(): void
  /** Default: the machine's clock. */
  readonly nowMs?: () => number
}

/** Runs the jobs of one store. */
export interface JobRunner {
  /** Looks again, for instance after a fake clock was moved. */
  wake(): void
  /** Resolves when no job is due or running. Throws Error after `limitMs`. */
  settled(limitMs: number): Promise<void>
  /** Starts nothing more and resolves when the running jobs are done. */
  stop(): Promise<void>
}

/** Longest pause between two tries of a job. */
const MAX_PAUSE_MS = 10 * MINUTE

/** What the parts of one runner share. */
interface Desk {
  readonly store: NodeStore
  readonly options: JobsOptions
  readonly running: ReadonlyMap<string, Set<Promise<void>>>
  readonly now: () => Time
}

/** Starts running jobs: with each commit that touched them, and by one timer for the one due next. */
export function startJobs(store: NodeStore, options: JobsOptions): JobRunner {
  const now = () => fromMs((options.nowMs ?? nowMs)())
  const running = new Map(options.kinds.map(({ kind }) => [kind, new Set<Promise<void>>()]))
  const desk: Desk = { store, options, running, now }
  let hasBegun = false
  const loop = startLoop(
    async () => {
      if (!hasBegun) {
        await beginPeriodic(desk)
        hasBegun = true
        options.begun?.()
      }
      await store.ahead.clear()
      loop.wakeIn(await startDue(desk, loop.wake))
    },
    { onFailure: (error) => options.onFailure(error, null) },
  )
  const stopListening = store.onCommitted('jobs', loop.wake)
  loop.wake()
  return {
    wake: loop.wake,
    async settled(limitMs) {
      const until = performance.now() + limitMs
      for (;;) {
        const isIdle = !loop.isBusy() && [...running.values()].every((set) => set.size === 0)
        if (isIdle) {
          if ((await dueKinds(desk)).length === 0) return
          loop.wake()
        }
        if (performance.now() > until) throw new Error('the jobs did not settle in time')
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
    },
    async stop() {
      stopListening()
      await loop.stop()
      await Promise.all([...running.values()].flatMap((set) => [...set]))
    },
  }
}

/** Puts the periodic jobs there that are missing. */
async function beginPeriodic({ store, options, now }: Desk): Promise<void> {
  await store.claim(async (tx) => {
    for (const { kind, always } of options.kinds) {
      if (always === undefined) continue
      await run(
        tx,
        `insert into job (kind, subject, due_at, lease_until, tries, payload, again_at)
         values (?, ?, ?, null, 0, '', null) on conflict (kind, subject) do nothing`,
        kind,
        always.subject,
        now(),
      )
      if (always.atStart === true)
        await enqueue(tx, { kind, subject: always.subject, dueAt: now(), payload: AT_START })
    }
  })
}

async function dueKinds({ store, running, now }: Desk): Promise<string[]> {
  const at = now()
  const due = await store.read(nextDue)
  return [...due].filter(([kind, dueAt]) => running.has(kind) && dueAt <= at).map(([kind]) => kind)
}

/** Starts what is due, as far as there is room; gives how long it may take until something else is, in ms. */
async function startDue(desk: Desk, onDone: () => void): Promise<number> {
  const due = await desk.store.read(nextDue)
  const at = desk.now()
  const waits = [pollMs(desk.store)]
  for (const kind of desk.options.kinds) {
    const dueAt = due.get(kind.kind)
    if (dueAt === undefined) continue
    if (dueAt > at) waits.push(toMs(dueAt) - toMs(at))
    else await startKind(desk, kind, onDone)
  }
  return Math.min(...waits)
}

async function startKind(desk: Desk, kind: RunKind, onDone: () => void): Promise<void> {
  const mine = desk.running.get(kind.kind) ?? new Set()
  const limit = kind.concurrency - mine.size
  if (limit <= 0) return
  const want = { kind: kind.kind, limit, leaseMs: kind.leaseMs }
  for (const job of await claimJobs(desk.store, want, desk.now())) {
    const work = perform(desk, kind, job)
      .catch((error: unknown) => desk.options.onFailure(error, job))
      .then(() => {
        mine.delete(work)
        onDone()
      })
    mine.add(work)
  }
}

async function perform(desk: Desk, kind: RunKind, job: LeasedJob): Promise<void> {
  try {
    await desk.options.run(job)
  } catch (error) {
    desk.options.onFailure(error, job)
    return await postpone(desk, kind, job)
  }
  await desk.store.claim((tx) => finishJob(tx, job))
}

async function postpone(desk: Desk, kind: RunKind, job: LeasedJob): Promise<void> {
  const isLast = job.tries >= kind.maxTries
  // Periodic work is never given up: after its last try it begins anew.
  if (isLast && kind.always?.subject !== job.subject)
    return await desk.store.claim((tx) => finishJob(tx, job))
  const pauseMs = isLast ? MAX_PAUSE_MS : Math.min(SECOND * 2 ** (job.tries - 1), MAX_PAUSE_MS)
  const next = { dueAt: addMs(desk.now(), pauseMs), tries: isLast ? 0 : job.tries }
  await desk.store.claim((tx) => postponeJob(tx, job, next))
}
