import { HOUR } from '../../core/time.ts'

/** How long what overran works alone, after it did so last. Shorter, and it takes its neighbours along more often. */
export const HELD_MS = HOUR

/** Remembered at once; a node watches some hundreds of sites. */
const MAX_HELD = 1000

/** Whose work overran lately: it shares a thread with nobody. */
export interface Quarantine {
  add(about: string): void
  has(about: string): boolean
}

/** A quarantine that is empty; `nowMs` rises. */
export function quarantine(nowMs: () => number): Quarantine {
  const untilMs = new Map<string, number>()
  return {
    add(about) {
      // Again at the end: the first is the one that has been longest.
      untilMs.delete(about)
      untilMs.set(about, nowMs() + HELD_MS)
      const [first] = untilMs.keys()
      if (untilMs.size > MAX_HELD && first !== undefined) untilMs.delete(first)
    },
    has(about) {
      const until = untilMs.get(about)
      if (until === undefined || until > nowMs()) return until !== undefined
      untilMs.delete(about)
      return false
    },
  }
}
