// Work that waits for a person: what a slice says of it, and who has it in hand.
import type { Message } from './text.ts'
import type { Time } from './time.ts'

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
}

/** Something that waits, with who has it in hand. */
export interface Work extends Waiting {
  /** Names it among all that waits in the house. */
  readonly subject: string
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
