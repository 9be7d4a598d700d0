import { z } from 'zod'
import { byteCount } from './bounds.ts'

/** More than any machine has. */
const MAX_CORES = 100_000

const rate = z.number().min(0).max(1e9)

/** What a machine was seen to do, in rounds of some seconds each. */
export const measurement = z.strictObject({
  /** Time until 4 KB are on the disk, in ms. */
  syncMedianMs: rate,
  syncWorstMs: rate,
  /** Commands a second, each with its record and on the disk, by one caller and by 64 at once. */
  durableByOne: rate,
  durableBy64: rate,
  /** Ed25519 signatures a second. */
  signatures: rate,
  /** Frames a second written to sockets that read them. */
  socketWrites: rate,
  /** Looks at a web site a second, checks included, one after another. */
  visits: rate,
  cores: z.number().int().min(1).max(MAX_CORES),
  memoryBytes: byteCount,
})
export type Measurement = z.infer<typeof measurement>

/** What a measurement lets expect. */
export interface Capacity {
  readonly answersPerSecond: number
  readonly stations: number
  readonly sites: number
}

/** Half of the machine is left for everything else that happens at that moment. */
const SHARE = 0.5

/** An alert reaches every station within this time, and all have answered within the longer one. */
const REACH_S = 10
const ANSWER_S = 120

/** Looks use a fifth of the machine, each site once in five minutes. */
const VISIT_SHARE = 0.2
const VISIT_S = 300

/** Open connections of one process; see the gateway. */
const MAX_CONNECTIONS = 18_000

/**
 * What a machine carries: answers = half of the durable commands; stations = the least of what sockets reach in ten
 * seconds, what can answer in two minutes, and 18,000 connections; sites = a fifth of the looks in five minutes.
 */
export function capacityOf(seen: Measurement): Capacity {
  const answersPerSecond = Math.floor(seen.durableBy64 * SHARE)
  const reached = Math.floor(seen.socketWrites * REACH_S * SHARE)
  return {
    answersPerSecond,
    stations: Math.min(reached, answersPerSecond * ANSWER_S, MAX_CONNECTIONS),
    sites: Math.floor(seen.visits * VISIT_S * VISIT_SHARE),
  }
}
