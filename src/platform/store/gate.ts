import { busy, closed } from './problems.ts'

/** Lets a limited number in at once; the others wait in line, the urgent ones in a line of their own that goes first. */
export interface Gate {
  /** Resolves to the way out. Throws Problem `store.busy` when too many wait, `store.closed` after `close`. */
  enter(urgent?: boolean): Promise<() => void>
  /** For somebody inside: resolves once all others have left, and nobody enters before he leaves. */
  alone(): Promise<void>
  /** How many are in line. */
  waiting(): number
  /** Refuses newcomers and resolves when everybody who was in or in line has left. */
  close(): Promise<void>
}

/** A gate for `slots` at once and at most `waiting` in line. */
export function createGate(slots: number, waiting: number): Gate {
  const lines = { urgent: createLine<() => void>(), usual: createLine<() => void>() }
  /** Those inside who wait to be the only one. */
  const toBeAlone = createLine<() => void>()
  let inside = 0
  let isAlone = false
  let onEmpty: (() => void) | null = null

  /** Lets in or on whoever may now. */
  function next(): void {
    if (isAlone) return
    if (toBeAlone.length() > 0) {
      isAlone = inside === toBeAlone.length()
      if (isAlone) toBeAlone.take()?.()
      return
    }
    while (inside < slots) {
      const one = lines.urgent.take() ?? lines.usual.take()
      if (one === undefined) break
      inside += 1
      one()
    }
    if (inside === 0) onEmpty?.()
  }

  function leave(): void {
    inside -= 1
    // Whoever was alone is the only one who can leave.
    isAlone = false
    next()
  }

  return {
    async enter(urgent = false) {
      if (onEmpty !== null) throw closed()
      if (inside < slots && !isAlone && toBeAlone.length() === 0) {
        inside += 1
        return leave
      }
      if (lines.urgent.length() + lines.usual.length() >= waiting) throw busy()
      await new Promise<void>((resolve) => lines[urgent ? 'urgent' : 'usual'].add(resolve))
      return leave
    },
    async alone() {
      await new Promise<void>((resolve) => {
        toBeAlone.add(resolve)
        next()
      })
    },
    waiting: () => lines.urgent.length() + lines.usual.length(),
    close() {
      return new Promise((resolve) => {
        onEmpty = resolve
        if (inside === 0) resolve()
      })
    },
  }
}

/** First in, first out, without moving the rest at each step. */
export interface Line<T> {
  add(item: T): void
  take(): T | undefined
  length(): number
}

/** An empty line. */
export function createLine<T>(): Line<T> {
  let items: T[] = []
  let first = 0
  return {
    add: (item) => void items.push(item),
    take() {
      const item = items[first]
      if (item === undefined) return undefined
      first += 1
      // The front is cut off now and then only, so that a long line costs the same per step as a short one.
      if (first === items.length || first > 1024) [items, first] = [items.slice(first), 0]
      return item
    },
    length: () => items.length - first,
  }
}
