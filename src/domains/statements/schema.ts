import { z } from 'zod'
import { id } from '../../core/id.ts'
import { languageTag, MAX_TAGS } from '../../core/language-tag.ts'
import { line } from '../../core/line.ts'
import { areaPath } from '../../core/permission.ts'
import { DAY, MINUTE, time } from '../../core/time.ts'

/** Until when the public hears the first time, from the opening of an incident on. */
export const FIRST_MS = 15 * MINUTE
/** How long corrections, and what was taken back, stay on the front page. */
export const CORRECTED_MS = 14 * DAY
/** Versions of one statement, those that were turned down among them; and rows of one plan. */
export const MAX_VERSIONS = 100
export const MAX_NOTICES = 100

/** What happened, for whoever has to be told. */
export const KINDS = ['defaced', 'down', 'wrong', 'leaked', 'altered'] as const
export const kind = z.enum(KINDS)
export type Kind = z.infer<typeof kind>

/** When, by the voting. */
export const PHASES = ['before', 'during', 'after'] as const
export const phase = z.enum(PHASES)
export type Phase = z.infer<typeof phase>

export const CHANNELS = ['phone', 'mail', 'letter', 'alert', 'page'] as const
export const channel = z.enum(CHANNELS)

/** Duties whose length a law sets. The product claims none: the office enters it with its source. */
export const DUTIES = ['data-authority', 'data-persons', 'cyber-authority'] as const
export const duty = z.enum(DUTIES)
export type Duty = z.infer<typeof duty>
/** Those that begin when somebody knows of personal data that were touched. */
export const DATA_DUTIES: readonly Duty[] = ['data-authority', 'data-persons']

const byLanguage = z.record(languageTag, line(200))

const minutes = z.number().int().min(0).max(100_000)

/** A row of a shipped plan: whom to tell, by which way, and how long after the opening; minutes are by phase or for all. */
export const planRow = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z-]{1,39}$/),
    who: byLanguage,
    channel,
    receipt: z.boolean(),
    phases: z
      .array(phase)
      .min(1)
      .default([...PHASES]),
    minutes: z.union([minutes, z.record(phase, minutes)]).optional(),
    duty: duty.optional(),
  })
  .refine((row) => (row.minutes === undefined) !== (row.duty === undefined), {
    message: 'either minutes, or the duty whose length the office enters',
  })
export const plan = z.strictObject({ v: z.literal(1), rows: z.array(planRow).min(1).max(40) })
export type PlanRow = z.infer<typeof planRow>

/** `due` until something was said; `ended` where the incident was over, or nothing, before that. */
export const statementState = z.enum(['due', 'released', 'withdrawn', 'ended'])

export const statementCode = z.string().regex(/^STM-[A-Z]{8}$/, 'a code like STM-ABCDEFGH')

export const statementRow = z.strictObject({
  id,
  code: z.string(),
  incident: id,
  incidentCode: z.string(),
  area: areaPath,
  kind: kind.nullable(),
  phase,
  setBy: z.string().nullable(),
  state: statementState,
  openedAt: time,
  dueAt: time,
  firstAt: time.nullable(),
  releasedAt: time.nullable(),
  correctedAt: time.nullable(),
  endedAt: time.nullable(),
  proposed: id.nullable(),
})
export type StatementRow = z.infer<typeof statementRow>

/** A later version says more, says that the one before was wrong, or takes everything back. */
export const FORMS = ['first', 'update', 'correction', 'withdrawal'] as const
export const form = z.enum(FORMS)
export type Form = z.infer<typeof form>

export const SENTENCES = ['known', 'unknown', 'vote'] as const
const sentence = line(300)

/** What is said in one language: three sentences, and why it differs from the version before. */
const block = z.strictObject({
  known: sentence.exactOptional(),
  unknown: sentence.exactOptional(),
  vote: sentence.exactOptional(),
  why: sentence.exactOptional(),
})
export type Block = z.infer<typeof block>

export const words = z
  .record(languageTag, block.optional())
  .refine((all) => Object.keys(all).length <= MAX_TAGS, `at most ${MAX_TAGS} languages`)
/** As it is kept: languages in which nothing is said are left out. */
export const keptWords = z.record(z.string(), block)
export type Words = z.infer<typeof keptWords>

/** `proposed` → `released` | `turned-down` | `replaced` by what was written after it. */
export const versionState = z.enum(['proposed', 'released', 'turned-down', 'replaced'])

export const versionRow = z.strictObject({
  id,
  statement: id,
  number: z.number().int().nullable(),
  form,
  /** What stands above it, as the statement said it when it was written; null where nobody knew. */
  kind: kind.nullable(),
  state: versionState,
  words: keptWords,
  writtenBy: z.string(),
  writtenDevice: z.string().nullable(),
  writtenAt: time,
  settledBy: z.string().nullable(),
  settledAt: time.nullable(),
  reason: z.string().nullable(),
  record: z.string().nullable(),
})
export type VersionRow = z.infer<typeof versionRow>

/** `given` or `left` by a person, `dropped` where another plan took the place of this one. */
export const noticeState = z.enum(['open', 'given', 'left', 'dropped'])

export const noticeRow = z.strictObject({
  id,
  statement: id,
  name: z.string(),
  who: z.record(z.string(), z.string()),
  channel,
  needsReceipt: z.boolean(),
  duty: duty.nullable(),
  beganAt: time,
  dueAt: time.nullable(),
  state: noticeState,
  settledBy: z.string().nullable(),
  settledAt: time.nullable(),
  receipt: z.string().nullable(),
  receiptSha256: z.string().nullable(),
})
export type NoticeRow = z.infer<typeof noticeRow>

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '64 digits and letters a to f')
export const reason = line(500)

export const breachRow = z.strictObject({
  statement: id,
  awareAt: time,
  nature: z.string(),
  persons: z.string(),
  consequences: z.string(),
  measures: z.string(),
  begunBy: z.string(),
  begunAt: time,
  reason: z.string().nullable(),
  judgedBy: z.string().nullable(),
  judgedDevice: z.string().nullable(),
  judgedAt: time.nullable(),
  agreedBy: z.string().nullable(),
  agreedAt: time.nullable(),
})

export const lengthRow = z.strictObject({
  duty,
  minutes: z.number().int(),
  authority: z.string(),
  law: z.string(),
  article: z.string(),
  url: z.string().nullable(),
  asOf: z.string(),
  enteredBy: z.string(),
  enteredAt: time,
})
