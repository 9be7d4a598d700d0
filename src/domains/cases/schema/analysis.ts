import { z } from 'zod'
import { count } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { time } from '../../../core/time.ts'
import {
  CREDIBILITIES,
  FALSE_FLAG,
  MARKS,
  MAX_HYPOTHESES,
  MAX_ROWS,
  NONE,
  RELIABILITIES,
} from '../../../lib/ach/index.ts'

export const MAX_PIVOTS = 500
export const MAX_SOURCES = 50
/** Hypotheses that people name; "none of these" and a false flag are always there besides. */
export const MAX_NAMED: number = MAX_HYPOTHESES - 2
/** Times that scoring of one case begins anew. */
export const MAX_ROUNDS = 100
/** Analysts who score in one round. */
export const MAX_SHEETS = 20

/** How one thing led to the next. */
export const PIVOT_METHODS = [
  'dns',
  'reverse-dns',
  'registration',
  'name-server',
  'mail-server',
  'certificate',
  'tls-fingerprint',
  'ssh-key',
  'tracker',
  'page-content',
  'file-hash',
  'malware-configuration',
  'code',
  'account',
  'payment',
  'log',
] as const
export const pivotMethod = z.enum(PIVOT_METHODS)
export type PivotMethod = z.infer<typeof pivotMethod>

/** What is known of the place that a pivot leads to. */
export const NETWORK_KINDS = [
  'shared-hosting',
  'cdn',
  'vpn',
  'tor',
  'open-proxy',
  'dynamic-dns',
  'sinkhole',
  'victim-relay',
] as const
export const networkKind = z.enum(NETWORK_KINDS)
export type NetworkKind = z.infer<typeof networkKind>

/** Why a pivot says little by itself. */
export const WEAK_FLAGS = [
  'shared-hosting',
  'cdn',
  'vpn',
  'tor',
  'open-proxy',
  'dynamic-dns',
  're-registered',
  'sinkhole',
  'victim-relay',
  'common',
  'no-base-rate',
] as const
export const weakFlag = z.enum(WEAK_FLAGS)
export type WeakFlag = z.infer<typeof weakFlag>

const said = { by: z.string(), at: time }

export const pivotRow = z.strictObject({
  id,
  case: id,
  /** What it leads from and to, and where that was looked up; each with its salt. */
  origin: z.string(),
  originSalt: z.string(),
  target: z.string(),
  targetSalt: z.string(),
  lookedUp: z.string(),
  lookedUpSalt: z.string(),
  method: pivotMethod,
  /** When the one was seen with the other. */
  seenAt: time,
  /** How many others share this with them, and on which day that was counted; null where nobody looked. */
  baseRate: count.nullable(),
  baseRateAt: time.nullable(),
  /** Since when the target is registered as it is now; null where it is not registered, or nobody knows. */
  registeredAt: time.nullable(),
  network: z.array(networkKind),
  /** Set by rule from the above. */
  flags: z.array(weakFlag),
  addedBy: said.by,
  addedAt: said.at,
  droppedAt: time.nullable(),
})
export type PivotRow = z.infer<typeof pivotRow>

export const reliability = z.enum(RELIABILITIES)
export const credibility = z.enum(CREDIBILITIES)

/** Who or what says something; its reliability is its own, whatever it says. */
export const sourceRow = z.strictObject({
  id,
  case: id,
  name: z.string(),
  nameSalt: z.string(),
  reliability,
  /** The source that this one has it from: two of one origin count once. */
  origin: id.nullable(),
  addedBy: said.by,
  addedAt: said.at,
})
export type SourceRow = z.infer<typeof sourceRow>

/** What a row of the matrix is: a piece of evidence, that something is not there, or a pivot. */
export const rowKind = z.enum(['item', 'absence', 'pivot'])

/** One row of the matrix: something that is so, whatever explains it. */
export const indicationRow = z.strictObject({
  id,
  case: id,
  kind: rowKind,
  /** The item of evidence or the pivot that it stands on; null for an absence. */
  subject: id.nullable(),
  text: z.string(),
  textSalt: z.string(),
  source: id,
  /** Another source that says the same, as a linchpin needs. */
  secondSource: id.nullable(),
  credibility,
  addedBy: said.by,
  addedAt: said.at,
  droppedAt: time.nullable(),
})
export type IndicationRow = z.infer<typeof indicationRow>

export const hypothesisRow = z.strictObject({
  id,
  case: id,
  name: z.string(),
  nameSalt: z.string(),
  addedBy: said.by,
  addedAt: said.at,
  droppedAt: time.nullable(),
})
export type HypothesisRow = z.infer<typeof hypothesisRow>

/** Rows and hypotheses as they were when scoring began, so that all score the same. */
export const roundRow = z.strictObject({
  id,
  case: id,
  number: z.number().int(),
  /** Columns in their order, with the two that are always there at the end. */
  hypotheses: z.array(z.string()),
  rows: z.array(z.strictObject({ id, reliability, credibility })),
  startedBy: said.by,
  startedAt: said.at,
  /** When the next one began. */
  endedAt: time.nullable(),
})
export type RoundRow = z.infer<typeof roundRow>

export const mark = z.enum(MARKS)

/** Marks by row, in the order of the round's hypotheses; null for what is not marked yet. */
const marks = z.record(z.string(), z.array(mark.nullable()))

/** What an analyst has marked and not handed in: nobody but he reads it. */
export const draftRow = z.strictObject({ round: id, person: z.string(), marks })
export type Marks = z.infer<typeof marks>

/** What one analyst handed in: others read it when theirs is handed in, too. */
export const sheetRow = draftRow.extend({ salt: z.string(), handedInAt: time })
export type SheetRow = z.infer<typeof sheetRow>

const column = z.string().regex(/^[0-9a-z-]{4,36}$/, 'no hypothesis of the matrix')

/** Marks by row and hypothesis, as a form sends them: of the rows that it shows. */
export const marksInput = z
  .record(
    id,
    z.record(column, mark).refine((cells) => Object.keys(cells).length <= MAX_HYPOTHESES),
  )
  .refine((rows) => Object.keys(rows).length <= MAX_ROWS)

/** The columns that are always there. */
export const STANDING = [NONE, FALSE_FLAG] as const
