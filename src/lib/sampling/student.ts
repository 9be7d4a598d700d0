/** Two-sided 95 % quantiles of Student's t by degrees of freedom, from 1. */
const FIRST = [
  12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281, 2.201, 2.1788,
  2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.093, 2.086, 2.0796, 2.0739, 2.0687, 2.0639,
  2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
] as const

/** Beyond them: from how many degrees on which value holds, up to the normal distribution's; between two steps the wider one does. */
const STEPS = [
  [1_000, 1.96],
  [500, 1.9647],
  [200, 1.9719],
  [120, 1.9799],
  [100, 1.984],
  [80, 1.9901],
  [60, 2.0003],
  [50, 2.0086],
  [40, 2.0211],
] as const

/** Half the width of an interval of 95 % in standard errors. Source: any table of Student's t; from 1,000 on the normal distribution. */
export function quantile95(freedom: number): number {
  const first = FIRST[freedom - 1]
  if (first !== undefined) return first
  return STEPS.find(([from]) => freedom >= from)?.[1] ?? FIRST[FIRST.length - 1] ?? 1.96
}
