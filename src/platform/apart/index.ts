/**
 * Threads for work that reads what strangers sent, so that it costs only itself: started when there is work, at most
 * one a core, bounded in memory, ended and replaced when a piece of work overruns, even while it computes. Several
 * pieces share a thread, since most of them wait for a network; when it has to be ended, those that were under way are
 * done once more, each alone in a thread: the one that overruns again is refused, the others come to their end.
 */
import { availableParallelism } from 'node:os'
import { overrun } from '../../core/apart.ts'
import type { Apart } from '../../core/port.ts'
import { Problem } from '../../core/problem.ts'
import { MINUTE } from '../../core/time.ts'
import {
  type Ending,
  startThread,
  type Thread,
  THREAD_LIMITS,
  type ThreadLimits,
  type Work,
} from './thread.ts'

/** On machines of many cores more threads would only hold more memory: visits mostly wait. */
const MAX_THREADS = 8
/** Pieces of work that a thread has before another is started. */
const SHARED = 4
/** Pieces of work that a thread has at most. */
const FULL = 16
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
  /** Default: one a core. */
  readonly threads?: number
}

/** Threads, none of which is started yet. */
export function createThreads(options: ThreadsOptions = {}): Threads {
  const limits = { ...THREAD_LIMITS, ...options }
  const most = options.threads ?? Math.min(availableParallelism(), MAX_THREADS)
  const threads = new Set<Thread>()
  const waiting: Work[] = []
  /** Work that was under way in a thread that had to be ended, and the one thread that is kept for it. */
  const alone: Work[] = []
  let kept: Thread | null = null
  let isClosed = false

  function start(): Thread {
    const thread = startThread(limits, {
      onDone: place,
      onEnd(ending) {
        threads.delete(thread)
        if (kept === thread) kept = null
        again(ending)
        place()
      },
    })
    threads.add(thread)
    return thread
  }

  function place(): void {
    if (isClosed) return
    placeAlone()
    for (let work = waiting[0]; work !== undefined; work = waiting[0]) {
      const least = leastBusy(threads, kept)
      const hasRoom = least !== undefined && least.size() < SHARED
      const thread = hasRoom || threads.size >= most ? least : start()
      if (thread === undefined || thread.size() >= FULL) return
      waiting.shift()
      thread.take(work)
    }
  }

  /** One after the other in a thread that takes nothing else, while the other threads go on. */
  function placeAlone(): void {
    if (alone.length === 0 && kept?.size() === 0) kept = null
    if (alone.length > 0)
      kept ??= threads.size < most ? start() : (leastBusy(threads, null) ?? null)
    if (kept?.size() !== 0) return
    const work = alone.shift()
    if (work !== undefined) kept.take(work)
  }

  /** What was the only work of its thread has ended it; among several nobody knows which. */
  function again({ left, error, why }: Ending): void {
    const [only, ...others] = left
    if (others.length > 0) alone.push(...left)
    else only?.fail(error ?? overrun(why))
  }

  function perform(task: Task): Promise<unknown> {
    return new Promise((settle, fail) => {
      if (isClosed) return fail(closed())
      if (waiting.length + alone.length >= MAX_WAITING)
        return fail(new Error('too much work waits for a thread'))
      waiting.push({ ...task, settle, fail })
      place()
    })
  }

  return {
    perform,
    run: async <I, O>({ module, name }: { module: string; name: string }, input: I) =>
      (await perform({ module, name, input, limitMs: PURE_MS })) as O,
    count: () => threads.size,
    async close() {
      isClosed = true
      const all = [...threads]
      threads.clear()
      const left = (await Promise.all(all.map((thread) => thread.end()))).flat()
      for (const work of [...left, ...alone.splice(0), ...waiting.splice(0)]) work.fail(closed())
    },
  }
}

function leastBusy(threads: ReadonlySet<Thread>, kept: Thread | null): Thread | undefined {
  const [least] = [...threads]
    .filter((thread) => thread !== kept)
    .sort((one, other) => one.size() - other.size())
  return least
}

function closed(): Problem {
  return new Problem('apart.closed', 503, 'The node is stopping.')
}
