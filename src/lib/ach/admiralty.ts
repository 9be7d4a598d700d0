/** Reliability of a source: completely, usually, fairly, not usually reliable, unreliable, cannot be judged. */
export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type Reliability = (typeof RELIABILITIES)[number]

/** Credibility of information: confirmed, probably, possibly true, doubtful, improbable, cannot be judged. */
export const CREDIBILITIES = ['1', '2', '3', '4', '5', '6'] as const
export type Credibility = (typeof CREDIBILITIES)[number]

/** Tenths, so that sums of weights stay whole numbers and equal scores are equal. Policy; F and 6 are half of what is known best. */
const BY_RELIABILITY: Readonly<Record<Reliability, number>> = {
  A: 10,
  B: 8,
  C: 6,
  D: 4,
  E: 2,
  F: 5,
}
const BY_CREDIBILITY: Readonly<Record<Credibility, number>> = {
  '1': 10,
  '2': 8,
  '3': 6,
  '4': 4,
  '5': 2,
  '6': 5,
}

/** What a row with these codes counts, in hundredths: A1 is 100, F6 is 25. */
export function weightOf(reliability: Reliability, credibility: Credibility): number {
  return BY_RELIABILITY[reliability] * BY_CREDIBILITY[credibility]
}
