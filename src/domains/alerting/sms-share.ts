// How often a telephone is asked back what its message means: the code stays good, so that nothing else bounds it.

/**
 * Within one window. A number that is known for the station has a share of its own, which nobody else uses up: what is
 * asked in its name reaches it and says what to do.
 */
const PER_NUMBER = 3
const PER_KNOWN = 20
/** Other telephones of one station together, where it has numbers and where it has none. */
const STRANGERS = { known: 1, none: 3 } as const

export const numberAsked = (number: string) => `which-number ${number}`
export const stationAsked = (station: string) => `which ${station}`

/** The counts that one more question to the telephone raises; null where its share is used up. Pure. */
export function shareOf(
  by: {
    readonly station: string
    readonly number: string
    readonly isKnown: boolean
    readonly hasNumbers: boolean
  },
  triesOf: (key: string) => number,
): readonly string[] | null {
  const own = numberAsked(by.number)
  if (by.isKnown) return triesOf(own) < PER_KNOWN ? [own] : null
  const all = stationAsked(by.station)
  const strangers = STRANGERS[by.hasNumbers ? 'known' : 'none']
  return triesOf(own) < PER_NUMBER && triesOf(all) < strangers ? [own, all] : null
}
