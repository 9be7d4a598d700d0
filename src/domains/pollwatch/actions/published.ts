// Voting issues as files for everybody: as they stand now, and as they stood when a day was over. The hashes of those stand
// in the log, so that nobody, the authority included, can say later that it was told otherwise.
import { z } from 'zod'
import { command, type NodeFacts, query, type QueryContext } from '../../../core/action.ts'
import { civilDate } from '../../../core/civil-day.ts'
import { dayOver, fileHash, KEPT_DAYS, keptFrom, nextDayOver } from '../../../core/day-files.ts'
import { fileAnswer } from '../../../core/feed.ts'
import { MINUTE, type Time, time } from '../../../core/time.ts'
import { writeCsv } from '../../../lib/csv/write.ts'
import { writeGeoJson } from '../../../lib/geojson/index.ts'
import { records } from '../records.ts'
import { found } from '../refusals.ts'
import { dayPart } from '../schema-day.ts'
import * as store from '../store.ts'
import { atlas, cellsNow, type PublicIssue, shown, toldArea } from '../told.ts'

const anybody = { permission: 'anyone', scope: 'none' } as const
const publishing = { permission: 'pollwatch:publish', scope: 'nation' } as const

/** The job that gives out the files of a day that is over. */
export const PUBLISH_JOB = 'pollwatch.publish'
/** When it does, after midnight of UTC. */
const LATER_MS = 10 * MINUTE
/** Issues of one file, the newest; what is beyond is counted. */
const MAX_IN_FILE = 5_000

type Realm = Pick<NodeFacts, 'realm'>

interface Told extends PublicIssue {
  readonly middle: { readonly lat: number | null; readonly lon: number | null }
}

/** What everybody may know at this moment, the newest first. */
async function toldNow(ctx: Pick<QueryContext, 'tx' | 'now'>) {
  const publicAt = { upTo: ctx.now }
  const how = { order: ['-id'], limit: MAX_IN_FILE } as const
  const rows = await store.issues.many(ctx.tx, { publicAt }, how)
  const all =
    rows.length < MAX_IN_FILE ? rows.length : await store.issues.count(ctx.tx, { publicAt })
  const { cellOf } = await cellsNow(ctx)
  const { middle } = await atlas(ctx.tx)
  const issues = rows.map((row) => ({
    ...shown(row, cellOf),
    middle: middle(toldArea(row, cellOf)),
  }))
  return { issues, leftOut: all - rows.length }
}

/** A row of the file, by column; in no language, since programs read it. Each says whether it is practice: rows are copied without their file. */
function factsOf(row: Told, { realm }: Realm) {
  return {
    code: row.code,
    category: row.category,
    severity: row.severity,
    state: row.state,
    area: row.way.join(' / '),
    station: row.station?.number ?? null,
    reported_hour: row.openedAt,
    confirmed_at: row.confirmedAt,
    confirmed_how: row.confirmedHow,
    due_at: row.dueAt,
    answered_at: row.answeredAt,
    closed_at: row.closedAt,
    reopened: row.reopened,
    summary: row.summary,
    answer: row.answer,
    reason: row.reason,
    is_exercise: realm === 'exercise',
  }
}
const COLUMNS = [
  'code',
  'category',
  'severity',
  'state',
  'area',
  'station',
  'reported_hour',
  'confirmed_at',
  'confirmed_how',
  'due_at',
  'answered_at',
  'closed_at',
  'reopened',
  'summary',
  'answer',
  'reason',
  'is_exercise',
] as const satisfies readonly (keyof ReturnType<typeof factsOf>)[]

function csvOf(issues: readonly Told[], realm: Realm): string {
  const rows = issues
    .map((row) => factsOf(row, realm))
    .map((facts) => ({ ...facts, is_exercise: Number(facts.is_exercise) }))
    .map((facts) => COLUMNS.map((column) => facts[column]))
  return writeCsv([COLUMNS, ...rows])
}

interface About extends Realm {
  readonly asOf: Time
  readonly leftOut: number
}

/** Points are the middle of districts or larger areas; a station's own place is in no file. */
function geojsonOf(issues: readonly Told[], about: About): string {
  const features = issues.map((row) => {
    const { lat, lon } = row.middle
    return { place: lat === null || lon === null ? null : { lat, lon }, facts: factsOf(row, about) }
  })
  return writeGeoJson(features, {
    is_exercise: about.realm === 'exercise',
    as_of: about.asOf,
    left_out: about.leftOut,
  })
}

const asked = z.strictObject({ day: civilDate.optional() })

export const issuesCsv = query({
  ...anybody,
  name: 'pollwatch.issuesCsv',
  summary:
    'For everybody: voting issues as CSV, as they stand now or as they were given out on a day.',
  input: asked,
  output: fileAnswer,
  async run(ctx, { day }) {
    if (day === undefined) return { text: csvOf((await toldNow(ctx)).issues, ctx.node) }
    const kept = await store.days.one(ctx.tx, { day })
    return { text: found(kept?.csv, 'noFile') }
  },
})

export const issuesGeoJson = query({
  ...anybody,
  name: 'pollwatch.issuesGeoJson',
  summary:
    'For everybody: voting issues as GeoJSON at the middle of their districts, as they stand now or as they were given out on a day.',
  input: asked,
  output: fileAnswer,
  async run(ctx, { day }) {
    if (day !== undefined)
      return { text: found((await store.days.one(ctx.tx, { day }))?.geojson, 'noFile') }
    const { issues, leftOut } = await toldNow(ctx)
    const asOf = ctx.now
    return { text: geojsonOf(issues, { asOf, leftOut, realm: ctx.node.realm }), asOf }
  },
})

export const dayToPublish = query({
  ...publishing,
  name: 'pollwatch.dayToPublish',
  summary:
    'The day that is over and whose files were not given out; null while no issue is known or they were.',
  input: z.strictObject({}),
  output: z.strictObject({ day: civilDate.nullable(), next: time }),
  async run({ tx, now }) {
    const day = dayOver(now)
    const isOut = (await store.days.one(tx, { day })) !== undefined
    const known = isOut ? undefined : await store.issues.one(tx, { publicAt: { upTo: now } })
    return { day: known === undefined ? null : day, next: nextDayOver(now, LATER_MS) }
  },
})

export const publishIssues = command({
  ...publishing,
  name: 'pollwatch.publishIssues',
  summary:
    'Gives out the voting issues of a day that is over as files, and writes their hashes into the log.',
  input: z.strictObject({ day: civilDate }),
  output: z.strictObject({}),
  async run(ctx, { day }) {
    if ((await store.days.one(ctx.tx, { day })) !== undefined) {
      ctx.unchanged('they are given out already')
      return {}
    }
    const { issues, leftOut } = await toldNow(ctx)
    const csv = csvOf(issues, ctx.node)
    const geojson = geojsonOf(issues, { asOf: ctx.now, leftOut, realm: ctx.node.realm })
    const hashes = { csvHash: fileHash(csv), geojsonHash: fileHash(geojson) }
    const facts = { day, asOf: ctx.now, issues: issues.length, leftOut, ...hashes }
    const record = ctx.record(records['issues.published'], { subject: day, body: facts })
    await store.days.insert(ctx.tx, { ...facts, csv, geojson, record })
    const before = keptFrom(ctx.now)
    await store.days.change(ctx.tx, { day: { before } }, { csv: null, geojson: null })
    return {}
  },
})

export const publishAgain = command({
  ...publishing,
  name: 'pollwatch.publishAgain',
  summary: 'Sets when files of voting issues are given out the next time.',
  input: z.strictObject({ at: time }),
  output: z.strictObject({}),
  async run(ctx, { at }) {
    await ctx.schedule({ kind: PUBLISH_JOB, subject: 'days', dueAt: at })
    ctx.unchanged('a job is no fact')
    return {}
  },
})

export const publishedDays = query({
  ...anybody,
  name: 'pollwatch.publishedDays',
  summary: 'For everybody: the files of the last days with their hashes and the record of each.',
  input: z.strictObject({}),
  output: z.strictObject({
    days: z.array(dayPart),
  }),
  async run({ tx }) {
    const how = { order: ['-day'], limit: KEPT_DAYS, as: dayPart } as const
    return { days: await store.days.many(tx, {}, how) }
  },
})
