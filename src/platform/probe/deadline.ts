import { LookFailed } from '../egress.ts'

/** A point in time by which something must be done, on the monotonic clock. */
export interface Deadline {
  /** Milliseconds left, at least 0. */
  left(): number
  /** The earlier of this deadline and `ms` from now. */
  within(ms: number): Deadline
}

/** `ms` from now. */
export function deadlineIn(ms: number): Deadline {
  return deadlineAt(performance.now() + ms)
}

function deadlineAt(at: number): Deadline {
  return {
    left: () => Math.max(0, at - performance.now()),
    within: (ms) => deadlineAt(Math.min(at, performance.now() + ms)),
  }
}

/** Throws LookFailed (limit) when nothing is left: so a late look is not begun. */
export function requireTime(deadline: Deadline): void {
  if (deadline.left() <= 0)
    throw new LookFailed('limit', 'visit-timeout', 'The visit ran out of time.')
}

/** Milliseconds since `started` on the monotonic clock, to the hundredth. */
export function elapsed(started: number): number {
  return Math.round((performance.now() - started) * 100) / 100
}
