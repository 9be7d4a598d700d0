/**
 * Both hashes of contents that are parts of something larger, taken in a thread while the parts come. What came out of
 * order, or before a restart, is not known here and is hashed from all its parts when somebody asks.
 */
import { hash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Digest, Files, PartOfWhole } from '../../core/port.ts'
import { MINUTE } from '../../core/time.ts'
import { heapOfThread } from '../heap.ts'
import type { HashAnswer, HashOrder } from './hashing.ts'

/** Wholes that are hashed while their parts come; beyond, the oldest is hashed from its parts in the end. */
const MAX_RUNNING = 32
/** How long the thread waits for the next part; what it has hashed until then goes with it. */
const IDLE_MS = MINUTE
const HEAP_MIB = 16

/** Parts that may come before the one that they follow: who hands in sends some at once. */
const MAX_EARLY = 8

/** A whole of which parts came, one after the other. */
interface Running {
  readonly parts: string[]
  /** Parts that wait for the one before them, by their place. */
  readonly early: Map<number, string>
  /** Its number in the thread; null while it has one part: most never have more, and starting a thread takes longer. */
  number: number | null
}

/** Hashes of wholes. */
export interface Wholes {
  /** A part came, and lies there. */
  follow(part: PartOfWhole, sha256: string): void
  /** See {@link Files.digest}. */
  digest(parts: readonly string[], whole?: string): Promise<Digest>
}

/** Hashes of wholes whose parts lie where `stored` says. */
export function createWholes(
  stored: Pick<Files, 'get'> & { pathOf(sha256: string): string },
): Wholes {
  const running = new Map<string, Running>()
  const thread = createThread(() => running.clear())
  let last = 0
  const add = (number: number, sha256: string, isFresh: boolean) =>
    thread.tell({ whole: number, part: { sha256, path: stored.pathOf(sha256), isFresh } })
  const forget = (one: Running | undefined) => {
    if (typeof one?.number === 'number') thread.tell({ whole: one.number, does: 'forget' })
  }
  return {
    follow({ whole, n }, sha256) {
      const before = running.get(whole)
      const begun = n === 0 ? before?.parts[0] : undefined
      const isAnew = begun !== undefined && begun !== sha256
      if (isAnew) forget(before)
      const now = isAnew || before === undefined ? newWhole() : before
      const ahead = n - now.parts.length
      if (ahead < 0 || ahead > MAX_EARLY) return
      now.early.set(n, sha256)
      join(now)
      running.delete(whole)
      running.set(whole, now)
      const [oldest] = running
      if (oldest === undefined || running.size <= MAX_RUNNING) return
      running.delete(oldest[0])
      forget(oldest[1])
    },
    async digest(parts, whole) {
      const known = whole === undefined ? undefined : running.get(whole)
      if (whole !== undefined) running.delete(whole)
      const [only] = parts
      if (parts.length === 1 && only !== undefined) return await digestOf(only)
      const isSame =
        known?.parts.length === parts.length && parts.every((one, n) => one === known.parts[n])
      if (!isSame) forget(known)
      return await thread.end(isSame && known.number !== null ? known.number : begin(parts, false))
    },
  }

  /** Takes in what follows on the parts that came before. */
  function join(now: Running): void {
    for (;;) {
      const n = now.parts.length
      const next = now.early.get(n)
      if (next === undefined) return
      now.early.delete(n)
      if (n > 0) {
        now.number ??= begin(now.parts, true)
        add(now.number, next, true)
      }
      now.parts.push(next)
    }
  }

  /** Has a whole hashed from these parts on; gives its number. */
  function begin(parts: readonly string[], isFresh: boolean): number {
    last += 1
    for (const sha256 of parts) add(last, sha256, isFresh)
    return last
  }

  async function digestOf(sha256: string): Promise<Digest> {
    const bytes = await stored.get(sha256)
    if (bytes === null) throw new Error(`stored content ${sha256} is missing`)
    return { sha256, sha512: hash('sha512', bytes), size: bytes.length }
  }
}

function newWhole(): Running {
  return { parts: [], early: new Map(), number: null }
}

interface Thread {
  tell(order: HashOrder): void
  /** The hashes of a whole whose parts were told. */
  end(whole: number): Promise<Digest>
}

interface Asked {
  resolve(digest: Digest): void
  reject(error: Error): void
}

/** Starts with the first order and ends when none comes for long; `onEnd` is called when what it knew is lost. */
function createThread(onEnd: () => void): Thread {
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  const asked = new Map<number, Asked>()

  function started(): Worker {
    const thread = new Worker(new URL('./hashing.ts', import.meta.url), heapOfThread(HEAP_MIB))
    thread.unref()
    thread.on('message', (answer: HashAnswer) => {
      const one = asked.get(answer.whole)
      asked.delete(answer.whole)
      if ('digest' in answer) one?.resolve(answer.digest)
      else one?.reject(new Error(answer.fault))
      rest()
    })
    thread.on('error', (error) => over(thread, error))
    thread.on('exit', () => over(thread, new Error('the thread that hashes ended by itself')))
    return thread
  }

  function over(thread: Worker, error: Error): void {
    if (worker !== thread) return
    worker = null
    onEnd()
    for (const { reject } of asked.values()) reject(error)
    asked.clear()
  }

  function rest(): void {
    clearTimeout(idle)
    if (asked.size > 0) return
    worker?.unref()
    idle = setTimeout(() => {
      const thread = worker
      if (thread === null) return
      over(thread, new Error('the thread that hashes had nothing to do'))
      void thread.terminate()
    }, IDLE_MS)
    idle.unref()
  }

  function tell(order: HashOrder): void {
    worker ??= started()
    worker.postMessage(order)
    rest()
  }

  return {
    tell,
    end(whole) {
      return new Promise((resolve, reject) => {
        asked.set(whole, { resolve, reject })
        tell({ whole, does: 'end' })
        worker?.ref()
      })
    },
  }
}
