// Heaps of the node and of its threads.

import { setFlagsFromString } from 'node:v8'
import type { WorkerOptions } from 'node:worker_threads'

/** Young generation of a thread: two halves of 4 MiB, and as much again for what is large. */
const YOUNG_MIB = 12

/** Options of a thread that may hold so much; flags of this process are for its own heap. */
export function heapOfThread(mostMib: number): Pick<WorkerOptions, 'execArgv' | 'resourceLimits'> {
  // A young generation that the process was started with would be that of its threads, whatever their limits say. Its
  // own heap has read the flag by now.
  setFlagsFromString('--max-semi-space-size=0')
  return {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: mostMib, maxYoungGenerationSizeMb: YOUNG_MIB },
  }
}

/**
 * Collects all that is dead in the heap of this thread, and lays close together what lives: a sixth of the heap of a
 * node that has just loaded, or of a thread that reads sites, lies empty in pages that are held. The thread stands
 * still meanwhile: a tenth of a second for a node, 30 ms for a thread. Nothing happens in a process that was started
 * without `--expose-gc`, which the product never is.
 */
export function layClose(): void {
  globalThis.gc?.({ type: 'major', flavor: 'last-resort', execution: 'sync' })
}
