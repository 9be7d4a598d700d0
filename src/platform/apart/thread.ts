import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { MINUTE, SECOND } from '../../core/time.ts'
import { heapOfThread } from '../heap.ts'

/** What a thread is told: to show that it is there, or to do something. */
export type Order = 'ping' | { id: number; module: string; name: string; input: unknown }

/** What it answers. */
export type Reply = { id: number; output: unknown } | { id: number; failure: string }

/** Everything that comes from a thread: it is up, under this name of the system's; it is there; something is done. */
export type Answer = { up: string | null } | 'pong' | Reply

/** Limits of threads; tests make them small. */
export interface ThreadLimits {
  /**
   * How long a thread may compute without looking up, in its own CPU time where the system tells it, so that a busy
   * machine ends nobody. The longest that our checks need for the most that a site may send is two seconds.
   */
  readonly silentMs: number
  /** How long a thread without work waits for the next: starting one takes a third of a second of CPU. */
  readonly idleMs: number
  /** Heap of one thread. The largest page that is read takes a third of it. */
  readonly heapMib: number
  /**
   * Pieces of work after which a thread takes no more, and ends once they are done: one that always has work would live
   * for weeks, and keep what the engine or a library forgets to let go of.
   */
  readonly pieces: number
}

export const THREAD_LIMITS: ThreadLimits = {
  silentMs: 10 * SECOND,
  idleMs: MINUTE,
  heapMib: 256,
  pieces: 250_000,
}

/** Looks at a thread within its silence: more would cost more, fewer would notice later. */
const LOOKS = 10

/** One piece of work under way. */
export interface Work {
  readonly module: string
  readonly name: string
  readonly input: unknown
  /** Longest time in the thread, computing or waiting. */
  readonly limitMs: number
  /** Whose work it is. */
  readonly about?: string
  settle(output: unknown): void
  fail(error: Error): void
}

/** A thread at work. */
export interface Thread {
  /** Pieces of work under way. */
  size(): number
  /** Whether it has taken all that it takes in its life. */
  isSpent(): boolean
  take(work: Work): void
  /** Ends it, and gives the work that was under way; nobody hears of its end. */
  end(): Promise<readonly Work[]>
}

/** Why a thread ended before its work was done, and what was left. */
export interface Ending {
  readonly left: readonly Work[]
  /** Null where the work itself is to blame: time or memory. */
  readonly error: Error | null
  readonly why: string
}

/** What a thread tells whoever started it. */
interface ThreadEvents {
  /** Something was done: there is room. */
  onDone(): void
  /** It is over, asked for or not; nothing more is taken. */
  onEnd(ending: Ending): void
}

interface Running {
  readonly work: Work
  readonly timer: NodeJS.Timeout
}

/** Starts a thread. */
export function startThread(limits: ThreadLimits, events: ThreadEvents): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), heapOfThread(limits.heapMib))
  const running = new Map<number, Running>()
  let last = 0
  let hasEnded = false
  const watch = watching(limits.silentMs, {
    ping: () => worker.postMessage('ping' satisfies Order),
    onSilence: () => over('it computed for too long', null),
  })
  let idle: NodeJS.Timeout | undefined

  const isSpent = () => last >= limits.pieces

  function over(why: string, error: Error | null): void {
    if (hasEnded) return
    void worker.terminate()
    events.onEnd({ left: letGo(), error, why })
  }

  function letGo(): Work[] {
    hasEnded = true
    watch.stop()
    clearTimeout(idle)
    for (const { timer } of running.values()) clearTimeout(timer)
    const left = [...running.values()].map(({ work }) => work)
    running.clear()
    return left
  }

  function rest(): void {
    if (running.size > 0 || hasEnded) return
    if (isSpent()) return over('it took its last piece of work', null)
    watch.stop()
    worker.unref()
    idle = setTimeout(() => over('it had nothing to do', null), limits.idleMs)
    idle.unref()
  }

  worker.on('message', (reply: Answer) => {
    if (reply === 'pong') return watch.heard()
    if ('up' in reply) return watch.begin(reply.up)
    watch.heard()
    const done = running.get(reply.id)
    if (done === undefined) return
    running.delete(reply.id)
    clearTimeout(done.timer)
    if ('failure' in reply) done.work.fail(new Error(reply.failure))
    else done.work.settle(reply.output)
    rest()
    events.onDone()
  })
  worker.on('error', (error) => over(...blame(error)))
  worker.on('exit', () => over('its thread ended', new Error('a thread ended by itself')))
  rest()
  return {
    size: () => running.size,
    isSpent,
    take(work) {
      const { module, name, input } = work
      const id = ++last
      const fault = post(worker, { id, module, name, input })
      if (fault !== null) return work.fail(fault)
      const timer = setTimeout(() => over('it took too long', null), work.limitMs)
      running.set(id, { work, timer })
      clearTimeout(idle)
      worker.ref()
      watch.start()
    },
    async end() {
      const left = letGo()
      await worker.terminate()
      return left
    },
  }
}

/** Hands it over; the error where it cannot be copied: a fault of whoever asked, not of the thread. */
function post(worker: Worker, order: Order): Error | null {
  try {
    worker.postMessage(order)
    return null
  } catch (error) {
    return error as Error
  }
}

/** A full heap is the fault of the work, anything else that nobody caught one of ours. */
function blame(error: Error & { code?: string }): [why: string, error: Error | null] {
  const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return isMemory ? ['it took too much memory', null] : [error.message, error]
}

/** Looks at a thread again and again while it has work; until it is up it is being started, and that takes what it takes. */
function watching(silentMs: number, { ping, onSilence }: { ping(): void; onSilence(): void }) {
  let timer: NodeJS.Timeout | undefined
  /** Milliseconds that the thread has computed; null until it is up. */
  let spent: (() => number) | null = null
  let heardAt = 0
  const heard = () => {
    heardAt = spent?.() ?? 0
  }
  return {
    begin(name: string | null) {
      spent = name === null ? () => performance.now() : () => cpuMs(name)
      heard()
    },
    heard,
    start() {
      if (timer !== undefined) return
      heard()
      ping()
      timer = setInterval(() => {
        if (spent !== null && spent() - heardAt > silentMs) onSilence()
        else ping()
      }, silentMs / LOOKS)
    },
    stop() {
      clearInterval(timer)
      timer = undefined
    },
  }
}

/** CPU of a thread by its name for the system; 0 once it is gone, and where nobody may read it. */
function cpuMs(name: string): number {
  try {
    return Number(readFileSync(`/proc/${name}/schedstat`, 'utf8').split(' ', 1)[0]) / NS_PER_MS
  } catch {
    // Then the limits of the work end it.
    return 0
  }
}

const NS_PER_MS = 1_000_000
