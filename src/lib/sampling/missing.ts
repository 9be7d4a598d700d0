// Whether the stations of a sample that did not report are larger or smaller than those that did: then what the others say may
// not stand for them, and no margin says by how much.

/** How far the mean rank may lie from what chance alone gives, in standard deviations: passed by chance once in twenty. */
const FAR = 1.96
/** Fewer missing ones than this say nothing. */
const LEAST_MISSING = 2

/**
 * Wilcoxon's rank sum of the sizes of those that are missing among all, with mean ranks for ties. Null where there is no
 * difference that chance would not make, or too few are missing.
 */
export function differInSize(
  reported: readonly number[],
  missing: readonly number[],
): 'larger' | 'smaller' | null {
  const [m, n] = [missing.length, reported.length]
  if (m < LEAST_MISSING || n < LEAST_MISSING) return null
  const all = [...reported, ...missing].toSorted((a, b) => a - b)
  const ranks = new Map<number, number>()
  let ties = 0
  for (let from = 0; from < all.length; ) {
    const value = all[from] ?? 0
    let until = from
    while (all[until] === value) until += 1
    ranks.set(value, (from + 1 + until) / 2)
    ties += (until - from) ** 3 - (until - from)
    from = until
  }
  const rankSum = missing.reduce((sum, one) => sum + (ranks.get(one) ?? 0), 0)
  const total = m + n
  const variance = ((m * n) / 12) * (total + 1 - ties / (total * (total - 1)))
  const away = rankSum - (m * (total + 1)) / 2
  if (variance <= 0 || Math.abs(away) <= FAR * Math.sqrt(variance)) return null
  return away > 0 ? 'larger' : 'smaller'
}
