// A run over all readers in a thread of its own, so that one that does not come back can be named and ended.

import { parentPort, workerData } from 'node:worker_threads'
import { fuzzParsers, growthFaults, parsers } from './fuzz-parsers.ts'
import type { ThreadResult, ThreadRun } from './watched-parsers.ts'

const { cases, inputs, seed, at } = workerData as ThreadRun
const place = new Uint32Array(at)
const tell = (parser: number, number: number) => {
  place[0] = parser
  place[1] = number
  Atomics.add(place, 2, 1)
}

const all = await parsers()
const { done, counts, faults } = await fuzzParsers(all, { cases, seed, tell })
const growth = await growthFaults(all, { inputs, seed, tell })
parentPort?.postMessage({ done, counts, faults: [...faults, ...growth] } satisfies ThreadResult)
