import { z } from 'zod'
import { DAY, MINUTE, msBetween, type Time } from '../../core/time.ts'
import { isFailing, type Verdict } from './checks/check.ts'

/**
 * What a window says of a site: that it is worked on, so that it may be off or slow; or only that its pages change. In
 * both, changes of its pages wait.
 */
export const windowKind = z.enum(['maintenance', 'announced'])
export type WindowKind = z.infer<typeof windowKind>

/** How long windows of a kind may be. */
interface Lengths {
  /** Longest window: what takes longer is planned anew, by somebody who looked. */
  readonly longestMs: number
  /** Windows of one site in any stretch of `withinMs`: nobody takes a site out of sight for good, one window after the other. */
  readonly mostMs: number
  readonly withinMs: number
}

/** A site that is off is missed within hours; another look of it takes days to build, and one more week when it is late. */
export const LENGTHS: Readonly<Record<WindowKind, Lengths>> = {
  maintenance: { longestMs: DAY, mostMs: 2 * DAY, withinMs: 7 * DAY },
  announced: { longestMs: 14 * DAY, mostMs: 21 * DAY, withinMs: 42 * DAY },
}
/** How far ahead a window may be planned. */
export const MAX_AHEAD_MS = 30 * DAY
/** One that ended longer ago is in the records: what it brought was decided by then, or is reminded of. */
export const SHOWN_MS = 30 * DAY
/** Shorter is a slip of the pen. */
export const MIN_WINDOW_MS = 5 * MINUTE
/** Sites of one window. */
export const MAX_WINDOW_SITES = 100

/**
 * What work on a site brings about: it does not answer, answers that it is out of order, or is slow. All else is reported
 * in a window too: a name or a page that is gone, another page, another certificate.
 */
const OUTAGES: ReadonlySet<string> = new Set([
  'availability.slow',
  'availability.server_error',
  'availability.connect_failed',
  'availability.tls_failed',
  'availability.send_failed',
  'availability.receive_failed',
  'availability.limit_exceeded',
])

/** Whether this makes no finding while the site is worked on; where anything else is wrong besides, it does. */
export function isOutage({ reason, also }: Pick<Verdict, 'reason' | 'also'>): boolean {
  return (
    OUTAGES.has(reason) && also.every((one) => OUTAGES.has(one.reason) || !isFailing(one.result))
  )
}

/** A stretch of time, without its end. */
export interface Window {
  readonly fromAt: Time
  readonly untilAt: Time
}

/** How much of `within` these windows take, which do not overlap. */
export function lengthIn(windows: readonly Window[], within: Window): number {
  return windows.reduce((sum, { fromAt, untilAt }) => {
    const from = fromAt > within.fromAt ? fromAt : within.fromAt
    const until = untilAt < within.untilAt ? untilAt : within.untilAt
    return from < until ? sum + msBetween(from, until) : sum
  }, 0)
}
