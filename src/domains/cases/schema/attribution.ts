import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { time } from '../../../core/time.ts'
import { ESTIMATES } from '../../../lib/ach/index.ts'
import { assertion } from '../../../lib/custody/index.ts'

export const MAX_ATTRIBUTIONS = 100
/** Opinions on one attribution, one for each person. */
export const MAX_OPINIONS = 50

/** How far an attribution goes: infrastructure, tool, intrusion set, and who stands behind it. */
export const LEVELS = ['A1', 'A2', 'A3', 'A4'] as const
export const level = z.enum(LEVELS)
export type Level = z.infer<typeof level>

/** What an attribution of each level may name. */
export const KINDS = {
  A1: ['host', 'name', 'account'],
  A2: ['tool', 'malware-family'],
  A3: ['intrusion-set', 'campaign'],
  A4: ['organisation', 'state', 'person'],
} as const satisfies Readonly<Record<Level, readonly string[]>>

type Kind = (typeof KINDS)[Level][number]
export const subjectKind = z.enum(Object.values(KINDS).flat() as [Kind, ...Kind[]])
export type SubjectKind = z.infer<typeof subjectKind>

/** The level that names things of this kind. */
export function levelOf(kind: SubjectKind): Level {
  return LEVELS.find((one) => KINDS[one].some((own) => own === kind)) ?? 'A4'
}

export const estimate = z.enum(ESTIMATES)

/**
 * `draft`: written and not signed; `proposed`: its author answers for it; then `decided` by a second person, or `refused`;
 * `withdrawn` takes a decided one back, and stays in sight.
 */
export const ATTRIBUTION_STATES = ['draft', 'proposed', 'decided', 'refused', 'withdrawn'] as const
export const attributionState = z.enum(ATTRIBUTION_STATES)
export type AttributionState = z.infer<typeof attributionState>

/** One of the two persons of an attribution, with what he signed by. */
export const signing = z.strictObject({
  person: z.string(),
  device: z.string().nullable(),
  /** Organisation and team of each of his seats at that time. */
  teams: z.array(z.string()),
  at: time,
  /** SHA-256 of what he signed, in hex. */
  hash: z.string(),
  /** Null where no passkey is asked for. */
  assertion: assertion.nullable(),
  /** COSE key in base64url. */
  publicKey: z.string().nullable(),
})

export const attributionRow = z.strictObject({
  id,
  case: id,
  kind: subjectKind,
  state: attributionState,
  subject: z.string(),
  subjectSalt: z.string(),
  estimate,
  /** Free words, which stand below the sentence. */
  note: z.string(),
  noteSalt: z.string(),
  /** The charge or finding that it repeats; empty below A4. */
  basis: z.string(),
  basisSalt: z.string(),
  /** The column of the matrix that it takes, and the round in which that was scored; null where it stands on neither. */
  hypothesis: id.nullable(),
  round: id.nullable(),
  draftedBy: z.string(),
  draftedAt: time,
  proposed: signing.nullable(),
  decided: signing.nullable(),
  /** Who refused it or withdrew it, and why. */
  endedBy: z.string().nullable(),
  endedAt: time.nullable(),
  reason: z.string(),
  reasonSalt: z.string(),
})
export type AttributionRow = z.infer<typeof attributionRow>

/** Agreement in five steps, the first is strong disagreement. Source: STIX 2.1, opinion. */
export const OPINIONS = ['1', '2', '3', '4', '5'] as const
export const opinion = z.enum(OPINIONS)

export const opinionRow = z.strictObject({
  attribution: id,
  person: z.string(),
  opinion,
  words: z.string(),
  wordsSalt: z.string(),
  at: time,
})
export type OpinionRow = z.infer<typeof opinionRow>
