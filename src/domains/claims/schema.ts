import { z } from 'zod'
import { canonicalHash } from '../../core/canonical-hash.ts'
import { claimCode, itemCode } from '../../core/cited-codes.ts'
import { id } from '../../core/id.ts'
import { standing } from '../../core/quote-standing.ts'
import { line, lines } from '../../core/line.ts'
import { language } from '../../core/text.ts'
import { time } from '../../core/time.ts'
import { verdict } from '../../lib/claimreview/index.ts'
import { webAddress } from '../../lib/csl/index.ts'

export { claimCode, itemCode }

/** Whether a text says the same as a checked claim, or only something like it. */
export const toldAs = z.enum(['same', 'like'])
/** What a text says otherwise than a claim, in the words of both; empty where one of them says nothing of it. */
export const difference = z.strictObject({
  kind: z.enum(['denial', 'hour', 'day', 'number', 'name', 'words']),
  inPost: z.string(),
  inClaim: z.string(),
})

/** What a claim is; only a factual one gets a verdict. */
export const KINDS = ['factual', 'opinion', 'satire', 'forecast'] as const
export const kind = z.enum(KINDS)

/** Who said it. The first four are named in public; anybody else is an account, without name and link. */
export const CLAIMANTS = [
  'outlet',
  'party',
  'candidate',
  'office-holder',
  'account',
  'unknown',
] as const
export const claimant = z.enum(CLAIMANTS)
export type Claimant = z.infer<typeof claimant>

/** Whether somebody of this kind is named in public. */
export function isNamed(of: Claimant): boolean {
  return of !== 'account' && of !== 'unknown'
}

/** What the claim is about, and so what it can do harm to. */
export const HARMS = [
  'voting',
  'results',
  'officials',
  'candidates',
  'technology',
  'other',
] as const
export const harm = z.enum(HARMS)

/** `checked` has a published check; the last three are ends with a reason, which a person takes back. */
export const STATES = [
  'intake',
  'triaged',
  'checking',
  'checked',
  'not_checkable',
  'parked',
  'merged',
] as const
export const state = z.enum(STATES)

export const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
export const url = webAddress
export const reason = line(600)

export { MAX_CLAIM } from '../../core/handed-claim.ts'
/** Letters of a pasted post. */
export const MAX_POST = 4_000
/** Places where a claim was said, and pieces of evidence of one check. */
export const MAX_APPEARANCES = 50
export const MAX_EVIDENCE = 20
/** Claims that are put together at once, and that a page lists. */
export const MAX_ALIKE = 50
/** Versions of one check that are shown. */
export const MAX_VERSIONS = 50

const word = z.string()

/** What a cited reference does for the check. */
export const STANCES = ['supports', 'refutes', 'context'] as const
export const stance = z.enum(STANCES)

/** The copy of a cited page that was there when the check was published. */
const copy = z.strictObject({ code: word, sha256: word })

/** One piece of evidence, with the title that the reference had when the check was written. */
export const evidence = z.strictObject({
  item: word,
  title: word,
  stance,
  quote: word.nullable(),
  copy: copy.optional(),
  /** How the quote stood in the copy when the check was published, and on which page; not there where nobody compared them yet. */
  stand: standing.optional(),
  page: z.number().int().optional(),
})
export type Evidence = z.infer<typeof evidence>

/** Why a claim may be the same as another: same words, same address, nearly the same words. */
export const LIKE_WHYS = ['text', 'address', 'near'] as const
export const likeWhy = z.enum(LIKE_WHYS)

export const claimRow = z.strictObject({
  id,
  code: claimCode,
  state,
  kind: kind.nullable(),
  language,
  words: word,
  claimant,
  claimantName: word.nullable(),
  harm,
  reason: word.nullable(),
  takenBy: word,
  takenAt: time,
  publishedAt: time.nullable(),
  moved: z.number().int(),
  likeOf: id.nullable(),
  likeWhy: likeWhy.nullable(),
  sameText: word.nullable(),
  likeness: word.nullable(),
  mergedInto: id.nullable(),
})
export type ClaimRow = z.infer<typeof claimRow>

/** States in which nobody wrote a check yet. */
export const UNCHECKED: readonly ClaimRow['state'][] = [
  'intake',
  'triaged',
  'parked',
  'not_checkable',
]

export const textRow = z.strictObject({
  claim: id,
  language,
  words: word,
  writtenBy: word,
  writtenAt: time,
})

export const appearanceRow = z.strictObject({
  id,
  claim: id,
  url: word,
  saidOn: word.nullable(),
  outlet: word.nullable(),
  speaker: word.nullable(),
  speakerKind: claimant.nullable(),
  notedBy: word,
  notedAt: time,
})
export type AppearanceRow = z.infer<typeof appearanceRow>

/** What led to a claim, where it was not the desk itself; each leads to one. */
export const originRow = z.strictObject({ origin: word, claim: id, code: claimCode })

/** `firstKey` is the key while the claim may repeat no other one and was not merged, else null. */
export const keyRow = z.strictObject({ key: word, claim: id, firstKey: word.nullable() })
export const wordRow = z.strictObject({ word, claim: id })

/** What a person decided of a claim that came in (`post`) and another one that it may repeat. */
export const matchRow = z.strictObject({
  id,
  sameText: word,
  post: id,
  claim: id,
  state: z.enum(['confirmed', 'rejected', 'undone']),
  why: z.enum([...LIKE_WHYS, 'words', 'hand']),
  chance: z.number().int().nullable(),
  terms: z.array(word).nullable(),
  reason: word,
  decidedBy: word,
  decidedAt: time,
  undoneBy: word.nullable(),
  undoneAt: time.nullable(),
  undoneWhy: word.nullable(),
})
export type MatchRow = z.infer<typeof matchRow>

/** `in_review` until another person decides; a published one is `replaced` by its correction. */
export const checkState = z.enum(['in_review', 'returned', 'published', 'replaced', 'withdrawn'])
export const checkRow = z.strictObject({
  id,
  claim: id,
  version: z.number().int(),
  state: checkState,
  language,
  title: word,
  subtitle: word.nullable(),
  summary: word,
  method: word,
  verdict,
  correction: word.nullable(),
  evidence: z.array(evidence),
  writtenBy: word,
  writtenDevice: word.nullable(),
  writtenAt: time,
  decidedBy: word.nullable(),
  decidedAt: time.nullable(),
  reason: word.nullable(),
  /** Why it was published although quoted words stand in no kept copy. */
  unfound: word.nullable(),
})
export type CheckRow = z.infer<typeof checkRow>

/** What a second person reads of a check. */
const readPart = checkRow
  .pick({ id: true, language: true, verdict: true, title: true, subtitle: true })
  .extend(checkRow.pick({ summary: true, method: true, correction: true }).shape)
  // Copies, and how quotes stand in them, are added when it is published.
  .extend({
    evidence: z.array(evidence.omit({ copy: true, stand: true, page: true }).strip()),
  })
  .strip()

/** What names something as it was read; anything else is refused. */
export const read = z.string().regex(/^[0-9a-f]{64}$/)

/** Names a check as it is read: whatever is changed of it afterwards has another name. */
export function readHash(row: z.infer<typeof readPart>): string {
  return canonicalHash(readPart.parse(row))
}

export const clockRow = z.strictObject({ id: word, moved: z.number().int() })

/** What the author of a check writes. */
export const checkContent = z.strictObject({
  language,
  verdict,
  title: line(200),
  subtitle: line(400).optional(),
  summary: lines(600),
  method: lines(2_000),
})

/** A version of a check as everybody reads it: who wrote it stays in the house. */
export const version = checkRow
  .omit({
    id: true,
    claim: true,
    writtenBy: true,
    writtenDevice: true,
    writtenAt: true,
    decidedBy: true,
    decidedAt: true,
  })
  .extend({ publishedAt: time })
export type Version = z.infer<typeof version>

/** What the office says itself: `agreed` by a second person it is shown in its days, until somebody ends it. */
export const officialState = z.enum(['proposed', 'agreed', 'refused', 'ended'])
export const officialRow = z.strictObject({
  id,
  state: officialState,
  language,
  words: word,
  fromDay: word,
  untilDay: word,
  writtenBy: word,
  writtenDevice: word.nullable(),
  writtenAt: time,
  decidedBy: word.nullable(),
  decidedAt: time.nullable(),
})
