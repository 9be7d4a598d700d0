// What lists, pages and searches of incidents take with 1,000 incidents and with 100,000: an entry of a timeline for every
// hundred thousandth part of a nation's years, and yet the same page.
//   npm run bench -- cases [--postgres] [--incidents N]
// Both nodes are asked in turns, so that a busy machine slows both alike. Each figure is a median, with its ratio to that
// of 1,000 incidents; what is above twice of it is said, and the bench ends with 1.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startDurableCluster } from '../records/cluster.ts'
import { ASKED, openFilled, type Filled } from './incidents.ts'

const FEW = 1_000
const ROUNDS = 40
const WARM_UP = 5
/** A list, a page or a search against the same with few. */
const MAX_RATIO = 2

const { values: options } = parseArgs({
  options: {
    postgres: { type: 'boolean', default: false },
    incidents: { type: 'string', default: '100000' },
  },
})

function print(figure: string, value: number, unit: string, vs: Record<string, number> = {}): void {
  const line = { bench: 'cases', figure, value: Number(value.toPrecision(3)), unit, vs }
  console.log(JSON.stringify(line))
}

function median(all: readonly number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN
}

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Medians of the same question to both, asked in turns. */
async function compared(
  ask: (filled: Filled, n: number) => Promise<unknown>,
  [few, many]: readonly [Filled, Filled],
): Promise<readonly [number, number]> {
  for (let n = 0; n < WARM_UP; n += 1) for (const one of [few, many]) await ask(one, n)
  const times: [number[], number[]] = [[], []]
  for (let n = WARM_UP; n < WARM_UP + ROUNDS; n += 1) {
    times[0].push(await msOf(() => ask(few, n)))
    times[1].push(await msOf(() => ask(many, n)))
  }
  return [median(times[0]), median(times[1])]
}

/** Asks everything of both; gives what is above the limit. */
async function measure(both: readonly [Filled, Filled]): Promise<string[]> {
  const over: string[] = []
  for (const [figure, ask] of Object.entries(ASKED)) {
    const [few, many] = await compared(ask, both)
    const ratio = Number((many / few).toFixed(2))
    print(figure, many, 'ms', { [`${FEW} incidents`]: ratio })
    if (ratio > MAX_RATIO) over.push(`${figure}: ${ratio}`)
  }
  return over
}

async function main(folder: string): Promise<void> {
  const many = Number(options.incidents)
  const clusters = options.postgres
    ? [await startDurableCluster(), await startDurableCluster()]
    : []
  const place = (n: number) => {
    const url = clusters[n]?.url
    const data = { SCRUTINEER_DATA: join(folder, String(n)) }
    return url === undefined ? data : { ...data, DATABASE_URL: url }
  }
  const opened: Filled[] = []
  try {
    for (const [n, incidents] of [FEW, many].entries()) {
      const seconds = await msOf(async () => opened.push(await openFilled(place(n), incidents)))
      print(`time to bring ${incidents} incidents in`, seconds / 1000, 's')
    }
    const [few, full] = opened
    if (few === undefined || full === undefined) throw new Error('a node is missing')
    const over = await measure([few, full])
    for (const line of over) console.error(`above ${MAX_RATIO}: ${line}`)
    if (over.length > 0) process.exitCode = 1
  } finally {
    for (const one of opened) await one.close()
    for (const one of clusters) await one.stop()
  }
}

const folder = mkdtempSync(join(process.env['BENCH_FOLDER'] ?? tmpdir(), 'bench-cases-'))
try {
  await main(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
