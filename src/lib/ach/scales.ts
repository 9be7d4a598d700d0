/** Scales in which an estimate is said: a word of one means something else in another, so it is never said alone. */
export const SCALES = ['wep', 'dni', 'low-medium-high'] as const
export type Scale = (typeof SCALES)[number]

/**
 * The words of all scales, each with its value in STIX's `confidence`, the least first: words of estimative probability,
 * those of the US Director of National Intelligence, and low, medium, high. Source: STIX 2.1 appendix A.
 */
const CONFIDENCE = {
  'wep-impossible': 0,
  'wep-highly-unlikely': 10,
  'wep-unlikely': 30,
  'wep-even': 50,
  'wep-likely': 70,
  'wep-highly-likely': 90,
  'wep-certain': 100,
  'dni-almost-no-chance': 5,
  'dni-very-unlikely': 15,
  'dni-unlikely': 30,
  'dni-roughly-even': 50,
  'dni-likely': 70,
  'dni-very-likely': 85,
  'dni-almost-certain': 95,
  'low-medium-high-low': 15,
  'low-medium-high-medium': 50,
  'low-medium-high-high': 85,
} as const

/** A word of an estimate, which names its scale. */
export type Estimate = keyof typeof CONFIDENCE
export const ESTIMATES = Object.keys(CONFIDENCE) as [Estimate, ...Estimate[]]

/** What the word is in STIX's `confidence`, 0 to 100. */
export function confidenceOf(estimate: Estimate): number {
  return CONFIDENCE[estimate]
}

/** The scale that a word belongs to. */
export function scaleOf(estimate: Estimate): Scale {
  return SCALES.find((scale) => estimate.startsWith(`${scale}-`)) ?? 'wep'
}
