/**
 * Threads for work that reads what strangers sent, so that it costs only itself: started when there is work, one fewer
 * than cores, bounded in memory, ended and replaced when a piece of work overruns, even while it computes. Several
 * pieces share a thread, since most of them wait for a network; when it has to be ended, those that were under way are
 * done once more, each alone in a thread: the one that overruns again is refused, the others come to their end. Whose
 * work overran is in quarantine for a while: it has one thread with all others of its kind, and so takes nobody along.
 */
import { availableParallelism } from 'node:os'
import { held, overrun } from '../../core/apart.ts'
import type { Apart } from '../../core/port.ts'
import { Problem } from '../../core/problem.ts'
import { MINUTE } from '../../core/time.ts'
import { createLane, type Lane, type LaneRules } from './lane.ts'
import { quarantine } from './quarantine.ts'
import { type Ending, startThread, THREAD_LIMITS, type ThreadLimits } from './thread.ts'

/** On machines of many cores more threads would only hold more memory: visits mostly wait. */
const MAX_THREADS = 8
/** Cores that are left to the loop that alerts. */
const LOOP_CORES = 1
/** Pieces of work that a thread has before another is started. */
const SHARED = 4
/** Pieces of work that a thread has at most. */
const FULL = 16
/** Threads in which work is done once more, beside the others: those go on meanwhile. */
const AGAIN_THREADS = 2
/** Pieces of work in quarantine that wait for its one thread: more would hold the places of jobs that others need. */
const MAX_HELD_WAITING = 1
/** Pieces of work that wait; jobs run few at once, so more are a fault. */
const MAX_WAITING = 1000
/** A pure function that takes longer than this in its thread, with what runs beside it, never comes back. */
const PURE_MS = 2 * MINUTE

/** A piece of work by the name of what does it. */
export interface Task {
  /** URL of a module of ours. */
  readonly module: string
  /** A function that it exports, of one input; it may be asynchronous. */
  readonly name: string
  readonly input: unknown
  readonly limitMs: number
  /** Whose work it is: what overruns puts all work of the same name into quarantine. */
  readonly about?: string
}

/** The threads of a process. */
export interface Threads extends Apart {
  /** Does work that is not pure, as the probe does. Throws as `run` does. */
  perform(task: Task): Promise<unknown>
  /** Threads that are there now. */
  count(): number
  /** Ends all of them; work that is under way or comes later is refused with Problem `apart.closed`. */
  close(): Promise<void>
}

/** What a caller may choose. */
export interface ThreadsOptions extends Partial<ThreadLimits> {
  /** Default: one fewer than cores, so that the loop that alerts has one to itself. */
  readonly threads?: number
  /** A clock that never goes back; default the process's own. */
  readonly nowMs?: () => number
}

/** Threads, none of which is started yet. */
export function createThreads(options: ThreadsOptions = {}): Threads {
  const limits = { ...THREAD_LIMITS, ...options }
  const most = options.threads ?? usualThreads()
  const suspects = quarantine(options.nowMs ?? (() => performance.now()))
  const open = lane({ threads: most, shared: SHARED, full: FULL })
  /** Work that was under way in a thread that had to be ended. */
  const again = lane({ threads: AGAIN_THREADS, ...ALONE })
  /** Work in quarantine. */
  const kept = lane({ threads: 1, ...ALONE })
  const lanes = [open, again, kept]
  let isClosed = false

  function lane(rules: LaneRules): Lane {
    return createLane(rules, ({ onDone, onEnd }) => {
      const thread = startThread(limits, {
        onDone,
        onEnd(ending) {
          onEnd(thread)
          if (isClosed) return
          blame(ending)
          for (const { place } of lanes) place()
        },
      })
      return thread
    })
  }

  /** What was the only work of its thread has ended it; among several nobody knows which. */
  function blame({ left, error, why }: Ending): void {
    const [only, ...others] = left
    if (others.length > 0) again.waiting.push(...left)
    else if (error === null && only?.about !== undefined) suspects.add(only.about)
    if (others.length === 0) only?.fail(error ?? overrun(why))
  }

  function perform(task: Task): Promise<unknown> {
    return new Promise((settle, fail) => {
      if (isClosed) return fail(closed())
      const isHeld = task.about !== undefined && suspects.has(task.about)
      if (isHeld && kept.waiting.length >= MAX_HELD_WAITING) return fail(held())
      if (open.waiting.length + again.waiting.length >= MAX_WAITING)
        return fail(new Error('too much work waits for a thread'))
      const { waiting, place } = isHeld ? kept : open
      waiting.push({ ...task, settle, fail })
      place()
    })
  }

  return {
    perform,
    run: async <I, O>(
      { module, name }: { module: string; name: string },
      input: I,
      about?: string,
    ) => {
      const whose = about === undefined ? {} : { about }
      return (await perform({ module, name, input, limitMs: PURE_MS, ...whose })) as O
    },
    count: () => lanes.reduce((sum, { threads }) => sum + threads.size, 0),
    async close() {
      isClosed = true
      const all = lanes.flatMap(({ threads }) => [...threads])
      const left = (await Promise.all(all.map((thread) => thread.end()))).flat()
      const waiting = lanes.flatMap((one) => one.waiting.splice(0))
      for (const work of [...left, ...waiting]) work.fail(closed())
    },
  }
}

function usualThreads(): number {
  return Math.min(Math.max(availableParallelism() - LOOP_CORES, 1), MAX_THREADS)
}

/** One piece of work in a thread, and no other. */
const ALONE = { shared: 1, full: 1 } as const

function closed(): Problem {
  return new Problem('apart.closed', 503, 'The node is stopping.')
}
