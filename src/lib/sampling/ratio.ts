// The combined ratio estimator of a stratified sample: what share of all registered voters voted, from the stations of a
// sample that reported. Source: Cochran, Sampling Techniques, 3rd edition, section 6.11.
import { quantile95 } from './student.ts'

/** A stratum as it reported: N stations there are, and of each that reported what was counted (y) and what is known (x). */
export interface Reported {
  readonly all: number
  readonly pairs: readonly (readonly [counted: number, known: number])[]
}

/** The ratio with its standard error and half the width of its interval of 95 %. */
export interface RatioEstimate {
  readonly ratio: number
  readonly error: number
  readonly margin: number
  /** Degrees of freedom: stations less strata. */
  readonly freedom: number
}

/** Of one station nobody knows how far others lie from it. */
const isThin = ({ all, pairs }: Reported) => pairs.length < Math.min(2, all)

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)

/**
 * R = Σ N ȳ ÷ Σ N x̄ with v(R) = X̂⁻² Σ N² (1 − n/N) s²d ÷ n where d = y − R x. Null where fewer than two
 * stations of a stratum reported and there are more, or nobody is registered: then there is no margin, and a figure without one is not said.
 */
export function estimateRatio(strata: readonly Reported[]): RatioEstimate | null {
  if (strata.length === 0 || strata.some(isThin)) return null
  const totalOf = (at: 0 | 1) =>
    sum(strata.map(({ all, pairs }) => (all * sum(pairs.map((pair) => pair[at]))) / pairs.length))
  const known = totalOf(1)
  if (known <= 0) return null
  const ratio = totalOf(0) / known
  const variance = sum(strata.map((one) => varianceOf(one, ratio))) / known ** 2
  const freedom = sum(strata.map(({ pairs }) => pairs.length)) - strata.length
  const error = Math.sqrt(variance)
  return { ratio, error, margin: quantile95(freedom) * error, freedom }
}

function varianceOf({ all, pairs }: Reported, ratio: number): number {
  const n = pairs.length
  // All of it is known: nothing of it is estimated.
  if (n >= all) return 0
  const away = pairs.map(([counted, known]) => counted - ratio * known)
  const mean = sum(away) / n
  const spread = sum(away.map((one) => (one - mean) ** 2)) / (n - 1)
  return (all ** 2 * (1 - n / all) * spread) / n
}
