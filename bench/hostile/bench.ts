// What sites in other hands cost: the longest that `/healthz` waits while twenty of them are watched, beside the same
// node without them, and the CPU of the worst input for each parser of foreign bytes.
//   npm run bench -- hostile
// The sites answer from a process of their own and are visited every five seconds. Limit: twice the wait without them.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { QUICK, startSites, watchSites } from '../../test/support/hostile-sites.ts'
import { loopCpuMs } from '../../test/support/process-cpu.ts'
import { HOSTILE } from '../../test/support/hostile-inputs.ts'
import { type BenchNode, startNode } from '../fanout/node.ts'

const SITES = 20
/** Time of each measurement, and how often it is taken: by turns the machine's own noise falls on both. */
const ROUND_MS = 20_000
const ROUNDS = 3
const ASK_EVERY_MS = 10

interface Waits {
  readonly longestMs: number
  readonly medianMs: number
  readonly loopMs: number
}

/** Asks again and again for a while. */
async function waits(node: BenchNode): Promise<Waits> {
  const all: number[] = []
  const before = loopCpuMs(node.pid)
  const until = performance.now() + ROUND_MS
  while (performance.now() < until) {
    const began = performance.now()
    const answer = await fetch(`${node.origin}/healthz`)
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`/healthz answers ${answer.status}`)
    all.push(performance.now() - began)
    await pause(ASK_EVERY_MS)
  }
  const loopMs = loopCpuMs(node.pid) - before
  return { longestMs: Math.max(...all), medianMs: median(all), loopMs }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function print(figure: string, value: number, unit: string, vs: Record<string, number> = {}): void {
  const rounded = (number: number) => Number(number.toPrecision(3))
  const ratios = Object.fromEntries(Object.entries(vs).map(([k, v]) => [k, rounded(v)]))
  console.log(JSON.stringify({ bench: 'hostile', figure, value: rounded(value), unit, vs: ratios }))
}

async function stalls(folder: string): Promise<void> {
  const node = await startNode(join(folder, 'data'), QUICK)
  const sites = await startSites(SITES)
  try {
    const without: Waits[] = []
    for (let n = 0; n < ROUNDS; n += 1) without.push(await waits(node))
    await watchSites(node, sites.places)
    await sites.behave('worst')
    await sites.visited(SITES)
    const beside: Waits[] = []
    for (let n = 0; n < ROUNDS; n += 1) beside.push(await waits(node))
    const of = (rounds: readonly Waits[], what: keyof Waits) =>
      median(rounds.map((round) => round[what]))
    for (const [figure, what] of [
      ['longest wait of /healthz', 'longestMs'],
      ['median wait of /healthz', 'medianMs'],
      [`CPU of the loop in ${ROUND_MS / 1000} s`, 'loopMs'],
    ] as const) {
      const [one, other] = [of(beside, what), of(without, what)]
      print(`${figure}, ${SITES} hostile sites`, one, 'ms', { 'without them': one / other })
    }
  } finally {
    await sites.stop()
    await node.stop()
  }
}

async function parsers(): Promise<void> {
  const worst = new Map<string, { input: string; cpuMs: number }>()
  for (const { parser, input, most, make } of HOSTILE) {
    const read = make(most)
    const before = process.threadCpuUsage()
    await read()
    const { user, system } = process.threadCpuUsage(before)
    const cpuMs = (user + system) / 1000
    if (cpuMs > (worst.get(parser)?.cpuMs ?? 0)) worst.set(parser, { input, cpuMs })
  }
  for (const [parser, { input, cpuMs }] of worst)
    print(`CPU of the worst input, ${parser}: ${input}`, cpuMs, 'ms')
}

const folder = mkdtempSync(join(tmpdir(), 'bench-hostile-'))
try {
  await stalls(folder)
  await parsers()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
