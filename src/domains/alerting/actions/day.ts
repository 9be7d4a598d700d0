import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { boardCounts, summed } from '../board.ts'
import { headlinesOf } from '../content.ts'
import { sinceSent } from '../curve.ts'
import { handsFields, withHands } from '../hands.ts'
import { partOf } from '../part.ts'
import { revisionRow, versionKey } from '../store/alert.ts'
import { momentsOf, type SentRow, sentBetween } from '../store/day.ts'
import { receptionSums } from '../store/receipt.ts'
import { problemRow, problems as problemTable } from '../store/station-problem.ts'

/** Messages and problems of a day that are told one by one; a day with more says so. */
const MAX_ROWS = 200

/** Percents of the stations that a message is for, of which it is told how long they took. */
const PERCENTS = [50, 95, 100] as const

const spread = z.strictObject({
  count: z.number().int(),
  /** From sending to when half, 95 of 100 and all of the stations that it was for had done it, in ms; null while fewer have. */
  halfMs: z.number().nullable(),
  p95Ms: z.number().nullable(),
  lastMs: z.number().nullable(),
})

const revisionFacts = revisionRow.pick({
  alert: true,
  revision: true,
  kind: true,
  sent: true,
  eventCode: true,
  severity: true,
})
const sentMessage = revisionFacts.extend({
  headlines: z.record(z.string(), z.string()),
  /** Stations it was for. */
  audience: z.number().int(),
  delivered: spread,
  answered: spread,
  /** The same as on its board. */
  counts: boardCounts,
  ...handsFields,
  /** Released by one person because no second could be reached; a review is due until somebody made it. */
  isBreakGlass: z.boolean(),
  reviewedBy: z.string().nullable(),
})

/** What is told of a problem. */
const reported = problemRow.pick({
  id: true,
  station: true,
  symptom: true,
  answer: true,
  state: true,
  reportedAt: true,
  takenAt: true,
  settledAt: true,
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
    problems: z.array(reported.omit({ id: true }).extend({ problem: id })),
    /** There was more than is told. */
    isCut: z.boolean(),
  }),
  async run(ctx, { from, until }) {
    const stretch = { from, until, areas: ctx.areas(), limit: MAX_ROWS }
    const rows = await sentBetween(ctx.tx, stretch)
    const alerts = [...new Set(rows.map(({ alert }) => alert))]
    const spreads = {
      delivered: await momentsOf(ctx.tx, alerts, { reached: 'delivered', percents: PERCENTS }),
      answered: await momentsOf(ctx.tx, alerts, { reached: 'answered', percents: PERCENTS }),
    }
    const sums = await receptionSums(ctx.tx, alerts)
    const sent = (await withHands(ctx, rows)).map(({ row, hands }) => {
      const counts = summed(row.audienceCount, sums.get(versionKey(row)) ?? [])
      return {
        ...told(row),
        delivered: { count: counts.delivered, ...spreadOf(row, spreads.delivered) },
        answered: { count: counts.acknowledged, ...spreadOf(row, spreads.answered) },
        counts,
        ...hands,
      }
    })
    const where = { reportedAt: { from, before: until }, area: under(stretch.areas) }
    const how = { order: ['reportedAt', 'id'], limit: MAX_ROWS, as: reported } as const
    const problems = await problemTable.many(ctx.tx, where, how)
    return {
      sent,
      problems: problems.map(({ id: problem, ...row }) => ({ problem, ...row })),
      isCut: rows.length === MAX_ROWS || problems.length === MAX_ROWS,
    }
  },
})

function told(row: SentRow) {
  const { texts, audienceCount, breakGlassReason, reviewedBy } = row
  return {
    ...partOf(revisionFacts, row),
    headlines: headlinesOf(texts),
    audience: audienceCount,
    isBreakGlass: breakGlassReason !== null,
    reviewedBy: breakGlassReason === null ? null : reviewedBy,
  }
}

function spreadOf(row: SentRow, moments: Awaited<ReturnType<typeof momentsOf>>) {
  const at = moments.get(versionKey(row)) ?? []
  const [halfMs = null, p95Ms = null, lastMs = null] = at.map((one) => sinceSent(row.sent, one))
  return { halfMs, p95Ms, lastMs }
}
