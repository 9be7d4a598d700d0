import { capacityOf, diskForSites, type Measurement } from '../core/capacity.ts'
import { Problem } from '../core/problem.ts'
import { badArgument, parseArguments } from './arguments.ts'
import type { Machine } from './machine.ts'

const SECONDS = { least: 1, usual: 12, most: 300 } as const

/** `bench --here [--seconds N] [--json]`: measures this machine, says what it carries, and leaves a record. */
export async function runBench(machine: Machine, args: readonly string[]): Promise<number> {
  const { words, flags } = parseArguments(args, { values: ['seconds'], switches: ['here', 'json'] })
  if (!flags.has('here') || words.length > 0) throw badArgument('Say: bench --here [--seconds N]')
  const seconds = Number(flags.get('seconds') ?? SECONDS.usual)
  if (!(seconds >= SECONDS.least && seconds <= SECONDS.most))
    throw badArgument(`--seconds is from ${SECONDS.least} to ${SECONDS.most}.`)
  machine.err(`Measuring for about ${seconds} seconds …`)
  const seen = await machine.measureHere(seconds)
  if (!flags.has('json')) for (const line of plainWords(seen)) machine.out(line)
  machine.out(JSON.stringify({ ...seen, ...capacityOf(seen) }))
  try {
    await machine.call('actual', 'record.noteCapacity', seen)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    machine.err(`It is not in a log: ${error.message}`)
  }
  return 0
}

/** The measurement as a person reads it, with the reckoning. */
export function plainWords(seen: Measurement): string[] {
  const { answersPerSecond, stations, sites } = capacityOf(seen)
  const disk = diskForSites(sites)
  const whole = (value: number) => Math.round(value).toLocaleString('en')
  return [
    `Disk: 4 KB are safe after ${seen.syncMedianMs} ms (worst ${seen.syncWorstMs} ms).`,
    `Commands on the disk: ${whole(seen.durableByOne)} a second by one caller, ${whole(seen.durableBy64)} by 64.`,
    `Signatures: ${whole(seen.signatures)} a second. Frames to sockets: ${whole(seen.socketWrites)} a second.`,
    `Looks at a site: ${whole(seen.visits)} a second, one after another.`,
    `This machine (${seen.cores} cores, ${whole(seen.memoryBytes / 1e9)} GB) is estimated to carry`,
    `  ${whole(answersPerSecond)} answers a second = half of the commands by 64,`,
    `  ${whole(stations)} stations = the least of: half of the frames of 10 s, the answers of 120 s, 18,000 connections,`,
    `  ${whole(sites)} sites = a fifth of the looks of 300 s.`,
    `So many sites need ${whole(disk.atOnce / 1e9)} GB of disk, and ${whole(disk.eachYear / 1e9)} GB more each year.`,
  ]
}
