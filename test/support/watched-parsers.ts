// Watches a run over all readers: whoever does not come back from one input is named, and the run ends.

import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { parsers, type ParserOutcome } from './fuzz-parsers.ts'

/** What the thread is given: cases, inputs by which growth is measured, and where it says which reader is at work. */
export interface ThreadRun {
  readonly cases: number
  readonly inputs: number
  readonly seed: number
  readonly at: SharedArrayBuffer
}

/** What it says at its end. */
export type ThreadResult = ParserOutcome

/** Between two looks at the thread; a reader that is at the same input after all of them hangs. */
const LOOK_MS = 5_000
const LOOKS = 24

/** Runs all readers in a thread. Throws Error with the reader and the number of its input where one does not come back. */
export async function watchedParsers(run: Omit<ThreadRun, 'at'>): Promise<ThreadResult> {
  const at = new SharedArrayBuffer(3 * Uint32Array.BYTES_PER_ELEMENT)
  const place = new Uint32Array(at)
  const thread = new Worker(new URL('fuzz-parsers-thread.ts', import.meta.url), {
    workerData: { ...run, at } satisfies ThreadRun,
  })
  const over = new AbortController()
  const result = new Promise<ThreadResult>((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
  }).finally(() => over.abort())
  const watched = stuckAt(place, over.signal).then(async ([parser, number]) => {
    const name = (await parsers())[parser]?.at
    throw new Error(`${name} does not come back from input ${number}`)
  })
  try {
    return await Promise.race([result, watched])
  } finally {
    over.abort()
    await thread.terminate()
  }
}

/** The place at which the thread stands still; never where it ends before. */
async function stuckAt(
  place: Uint32Array,
  signal: AbortSignal,
): Promise<readonly [number, number]> {
  let [still, before] = [0, -1]
  while (still < LOOKS) {
    try {
      await wait(LOOK_MS, undefined, { signal })
    } catch {
      return await new Promise(() => {})
    }
    const now = Atomics.load(place, 2)
    still = now === before ? still + 1 : 0
    before = now
  }
  return [place[0] ?? 0, place[1] ?? 0]
}
