import { fromMs, MINUTE, msBetween, type Time, toMs } from './time.ts'

/** A machine's clock: what it says, which may jump, and how long the process has run, which never does. */
export interface MachineClock {
  now(): Time
  /** Milliseconds since some beginning; only differences mean something. */
  runningMs(): number
}

/** The clock of a realm: what actions, jobs and pages call now. */
export interface RealmClock {
  /** Never before the newest record. */
  now(): Time
  /** What the machine says and by how much the newest record is ahead of it, in ms; null while that is too little to be doubted. */
  doubt(): ClockDoubt | null
}

/** A machine's clock that is behind what the log knows. */
export interface ClockDoubt {
  readonly machine: Time
  readonly newest: Time
  readonly behindMs: number
}

/** A step back up to this is smoothed over in silence: time servers and leap seconds make them. A longer one is told to people. */
export const DOUBT_MS = 2 * MINUTE

/**
 * Until the machine has caught up, the realm's clock goes at half the speed: it neither stands still, which would hold up
 * whatever waits for its time, nor stays ahead for ever.
 */
const HELD_SPEED = 0.5

/** A clock that goes with the machine's but never back behind the newest record. Source: docs/decisions/clock.md. */
export function realmClock(machine: MachineClock, newestRecord: () => Time | null): RealmClock {
  let newest: Time | null = null
  // Where the held time began. It goes on from there while records carry it: each of them is dated in whole ms, and time
  // that began anew with each would stand still under many.
  let from = { ms: 0, runningMs: 0 }
  function held(): Time | null {
    const [found, runningMs] = [newestRecord(), machine.runningMs()]
    const heldMs = from.ms + (runningMs - from.runningMs) * HELD_SPEED
    const foundMs = found === null || found === newest ? null : toMs(found)
    if (foundMs !== null && (newest === null || foundMs > heldMs)) from = { ms: foundMs, runningMs }
    newest = found
    if (newest === null) return null
    return fromMs(Math.floor(from.ms + (runningMs - from.runningMs) * HELD_SPEED))
  }
  return {
    now() {
      const [told, least] = [machine.now(), held()]
      return least !== null && least > told ? least : told
    },
    doubt() {
      const [told, least] = [machine.now(), held()]
      const behindMs = least === null ? 0 : msBetween(told, least)
      if (newest === null || behindMs <= DOUBT_MS) return null
      return { machine: told, newest, behindMs }
    },
  }
}
