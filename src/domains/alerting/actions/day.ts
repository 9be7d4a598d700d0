import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { msBetween, type Time, time } from '../../../core/time.ts'
import { handsFields, withHands } from '../hands.ts'
import { answer, REVISION_KINDS } from '../schema.ts'
import { versionKey } from '../store/alert.ts'
import {
  answerCounts,
  type Moments,
  momentsOf,
  problemsBetween,
  reportedProblem,
  type SentRow,
  sentBetween,
} from '../store/day.ts'

/** Messages and problems of a day that are told one by one; a day with more says so. */
const MAX_ROWS = 200

/** Percents of the stations for which it is told how long they took. */
const PERCENTS = [50, 95, 100] as const

const spread = z.strictObject({
  count: z.number().int(),
  /** From sending to when half, 95 of 100 and all of these stations had it, in ms; null where none had. */
  medianMs: z.number().nullable(),
  p95Ms: z.number().nullable(),
  lastMs: z.number().nullable(),
})

const sentMessage = z.strictObject({
  alert: id,
  revision: z.number().int(),
  kind: z.enum(REVISION_KINDS),
  sent: time,
  eventCode: z.string(),
  severity: z.string(),
  headlines: z.record(z.string(), z.string()),
  /** Stations it was for. */
  audience: z.number().int(),
  delivered: spread,
  answered: spread,
  answers: z.array(z.strictObject({ answer, count: z.number().int() })),
  ...handsFields,
  /** Released by one person because no second could be reached; a review is due until somebody made it. */
  isBreakGlass: z.boolean(),
  reviewedBy: z.string().nullable(),
})

export const day = query({
  name: 'alerting.day',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'What went out in a stretch of time, how fast stations had and answered it, and what they reported.',
  input: z.strictObject({ from: time, until: time }),
  output: z.strictObject({
    sent: z.array(sentMessage),
    problems: z.array(reportedProblem.omit({ id: true }).extend({ problem: id })),
    /** There was more than is told. */
    isCut: z.boolean(),
  }),
  async run(ctx, { from, until }) {
    const stretch = { from, until, areas: ctx.areas(), limit: MAX_ROWS }
    const rows = await sentBetween(ctx.tx, stretch)
    const alerts = [...new Set(rows.map(({ alert }) => alert))]
    const spreads = {
      delivered: await momentsOf(ctx.tx, alerts, { moment: 'delivered_at', percents: PERCENTS }),
      answered: await momentsOf(ctx.tx, alerts, { moment: 'answered_at', percents: PERCENTS }),
    }
    const answers = await answerCounts(ctx.tx, alerts)
    const sent = (await withHands(ctx, rows)).map(({ row, hands }) => ({
      ...told(row),
      delivered: spreadOf(row, spreads.delivered),
      answered: spreadOf(row, spreads.answered),
      answers: answers.get(versionKey(row)) ?? [],
      ...hands,
    }))
    const problems = await problemsBetween(ctx.tx, stretch)
    return {
      sent,
      problems: problems.map(({ id: problem, ...row }) => ({ problem, ...row })),
      isCut: rows.length === MAX_ROWS || problems.length === MAX_ROWS,
    }
  },
})

function told(row: SentRow) {
  const texts = z
    .record(z.string(), z.object({ headline: z.string() }))
    .parse(JSON.parse(row.texts))
  return {
    alert: row.alert,
    revision: row.revision,
    kind: row.kind,
    sent: row.sent,
    eventCode: row.eventCode,
    severity: row.severity,
    headlines: Object.fromEntries(
      Object.entries(texts).map(([language, { headline }]) => [language, headline]),
    ),
    audience: row.audienceCount,
    isBreakGlass: row.breakGlassReason !== null,
    reviewedBy: row.breakGlassReason === null ? null : row.reviewedBy,
  }
}

function spreadOf(row: SentRow, moments: ReadonlyMap<string, Moments>): z.infer<typeof spread> {
  const { count, at } = moments.get(versionKey(row)) ?? { count: 0, at: [] }
  const [medianMs = null, p95Ms = null, lastMs = null] = at.map((one) => sinceSent(row.sent, one))
  return { count, medianMs, p95Ms, lastMs }
}

function sinceSent(sent: Time, at: Time | null): number | null {
  // The station's clock is not asked: both times are the node's.
  return at === null ? null : Math.max(0, msBetween(sent, at))
}
