// Survival as pure code: how long something takes where part of it has not happened yet. What is still open counts for as
// long as it was looked at (it is censored), so that the slow ones do not drop out and make everything look fast.
// Source: Kaplan and Meier, Nonparametric estimation from incomplete observations, JASA 53 (1958).

/** One thing that was followed: for how long, and whether what is waited for happened at the end of that. */
export interface Followed {
  /** In any one unit, 0 or more. */
  readonly length: number
  /** False where it was still open when it was last looked at. */
  readonly isOver: boolean
}

/** From `at` on this share has not come to its end. */
export interface Step {
  readonly at: number
  /** 1 down to 0. */
  readonly share: number
  /** How many were still followed just before. */
  readonly atRisk: number
  readonly ended: number
}

/** Most that is counted at once; sorting is what it costs. */
export const MAX_FOLLOWED = 200_000

/** Rounding of products of a few hundred fractions stays far below this. */
const EQUAL = 1e-9

/**
 * The Kaplan-Meier estimate: a step at each length at which something ended, in order; empty where nothing did. What was
 * censored at a length was still followed at it. Throws RangeError for a negative length, one that is no number, or more
 * than {@link MAX_FOLLOWED}.
 */
export function survival(followed: readonly Followed[]): Step[] {
  if (followed.length > MAX_FOLLOWED) throw new RangeError(`more than ${MAX_FOLLOWED}`)
  if (followed.some(({ length }) => !(length >= 0) || !Number.isFinite(length)))
    throw new RangeError('a length is 0 or more')
  const sorted = followed.toSorted((a, b) => a.length - b.length)
  const steps: Step[] = []
  let share = 1
  let from = 0
  while (from < sorted.length) {
    const at = sorted[from]?.length ?? 0
    let [to, ended] = [from, 0]
    for (; to < sorted.length && sorted[to]?.length === at; to += 1)
      if (sorted[to]?.isOver === true) ended += 1
    const atRisk = sorted.length - from
    if (ended > 0) {
      share *= 1 - ended / atRisk
      steps.push({ at, share, atRisk, ended })
    }
    from = to
  }
  return steps
}

/**
 * The first length by which this part (0.5 the median, 0.9 nine in ten) has come to its end; null while so many have not:
 * nobody knows how long they will take.
 */
export function quantile(steps: readonly Step[], part: number): number | null {
  return steps.find(({ share }) => share <= 1 - part + EQUAL)?.at ?? null
}

/** Median and ninth tenth in one. */
export function spread(followed: readonly Followed[]): {
  readonly median: number | null
  readonly p90: number | null
} {
  const steps = survival(followed)
  return { median: quantile(steps, 0.5), p90: quantile(steps, 0.9) }
}
