import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { civilDate } from '../../../core/civil-day.ts'
import { id } from '../../../core/id.ts'
import { addMs, DAY, HOUR, type Time, time } from '../../../core/time.ts'
import { type DayTree, dayRoot, dayTree } from '../day-tree.ts'
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

/** What came on a day that is over, and the tree over it. */
interface CountedDay extends DayTree {
  readonly placeOf: ReadonlyMap<string, number>
  readonly hashes: readonly string[]
}

/** Leaves of the trees that are kept of one node, some 100 MB: whoever asks for one large day again and again has it worked out once. */
const MAX_LEAVES = 400_000
const MAX_DAYS = 60
interface KeptDay {
  readonly made: Promise<CountedDay>
  /** 0 until it is worked out. */
  size: number
}
const kept = new WeakMap<object, Map<string, KeptDay>>()

/** The day under this root: it changes no more. Those asked for last are kept. */
async function countedDay(
  ctx: QueryContext,
  { day, root }: { readonly day: string; readonly root: string },
): Promise<CountedDay> {
  const days = kept.get(ctx.node) ?? new Map<string, KeptDay>()
  kept.set(ctx.node, days)
  const key = `${day} ${root}`
  const known = days.get(key) ?? { made: treeOf(ctx, day), size: 0 }
  days.delete(key)
  days.set(key, known)
  known.made.catch(() => days.delete(key))
  const tree = await known.made
  known.size = tree.size
  let leaves = [...days.values()].reduce((sum, { size }) => sum + size, 0)
  for (const [name, { size }] of days) {
    if (name === key || (leaves <= MAX_LEAVES && days.size <= MAX_DAYS)) break
    days.delete(name)
    leaves -= size
  }
  return tree
}

async function treeOf(ctx: QueryContext, day: string): Promise<CountedDay> {
  const all = await hashesOf(ctx, day)
  const hashes = all.map(({ sha256 }) => sha256)
  const placeOf = new Map(all.map(({ report }, place) => [report, place]))
  return { ...dayTree(hashes), placeOf, hashes }
}

export const counted = query({
  permission: 'anyone',
  scope: 'none',
  byPost: true,
  name: 'reports.counted',
  summary:
    'Whether a report is among those that were published for its day, with the path to their root, for whoever has its receipt.',
  input: z.strictObject(opener),
  output: z.strictObject({
    /** `waiting` while its day is not counted, and for a receipt that nobody knows; `uncounted` where more came that day than are. */
    state: z.enum(['waiting', 'counted', 'missing', 'uncounted']),
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
    const tree = await countedDay(ctx, known)
    const { root, record, size } = known
    if (size !== tree.size || tree.root !== root) return { state: 'missing', path: null }
    const index = tree.placeOf.get(row.id)
    if (index === undefined)
      return { state: size >= store.MAX_OF_DAY ? 'uncounted' : 'missing', path: null }
    const sha256 = tree.hashes[index] ?? ''
    const path = { day, root, record, sha256, index, size, hashes: tree.path(index) }
    return { state: 'counted', path }
  },
})
