import { z } from 'zod'
import { need } from '../../core/action.ts'

/** The source that somebody speaks for. */
export const sourceNeed = need<{ code: string }>()(
  'sources.publicThing',
  z.object({
    code: z.string(),
    title: z.string(),
    state: z.string(),
    mergedInto: z.string().nullable(),
    source: z.object({ kind: z.string(), domains: z.array(z.string()) }).nullable(),
  }),
)

/** Who was invited to speak for an outlet. */
export const personsHolding = need<{ permission: string }>()(
  'accounts.personsHolding',
  z.object({ persons: z.array(z.string()) }),
)

const outcome = z.enum([
  'no_action',
  'correction_agreed',
  'reply_published',
  'unresolved_disagreement',
  'referred',
])
const appealOutcome = z.enum(['upheld', 'modified', 'overturned'])

const item = z.object({
  code: z.string(),
  quote: z.string(),
  quoteLanguage: z.string(),
  stands: z.string(),
  publicAt: z.string(),
  dueAt: z.string().nullable(),
  dueWhat: z.string().nullable(),
  isByDeadline: z.boolean(),
  outcome: outcome.nullable(),
  appealOutcome: appealOutcome.nullable(),
})
export type NoticeItem = z.infer<typeof item>
const listed = z.object({ items: z.array(item), next: z.string().nullable() })

/** Notices to whom the reader speaks for. */
export const ownNotices = need<{ source: string; limit: number }>()('notices.ownNotices', listed)

/** Notices that everybody may see. */
export const publicNotices = need<{ source: string; limit: number }>()(
  'notices.publicNotices',
  listed,
)

const correction = z.object({
  correctedAt: z.string(),
  url: z.string().nullable(),
  place: z.string().nullable(),
  state: z.string(),
  statedAt: z.string(),
  reason: z.string().nullable(),
})

/** What an outlet says it corrected after notices to it, and what the office found. */
export const publicCorrections = need<{ source: string }>()(
  'notices.publicCorrections',
  z.object({ items: z.array(correction.extend({ notice: z.string() })) }),
)

const whole = item.extend({
  state: z.string(),
  source: z.string(),
  facts: z.string(),
  language: z.string(),
  issuerName: z.string(),
  replyWords: z.string().nullable(),
  /** What the office entered from paper, and the outlet did not confirm. */
  isReplyEntered: z.boolean(),
  isAgreementEntered: z.boolean(),
  isAppealEntered: z.boolean(),
  replyLanguage: z.string().nullable(),
  agreedAt: z.string().nullable(),
  correctionDueAt: z.string().nullable(),
  correctedAt: z.string().nullable(),
  corrections: z.array(correction),
  reasons: z.string().nullable(),
  appealReasons: z.string().nullable(),
  retraction: z.string().nullable(),
})
export type OwnNotice = z.infer<typeof whole>

/** One notice to whom the reader speaks for. */
export const ownNotice = need<{ notice: string }>()('notices.ownNotice', whole)

const share = z.object({ count: z.number(), of: z.number(), share: z.number().nullable() })

/** What the register says of an outlet. */
export const noticeFigures = need<{ source: string }>()(
  'notices.statistics',
  z.object({ all: z.object({ notices: z.number(), correctedInTime: share }) }),
)

/** Sources by name, as everybody finds them. */
export const namedSources = need<{ what: 'source'; kind?: 'outlet'; limit: number }>()(
  'sources.publicSources',
  z.object({
    items: z.array(z.object({ code: z.string(), title: z.string() })),
    next: z.string().nullable(),
  }),
)
