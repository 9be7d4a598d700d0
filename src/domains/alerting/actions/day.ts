import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { msBetween, type Time, time } from '../../../core/time.ts'
import { handsFields, handsOf } from '../hands.ts'
import { answer, REVISION_KINDS, stationId } from '../schema.ts'
import {
  answerCounts,
  momentsOf,
  problemsBetween,
  type ReceptionMoment,
  type SentRow,
  sentBetween,
} from '../store/day.ts'

/** Messages and problems of a day that are told one by one; a day with more says so. */
const MAX_ROWS = 200

/** Shares of the stations for which it is told how long they took: half, 95 of 100, all. */
const SHARES = [0.5, 0.95, 1] as const

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
    problems: z.array(
      z.strictObject({
        problem: id,
        station: stationId,
        symptom: z.string(),
        state: z.string(),
        reportedAt: time,
        takenAt: time.nullable(),
        settledAt: time.nullable(),
      }),
    ),
    /** There was more than is told. */
    isCut: z.boolean(),
  }),
  async run(ctx, { from, until }) {
    const stretch = { from, until, areas: ctx.areas(), limit: MAX_ROWS }
    const rows = await sentBetween(ctx.tx, stretch)
    const sent = []
    for (const row of rows) sent.push(await told(ctx, row))
    const problems = await problemsBetween(ctx.tx, stretch)
    return {
      sent,
      problems: problems.map((row) => ({
        problem: row.id,
        station: row.station,
        symptom: row.symptom,
        state: row.state,
        reportedAt: row.reported_at,
        takenAt: row.taken_at,
        settledAt: row.settled_at,
      })),
      isCut: rows.length === MAX_ROWS || problems.length === MAX_ROWS,
    }
  },
})

async function told(ctx: QueryContext, row: SentRow): Promise<z.infer<typeof sentMessage>> {
  const texts = z
    .record(z.string(), z.object({ headline: z.string() }))
    .parse(JSON.parse(row.texts))
  return {
    alert: row.alert,
    revision: row.revision,
    kind: row.kind,
    sent: row.sent,
    eventCode: row.event_code,
    severity: row.severity,
    headlines: Object.fromEntries(
      Object.entries(texts).map(([language, { headline }]) => [language, headline]),
    ),
    audience: row.audience_count,
    delivered: await spreadOf(ctx, row, 'delivered_at'),
    answered: await spreadOf(ctx, row, 'answered_at'),
    answers: await answerCounts(ctx.tx, row),
    ...(await handsOf(ctx, row)),
    isBreakGlass: row.break_glass_reason !== null,
    reviewedBy: row.break_glass_reason === null ? null : row.reviewed_by,
  }
}

async function spreadOf(
  ctx: QueryContext,
  row: SentRow,
  moment: ReceptionMoment,
): Promise<z.infer<typeof spread>> {
  const { count, at } = await momentsOf(ctx.tx, row, moment, SHARES)
  const [medianMs, p95Ms, lastMs] = at.map((one) => sinceSent(row.sent, one))
  return { count, medianMs: medianMs ?? null, p95Ms: p95Ms ?? null, lastMs: lastMs ?? null }
}

function sinceSent(sent: Time, at: Time | null): number | null {
  // The station's clock is not asked: both times are the node's.
  return at === null ? null : Math.max(0, msBetween(sent, at))
}
