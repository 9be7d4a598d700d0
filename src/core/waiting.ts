// Work that waits for a person: what a slice says of it, and who has it in hand.
import type { Message } from './text.ts'
import { HOUR, msBetween, type Time } from './time.ts'

/** Words as they were written: in one language, or in several, by its code. */
export type Written = string | Readonly<Record<string, string>>

/** Something that waits for the reader. */
export interface Waiting {
  /** Tells it from all others of its slice, for as long as it waits; without it its path does. */
  readonly key?: string
  /** What is to be done, in the reader's words. */
  readonly what: Message
  /** How many it stands for, and what is to be done in words with their number, where one line stands for several. */
  readonly several?: { readonly count: number; readonly what: Message<'count'> }
  /** Words of the button that leads there: its verb. */
  readonly act?: Message
  /** What it is about: a name, a headline. */
  readonly about: Written
  readonly since: Time
  /** When it is too late; null where it may wait. */
  readonly until: Time | null
  /** What happens then, where it does not lapse: it goes on waiting, and is late. */
  readonly end?: 'late'
  readonly severity: 'extreme' | 'severe' | 'moderate' | 'minor'
  /** Path of the page where it is done, after the language. */
  readonly path: string
  /**
   * What it comes from, as `site:<id>` or `incident:<id>`: what comes from the same is one group. Slices that know no other
   * slice agree by this text; each says with what it brings which of its own came from which others.
   */
  readonly cause?: string | null
  /** What it is for: people in danger ask for help, or people are to be warned who do not know yet. */
  readonly saves?: 'danger' | 'warning'
}

/** Something that waits, with who has it in hand. */
export interface Work extends Waiting {
  /** Names it among all that waits in the house. */
  readonly subject: string
  /** Names the group that it is in: what it comes from in the end; its own subject where it comes from nothing else. */
  readonly group: string
  /** Who has it in hand; null while nobody has. */
  readonly takenBy: string | null
  /** Name of that person, as far as it is known. */
  readonly takenName: string | null
  readonly isOwn: boolean
}

/** Whether it may not wait and nobody has it in hand: somebody's release lapses, several ask, or it is as bad as it can be. */
export function isHot({ until, severity, several, takenBy }: Work): boolean {
  return takenBy === null && (until !== null || several !== undefined || severity === 'extreme')
}

/** What lapses within this time counts down on the screen, and stands before all that may wait. */
const SOON_MS = HOUR
const BADNESS = ['extreme', 'severe', 'moderate', 'minor'] as const

/** To which part of the order something belongs; lower comes first. */
function partOfOrder({ saves, until, end }: Waiting, now: Time): number {
  if (saves === 'danger') return 0
  if (until !== null && end !== 'late' && msBetween(now, until) <= SOON_MS) return 1
  return saves === 'warning' ? 2 : 3
}

/**
 * Text by whose order what waits is shown, the most urgent first: people in danger; what lapses soon, by its end; people who
 * are to be warned; the rest. Among equals the worst comes first, then what waits longest.
 */
export function urgency(waiting: Waiting, now: Time): string {
  const part = partOfOrder(waiting, now)
  const end = part === 1 ? waiting.until : BADNESS.indexOf(waiting.severity)
  return `${part} ${end} ${waiting.since}`
}

/** What comes from one cause, the most urgent first. */
export interface WorkGroup {
  readonly group: string
  readonly works: readonly [Work, ...Work[]]
}

/** What waits by what it comes from; groups stand where their most urgent entry does. `works` is in the order of urgency. */
export function groupsOf(works: readonly Work[]): readonly WorkGroup[] {
  return [...Map.groupBy(works, ({ group }) => group)].flatMap(([group, [first, ...others]]) =>
    first === undefined ? [] : [{ group, works: [first, ...others] as const }],
  )
}

/** From which shares of the time on, in hundredths, what is owed is said louder. */
const STEPS = [100, 80, 50] as const
/** The share of the time that is over, in steps: a half, four fifths, all of it. */
export type Reached = (typeof STEPS)[number] | 0

/** How much of the time from `since` until `until` is over. */
export function reachedOf(since: Time, until: Time, now: Time): Reached {
  const share = (100 * msBetween(since, now)) / Math.max(1, msBetween(since, until))
  return STEPS.find((step) => share >= step) ?? 0
}

/** How loud that is said. */
export const LOUDNESS = {
  0: 'minor',
  50: 'moderate',
  80: 'severe',
  100: 'extreme',
} as const satisfies Readonly<Record<Reached, Waiting['severity']>>

/** A deadline presses from the half of its time on, and in its last hour: before, it stands at the thing itself. */
export function pressing(since: Time, until: Time, now: Time): Pick<Waiting, 'until' | 'severity'> {
  const reached = reachedOf(since, until, now)
  const isFar = reached === 0 && msBetween(now, until) > SOON_MS
  return { until: isFar ? null : until, severity: LOUDNESS[reached] }
}
