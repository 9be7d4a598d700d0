// The ratio estimator of a stratified sample whose stations were drawn with chances of their own: what share of all
// registered voters voted, from the stations that reported. Sources: Särndal et al., Model Assisted Survey Sampling, sections
// 5.3 and 5.6 (the ratio); Deville 1993 and Haziza, Mecatti and Rao 2008 (the variance of a draw by size); Satterthwaite 1946.
import { quantile95 } from './student.ts'

/** A station that reported: what was counted (y), what is known (x), and how likely it was drawn. */
export interface ReportedStation {
  readonly counted: number
  readonly known: number
  readonly chance: number
}

/** A stratum as it reported: how many stations of it were drawn, and those that reported. */
export interface Reported {
  readonly area: string
  readonly drawn: number
  readonly stations: readonly ReportedStation[]
}

/** The ratio with its standard error and half the width of its interval of 95 %. */
export interface RatioEstimate {
  readonly ratio: number
  readonly error: number
  readonly margin: number
  /** Degrees of freedom, by Satterthwaite. */
  readonly freedom: number
  /** Areas of strata that were too thin to stand alone and were put together with another one. */
  readonly merged: readonly string[]
}

/** How likely a station was drawn and reported, if those of a stratum that did not are like those that did. */
const likelyOf = ({ drawn, stations }: Reported, chance: number) =>
  (chance * stations.length) / drawn

/** One station alone stands for others: of one nobody knows how far others lie from it. */
const isThin = (one: Reported) =>
  one.stations.length === 0 ||
  one.stations.filter(({ chance }) => likelyOf(one, chance) < 1).length === 1

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)

/**
 * R = Σ w y ÷ Σ w x, where w is one by the chance with which a station was drawn and reported: those of a stratum that did
 * not report are taken to be like those that did. A stratum in which one station would stand for others goes together
 * with the one beside it. Null where two reported nowhere, or nobody is registered: then there is no margin, and a figure without one is
 * not said.
 */
export function estimateRatio(given: readonly Reported[]): RatioEstimate | null {
  const { strata, merged } = withoutThin(given)
  const parts = strata.map((one) =>
    one.stations.map(({ counted, known, chance }) => {
      const likely = likelyOf(one, chance)
      return { counted: counted / likely, known: known / likely, likely }
    }),
  )
  const totalOf = (key: 'counted' | 'known') => sum(parts.flat().map((one) => one[key]))
  const known = totalOf('known')
  if (strata.some(isThin) || known <= 0) return null
  const ratio = totalOf('counted') / known
  const variances = parts.map((part) =>
    varianceOf(part.map((one) => ({ away: one.counted - ratio * one.known, likely: one.likely }))),
  )
  const variance = sum(variances.map((one) => one.variance))
  const error = Math.sqrt(variance) / known
  const spread = sum(variances.map((one) => one.variance ** 2 / one.freedom))
  const all = sum(variances.map((one) => one.freedom))
  const freedom = spread > 0 ? variance ** 2 / spread : all
  return {
    ratio,
    error,
    margin: quantile95(Math.max(1, Math.floor(freedom + 1e-9))) * error,
    freedom,
    merged,
  }
}

/** How far stations of one stratum, weighted, lie apart, and by how many it is known. What was drawn for certain says nothing of it. */
function varianceOf(stations: readonly { readonly away: number; readonly likely: number }[]) {
  const others = stations.filter(({ likely }) => likely < 1)
  const all = sum(others.map(({ likely }) => 1 - likely))
  // All of it is known: nothing of it is estimated.
  if (all <= 0) return { variance: 0, freedom: stations.length }
  const shares = others.map(({ away, likely }) => ({ away, share: (1 - likely) / all }))
  const middle = sum(shares.map(({ away, share }) => share * away))
  const apart = sum(shares.map(({ away, share }) => share * (away - middle) ** 2))
  const alike = sum(shares.map(({ share }) => share ** 2))
  return { variance: (all * apart) / (1 - alike), freedom: 1 / alike - 1 }
}

/** The strata with every thin one put together with the neighbour that shares most of its area. */
function withoutThin(given: readonly Reported[]) {
  const strata = given.toSorted((a, b) => (a.area < b.area ? -1 : 1))
  const merged = new Set<string>()
  for (
    let n = strata.findIndex(isThin);
    n >= 0 && strata.length > 1;
    n = strata.findIndex(isThin)
  ) {
    const [before, own, after] = [strata[n - 1], strata[n], strata[n + 1]]
    if (own === undefined) break
    const isNext =
      before === undefined || (after !== undefined && near(own, after) > near(own, before))
    const first = isNext ? n : n - 1
    const pair = strata.slice(first, first + 2)
    merged.add(own.area)
    strata.splice(first, 2, {
      area: own.area,
      drawn: sum(pair.map(({ drawn }) => drawn)),
      stations: pair.flatMap(({ stations }) => stations),
    })
  }
  return { strata, merged: [...merged] }
}

/** How much of their paths two areas share. */
function near(one: Reported, other: Reported): number {
  const [own, beside] = [one.area.split('/'), other.area.split('/')]
  const apart = own.findIndex((part, n) => part !== beside[n])
  return apart < 0 ? own.length : apart
}
