// Work for the tests of threads: some of it well behaved, some of it not.

import { threadId } from 'node:worker_threads'
import { pureWork } from '../../src/core/apart.ts'

/** The bytes backwards, and which thread did it. */
export function reverse(bytes: Uint8Array): { bytes: Uint8Array; thread: number } {
  return { bytes: bytes.toReversed(), thread: threadId }
}

/** `reverse`, as a slice names it. */
export const reversing = pureWork(import.meta.url, reverse)

/** URL of this module. */
export const WORK_MODULE = import.meta.url

/** Computes and never looks up again. */
export function spin(): never {
  for (;;);
}

/** Takes memory until there is none. */
export function hoard(): never {
  const all: string[][] = []
  for (let round = 0; ; round += 1)
    all.push(Array.from({ length: 1000 }, (_, i) => `${round} ${i}`))
}

/** Throws. */
export function refuse(reason: string): never {
  throw new RangeError(reason)
}

/** Waits for what never comes, and throws where nobody catches it. */
export async function explode(reason: string): Promise<void> {
  setImmediate(() => {
    throw new Error(reason)
  })
  await new Promise(() => setInterval(() => {}, 1000))
}

/** Counts how often it was begun, and waits a moment, so that what overruns beside it takes it along. */
export async function tally({ count, ms }: { count: SharedArrayBuffer; ms: number }) {
  Atomics.add(new Int32Array(count), 0, 1)
  return await doze(ms)
}

/** Waits, and computes nothing. */
export async function doze(ms: number): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, ms))
  return ms
}
