// What rests on a copy: checks that stand published, and notices that run or stand. Other slices say it.
import type { QueryContext } from '../../core/action.ts'
import { canonicalHash } from '../../core/canonical-hash.ts'
import { checksResting, noticesResting } from './needs.ts'

/** What rests on one copy. */
export interface Resting {
  /** Codes of claims with a published check, and of notices that everybody may see. */
  readonly claims: readonly string[]
  readonly notices: readonly string[]
  /** Notices that are only being prepared. */
  readonly prepared: number
}

/** What rests on each of these copies; nothing is said of one on which nothing does. */
export async function restingOn(
  ctx: Pick<QueryContext, 'ask'>,
  copies: string[],
): Promise<Map<string, Resting>> {
  if (copies.length === 0) return new Map()
  const checks = await ctx.ask(checksResting, { copies })
  const notices = await ctx.ask(noticesResting, { copies })
  const codesOf = (items: readonly { copy: string; code: string }[], of: string) =>
    [...new Set(items.flatMap(({ copy, code }) => (copy === of ? code : [])))].toSorted()
  const all = copies.map((copy) => {
    const own = {
      claims: codesOf(checks.items, copy),
      notices: codesOf(notices.items, copy),
      prepared: notices.prepared.find((one) => one.copy === copy)?.count ?? 0,
    }
    return [copy, own] as const
  })
  return new Map(
    all.filter(
      ([, { claims, notices: own, prepared }]) => claims.length + own.length + prepared > 0,
    ),
  )
}

/** Names what the second person reads: which asking, its reason, and what rests on it. SHA-256 in hex. */
export function removalHash(
  { id, reason }: { readonly id: string; readonly reason: string },
  resting: Resting | undefined,
): string {
  const { claims = [], notices = [], prepared = 0 } = resting ?? {}
  return canonicalHash({ id, reason, claims: [...claims], notices: [...notices], prepared })
}
