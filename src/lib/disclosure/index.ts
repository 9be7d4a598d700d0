// Disclosure control of published counts as pure code: small counts are hidden, and so much besides that nobody gets one
// back by subtracting what is shown from the total.
// Source: Hundepool and others, Statistical Disclosure Control (2012), threshold rule and secondary suppression.

/** The parts of a published line, in their order; null is hidden. */
export interface Line {
  readonly parts: readonly (number | null)[]
  /** Null where it is under the least itself; then every part is. */
  readonly total: number | null
}

/**
 * What is shown of counts that make up a total. A count under `least` is hidden, nought too. Where one is, the smallest of
 * the others go with it until two or more are hidden that come to `least` or more together: then each of them may still
 * be anything from nought to that sum. The total is always shown where it is large enough itself. Throws RangeError for
 * what is no count.
 */
export function published(counts: readonly number[], least: number): Line {
  if (counts.some((count) => !Number.isSafeInteger(count) || count < 0))
    throw new RangeError('a count is a whole number, 0 or more')
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total < least) return { parts: counts.map(() => null), total: null }
  const rising = counts.map((_, at) => at).toSorted((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0))
  const hidden = new Set(rising.filter((at) => (counts[at] ?? 0) < least))
  if (hidden.size > 0) {
    for (const at of rising) {
      const sum = [...hidden].reduce((all, one) => all + (counts[one] ?? 0), 0)
      if (hidden.size >= 2 && sum >= least) break
      hidden.add(at)
    }
  }
  return { parts: counts.map((count, at) => (hidden.has(at) ? null : count)), total }
}

/** A single count that is no part of a line. */
export function shown(count: number, least: number): number | null {
  return count < least ? null : count
}
