// A thread that does what it is told, one message after the other: it loads a module of ours, calls a function of it and
// answers with what came. Whoever told it ends it when no answer comes.
import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { layClose } from '../heap.ts'
import type { Answer, Order, Reply } from './thread.ts'

/** A third of the share of what answers people, where both want the same core; less would make visits late on a busy machine. */
const NICE = 5

/** Pieces of work after which the heap is laid close: a quarter of a minute at 33 visits a second. After 512 a site took a tenth more of CPU. */
const CLOSE_PIECES = 1024

parentPort?.on('message', (order: Order) => {
  if (order === 'ping') parentPort?.postMessage('pong' satisfies Answer)
  else
    void done(order).then((reply) => {
      parentPort?.postMessage(reply, buffersOf(reply))
      if (order.id % CLOSE_PIECES === 0) layClose()
    })
})

// Whoever started it counts its silence from here on: the first order may already be one that never ends.
parentPort?.postMessage({ up: ownThread() } satisfies Answer)

/** Name of this thread for the system; null where the system is not Linux, whose priorities are those of threads. */
function ownThread(): string | null {
  if (process.platform !== 'linux') return null
  try {
    setPriority(NICE)
  } catch {
    // A system that forbids it has priorities of its own; the work is the same.
  }
  return readlinkSync('/proc/thread-self')
}

async function done({ id, module, name, input }: Exclude<Order, 'ping'>): Promise<Reply> {
  try {
    const exported = (await import(module)) as Record<string, (input: unknown) => unknown>
    const work = exported[name]
    if (work === undefined) throw new Error(`${module} exports no ${name}`)
    return { id, output: await work(input) }
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) }
  }
}

/** Bytes that stand in the items of a list are handed over instead of copied, where they have their memory to themselves. */
function buffersOf(reply: Reply): ArrayBuffer[] {
  if (!('output' in reply) || !Array.isArray(reply.output)) return []
  const values: unknown[] = reply.output.flatMap((item: object) => Object.values(item))
  const own = values.flatMap((value) =>
    value instanceof Uint8Array &&
    value.buffer instanceof ArrayBuffer &&
    value.byteLength === value.buffer.byteLength
      ? [value.buffer]
      : [],
  )
  return [...new Set(own)]
}
