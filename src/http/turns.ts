// Turns at something of which only few can go on at once: the others wait in their order, for as long as they were told.

/** Few places, and a bounded line before them. */
export interface Turns {
  /** Waits for a place; gives the way to leave it, or null where none became free in time, or too many wait already. */
  take(waitMs: number): Promise<(() => void) | null>
}

/** `places` at once, `maxWaiting` in the line. */
export function createTurns({
  places,
  maxWaiting,
}: {
  readonly places: number
  readonly maxWaiting: number
}): Turns {
  let free = places
  const waiting = new Set<(go: boolean) => void>()
  const leaveOnce = () => {
    let isLeft = false
    return () => {
      if (isLeft) return
      isLeft = true
      const [next] = waiting
      if (next === undefined) free += 1
      else next(true)
    }
  }
  return {
    async take(waitMs) {
      if (free > 0) {
        free -= 1
        return leaveOnce()
      }
      if (waiting.size >= maxWaiting) return null
      const goes = await new Promise<boolean>((resolve) => {
        const done = (go: boolean) => {
          clearTimeout(timer)
          waiting.delete(done)
          resolve(go)
        }
        const timer = setTimeout(() => done(false), waitMs)
        waiting.add(done)
      })
      return goes ? leaveOnce() : null
    },
  }
}
