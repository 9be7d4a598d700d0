import { z } from 'zod'
import { civilDate } from '../../core/civil-day.ts'
import { claimCode, itemCode, noticeCode, sourceCode } from '../../core/cited-codes.ts'
import { id } from '../../core/id.ts'
import { line, lines } from '../../core/line.ts'
import { standing } from '../../core/quote-standing.ts'
import { language } from '../../core/text.ts'
import { time } from '../../core/time.ts'
import { verdict } from '../../lib/claimreview/index.ts'
import { webAddress } from '../../lib/csl/index.ts'
import { STATES } from './states.ts'

export { claimCode, noticeCode, sourceCode }

export const state = z.enum(STATES)

/** What the words are about; the first four may be urgent. */
export const CATEGORIES = [
  'voting_date',
  'voting_place',
  'eligibility',
  'voting_method',
  'results',
  'officials',
  'candidates',
  'technology',
  'other',
] as const
export const category = z.enum(CATEGORIES)
export type Category = z.infer<typeof category>
const URGENT: readonly Category[] = ['voting_date', 'voting_place', 'eligibility', 'voting_method']

/** Whether words on this may keep people from voting, so that a label may come before the subject was heard. */
export function mayBeUrgent(of: Category): boolean {
  return URGENT.includes(of)
}

/** By what right a correction is asked for. */
export const GROUNDS = ['legal', 'code', 'voluntary'] as const
export const ground = z.enum(GROUNDS)
export const REMEDIES = ['correction', 'reply', 'label', 'context', 'referral'] as const
export const remedy = z.enum(REMEDIES)
/** Whether a machine found it, which is always said. No machine ever decides. */
export const detection = z.enum(['person', 'machine'])
/** Who pointed it out. */
export const FLAGGED = ['staff', 'citizen', 'observer', 'subject', 'machine'] as const
export const flaggedBy = z.enum(FLAGGED)
/** Ways in which a letter reaches whom it is for. */
export const CHANNELS = ['hand', 'post', 'mail', 'page'] as const
export const channel = z.enum(CHANNELS)
/** How a notice ends; that nobody agrees is an end like any other. */
export const OUTCOMES = [
  'no_action',
  'correction_agreed',
  'reply_published',
  'unresolved_disagreement',
  'referred',
] as const
export const outcome = z.enum(OUTCOMES)
export const APPEAL_OUTCOMES = ['upheld', 'modified', 'overturned'] as const
export const appealOutcome = z.enum(APPEAL_OUTCOMES)
/** What falls due next. */
export const dueWhat = z.enum(['reply', 'decision', 'appealsEnd', 'appeal'])

/** Kinds of sources that can be answered for what they say; an account may be a private person. */
export const SUBJECTS: readonly string[] = ['outlet', 'authority', 'court', 'ngo', 'research']
/** Kinds of sources in whose name a notice is given. */
export const ISSUERS: readonly string[] = ['authority', 'court']

export const reason = lines(2_000)

/**
 * How often one notice is written anew, taken in hand and redacted: no other step is taken more than once or twice, so that
 * no number of steps keeps the clock from acting.
 */
export const MAX_WRITTEN = 100
export const MAX_TAKEN = 20
export const MAX_REDACTED = 20
/** Steps of one notice that are told: more than there can be. */
export const MAX_STEPS = 200

const word = z.string()
const maybe = word.nullable()
const moment = time.nullable()

export const noticeRow = z.strictObject({
  id,
  code: noticeCode,
  state,
  isUrgent: z.boolean(),
  category,
  ground,
  law: maybe,
  article: maybe,
  groundWords: maybe,
  remedy,
  claim: claimCode,
  checkVersion: z.number().int(),
  verdict,
  quote: word,
  quoteLanguage: language,
  url: maybe,
  item: itemCode,
  snapshot: word,
  saidOn: word,
  facts: word,
  harm: word,
  lessIntrusive: word,
  language,
  source: sourceCode,
  sourceName: word,
  sourceKind: word,
  issuer: sourceCode,
  issuerName: word,
  side: maybe,
  isAboutIssuer: z.boolean(),
  election: maybe,
  pollsOn: maybe,
  detection,
  detectionHow: maybe,
  flaggedBy,
  redacted: z.array(word),
  writtenBy: word,
  writtenDevice: maybe,
  writtenAt: time,
  approvedBy: maybe,
  approvedAt: moment,
  /** How its quote stood in its copy when it was approved, on which page, and whether that is a page of its subject. */
  quoteStand: standing.nullable(),
  quotePage: z.number().int().nullable(),
  isOwnPage: z.boolean().nullable(),
  /** Why it was approved although the quote was not found, or the page is another's. */
  unfound: maybe,
  publicAt: moment,
  /** When it was brought to its subject, as who did so says; it is served once another person saw the proof. */
  handedAt: moment,
  handedBy: maybe,
  servedAt: moment,
  serviceChannel: channel.nullable(),
  serviceProof: maybe,
  replyDueAt: moment,
  replyWords: maybe,
  replyLanguage: language.nullable(),
  replyBy: maybe,
  repliedAt: moment,
  /** Who entered the reply from paper; null once the subject confirmed it, or where it wrote itself. */
  replyEnteredBy: maybe,
  agreedAt: moment,
  agreementEnteredBy: maybe,
  correctionDueAt: moment,
  correctionUrl: maybe,
  correctedAt: moment,
  /** Since when the subject says that it corrected its words, and nobody of the office looked. */
  correctionStatedAt: moment,
  isProminent: z.boolean().nullable(),
  heardAt: moment,
  decisionDueAt: moment,
  takenBy: maybe,
  takenAt: moment,
  outcome: outcome.nullable(),
  reasons: maybe,
  decidedBy: maybe,
  decidedAt: moment,
  isByDeadline: z.boolean(),
  appealUntil: moment,
  appealedAt: moment,
  grounds: maybe,
  appealBy: maybe,
  appealEnteredBy: maybe,
  appealDueAt: moment,
  appealOutcome: appealOutcome.nullable(),
  appealReasons: maybe,
  appealDecidedBy: maybe,
  appealDecidedAt: moment,
  isAppealByDeadline: z.boolean(),
  retraction: maybe,
  annulledAt: moment,
  refusedAt: moment,
  withdrawnAt: moment,
  endReason: maybe,
  labelledAt: moment,
  labelUntil: moment,
  labelConfirmedAt: moment,
  labelExpiredAt: moment,
  dueAt: moment,
  dueWhat: dueWhat.nullable(),
  closedAt: moment,
  updatedAt: time,
})
export type NoticeRow = z.infer<typeof noticeRow>

export const stepRow = z.strictObject({
  id,
  notice: id,
  step: word,
  at: time,
  person: word,
  device: maybe,
  isFree: z.boolean().nullable(),
  words: maybe,
  /** Record that tells of it. */
  record: word,
})

/** What whoever puts a notice forward writes; all of it is public once it is served. */
export const content = z.strictObject({
  claim: claimCode,
  source: sourceCode,
  item: itemCode,
  quote: lines(1_000),
  quoteLanguage: language,
  saidOn: civilDate,
  url: webAddress.optional(),
  category,
  facts: lines(5_000),
  language,
  harm: lines(1_000),
  lessIntrusive: lines(1_000),
  remedy,
  issuer: sourceCode,
  ground,
  law: line(200).optional(),
  article: line(60).optional(),
  groundWords: lines(2_000).optional(),
  side: line(120).optional(),
  isAboutIssuer: z.boolean().default(false),
  detection,
  detectionHow: line(300).optional(),
  flaggedBy,
  isUrgent: z.boolean().default(false),
})

/** Whoever decides says each time that he has no stake in it; one who has, or does not say, is refused. */
export const declared = { isFree: z.boolean().default(false) }
