// The statistics of the register as answers of actions.
import { z } from 'zod'
import { publicWords } from '../../core/taken-out.ts'
import { noticeRow } from './schema.ts'
import type { Counted } from './statistics.ts'

const count = z.number().int()
const share = z.strictObject({ count, of: count, share: z.number().nullable() })
const days = z.strictObject({
  cases: count,
  median: z.number().nullable(),
  p90: z.number().nullable(),
})

/** Figures of a set of notices. */
export const figures = z.strictObject({
  notices: count,
  decided: count,
  appealed: count,
  refused: share,
  toReply: days,
  toDecision: days,
  withdrawnHeard: share,
  missed: share,
  overturnedOfAppeals: share,
  overturnedOfDecisions: share,
  aboutIssuer: share,
  correctedInTime: share,
})

/** The same of each issuer, subject, side, category or outcome, with its name where it has one. */
export const grouped = z.array(z.strictObject({ key: z.string(), name: z.string(), figures }))

/** What is read of a notice to be counted. */
export const countedPart = noticeRow.pick({
  id: true,
  state: true,
  issuer: true,
  issuerName: true,
  source: true,
  sourceName: true,
  side: true,
  redacted: true,
  category: true,
  outcome: true,
  isAboutIssuer: true,
  servedAt: true,
  repliedAt: true,
  decidedAt: true,
  isByDeadline: true,
  isAppealByDeadline: true,
  appealedAt: true,
  appealOutcome: true,
  agreedAt: true,
  correctionDueAt: true,
  correctedAt: true,
  heardAt: true,
  withdrawnAt: true,
})

/** One of them as it is counted: of whoever it is about and from by the code that lives. */
export function countedOf(
  row: z.infer<typeof countedPart>,
  livesOf: (code: string) => string,
): Counted {
  const side = row.side === null ? null : publicWords(row, row.side)
  const whose = { source: livesOf(row.source), issuer: livesOf(row.issuer) }
  return { ...row, ...whose, side, isRefused: row.state === 'refused_opinion' }
}
