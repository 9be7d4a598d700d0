import { z } from 'zod'
import { count } from '../../core/bounds.ts'
import { MINUTE, time } from '../../core/time.ts'

/** A lookout that did not report for so long is silent: it looks every few seconds, so many looks failed. */
export const SILENT_MS = 5 * MINUTE

/** Lookouts of one node; three are many. */
export const MAX_LOOKOUTS = 50

/** Most faults that one look may name; there are about a dozen kinds. */
const MAX_FAULTS = 20

/** What a lookout found: everything well, or something wrong. A node that it cannot reach it cannot tell. */
export const verdict = z.enum(['well', 'wrong'])

/** What a lookout reports of one look. */
export const look = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, 'letters, digits, dot and hyphen'),
  /** Records under the newest checkpoint that it could check. */
  size: count,
  verdict,
  /** Kinds of fault in short words, see docs/runbooks/lookout.md. */
  faults: z.array(z.string().regex(/^[a-z][a-z-]{0,39}$/)).max(MAX_FAULTS),
})
export type Look = z.infer<typeof look>

export const lookoutRow = z.strictObject({
  /** The token that reports, `token:<id>`. */
  id: z.string(),
  ...look.shape,
  appearedAt: time,
  changedAt: time,
  lookedAt: time,
  /** Null while it reports. */
  silentAt: time.nullable(),
})

export type Lookout = z.infer<typeof lookoutRow>

/** A lookout as the console shows it. */
export const shownLookout = lookoutRow.omit({ id: true }).extend({ lookout: z.string() })
export type ShownLookout = z.infer<typeof shownLookout>
