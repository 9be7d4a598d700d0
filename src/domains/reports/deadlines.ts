// By when an agency owes what to whoever reported: sets of deadlines, of which each desk keeps one.
import { DAY, MINUTE } from '../../core/time.ts'

/** Names of the sets. */
export const DEADLINE_SETS = ['eu-2019-1937', 'election'] as const
export type DeadlineSet = (typeof DEADLINE_SETS)[number]

/** Until somebody says that he has what happens at a polling station while people vote, whatever set its desk keeps. */
export const NOW_MS = 15 * MINUTE

/** A set of deadlines. */
export interface Deadlines {
  /** Until it is acknowledged, from when it came. */
  readonly acknowledgeMs: number
  /** Until it is answered, from when it was acknowledged. */
  readonly answerMs: number
  /** The same where an officer says why it takes longer. */
  readonly prolongedMs: number
}

/**
 * The sets by name. `eu-2019-1937`: within seven days, three months, and six in justified cases. `election` is our own: on
 * the days around an election an answer after three months helps nobody.
 * Source: Directive (EU) 2019/1937, Articles 9 and 11.
 */
export const DEADLINES: Readonly<Record<DeadlineSet, Deadlines>> = {
  'eu-2019-1937': { acknowledgeMs: 7 * DAY, answerMs: 90 * DAY, prolongedMs: 180 * DAY },
  election: { acknowledgeMs: DAY, answerMs: 14 * DAY, prolongedMs: 90 * DAY },
}
