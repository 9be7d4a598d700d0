// How many changed inputs and calls a night is made of; each nightly test takes its number from here.

/** Cases by what they are made for. */
export const NIGHT_CASES = {
  /** Calls of every action by everybody, and such at the ends of what inputs let through. */
  calls: Number(process.env['SCRUTINEER_FUZZ_CALLS'] ?? 50_000),
  extremes: 5_000,
  /** Every reader of the list. */
  parsers: 1_000_000,
  /** What readers understood is looked at further. */
  feeds: 100_000,
  citations: 100_000,
  archives: 100_000,
  pictures: 100_000,
  posts: 100_000,
  messages: 10_000,
  noisyMessages: 20_000,
  /** Bundles that are shown to the page that checks them. */
  bundles: 1_000,
  /** Names that turn to addresses inside, and redirects there. */
  turnedNames: 2_000,
} as const

/** A night has at least so many. */
export const LEAST_CASES = 1_000_000
