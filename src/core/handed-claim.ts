// What people at work hand on to the desk of claims: words that somebody chose, and what for they stood before him.
import { z } from 'zod'
import { need } from './action.ts'
import { holds } from './actor.ts'
import { lines } from './line.ts'
import type { PageContext } from './page.ts'
import { language } from './text.ts'

/** Letters of a claim. */
export const MAX_CLAIM = 1_000

/** Things from which one look asks what was handed on. */
export const MAX_ORIGINS = 100

/** Why somebody came upon it: a problem of a station, an entry of an observer, a step beside a report. */
export const ORIGINS = ['problem', 'entry', 'report'] as const
export const claimOrigin = z.string().regex(/^(problem|entry|report):[0-9a-f-]{36}$/)

/** A claim as it is handed on: nothing else of what it was found in goes along. */
export const handedClaim = z.strictObject({
  origin: claimOrigin,
  words: lines(MAX_CLAIM),
  language,
})

/** The command that takes it in, as the forms of pages name it. */
export const HAND_IN = 'claims.handIn'

/** Which of these things led to a claim, and whether a check of it is public. */
export const handedClaims = need<{ origins: string[] }>()(
  'claims.handedIn',
  z.object({
    items: z.array(z.object({ origin: z.string(), code: z.string(), isPublic: z.boolean() })),
  }),
)

/** Claims by what led to them. */
export type Handed = ReadonlyMap<string, { readonly code: string; readonly isPublic: boolean }>

/** What was handed on from these things, at most {@link MAX_ORIGINS}; null for a reader who may hand nothing on. */
export async function handedFrom(
  ctx: Pick<PageContext, 'actor' | 'ask'>,
  origins: readonly string[],
): Promise<Handed | null> {
  if (!holds(ctx.actor, 'claims:hand-in')) return null
  if (origins.length === 0) return new Map()
  const { items } = await ctx.ask(handedClaims, { origins: origins.slice(0, MAX_ORIGINS) })
  return new Map(items.map(({ origin, ...claim }) => [origin, claim]))
}
