import type { Thread, Work } from './thread.ts'

/** Threads for one kind of work, and what waits for them. */
export interface Lane {
  readonly waiting: Work[]
  readonly threads: ReadonlySet<Thread>
  /** Gives work to threads, as far as there is room. */
  place(): void
}

/** How work is spread over the threads of a lane. */
export interface LaneRules {
  /** Threads at most. */
  readonly threads: number
  /** Pieces of work that a thread has before another is started. */
  readonly shared: number
  /** Pieces of work that a thread has at most. */
  readonly full: number
}

/** A lane without threads; `start` starts one that is forgotten when `onEnd` is called. */
export function createLane(
  rules: LaneRules,
  start: (events: { onDone(): void; onEnd(thread: Thread): void }) => Thread,
): Lane {
  const { threads: most, shared, full } = rules
  const threads = new Set<Thread>()
  const waiting: Work[] = []

  function place(): void {
    for (let work = waiting[0]; work !== undefined; work = waiting[0]) {
      const least = leastBusy(threads)
      const hasRoom = least !== undefined && least.size() < shared
      const thread = hasRoom || threads.size >= most ? least : another()
      if (thread === undefined || thread.size() >= full) return
      waiting.shift()
      thread.take(work)
    }
  }

  function another(): Thread {
    const thread = start({ onDone: place, onEnd: (ended) => threads.delete(ended) })
    threads.add(thread)
    return thread
  }

  return { waiting, threads, place }
}

/** Of those that still take work; undefined where none does. */
function leastBusy(threads: ReadonlySet<Thread>): Thread | undefined {
  const open = [...threads].filter((thread) => !thread.isSpent())
  const [least] = open.sort((one, other) => one.size() - other.size())
  return least
}
