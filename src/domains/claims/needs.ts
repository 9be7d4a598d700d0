import { z } from 'zod'
import { need } from '../../core/action.ts'

export { quotesStand } from '../../core/quote-standing.ts'

/** A reference that a check cites. */
export const citable = need<{ code: string }>()(
  'sources.publicThing',
  z.object({
    title: z.string(),
    state: z.string(),
    item: z.object({}).nullable(),
  }),
)

/** Cited references that were withdrawn, and those whose page is gone. */
export const standing = need<{ items: string[] }>()(
  'sources.publicStanding',
  z.object({
    items: z.array(
      z.object({
        code: z.string(),
        isWithdrawn: z.boolean(),
        gone: z.object({ since: z.string(), keptAt: z.string() }).nullable(),
        away: z.array(z.string()),
      }),
    ),
  }),
)

/** When polls open: in the week before, objections are answered sooner. */
export const electionDay = need<object>()(
  'territory.electionDay',
  z.object({ polling: z.object({ from: z.string() }).nullable() }).nullable(),
)

/** Who the outlets are, so that they are named and linked, and nobody else. */
export const outlets = need<object>()(
  'sources.outlets',
  z.object({ items: z.array(z.object({ name: z.string(), domains: z.array(z.string()) })) }),
)

/** Copies on which something stood that are to go, or went lately. */
export const copiesLeaving = need<object>()(
  'sources.copiesLeaving',
  z.object({
    copies: z.array(z.object({ code: z.string(), askedAt: z.string(), isGone: z.boolean() })),
  }),
)

/** Notices to those who said it; nothing of one before it was served. */
export const publicNotices = need<{ claim: string; limit: number }>()(
  'notices.publicNotices',
  z.object({
    items: z.array(
      z.object({
        code: z.string(),
        sourceName: z.string(),
        publicAt: z.string(),
        stands: z.enum(['open', 'decided', 'appealed', 'annulled', 'withdrawn']),
      }),
    ),
  }),
)

/** The newest copy of each of these references, where one was taken. */
export const takenCopies = need<{ items: string[] }>()(
  'sources.takenCopies',
  z.object({
    copies: z.array(z.object({ item: z.string(), code: z.string(), sha256: z.string() })),
  }),
)
