import assert from 'node:assert/strict'
import { forBothEngines } from '../../test/support/stores.ts'
import type { DueJob } from '../core/slice.ts'
import { fromMs, HOUR, MINUTE, SECOND, toMs } from '../core/time.ts'
import { claimJobs, finishJob, jobs, nextDue, postponeJob, startJobs } from './jobs.ts'
import type { NodeStore } from './store/index.ts'
import { run, statements } from './store/lend.ts'

const START = toMs('2026-11-24T08:00:00.000Z')
const at = (ms: number) => fromMs(START + ms)
const LIMIT_MS = 10_000

const enqueue = (store: NodeStore, subject: string, dueMs: number, payload?: string) =>
  store.write((tx) =>
    jobs.enqueue(tx, {
      kind: 'visit',
      subject,
      dueAt: at(dueMs),
      ...(payload === undefined ? {} : { payload }),
    }),
  )

const claim = (store: NodeStore, nowMs: number, limit = 10) =>
  claimJobs(store, { kind: 'visit', limit, leaseMs: MINUTE }, at(nowMs))

const dueVisit = async (store: NodeStore) => (await store.read(nextDue)).get('visit')

forBothEngines('the same kind and subject is one job, due at the earlier time', async (_, open) => {
  const store = await open()
  await enqueue(store, 'a', 5_000, 'first')
  await enqueue(store, 'a', 9_000, 'second')
  assert.equal(await dueVisit(store), at(5_000))
  await enqueue(store, 'a', 2_000)
  assert.equal(await dueVisit(store), at(2_000))
  assert.deepEqual(await claim(store, 1_999), [])
  const [job, ...others] = await claim(store, 2_000)
  assert.deepEqual([job?.subject, job?.payload, job?.tries, others], ['a', '', 1, []])
})

forBothEngines('a lease of a clock that was far ahead holds nobody up', async (_, open) => {
  const store = await open()
  const wrong = 365 * 24 * HOUR
  await enqueue(store, 'a', wrong, 'start')
  assert.equal((await claim(store, wrong)).length, 1)
  // The next start, with a clock that is right.
  await enqueue(store, 'a', 1_000, 'start')
  const [job] = await claim(store, 1_000)
  assert.deepEqual([job?.subject, job?.payload], ['a', 'start'])
  assert.deepEqual(await claim(store, 1_000), [], 'it is leased now')
  assert.deepEqual(await claim(store, 1_000 - MINUTE), [], 'by a clock that differs a little, too')
})

forBothEngines('who asks only for what nobody is at gets no second run', async (_, open) => {
  const store = await open()
  const unlessRunning = (nowMs: number) =>
    store.write((tx) =>
      jobs.enqueue(tx, { kind: 'visit', subject: 'a', dueAt: at(nowMs), unlessRunning: true }),
    )
  await enqueue(store, 'a', HOUR)
  await unlessRunning(0)
  const [job] = await claim(store, 0)
  assert.ok(job !== undefined, 'one that waits comes at once')
  await unlessRunning(1_000)
  await store.claim((tx) => finishJob(tx, job))
  assert.equal(await dueVisit(store), undefined)
  const wrong = 365 * 24 * HOUR
  await enqueue(store, 'a', wrong)
  assert.equal((await claim(store, wrong)).length, 1)
  await unlessRunning(2_000)
  assert.equal((await claim(store, 2_000)).length, 1, 'nobody is at what a wrong clock has leased')
})

forBothEngines('what a start asks for outlives the run of another process', async (_, open) => {
  const store = await open()
  await enqueue(store, 'a', 0)
  const [job] = await claim(store, 0)
  assert.ok(job !== undefined)
  await enqueue(store, 'a', 10, 'start')
  await enqueue(store, 'a', HOUR)
  await store.claim((tx) => finishJob(tx, job))
  const [again] = await claim(store, 20)
  assert.equal(again?.payload, 'start')
  await enqueue(store, 'a', HOUR)
  await store.claim((tx) => finishJob(tx, again))
  const [last] = await claim(store, HOUR)
  assert.equal(last?.payload, '')
})

forBothEngines('a cancelled job is not claimed', async (_, open) => {
  const store = await open()
  await enqueue(store, 'a', 0)
  await enqueue(store, 'b', 0)
  await store.write((tx) => jobs.cancel(tx, 'visit', 'a'))
  await store.write((tx) => jobs.cancel(tx, 'visit', 'nobody'))
  assert.deepEqual(
    (await claim(store, 0)).map(({ subject }) => subject),
    ['b'],
  )
})

forBothEngines('a job of a refused command does not exist', async (_, open) => {
  const store = await open()
  const command = store.write(async (tx) => {
    await jobs.enqueue(tx, { kind: 'visit', subject: 'a', dueAt: at(0) })
    throw new Error('no')
  })
  await assert.rejects(command, /no/)
  assert.deepEqual(await claim(store, 0), [])
})

forBothEngines(
  'a job asked for while it runs runs again, and not twice at a time',
  async (_, open) => {
    const store = await open()
    await enqueue(store, 'a', 0, 'one')
    const [job] = await claim(store, 0)
    await enqueue(store, 'a', 8_000, 'two')
    await enqueue(store, 'a', 7_000, 'three')
    assert.deepEqual(await claim(store, 9_000), [])
    assert.ok(job !== undefined)
    await store.claim((tx) => finishJob(tx, job))
    assert.equal(await dueVisit(store), at(7_000))
    const [again] = await claim(store, 9_000)
    assert.deepEqual([again?.payload, again?.tries], ['three', 1])
  },
)

forBothEngines(
  'a lease that ran out is claimed by another, and the first can no longer end it',
  async (_, open) => {
    const store = await open()
    await enqueue(store, 'a', 0)
    const [first] = await claim(store, 0)
    const [second] = await claim(store, MINUTE)
    assert.ok(first !== undefined && second !== undefined)
    assert.equal(second.tries, 2)
    await store.claim((tx) => finishJob(tx, first))
    await store.claim((tx) => postponeJob(tx, first, { dueAt: at(0), tries: 0 }))
    assert.equal(await dueVisit(store), second.leaseUntil)
    await store.claim((tx) => finishJob(tx, second))
    assert.equal(await dueVisit(store), undefined)
  },
)

forBothEngines('many claimers share the jobs, each job once', async (_, open) => {
  const store = await open()
  const total = 600
  await store.write(async (tx) => {
    for (let n = 0; n < total; n += 1)
      await jobs.enqueue(tx, { kind: 'visit', subject: `s${n}`, dueAt: at(n) })
  })
  const claimed: string[] = []
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (;;) {
        const batch = await claim(store, HOUR, 7)
        if (batch.length === 0) return
        claimed.push(...batch.map(({ subject }) => subject))
      }
    }),
  )
  assert.equal(claimed.length, total)
  assert.equal(new Set(claimed).size, total)
})

/** A runner over a clock that only the test moves. */
function runner(store: NodeStore, run: (job: DueJob) => Promise<void>, maxTries = 3) {
  const clock = { ms: START }
  const failures: unknown[] = []
  const started = startJobs(store, {
    kinds: [
      { kind: 'visit', concurrency: 2, leaseMs: MINUTE, maxTries },
      {
        kind: 'sweep',
        concurrency: 1,
        leaseMs: MINUTE,
        maxTries: 2,
        always: { subject: 'all' },
      },
    ],
    run,
    onFailure: (error) => void failures.push(error),
    nowMs: () => clock.ms,
  })
  return { ...started, clock, failures }
}

forBothEngines(
  'jobs run when they are due, woken by the commit that asked for them',
  async (_, open) => {
    const store = await open()
    const ran: string[] = []
    const ranLate = Promise.withResolvers<void>()
    const jobsOf = runner(store, async ({ kind, subject }) => {
      ran.push(`${kind} ${subject}`)
      if (subject === 'now') ranLate.resolve()
    })
    await jobsOf.settled(LIMIT_MS)
    assert.deepEqual(ran, ['sweep all'])
    await enqueue(store, 'later', HOUR)
    await enqueue(store, 'now', 0)
    await ranLate.promise
    await jobsOf.settled(LIMIT_MS)
    assert.deepEqual(ran, ['sweep all', 'visit now'])
    jobsOf.clock.ms += HOUR
    await jobsOf.settled(LIMIT_MS)
    assert.deepEqual(ran.slice(2), ['visit later'])
    await jobsOf.stop()
  },
)

forBothEngines('no more jobs of a kind run at once than it allows', async (_, open) => {
  const store = await open()
  let inside = 0
  let most = 0
  const jobsOf = runner(store, async () => {
    inside += 1
    most = Math.max(most, inside)
    await store.read(async () => {})
    await new Promise((resolve) => setImmediate(resolve))
    inside -= 1
  })
  for (let n = 0; n < 20; n += 1) await enqueue(store, `s${n}`, 0)
  await jobsOf.settled(LIMIT_MS)
  assert.ok(most <= 3, `${most} ran at once`)
  assert.equal(await dueVisit(store), undefined)
  await jobsOf.stop()
})

forBothEngines('a failing job is tried again later each time, then given up', async (_, open) => {
  const store = await open()
  const tries: number[] = []
  const jobsOf = runner(store, async (job) => {
    if (job.kind !== 'visit') return
    tries.push(job.tries)
    throw new Error('no route')
  })
  await enqueue(store, 'a', 0)
  await jobsOf.settled(LIMIT_MS)
  assert.deepEqual(tries, [1])
  assert.equal(await dueVisit(store), at(SECOND))
  jobsOf.clock.ms += SECOND
  await jobsOf.settled(LIMIT_MS)
  assert.equal(await dueVisit(store), at(3 * SECOND))
  jobsOf.clock.ms += 2 * SECOND
  await jobsOf.settled(LIMIT_MS)
  assert.deepEqual(tries, [1, 2, 3])
  assert.equal(await dueVisit(store), undefined)
  assert.equal(jobsOf.failures.length, 3)
  await jobsOf.stop()
})

forBothEngines('periodic work begins anew after its last try', async (_, open) => {
  const store = await open()
  let tries = 0
  const jobsOf = runner(store, async () => {
    tries += 1
    throw new Error('no')
  })
  await jobsOf.settled(LIMIT_MS)
  jobsOf.clock.ms += SECOND
  await jobsOf.settled(LIMIT_MS)
  assert.equal(tries, 2)
  assert.equal((await store.read(nextDue)).get('sweep'), at(SECOND + 10 * MINUTE))
  await jobsOf.stop()
})

forBothEngines('stop waits for what runs and starts nothing more', async (_, open) => {
  const store = await open()
  const started = Promise.withResolvers<void>()
  const gate = Promise.withResolvers<void>()
  let done = 0
  const jobsOf = runner(store, async ({ kind }) => {
    if (kind !== 'visit') return
    started.resolve()
    await gate.promise
    done += 1
  })
  await enqueue(store, 'a', 0)
  await started.promise
  const stopping = jobsOf.stop()
  await enqueue(store, 'b', 0)
  gate.resolve()
  await stopping
  assert.equal(done, 1)
  assert.deepEqual(
    (await claim(store, 0)).map(({ subject }) => subject),
    ['b'],
  )
})

/** The statements about jobs that `work` makes. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const made: string[] = []
  const listen = (sql: unknown) => void (/\bjob\b/.test(String(sql)) && made.push(String(sql)))
  statements.subscribe(listen)
  await work().finally(() => statements.unsubscribe(listen))
  return made
}

/** A step over all jobs, or all of a kind: without an index, in an order of its own, or by no more of `job_next` than the kind. */
const OF_ALL =
  /^SCAN job\b|Seq Scan on job\b|TEMP B-TREE|Sort Key|SEARCH job USING INDEX job_next|Bitmap Index Scan on job_next/

/** How the engine would go about it: a line for each step. */
const planOf = (store: NodeStore, sql: string) =>
  store.claim(async (tx) => {
    const isShared = store.capability.isShared
    // Of a table of a few rows PostgreSQL reads all, where it may.
    if (isShared) await run(tx, 'set local enable_seqscan = off')
    const values = Array<string>(isShared ? sql.split('?').length - 1 : 0).fill('1')
    const { rows } = await run(tx, `explain ${isShared ? '' : 'query plan '}${sql}`, ...values)
    return rows.map((row) => String(row['detail'] ?? row['QUERY PLAN']))
  })

forBothEngines('whatever waits, jobs are looked up and none is passed by', async (_, open) => {
  const store = await open()
  const looked = await statementsOf(() => store.read(nextDue))
  const claimed = await statementsOf(async () => {
    await enqueue(store, 'a', 0)
    await store.write((tx) => jobs.cancel(tx, 'visit', 'b'))
    const [job] = await claim(store, 0)
    assert.ok(job)
    await store.claim((tx) => postponeJob(tx, job, { dueAt: at(0), tries: 0 }))
    await store.claim((tx) => finishJob(tx, job))
  })
  const plans = new Map<string, string[]>()
  for (const sql of [...looked, ...claimed]) plans.set(sql, await planOf(store, sql))
  assert.ok(plans.size >= 7, `${plans.size} statements`)
  const passing = [...plans].filter(([, plan]) => plan.some((step) => OF_ALL.test(step)))
  assert.deepEqual(passing, [])
  const planned = (sql: string | undefined) => String(plans.get(sql ?? ''))
  assert.match(planned(looked[0]), /job_next/)
  assert.match(planned(claimed.find((sql) => sql.includes('limit'))), /job_next.*job_lease/s)
})
