// What everybody may know of a notice: nothing before it was served or labelled, no person of the office, no name of a
// private person, and every later moment of it.
import { z } from 'zod'
import { id } from '../../core/id.ts'
import { time } from '../../core/time.ts'
import { toldCorrection } from './correction.ts'
import { publicWords } from '../../core/taken-out.ts'
import { OPEN_ADDRESSES, OPEN_TEXTS, publicAddress } from './redaction.ts'
import * as noun from './schema.ts'

/** Where a notice stands, as people look for it. */
export const STANDS = ['open', 'decided', 'appealed', 'annulled', 'withdrawn'] as const
export const stands = z.enum(STANDS)
export type Stands = z.infer<typeof stands>

/** States in which nothing is decided yet. */
export const OPEN = [
  'approved',
  'reply_open',
  'corrected_voluntarily',
  'reply_received',
  'no_reply',
  'in_review',
] as const satisfies readonly noun.NoticeRow['state'][]

/** The condition of a table that means the notices which stand so. */
export function whereStands(of: Stands) {
  if (of === 'annulled') return { annulledAt: { not: null } } as const
  if (of === 'withdrawn') return { state: 'withdrawn' } as const
  if (of === 'appealed') return { state: 'appealed' } as const
  if (of === 'open') return { state: OPEN } as const
  return { state: ['appeal_open', 'upheld', 'modified', 'closed'], annulledAt: null } as const
}

/** Where this one stands. */
export function standsOf({
  state,
  annulledAt,
}: Pick<noun.NoticeRow, 'state' | 'annulledAt'>): Stands {
  if (annulledAt !== null) return 'annulled'
  if (state === 'withdrawn' || state === 'appealed') return state
  return OPEN.some((one) => one === state) ? 'open' : 'decided'
}

/** A notice in a list. */
export const item = noun.noticeRow
  .pick({
    code: true,
    state: true,
    isUrgent: true,
    category: true,
    quote: true,
    quoteLanguage: true,
    source: true,
    sourceName: true,
    issuer: true,
    issuerName: true,
    election: true,
    outcome: true,
    appealOutcome: true,
    isByDeadline: true,
    isAppealByDeadline: true,
    dueAt: true,
    dueWhat: true,
    updatedAt: true,
  })
  .extend({ stands, publicAt: time })
export type Item = z.infer<typeof item>

/** The row with every text and every address as everybody reads it. */
export function publicRow(row: noun.NoticeRow): noun.NoticeRow {
  const told = (keys: readonly (keyof noun.NoticeRow)[], as: typeof publicWords) =>
    keys.map((key) => [key, row[key] === null ? null : as(row, String(row[key]))])
  const open = [...told(OPEN_TEXTS, publicWords), ...told(OPEN_ADDRESSES, publicAddress)]
  return { ...row, ...Object.fromEntries(open) }
}

export function itemOf(row: noun.NoticeRow): Item {
  return item.strip().parse({ ...publicRow(row), stands: standsOf(row) })
}

/** A step of the timeline: what and when, with the record that proves it; who did it stays in the office. */
const step = noun.stepRow.pick({ step: true, at: true }).extend({ record: id.nullable() })

/** How the office prepared it is nobody's business; that a reviewer began has no public record. */
const PREPARING: readonly string[] = ['write', 'approve', 'refuse', 'hand']

export function toldStep(row: Pick<z.infer<typeof noun.stepRow>, 'step' | 'at' | 'record'>) {
  const { step: name, at, record } = row
  if (PREPARING.includes(name)) return []
  return [{ step: name, at, record: name === 'review' ? null : record }]
}

/** Everything that everybody may know of one notice. */
export const whole = noun.noticeRow
  .omit({
    id: true,
    redacted: true,
    writtenBy: true,
    writtenDevice: true,
    writtenAt: true,
    approvedBy: true,
    approvedAt: true,
    takenBy: true,
    decidedBy: true,
    appealDecidedBy: true,
    refusedAt: true,
    serviceProof: true,
    handedAt: true,
    handedBy: true,
    replyEnteredBy: true,
    agreementEnteredBy: true,
    appealEnteredBy: true,
    correctionStatedAt: true,
  })
  .extend({
    publicAt: time,
    stands,
    /** What the office entered from paper, and the subject did not confirm. */
    isReplyEntered: z.boolean(),
    isAgreementEntered: z.boolean(),
    isAppealEntered: z.boolean(),
    /** Names of private persons were left out of its texts. */
    isRedacted: z.boolean(),
    /** Title of the reference that it rests on. */
    itemTitle: z.string(),
    /** What its subject says it corrected, the oldest first. */
    corrections: z.array(toldCorrection),
    /** The copy of its page was taken away, or is withheld. */
    isCopyAway: z.boolean(),
    steps: z.array(step),
  })
export type Whole = z.infer<typeof whole>
