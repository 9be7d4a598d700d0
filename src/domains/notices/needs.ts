import { z } from 'zod'
import { need } from '../../core/action.ts'
import type { Permission } from '../../core/permission.ts'

export { quotesStand } from '../../core/quote-standing.ts'

/** A claim with its checks, as its desk sees it. */
export const deskClaim = need<{ claim: string }>()(
  'claims.deskClaim',
  z.object({
    claim: z.object({ kind: z.string().nullable(), words: z.string(), language: z.string() }),
    checks: z.array(z.object({ version: z.number(), state: z.string(), verdict: z.string() })),
  }),
)

/** A source with its contact, or a reference. */
export const publicThing = need<{ code: string }>()(
  'sources.publicThing',
  z.object({
    title: z.string(),
    state: z.string(),
    source: z
      .object({
        name: z.string(),
        kind: z.string(),
        contact: z.string().nullable(),
        languages: z.array(z.string()),
        domains: z.array(z.string()),
      })
      .nullable(),
    item: z
      .object({
        csl: z.object({ URL: z.string().optional() }),
        source: z.object({ code: z.string() }).nullable(),
      })
      .nullable(),
  }),
)

/** Copies of the page of a reference, the newest first, those that were taken away among them. */
export const publicCopies = need<{ item: string }>()(
  'sources.publicCopies',
  z.object({
    copies: z.array(
      z.object({
        code: z.string(),
        url: z.string(),
        removed: z.object({}).nullable(),
        withheld: z.object({}).nullable(),
      }),
    ),
  }),
)

/** Copies on which something stood that are to go, or went lately. */
export const copiesLeaving = need<object>()(
  'sources.copiesLeaving',
  z.object({
    copies: z.array(z.object({ code: z.string(), askedAt: z.string(), isGone: z.boolean() })),
  }),
)

/** What became of cited references: here, which copies of their pages are not there any more. */
export const standing = need<{ items: string[] }>()(
  'sources.publicStanding',
  z.object({ items: z.array(z.object({ code: z.string(), away: z.array(z.string()) })) }),
)

/** The election that the node works for now. */
export const electionDay = need<Record<never, never>>()(
  'territory.electionDay',
  z
    .object({
      name: z.string(),
      date: z.string(),
      zone: z.string(),
      polling: z.object({ from: z.string(), until: z.string() }).nullable(),
    })
    .nullable(),
)

/** How many persons hold a permission. */
export const holders = need<{ permission: Permission; area: string }>()(
  'accounts.holders',
  z.object({ count: z.number() }),
)

/** The source that the caller speaks for; null for whoever speaks for none. */
export const ownSource = need<Record<never, never>>()(
  'outlets.ownSource',
  z.object({ source: z.string().nullable(), mayAny: z.boolean() }),
)

/** Sources by name, as everybody finds them. */
export const publicSources = need<{ what: 'source'; limit: number }>()(
  'sources.publicSources',
  z.object({
    items: z.array(z.object({ code: z.string(), title: z.string(), kind: z.string() })),
    next: z.string().nullable(),
  }),
)

/** Claims whose words were checked, as everybody finds them. */
export const publicClaims = need<{ limit: number }>()(
  'claims.publicClaims',
  z.object({ items: z.array(z.object({ code: z.string(), words: z.string() })) }),
)

/** References by name, as everybody finds them. */
export const publicItems = need<{ what: 'item'; search: string; limit: number }>()(
  'sources.publicSources',
  z.object({ items: z.array(z.object({ code: z.string() })) }),
)

/** Checked claims, the newest first, also by words or the code. */
export const checkedClaims = need<{ state: 'checked'; search?: string; limit: number }>()(
  'claims.deskClaims',
  z.object({
    items: z.array(z.object({ code: z.string(), words: z.string(), language: z.string() })),
  }),
)

/** What a claim, its check and the places where it was said tell of a notice about it. */
export const claimToAnswer = need<{ claim: string }>()(
  'claims.deskClaim',
  z.object({
    claim: z.object({
      code: z.string(),
      words: z.string(),
      language: z.string(),
      harm: z.string(),
    }),
    checks: z.array(
      z.object({
        state: z.string(),
        language: z.string(),
        title: z.string(),
        summary: z.string(),
        method: z.string(),
        evidence: z.array(z.object({ item: z.string(), title: z.string() })),
      }),
    ),
    appearances: z.array(
      z.object({
        url: z.string(),
        saidOn: z.string().nullable(),
        outlet: z.string().nullable(),
      }),
    ),
  }),
)

/** References by the name of an outlet, with their titles. */
export const itemsByName = need<{ what: 'item'; search: string; limit: number }>()(
  'sources.publicSources',
  z.object({ items: z.array(z.object({ code: z.string(), title: z.string() })) }),
)
