// Every reader of the list gets inputs that were good and are changed: it reads or refuses, in its own words.

import { inspect } from 'node:util'
import { mutated, repeated } from './mutator.ts'
import type { Parser } from './parser.ts'
import { ofForeignBytes } from './parsers-bytes.ts'
import { ofHouse } from './parsers-house.ts'
import { ofProofs } from './parsers-proofs.ts'
import { OF_TEXTS } from './parsers-texts.ts'

/** Every reader of input from outside, those of actions aside: a test compares the list with the tree. */
export async function parsers(): Promise<readonly Parser[]> {
  return [...OF_TEXTS, ...(await ofProofs()), ...ofForeignBytes(), ...(await ofHouse())]
}

/** Faults that are told of one reader; and bytes of an input that is told. */
const MAX_FAULTS = 3
const MAX_TOLD = 300
/** Inputs as a row of a reader, kept apart by its place in the list. */
const ROW = 1_000_003

/** What a run is made of. */
export interface ParserRun {
  readonly cases: number
  /** The same seed makes the same cases. */
  readonly seed: number
  /** Hears before each case which reader is at work, by its place in the list. */
  readonly tell?: (parser: number, number: number) => void
}

/** What came of one run. */
export interface ParserOutcome {
  readonly done: number
  /** By reader: cases, and how many of them were refused. */
  readonly counts: ReadonlyMap<string, { readonly cases: number; readonly refused: number }>
  /** What no reader may do, with the number that makes the input again. */
  readonly faults: readonly string[]
}

/** Makes about so many cases, each reader by its share. */
export async function fuzzParsers(
  all: readonly Parser[],
  { cases, seed, tell = () => {} }: ParserRun,
): Promise<ParserOutcome> {
  const shares = all.reduce((sum, { share }) => sum + share, 0)
  const counts = new Map<string, { cases: number; refused: number }>()
  const faults: string[] = []
  let done = 0
  for (const [at, parser] of all.entries()) {
    const own = Math.ceil((cases * parser.share) / shares)
    let refused = 0
    const wrong: string[] = []
    for (let n = 0; n < own && wrong.length < MAX_FAULTS; n += 1) {
      const number = (seed + at * ROW + n) >>> 0
      tell(at, number)
      const outcome = await oneCase(parser, number)
      if (outcome === 'refused') refused += 1
      else if (outcome !== 'read') wrong.push(outcome)
      done += 1
    }
    faults.push(...wrong)
    const before = counts.get(parser.at) ?? { cases: 0, refused: 0 }
    counts.set(parser.at, { cases: before.cases + own, refused: before.refused + refused })
  }
  return { done, counts, faults }
}

async function oneCase(parser: Parser, number: number): Promise<string> {
  const { seeds } = parser
  const input = mutated(seeds[number % seeds.length] ?? Buffer.of(), number, { others: seeds })
  const copy = Buffer.from(input)
  try {
    await parser.read(copy)
    return 'read'
  } catch (error) {
    if (isRefusal(parser, error)) return 'refused'
    return `${parser.at} (${number}): ${inspect(error).slice(0, 600)} of ${inspect(input.toString('latin1').slice(0, MAX_TOLD))}`
  }
}

const isRefusal = ({ refusals }: Parser, error: unknown) =>
  refusals.some((refusal) => error instanceof refusal)

/** How often a part of an input stands in it, less and more; as often as more than less, the smaller one is read. */
const [FEW, MANY] = [10, 100]
/** So many times of CPU beyond linear are a fault: a square would be ten times. */
const MOST_TIMES = 5
/** CPU below which a figure is noise, in microseconds, and how often a figure that looks bad is looked at again. */
const NOISE_US = 4_000
const TRIES = 5

/**
 * Where reading an input in which a part stands a hundred times costs more than some five times of what ten readings of
 * one cost in which it stands ten times: the work grows faster than the input.
 */
export async function growthFaults(
  all: readonly Parser[],
  {
    inputs,
    seed,
    tell = () => {},
  }: { readonly inputs: number; readonly seed: number } & Pick<ParserRun, 'tell'>,
): Promise<string[]> {
  const faults: string[] = []
  for (const [at, parser] of all.entries()) {
    for (let n = 0; n < inputs; n += 1) {
      const number = (seed + at * ROW + n) >>> 0
      tell(at, number)
      const fault = await growthOf(parser, number)
      if (fault !== null) faults.push(fault)
    }
  }
  return faults
}

async function growthOf(parser: Parser, number: number): Promise<string | null> {
  const seed = parser.seeds[number % parser.seeds.length] ?? Buffer.of()
  const [few, many] = [repeated(seed, number, FEW), repeated(seed, number, MANY)]
  const times = MANY / FEW
  const linear = Math.max(NOISE_US, await cpuOf(parser, few, times))
  let least = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < TRIES && least > MOST_TIMES * linear; attempt += 1)
    least = Math.min(least, await cpuOf(parser, many, 1))
  if (least <= MOST_TIMES * linear) return null
  return `${parser.at} (${number}): ${times} times ${few.length} bytes take ${linear} µs, ${many.length} at once ${least} µs`
}

/** CPU of this thread for so many readings, in microseconds. */
async function cpuOf(parser: Parser, input: Buffer, times: number): Promise<number> {
  const copies = Array.from({ length: times }, () => Buffer.from(input))
  const before = process.threadCpuUsage()
  for (const copy of copies) {
    try {
      await parser.read(copy)
    } catch (error) {
      if (!isRefusal(parser, error)) throw error
    }
  }
  const { user, system } = process.threadCpuUsage(before)
  return user + system
}
