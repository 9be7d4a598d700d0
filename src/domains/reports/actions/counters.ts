import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { civilDate } from '../../../core/civil-day.ts'
import { id } from '../../../core/id.ts'
import { addMs, DAY, HOUR, type Time, time } from '../../../core/time.ts'
import { dayPath, dayRoot } from '../day-tree.ts'
import { records } from '../records.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { byReceipt, opener } from './receive.ts'

/** The job that counts the days that are over. */
export const COUNT_JOB = 'reports.count'

const counting = { permission: 'reports:count', scope: 'nation' } as const

/** By when a day is counted: a report that is not among it then is missing. */
const COUNTED_MS = DAY + 12 * HOUR
/** When a day is counted, after its end. */
const LATER_MS = HOUR
/** Below this a figure is not told: it could point at somebody. */
const LEAST = 5

/** First moment of a day of UTC. */
const beginOf = (day: string): Time => `${day}T00:00:00.000Z`
const dayOf = (at: Time) => at.slice(0, 10)
const dayAfter = (day: string) => dayOf(addMs(beginOf(day), DAY))

export const dayToCount = query({
  ...counting,
  name: 'reports.dayToCount',
  summary:
    'The next day of which reports are to be counted; null while all days that are over are.',
  input: z.strictObject({}),
  output: z.strictObject({ day: civilDate.nullable(), next: time }),
  async run({ tx, now }) {
    const [last] = await store.days.many(tx, {}, { order: ['-day'], limit: 1 })
    const [first] = await store.reports.many(tx, {}, { order: ['receivedAt'], limit: 1 })
    const day = last === undefined ? first && dayOf(first.receivedAt) : dayAfter(last.day)
    const today = dayOf(now)
    const next = addMs(beginOf(dayAfter(today)), LATER_MS)
    return { day: day !== undefined && day < today ? day : null, next }
  },
})

/** Everything sealed that came on a day, in the order of the tree. */
async function hashesOf({ tx }: QueryContext, day: string) {
  const from = beginOf(day)
  return await store.receivedHashes(tx, { from, before: addMs(from, DAY) })
}

export const countDay = command({
  ...counting,
  name: 'reports.countDay',
  summary:
    'Counts what came to each desk on a day that is over, and publishes it with the root over what was sealed.',
  input: z.strictObject({ day: civilDate }),
  output: z.strictObject({}),
  async run(ctx, { day }) {
    if ((await store.days.one(ctx.tx, { day })) !== undefined) {
      ctx.unchanged('it is counted already')
      return {}
    }
    const hashes = (await hashesOf(ctx, day)).map(({ sha256 }) => sha256)
    const root = dayRoot(hashes)
    const desks = await store.desks.many(ctx.tx, {}, { order: ['agency'], limit: noun.MAX_DESKS })
    const counts = []
    for (const { agency } of desks)
      counts.push({ day, agency, ...(await countsOf(ctx, agency, day)) })
    const agencies = counts.map(told)
    const record = ctx.record(records['counters.published'], {
      subject: day,
      body: { day, root, agencies },
    })
    await store.days.insert(ctx.tx, { day, root, size: hashes.length, record })
    await store.counts.insert(ctx.tx, counts)
    return {}
  },
})

async function countsOf({ tx }: QueryContext, agency: string, day: string) {
  const from = beginOf(day)
  const before = addMs(from, DAY)
  const within = { from, before }
  return {
    received: await store.reports.count(tx, { agency, receivedAt: within }),
    acknowledged: await store.reports.count(tx, { agency, acknowledgedAt: within }),
    answered: await store.reports.count(tx, { agency, answeredAt: within }),
    forwarded: await store.forwards.count(tx, { origin: agency, offeredAt: within }),
    overdue: await store.reports.count(tx, { agency, dueAt: { before }, waitingSince: null }),
  }
}

/** A figure as everybody may know it. */
function masked(count: number): string {
  return count < LEAST ? `<${LEAST}` : String(count)
}

function told({ agency, received, acknowledged, answered, forwarded, overdue }: noun.CountRow) {
  return {
    agency,
    received: masked(received),
    acknowledged: masked(acknowledged),
    answered: masked(answered),
    forwarded: masked(forwarded),
    overdue: masked(overdue),
  }
}

export const countAgain = command({
  ...counting,
  name: 'reports.countAgain',
  summary: 'Sets when days are counted the next time.',
  input: z.strictObject({ at: time }),
  output: z.strictObject({}),
  async run(ctx, { at }) {
    await ctx.schedule({ kind: COUNT_JOB, subject: 'days', dueAt: at })
    ctx.unchanged('a job is no fact')
    return {}
  },
})

/** Days that are shown to everybody. */
const SHOWN_DAYS = 31

const figure = z.string()

export const counters = query({
  permission: 'anyone',
  scope: 'none',
  name: 'reports.counters',
  summary:
    'For everybody: what each desk received and did on each of the last days; figures below five are not told.',
  input: z.strictObject({}),
  output: z.strictObject({
    days: z.array(
      z.strictObject({
        day: z.string(),
        root: z.string(),
        record: id,
        agencies: z.array(
          z.strictObject({
            agency: noun.agencyCode,
            name: z.string(),
            received: figure,
            acknowledged: figure,
            answered: figure,
            forwarded: figure,
            overdue: figure,
          }),
        ),
      }),
    ),
  }),
  async run({ tx }) {
    const days = await store.days.many(tx, {}, { order: ['-day'], limit: SHOWN_DAYS })
    const limit = SHOWN_DAYS * noun.MAX_DESKS
    const rows = await store.counts.many(
      tx,
      { day: days.map(({ day }) => day) },
      { order: ['agency'], limit },
    )
    const desks = await store.desks.many(tx, {}, { limit: noun.MAX_DESKS })
    const names = new Map(desks.map(({ agency, name }) => [agency, name]))
    const byDay = Map.groupBy(rows, ({ day }) => day)
    return {
      days: days.map(({ day, root, record }) => ({
        day,
        root,
        record,
        agencies: (byDay.get(day) ?? []).map((row) => ({
          ...told(row),
          name: names.get(row.agency) ?? '',
        })),
      })),
    }
  },
})

export const counted = query({
  permission: 'anyone',
  scope: 'none',
  byPost: true,
  name: 'reports.counted',
  summary:
    'Whether a report is among those that were published for its day, with the path to their root, for whoever has its receipt.',
  input: z.strictObject(opener),
  output: z.strictObject({
    /** `waiting` while its day is not counted, and for a receipt that nobody knows. */
    state: z.enum(['waiting', 'counted', 'missing']),
    path: z
      .strictObject({
        day: z.string(),
        root: z.string(),
        record: id,
        sha256: noun.sha256,
        index: z.number().int(),
        size: z.number().int(),
        hashes: z.array(z.string()),
      })
      .nullable(),
  }),
  async run(ctx, receipt) {
    const row = await byReceipt(ctx, receipt)
    // As much is asked for an unknown receipt as for one whose day is not counted.
    const day = dayOf(row?.receivedAt ?? ctx.now)
    const known = await store.days.one(ctx.tx, { day })
    if (row === null) return { state: 'waiting', path: null }
    const isLate = ctx.now >= addMs(beginOf(day), COUNTED_MS)
    if (known === undefined) return { state: isLate ? 'missing' : 'waiting', path: null }
    const all = await hashesOf(ctx, day)
    const index = all.findIndex(({ report }) => report === row.id)
    const hashes = all.map(({ sha256 }) => sha256)
    const { root, record, size } = known
    const isThere = index >= 0 && size === hashes.length && dayRoot(hashes) === root
    if (!isThere) return { state: 'missing', path: null }
    const sha256 = hashes[index] ?? ''
    const path = { day, root, record, sha256, index, size, hashes: dayPath(hashes, index) }
    return { state: 'counted', path }
  },
})
