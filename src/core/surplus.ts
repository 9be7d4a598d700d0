// What is beyond a limit is counted by the hour and told of by a record of the hour, not recorded one by one: whoever
// repeats himself cannot fill the log.
import type { Tx } from './port.ts'
import type { Time } from './time.ts'

/** Something that may be done so often within an hour. */
export interface HourlyLimit {
  /** Type of the record that it leaves. */
  readonly what: `${string}.${string}`
  /** Who is counted. */
  readonly who: string
  readonly limit: number
}

/** The counts of what somebody did within the hour; an exempt table. */
export interface Surplus {
  /** Counts one more; gives how many are over the limit by now, 0 where this one is within it. */
  take(tx: Tx, wanted: HourlyLimit & { readonly hour: Time }): Promise<number>
  /** Whether one more would be within it; counts nothing. */
  has(tx: Tx, wanted: HourlyLimit & { readonly hour: Time }): Promise<boolean>
}

/** The job that tells of what was over, once its hour has ended. */
export const TELL_SURPLUS = { kind: 'record.tellSurplus', subject: 'all' } as const
