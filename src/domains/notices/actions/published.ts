// The register as files for everybody: as it stands now, and as it stood when a day was over. The hashes of those stand in
// the log, so that nobody, the office included, can say later that it was told otherwise.
import { z } from 'zod'
import { command, type NodeFacts, query, type QueryContext } from '../../../core/action.ts'
import { civilDate } from '../../../core/civil-day.ts'
import { dayOver, fileHash, KEPT_DAYS, keptFrom, nextDayOver } from '../../../core/day-files.ts'
import { fileAnswer } from '../../../core/feed.ts'
import { MINUTE, type Time, time } from '../../../core/time.ts'
import { writeCsv } from '../../../lib/csv/write.ts'
import { publicationRecords as records } from '../records-published.ts'
import { found } from '../refusals.ts'
import { publicRow } from '../register.ts'
import { isWithdrawnHeard } from '../statistics.ts'
import * as store from '../store.ts'
import * as kept from '../store/register.ts'

const anybody = { permission: 'anyone', scope: 'none' } as const
const publishing = { permission: 'notices:publish', scope: 'nation' } as const

/** The job that gives out the files of a day that is over. */
export const PUBLISH_JOB = 'notices.publish'
/** When it does, after midnight of UTC. */
const LATER_MS = 15 * MINUTE
/** Notices of one file, the newest; what is beyond is counted. */
const MAX_IN_FILE = 5_000

/** What everybody may know at this moment, the newest first. */
async function toldNow({ tx }: Pick<QueryContext, 'tx'>) {
  const rows = await kept.listed(tx, { words: [], limit: MAX_IN_FILE })
  const all =
    rows.length < MAX_IN_FILE
      ? rows.length
      : await store.notices.count(tx, { publicAt: { not: null } })
  const notices = rows.map((row) => ({
    ...publicRow(row),
    isWithdrawnHeard: isWithdrawnHeard(row),
  }))
  return { notices, leftOut: all - rows.length }
}
type Told = Awaited<ReturnType<typeof toldNow>>['notices'][number]

/** Columns of the files and what of a notice stands there; in no language, since programs read them. */
const COLUMNS = {
  code: 'code',
  state: 'state',
  category: 'category',
  issuer: 'issuer',
  issuer_name: 'issuerName',
  subject: 'source',
  subject_name: 'sourceName',
  side: 'side',
  is_about_issuer: 'isAboutIssuer',
  election: 'election',
  claim: 'claim',
  check_version: 'checkVersion',
  quote: 'quote',
  said_on: 'saidOn',
  evidence: 'item',
  snapshot: 'snapshot',
  quote_stand: 'quoteStand',
  quote_page: 'quotePage',
  is_own_page: 'isOwnPage',
  unfound: 'unfound',
  ground: 'ground',
  law: 'law',
  article: 'article',
  remedy: 'remedy',
  detection: 'detection',
  is_urgent: 'isUrgent',
  facts: 'facts',
  served_at: 'servedAt',
  reply_due_at: 'replyDueAt',
  reply: 'replyWords',
  replied_at: 'repliedAt',
  agreed_at: 'agreedAt',
  correction_due_at: 'correctionDueAt',
  corrected_at: 'correctedAt',
  correction_url: 'correctionUrl',
  heard_at: 'heardAt',
  decision_due_at: 'decisionDueAt',
  outcome: 'outcome',
  reasons: 'reasons',
  decided_at: 'decidedAt',
  is_decision_missed: 'isByDeadline',
  appealed_at: 'appealedAt',
  grounds: 'grounds',
  appeal_outcome: 'appealOutcome',
  appeal_reasons: 'appealReasons',
  appeal_decided_at: 'appealDecidedAt',
  is_appeal_missed: 'isAppealByDeadline',
  annulled_at: 'annulledAt',
  retraction: 'retraction',
  withdrawn_at: 'withdrawnAt',
  is_withdrawn_after_hearing: 'isWithdrawnHeard',
  end_reason: 'endReason',
  updated_at: 'updatedAt',
} as const satisfies Readonly<Record<string, keyof Told>>

/** Files of the exercise say so in every row: a row is copied without the name of its file. */
function csvOf(notices: readonly Told[], { realm }: Pick<NodeFacts, 'realm'>): string {
  const keys = Object.values(COLUMNS)
  const isExercise = Number(realm === 'exercise')
  const cell = (value: Told[(typeof keys)[number]]) =>
    typeof value === 'boolean' ? Number(value) : value
  return writeCsv([
    [...Object.keys(COLUMNS), 'is_exercise'],
    ...notices.map((row) => [...keys.map((key) => cell(row[key])), isExercise]),
  ])
}

interface About extends Pick<NodeFacts, 'realm'> {
  readonly asOf: Time
  readonly leftOut: number
}

function jsonOf(notices: readonly Told[], about: About): string {
  const told = notices.map((row) =>
    Object.fromEntries(Object.entries(COLUMNS).map(([name, key]) => [name, row[key]])),
  )
  const withdrawn = notices.filter((row) => row.isWithdrawnHeard).length
  const counted = { left_out: about.leftOut, withdrawn_after_hearing: withdrawn }
  const isExercise = about.realm === 'exercise'
  return JSON.stringify({
    is_exercise: isExercise,
    as_of: about.asOf,
    ...counted,
    notices: told,
  })
}

const asked = z.strictObject({ day: civilDate.optional() })

export const noticesCsv = query({
  ...anybody,
  name: 'notices.noticesCsv',
  summary:
    'For everybody: the register of notices as CSV, as it stands now or as it was given out on a day.',
  input: asked,
  output: fileAnswer,
  async run(ctx, { day }) {
    if (day === undefined) return { text: csvOf((await toldNow(ctx)).notices, ctx.node) }
    return { text: found((await kept.days.one(ctx.tx, { day }))?.csv, 'noFile') }
  },
})

export const noticesJson = query({
  ...anybody,
  name: 'notices.noticesJson',
  summary:
    'For everybody: the register of notices as JSON, as it stands now or as it was given out on a day.',
  input: asked,
  output: fileAnswer,
  async run(ctx, { day }) {
    if (day !== undefined)
      return { text: found((await kept.days.one(ctx.tx, { day }))?.json, 'noFile') }
    const { notices, leftOut } = await toldNow(ctx)
    const asOf = ctx.now
    return { text: jsonOf(notices, { asOf, leftOut, realm: ctx.node.realm }), asOf }
  },
})

export const dayToPublish = query({
  ...publishing,
  name: 'notices.dayToPublish',
  summary:
    'The day that is over and whose files were not given out; null while there is no notice or they were.',
  input: z.strictObject({}),
  output: z.strictObject({ day: civilDate.nullable(), next: time }),
  async run({ tx, now }) {
    const day = dayOver(now)
    const isOut = (await kept.days.one(tx, { day })) !== undefined
    const known = isOut ? undefined : await store.notices.one(tx, { publicAt: { upTo: now } })
    return { day: known === undefined ? null : day, next: nextDayOver(now, LATER_MS) }
  },
})

export const publishNotices = command({
  ...publishing,
  name: 'notices.publishFiles',
  summary:
    'Gives out the register of a day that is over as files, and writes their hashes into the log.',
  input: z.strictObject({ day: civilDate }),
  output: z.strictObject({}),
  async run(ctx, { day }) {
    if ((await kept.days.one(ctx.tx, { day })) !== undefined) {
      ctx.unchanged('they are given out already')
      return {}
    }
    const { notices, leftOut } = await toldNow(ctx)
    const csv = csvOf(notices, ctx.node)
    const json = jsonOf(notices, { asOf: ctx.now, leftOut, realm: ctx.node.realm })
    const hashes = { csvHash: fileHash(csv), jsonHash: fileHash(json) }
    const facts = { day, asOf: ctx.now, notices: notices.length, leftOut, ...hashes }
    const record = ctx.record(records['noticefiles.published'], { subject: day, body: facts })
    await kept.days.insert(ctx.tx, { ...facts, csv, json, record })
    const before = keptFrom(ctx.now)
    await kept.days.change(ctx.tx, { day: { before } }, { csv: null, json: null })
    return {}
  },
})

export const publishAgain = command({
  ...publishing,
  name: 'notices.publishAgain',
  summary: 'Sets when files of the register are given out the next time.',
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
  name: 'notices.publishedDays',
  summary: 'For everybody: the files of the last days with their hashes and the record of each.',
  input: z.strictObject({}),
  output: z.strictObject({
    /** `isGone`: the files were taken away, since they named a private person. */
    days: z.array(kept.dayPart.extend({ isGone: z.boolean() })),
  }),
  async run({ tx }) {
    const how = { order: ['-day'], limit: KEPT_DAYS, as: kept.dayPart } as const
    const days = await kept.days.many(tx, {}, how)
    const gone = new Set((await kept.days.many(tx, { csv: null }, how)).map(({ day }) => day))
    return { days: days.map((one) => ({ ...one, isGone: gone.has(one.day) })) }
  },
})
