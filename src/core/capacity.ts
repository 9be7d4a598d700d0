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

/** Disk that sites need, bytes. */
export interface SiteDisk {
  /** What is there once all are known: what was learned, bodies, and the looks that are kept whole. */
  readonly atOnce: number
  /** What each year adds: of each look, its time, grade and hash stay. */
  readonly eachYear: number
}

/**
 * As measured with a page of 60 kB that stays as it is, on the larger of both engines, rounded up. The looks of two days
 * lie there before old ones are let go.
 */
const SITE_BYTES = 1_000_000
const LOOK_BYTES = 2_000
const PAST_LOOK_BYTES = 700
const WHOLE_S = 2 * 86_400
const YEAR_S = 365 * 86_400

/** The disk for so many sites, each looked at once in five minutes. */
export function diskForSites(sites: number): SiteDisk {
  return {
    atOnce: sites * (SITE_BYTES + (WHOLE_S / VISIT_S) * LOOK_BYTES),
    eachYear: sites * (YEAR_S / VISIT_S) * PAST_LOOK_BYTES,
  }
}
