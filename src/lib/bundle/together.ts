import type { Verdict } from './verdict.ts'
import type { Whose } from './whose.ts'

/**
 * How bundles that were given together fit: `whole` (one that has no other parts), `complete` (every part is here),
 * `missing` (some are not), `mixed` (they were not made together).
 */
export interface Together {
  readonly state: 'whole' | 'complete' | 'missing' | 'mixed'
  /** How many parts were made; null where none says. */
  readonly of: number | null
  /** Numbers of the parts that are not here, in order. */
  readonly missing: readonly number[]
}

/** How these bundles fit; what each says of itself counts only where its own verdict is good. */
export function togetherOf(all: readonly Pick<Whose, 'part' | 'made'>[]): Together {
  const parts = all.map(({ part }) => part ?? null)
  const [first = null] = parts
  if (first === null) return { state: all.length > 1 ? 'mixed' : 'whole', of: null, missing: [] }
  const { series, of } = first
  const madeAt = new Map<number, string | null>()
  for (const [index, part] of parts.entries()) {
    const made = all[index]?.made ?? null
    const isOther = part?.series !== series || part.of !== of
    // The same part, made twice: nobody can say which one the others go with.
    if (isOther || (madeAt.has(part.n) && madeAt.get(part.n) !== made))
      return { state: 'mixed', of, missing: [] }
    madeAt.set(part.n, made)
  }
  const missing = Array.from({ length: of }, (_, n) => n + 1).filter((n) => !madeAt.has(n))
  if (missing.length > 0) return { state: 'missing', of, missing }
  return { state: of === 1 ? 'whole' : 'complete', of, missing }
}

const ORDER = ['fail', 'whose-keys', 'open', 'pass'] as const

/** The worst of these verdicts. */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  return ORDER.find((one) => verdicts.includes(one)) ?? 'open'
}
