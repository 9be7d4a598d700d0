import { z } from 'zod'
import { itemCode, sourceCode } from '../../core/cited-codes.ts'
import { hostNames } from '../../core/host-names.ts'
import { id } from '../../core/id.ts'
import { line, lines } from '../../core/line.ts'
import { language } from '../../core/text.ts'
import { time } from '../../core/time.ts'
import { issn, item } from '../../lib/csl/index.ts'

export { itemCode, sourceCode }

/** What a source is. */
export const SOURCE_KINDS = [
  'outlet',
  'authority',
  'court',
  'research',
  'dataset',
  'standard',
  'ngo',
  'account',
] as const
export const sourceKind = z.enum(SOURCE_KINDS)
export type SourceKind = z.infer<typeof sourceKind>

/** For what a source may be used, in words and never as a number. */
export const STANDINGS = [
  'usable',
  'attributed',
  'contested',
  'not-for-facts',
  'imitation',
] as const
export const standing = z.enum(STANDINGS)
export type Standing = z.infer<typeof standing>

export const anyCode = sourceCode.or(itemCode)

/** Disclosures that a source is asked for: `texts/disclosure.ts` has them in words. Source: CWA 17493:2019, clauses 4 to 6. */
export const DISCLOSURES = 18
export const disclosureNumber = z.number().int().min(1).max(DISCLOSURES)
/** What a source says of itself is asked again after a year. */
export const DISCLOSED_MONTHS = 12

/** `stated` with words and where; `not-found` when somebody looked; `not-asked` while nobody did. */
export const disclosureState = z.enum(['stated', 'not-found', 'not-asked'])

/** Letters of one text. */
export const MAX_WORDS = 4_000
/** Items, remarks and assessments of one source that a page shows. */
export const SHOWN = 50
/** Words of one source or item that are found by searching. */
export const FOUND_WORDS = 80

const word = z.string()
export const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
export const signature = line(120)
export const reason = line(600)

/** What a librarian says of a source. */
export const sourceContent = z.strictObject({
  name: line(200),
  kind: sourceKind,
  publisher: line(200).optional(),
  country: line(80).optional(),
  languages: z
    .string()
    .trim()
    .regex(/^([a-z]{2,3}( [a-z]{2,3}){0,11})?$/, 'Write codes like en or ar with spaces between.')
    .default(''),
  /** Host names that are its own. */
  domains: hostNames.default(''),
  issn: issn.optional(),
  /** Where corrections are asked for. */
  contact: line(300).optional(),
})
export type SourceContent = z.infer<typeof sourceContent>

/** What became of something that everybody may have cited: it stays under its code. */
const ended = {
  /** Code of what it was merged into. */
  mergedInto: word.nullable(),
  /** Why it was merged or withdrawn. */
  reason: word.nullable(),
  endedBy: word.nullable(),
  endedAt: time.nullable(),
}

export const sourceState = z.enum(['listed', 'merged', 'withdrawn'])
export const sourceRow = z.strictObject({
  id,
  code: sourceCode,
  state: sourceState,
  name: word,
  kind: sourceKind,
  publisher: word.nullable(),
  country: word.nullable(),
  languages: word,
  domains: word,
  issn: word.nullable(),
  contact: word.nullable(),
  addedBy: word,
  addedAt: time,
  ...ended,
})
export type SourceRow = z.infer<typeof sourceRow>

/** `proposed` until a person looked at it; `kept` from then on. */
export const itemState = z.enum(['proposed', 'kept', 'merged', 'withdrawn'])
export const itemRow = z.strictObject({
  id,
  code: itemCode,
  state: itemState,
  csl: item,
  /** Id of the source that it comes from. */
  source: id.nullable(),
  /** How sure whoever proposed it was, who noted it and when. */
  confidence: word.nullable(),
  noted: word.nullable(),
  asOf: word.nullable(),
  addedBy: word,
  addedAt: time,
  keptBy: word.nullable(),
  keptAt: time.nullable(),
  ...ended,
})
export type ItemRow = z.infer<typeof itemRow>

/** How often one person asks one thing of one copy or reference. */
export const MAX_ASKED = 5
/** What one asks of something on which published work rests; another person decides. */
export const askingRow = z.strictObject({
  id,
  state: z.enum(['asked', 'done', 'refused']),
  reason: word,
  askedBy: word,
  askedDevice: word.nullable(),
  askedAt: time,
  endedBy: word.nullable(),
  endedAt: time.nullable(),
  refused: word.nullable(),
})
export type AskingRow = z.infer<typeof askingRow>

/** What a correction makes of a reference. */
export const corrected = z.strictObject({ csl: item, source: sourceCode.nullable() })
export type Corrected = z.infer<typeof corrected>

/** That a reference which a published check cites be merged, name another work, or, where neither is said, be withdrawn. */
export const endingRow = askingRow.extend({
  item: id,
  mergedInto: word.nullable(),
  corrected: corrected.nullable(),
})
export type EndingRow = z.infer<typeof endingRow>

/** What is said of a source itself, as a correction makes it. */
export const sourceFacts = sourceRow.pick({
  name: true,
  kind: true,
  publisher: true,
  country: true,
  issn: true,
  contact: true,
  languages: true,
  domains: true,
})
export type SourceFacts = z.infer<typeof sourceFacts>

/** That a source be merged, be another one, or, where neither is said, be withdrawn. */
export const sourceEndingRow = askingRow.extend({
  source: id,
  mergedInto: word.nullable(),
  corrected: sourceFacts.nullable(),
})
export type SourceEndingRow = z.infer<typeof sourceEndingRow>

export const disclosureRow = z.strictObject({
  source: id,
  number: z.number().int(),
  state: disclosureState,
  statement: word.nullable(),
  url: word.nullable(),
  asOf: word.nullable(),
  statedBy: word.nullable(),
  writtenBy: word,
  writtenAt: time,
})
export type DisclosureRow = z.infer<typeof disclosureRow>

/** `proposed` by one reviewer, `agreed` by a second, `refused`, or `replaced` by a later one. */
export const assessmentState = z.enum(['proposed', 'agreed', 'refused', 'replaced'])
export const assessmentRow = z.strictObject({
  id,
  source: id,
  /** SHA-256 of who the source was; null of those written before that was kept. */
  about: word.nullable(),
  state: assessmentState,
  standing,
  /** Topic, period, part: what it is said of. */
  scope: word,
  reasons: word,
  dissent: word.nullable(),
  language: word,
  /** Names under which the two reviewers stand for it. */
  firstName: word,
  secondName: word.nullable(),
  writtenBy: word,
  writtenDevice: word.nullable(),
  writtenAt: time,
  decidedBy: word.nullable(),
  decidedAt: time.nullable(),
  /** Why it was refused. */
  refused: word.nullable(),
})
export type AssessmentRow = z.infer<typeof assessmentRow>

/** A remark in the discussion, or what the source itself replied. Never changed, never taken away. */
export const entryKind = z.enum(['remark', 'reply'])
export const entryRow = z.strictObject({
  id,
  source: id,
  kind: entryKind,
  name: word,
  /** How a reply came to us. */
  cameBy: word.nullable(),
  words: word,
  language: word,
  writtenBy: word,
  writtenAt: time,
})
export type EntryRow = z.infer<typeof entryRow>

export const wordRow = z.strictObject({ word, thing: id })
export const domainRow = z.strictObject({ domain: word, source: id })
export const keyRow = z.strictObject({ key: word, item: id })

export const written = { words: lines(MAX_WORDS), language }
