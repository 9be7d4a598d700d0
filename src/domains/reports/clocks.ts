// By when an agency owes what to whoever reported. The clock stands only while the reporter is asked, and the time that he
// takes is added to what is left.
import { addMs, msBetween, type Time } from '../../core/time.ts'
import { type Reached, reachedOf } from '../../core/waiting.ts'
import { DEADLINES, type DeadlineSet } from './deadlines.ts'
import type { ReportRow } from './schema.ts'

type Clock = Pick<ReportRow, 'dueWhat' | 'dueSince' | 'dueAt' | 'waitingSince'>

/** Nothing is owed. */
export const NOTHING_OWED: Clock = {
  dueWhat: null,
  dueSince: null,
  dueAt: null,
  waitingSince: null,
}

/** A clock that begins. */
export function clockFrom(
  dueWhat: 'acknowledge' | 'answer',
  dueSince: Time,
  set: DeadlineSet,
): Clock {
  const { acknowledgeMs, answerMs } = DEADLINES[set]
  const ms = dueWhat === 'acknowledge' ? acknowledgeMs : answerMs
  return { dueWhat, dueSince, dueAt: addMs(dueSince, ms), waitingSince: null }
}

/** The same clock once it goes on: what it stood is added to both ends. */
export function resumed(clock: Clock, now: Time): Clock {
  const { dueWhat, dueSince, dueAt, waitingSince } = clock
  if (waitingSince === null || dueSince === null || dueAt === null)
    return { ...clock, waitingSince: null }
  const stood = Math.max(0, msBetween(waitingSince, now))
  return {
    dueWhat,
    dueSince: addMs(dueSince, stood),
    dueAt: addMs(dueAt, stood),
    waitingSince: null,
  }
}

/** What is owed next, and from which of three thirds of its time on it is said louder. */
export interface Due {
  readonly what: 'acknowledge' | 'answer'
  readonly since: Time
  readonly until: Time
  readonly reached: Reached
}

/** What an agency owes of a report; null where nothing is, or the reporter has the turn. */
export function dueOf(
  { dueWhat: what, dueSince: since, dueAt: until, waitingSince }: Clock,
  now: Time,
): Due | null {
  if (what === null || since === null || until === null || waitingSince !== null) return null
  return { what, since, until, reached: reachedOf(since, until, now) }
}
