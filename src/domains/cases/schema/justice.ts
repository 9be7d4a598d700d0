import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { time } from '../../../core/time.ts'
import { ARTICLES } from '../offences.ts'

/** Suspects of one case. */
export const MAX_SUSPECTS = 200
/** Charges of one case: per suspect and count. */
export const MAX_CHARGES = 1_000
/** Hearings of one case. */
export const MAX_HEARINGS = 500
/** Outcomes of one charge: appeals quash and send back, but not for ever. */
export const MAX_OUTCOMES = 50
/** Items of evidence that a charge names. */
export const MAX_ITEMS_NAMED = 50

/** A person, a legal person (Article 12), or nobody who is known yet. */
export const suspectKind = z.enum(['natural', 'legal', 'unknown'])

export const suspectRow = z.strictObject({
  id,
  case: id,
  kind: suspectKind,
  /** Null for "unknown"; empty once erased. */
  name: z.string().nullable(),
  nameSalt: z.string().nullable(),
  /** What else is known: address, birth, nationality, who he is said to be. */
  about: z.string().nullable(),
  aboutSalt: z.string().nullable(),
  addedBy: z.string(),
  addedAt: time,
  /** Since when there is a name; null while unknown. */
  namedAt: time.nullable(),
  /** Of erasures that were asked for before `case_erasure` held those of all words: nobody writes them any more. */
  askedBy: z.string().nullable(),
  askedDevice: z.string().nullable(),
  basis: z.string().nullable(),
  basisSalt: z.string().nullable(),
  erasedAt: time.nullable(),
})

/** Article of the Convention, `national` where none fits. */
export const chargeArticle = z.enum([...ARTICLES, 'national'])

/** Why this State may judge it. Source: Convention on Cybercrime, Article 22(1). */
export const jurisdiction = z.enum(['territory', 'ship', 'aircraft', 'nationality'])

/** What came of a charge so far. */
export const OUTCOMES = [
  'pending',
  'dropped',
  'acquitted',
  'convicted',
  'quashed',
  'transferred',
] as const
/** What a court says of somebody. */
export const VERDICTS = ['acquitted', 'convicted', 'quashed'] as const
export const outcomeKind = z.enum(OUTCOMES)
export type OutcomeKind = z.infer<typeof outcomeKind>

export const chargeRow = z.strictObject({
  id,
  case: id,
  suspect: id,
  /** Count of this suspect, from 1. */
  count: z.number().int(),
  article: chargeArticle,
  /** Article of national law with its citation. */
  national: z.string().nullable(),
  nationalSalt: z.string().nullable(),
  /** Where and what: place and what was done. */
  facts: z.string().nullable(),
  factsSalt: z.string().nullable(),
  /** First and last day of the act, civil dates. */
  fromDay: z.string(),
  untilDay: z.string().nullable(),
  jurisdiction: jurisdiction.nullable(),
  /** Ids of evidence. */
  items: z.array(z.string()),
  /** The newest outcome, and whether no appeal is left. */
  outcome: outcomeKind,
  isFinal: z.boolean(),
  outcomeAt: time.nullable(),
  /** When it was first said that the accused was convicted, and a sentence given. */
  convictedAt: time.nullable(),
  sentencedAt: time.nullable(),
  broughtBy: z.string(),
  broughtAt: time,
})
export type ChargeRow = z.infer<typeof chargeRow>

export const outcomeRow = z.strictObject({
  id,
  charge: id,
  case: id,
  outcome: outcomeKind,
  isFinal: z.boolean(),
  /** When the court or the prosecutor decided. */
  at: time,
  sentence: z.string().nullable(),
  sentenceSalt: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: time,
})

export const hearingRow = z.strictObject({
  id,
  case: id,
  court: z.string(),
  courtSalt: z.string(),
  at: time,
  /** What came of it, or why it was put off; null before either. */
  result: z.string().nullable(),
  resultSalt: z.string().nullable(),
  /** When it was said that it was held; null before, and for one that was put off. */
  heldAt: time.nullable(),
  setBy: z.string(),
  setAt: time,
})

/** What a prosecutor proposes for an end, until a reviewer agrees. */
export const closingRow = z.strictObject({
  case: id,
  proposedBy: z.string(),
  device: z.string().nullable(),
  reason: z.string(),
  reasonSalt: z.string(),
  proposedAt: time,
})

/** Indicators of a case are to be looked at again, because a court has spoken. */
export const reratingRow = z.strictObject({
  id,
  case: id,
  charge: id,
  outcome: outcomeKind,
  addedAt: time,
  doneBy: z.string().nullable(),
  doneAt: time.nullable(),
  note: z.string().nullable(),
  noteSalt: z.string().nullable(),
})
