import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { time } from '../../../core/time.ts'

/** Observations of one case. */
export const MAX_OBSERVATIONS = 500

/** What can be seen in evidence, as STIX 2.1 names its observables; `other` for what has no name there. */
export const observableKind = z.enum([
  'ipv4-addr',
  'ipv6-addr',
  'domain-name',
  'url',
  'email-addr',
  'user-account',
  'file',
  'process',
  'software',
  'other',
])

export type ObservableKind = z.infer<typeof observableKind>

/** Whose technique it is: an attack on systems, or on what people believe. */
export const framework = z.enum(['attack', 'disarm'])

/** How sure the analyst is. */
export const confidence = z.enum(['low', 'medium', 'high'])

/** Number of a technique, with its part where it has one: `T1190`, `T1566.002`. */
export const technique = z
  .string()
  .trim()
  .regex(/^T\d{4}(\.\d{3})?$/, 'like T1190 or T1566.002')

/** A moment in UTC with up to nine digits of a fraction. */
const seenAt = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3,9}Z$/)

export const observationRow = z.strictObject({
  id,
  case: id,
  item: z.string(),
  itemCode: z.string(),
  place: z.string(),
  kind: observableKind,
  value: z.string(),
  salt: z.string(),
  addedBy: z.string(),
  addedAt: time,
  framework: framework.nullable(),
  technique: z.string().nullable(),
  confidence: confidence.nullable(),
  mappedBy: z.string().nullable(),
  mappedDevice: z.string().nullable(),
  mappedAt: time.nullable(),
  lookedBy: z.string().nullable(),
  lookedAt: time.nullable(),
  /** When it was first and last there: UTC to a fraction of a second, as finely as it is known; null where nobody said. */
  seenFrom: seenAt.nullable(),
  seenUntil: seenAt.nullable(),
  /** The file that brought it in, and its row there as a spreadsheet counts; null for what was written by hand. */
  file: id.nullable(),
  fileRow: z.number().int().nullable(),
  /** Who said that it does not hold, when and why; what stands in its place. Null and empty while it holds. */
  droppedBy: z.string().nullable(),
  droppedAt: time.nullable(),
  reason: z.string(),
  reasonSalt: z.string(),
  instead: id.nullable(),
})
export type ObservationRow = z.infer<typeof observationRow>
