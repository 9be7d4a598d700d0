// Copies of pages that references cite, as rows have them.
import { z } from 'zod'
import { CAPTURE_FAULTS, MAX_LEFT_OUT, PDF_FAULTS } from '../../core/capture.ts'
import { id } from '../../core/id.ts'
import { time } from '../../core/time.ts'
import { LINK_STATES } from '../../lib/link-rot/index.ts'
import { askingRow } from './schema.ts'

/** Copies of one reference, and copies that wait to be made, at most. */
export const COPIES = 50
export const WAITING = 100
/** Copies of a reference that a page shows: the newest. */
export const SHOWN_COPIES = 10
/** Parts of one copy: 25 MiB, what is said of them, and the page to be shown. */
export const MAX_PARTS = 8
/** Where the page to be shown stands among the parts. */
export const SHOWN_PART = 0
/** Addresses that are looked at in one go. */
export const LOOKS = 20

export const snapshotCode = z.string().regex(/^SNP-[A-Z]{8}$/)
export const webUrl = z
  .string()
  .trim()
  .max(2_000)
  .regex(/^https?:\/\/\S+$/i, 'an address that begins with https://')
/** Bytes, words and files of a copy are fewer. */
const count = z.number().int().min(0).max(100_000_000)
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
export const fault = z.enum(CAPTURE_FAULTS)

/** What a page was when it was kept. */
export const keptPage = z.strictObject({
  at: time,
  url: z.string().max(4_000),
  status: count,
  kind: z.string().max(200),
  title: z.string().max(300),
  words: count,
  opening: z.string().max(500),
  likeness: z.string().max(16).nullable(),
  documentSha256: sha256,
  sha256,
  size: count,
  copy: z.strictObject({ sha256, size: count }).nullable(),
  hasQuote: z.boolean().nullable(),
  resources: count,
  leftOut: z
    .array(
      z.strictObject({
        url: z.string().max(500),
        why: z.enum([...CAPTURE_FAULTS, 'count', 'frame', 'unreadable']),
      }),
    )
    .max(MAX_LEFT_OUT),
  leftOutCount: count,
  /** Where it is a PDF, since those are read. */
  pdf: z.strictObject({ pages: count.nullable(), fault: z.enum(PDF_FAULTS).nullable() }).optional(),
})
export type KeptPage = z.infer<typeof keptPage>

/**
 * `withheld`: it was taken, somebody asked that it be taken away, and another person decides. `removed`: a person took it
 * away; its hash and why stay.
 */
export const snapshotState = z.enum(['asked', 'taken', 'failed', 'withheld', 'removed'])
export const snapshotRow = z.strictObject({
  id,
  code: snapshotCode,
  item: id,
  url: z.string(),
  quote: z.string().nullable(),
  state: snapshotState,
  askedBy: z.string(),
  askedAt: time,
  endedAt: time.nullable(),
  page: keptPage.nullable(),
  fault: fault.nullable(),
  record: id.nullable(),
  removedBy: z.string().nullable(),
  removedAt: time.nullable(),
  reason: z.string().nullable(),
})
export type SnapshotRow = z.infer<typeof snapshotRow>

/** That a copy is to be taken away on which something stands. */
export const removalRow = askingRow.extend({ snapshot: id })
export type RemovalRow = z.infer<typeof removalRow>

/** What a reader sees of a kept page. */
export const saidRow = z.strictObject({ snapshot: id, said: z.string() })

export const partRow = z.strictObject({ snapshot: id, n: z.number().int(), sha256 })

export const linkState = z.enum(LINK_STATES)
/** States in which the copy is what a reader has left. */
export const GONE: z.infer<typeof linkState>[] = ['dead', 'soft_404']
export const linkRow = z.strictObject({
  snapshot: id,
  state: linkState,
  since: time,
  failures: z.number().int(),
  firstFailureAt: time.nullable(),
  movedTo: z.string().nullable(),
  lookedAt: time.nullable(),
  nextAt: time,
})
export type LinkRow = z.infer<typeof linkRow>

/** What one look saw, as a job hands it on. */
export const look = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('answered'),
    ...keptPage.pick({
      url: true,
      status: true,
      kind: true,
      title: true,
      words: true,
      opening: true,
      likeness: true,
    }).shape,
  }),
  z.strictObject({ outcome: z.literal('failed') }),
])
