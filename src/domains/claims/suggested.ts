// Published claims that one of the desk may repeat, by their words: what a person reads before he says that it does.
import type { QueryContext } from '../../core/action.ts'
import { judgeHit, readPost, searchClaims, whyFound } from '../../lib/match/index.ts'
import { comparedBy, rejectedFor } from './alike.ts'
import { publishedIndex } from './finder.ts'
import { isOurs } from './others.ts'
import type * as noun from './schema.ts'
import * as store from './store.ts'

/** Hits that are judged, and suggestions that are shown. */
const JUDGED = 20
const SHOWN = 5
/** Shared words that are kept with a decision. */
const MAX_TERMS = 8

type Said = Pick<noun.ClaimRow, 'code' | 'words' | 'language' | 'sameText'>

/** A published claim that another one may repeat. */
export interface Suggested {
  readonly code: string
  /** Words of the claim and where they are those of the other one. */
  readonly words: string
  readonly language: string
  readonly shared: readonly { readonly start: number; readonly end: number }[]
  /** Numbers, years and names that it has and the other one has not. */
  readonly lacking: readonly string[]
  /** In per cent; 100 for a shared address. */
  readonly chance: number
  readonly tier: 'strong' | 'suggest'
  /** Nothing but signs, spaces and letters of another size differs. */
  readonly isSame: boolean
  readonly terms: readonly string[]
}

/** The best few, without those of which a person said that they are something else. */
export async function suggestedFor(ctx: QueryContext, claim: Said): Promise<Suggested[]> {
  const index = await publishedIndex(ctx)
  const post = readPost(claim.words, { language: claim.language })
  const id = await rejectedFor(ctx, claim.sameText)
  const rejected = await store.claims.many(ctx.tx, { id }, { limit: id.length + 1 })
  const not = new Set([claim.code, ...rejected.map(({ code }) => code)])
  return searchClaims(index, post, JUDGED)
    .filter(({ document }) => isOurs(document.claim) && !not.has(document.claim))
    .flatMap((hit): Suggested[] => {
      const { tier, chance } = judgeHit(index, post, hit)
      if (tier === null) return []
      const { document } = hit
      const { text: words, language } = document
      const { terms, inClaim, lacking } = whyFound(index, post, document)
      return [
        {
          code: document.claim,
          words,
          language,
          shared: [...inClaim.text],
          lacking: [...lacking.numbers, ...lacking.years, ...lacking.names].slice(0, 10),
          chance: Math.round(chance * 100),
          tier,
          isSame: comparedBy({ words, language }).sameText === claim.sameText,
          terms: terms.slice(0, MAX_TERMS).map(({ term }) => term),
        },
      ]
    })
    .slice(0, SHOWN)
}

/** What is suggested of these two; null where nothing is. */
export async function matchedBy(
  ctx: QueryContext,
  claim: Said,
  code: string,
): Promise<Suggested | null> {
  return (await suggestedFor(ctx, claim)).find((one) => one.code === code) ?? null
}
