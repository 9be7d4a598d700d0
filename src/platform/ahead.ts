import { setImmediate } from 'node:timers/promises'
import type { Ahead } from '../core/ahead.ts'
import { SECOND } from '../core/time.ts'

/** Longest that anybody gives way: what hangs in front must not hold up all the rest. Five thousand lines take a tenth of it. */
const GIVE_WAY_MS = SECOND

/** Makes the way ahead of one store; nothing is under way at first. */
export function createAhead(): Ahead {
  let under = 0
  let isOver = Promise.withResolvers<void>()

  /** Resolves once nothing is under way any more, or the time is up. */
  async function rest(): Promise<void> {
    const late = Promise.withResolvers<void>()
    const timer = setTimeout(late.resolve, GIVE_WAY_MS)
    await Promise.race([isOver.promise, late.promise])
    clearTimeout(timer)
  }

  return {
    async during(work) {
      under += 1
      try {
        return await work()
      } finally {
        under -= 1
        if (under === 0) {
          isOver.resolve()
          isOver = Promise.withResolvers()
        }
      }
    },
    async clear() {
      const until = performance.now() + GIVE_WAY_MS
      // A turn first, and after each rest: what goes ahead is told of the same commit, perhaps after whoever asks.
      do {
        await setImmediate()
        if (under === 0) return
        await rest()
      } while (performance.now() < until)
    },
  }
}
