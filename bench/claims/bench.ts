// What it costs everybody else that a node reads so many claims in after its start. /healthz is asked by another thread while
// a citizen asks again and again about a post until it is answered, and while the node is idle.
//   npm run bench -- claims [--claims 60000]
// A figure is the 99th percentile, with its ratio to that of the idle node; above twice of it the bench ends with 1.

import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { Tx } from '../../src/core/port.ts'
import { newCode, newId } from '../../src/core/id.ts'
import * as store from '../../src/domains/claims/store.ts'
import { startTestNode, type TestNode } from '../../test/support/node.ts'
import { poolOf } from '../match/corpus.ts'

const MAX_RATIO = 2
const AT_ONCE = 250
const IDLE_MS = 10_000
/** From one question of the other thread to the next. */
const EVERY_MS = 5
/** Behind an answer that they are not read in yet. */
const AGAIN_MS = 200
/** Rounds of an idle and a busy node, so that a moment of a shared machine is in neither alone. */
const ROUNDS = 3

const { values: options } = parseArgs({ options: { claims: { type: 'string', default: '60000' } } })

function print(figure: string, value: number, unit: string, vs: Record<string, number> = {}): void {
  const line = { bench: 'claims', figure, value: Number(value.toPrecision(3)), unit, vs }
  console.log(JSON.stringify(line))
}

const at99 = (all: readonly number[]) =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.99)] ?? Number.NaN

/** Asks in a thread of its own until it is told to end, and says how long each answer took. */
const ASKER = `
const { parentPort, workerData } = require('node:worker_threads')
const { Agent, get } = require('node:http')
const agent = new Agent({ keepAlive: true, maxSockets: 4 })
const took = []
let isOver = false
parentPort.on('message', () => { isOver = true })
const ask = () => new Promise((resolve, reject) => {
  const began = performance.now()
  get(workerData.url, { agent }, (answer) => {
    answer.resume()
    answer.on('end', () => { took.push(performance.now() - began); resolve() })
  }).on('error', reject)
})
;(async () => {
  while (!isOver) {
    await ask()
    await new Promise((resolve) => setTimeout(resolve, ${EVERY_MS}))
  }
  agent.destroy()
  parentPort.postMessage(took)
  parentPort.close()
})()
`

/** Milliseconds of each answer while the work lasts. */
async function asking(node: TestNode, work: () => Promise<unknown>): Promise<number[]> {
  const workerData = { url: `${node.node.origin}/healthz` }
  const worker = new Worker(ASKER, { eval: true, workerData })
  const took = new Promise<number[]>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  await work()
  worker.postMessage('over')
  return await took
}

async function fill(node: TestNode, count: number): Promise<void> {
  const house = node.node.house('actual')
  if (house === null) throw new Error('there is no house')
  const now = house.time.now()
  const pool = poolOf(count)
  const write = async (tx: Tx, from: number) => {
    const some = pool
      .slice(from, from + AT_ONCE)
      .map((of, n) => ({ of, id: newId(), moved: from + n + 1 }))
    const by = { takenBy: 'person:bench', takenAt: now, publishedAt: now }
    await store.claims.insert(
      tx,
      some.map(({ of, id, moved }) => ({
        id,
        code: `CLM-${newCode()}`,
        state: 'checked' as const,
        words: of.claim,
        language: of.language as 'en',
        moved,
        sameText: id,
        likeness: id,
        kind: 'factual' as const,
        claimant: 'unknown' as const,
        harm: 'other' as const,
        ...by,
      })) as never,
    )
    await store.checks.insert(
      tx,
      some.map(({ of, id }) => ({
        id: newId(),
        claim: id,
        version: 1,
        state: 'published' as const,
        language: of.language as 'en',
        title: of.title,
        subtitle: of.subtitle,
        summary: 'It is not so.',
        method: 'Read.',
        verdict: 'false' as const,
        evidence: [],
        writtenBy: 'person:bench',
        writtenAt: now,
      })) as never,
    )
  }
  for (let from = 0; from < pool.length; from += AT_ONCE)
    await house.store.write((tx) => write(tx, from))
  await house.store.write((tx) => store.clock.put(tx, { id: 'index', moved: count }))
}

const median = (all: readonly number[]) =>
  all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN

/** Whether a post finds a claim; false while they are read in. Throws where it finds none. */
async function isFound(origin: string, post: string): Promise<boolean> {
  const body = JSON.stringify({ post, language: 'en' })
  const headers = { 'content-type': 'application/json', origin }
  const answer = await fetch(`${origin}/api/claims.check`, { method: 'POST', body, headers })
  const found = (await answer.json()) as { items?: readonly unknown[] }
  if (answer.status === 503) return false
  if (!found.items?.length) throw new Error(`nothing was found: ${JSON.stringify(found)}`)
  return true
}

async function main(test: TestNode): Promise<void> {
  const count = Number(options.claims)
  await fill(test, count)
  await test.stop()
  const ratios: number[] = []
  const busy: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const node = await test.restart()
    const post = poolOf(count)[count - 1]?.claim ?? ''
    const began = performance.now()
    const loading = await asking(test, async () => {
      while (!(await isFound(node.origin, post))) await delay(AGAIN_MS)
    })
    print(
      `from the start until ${count} claims are found`,
      (performance.now() - began) / 1_000,
      's',
    )
    await node.settled(60_000)
    const idle = await asking(test, () => delay(IDLE_MS))
    busy.push(at99(loading))
    ratios.push(at99(loading) / at99(idle))
    await test.stop()
  }
  const ratio = Number(median(ratios).toFixed(2))
  print('/healthz, 99th percentile while claims are read in', median(busy), 'ms', { idle: ratio })
  if (ratio > MAX_RATIO) process.exitCode = 1
}

const node = await startTestNode('sqlite')
try {
  await main(node)
} finally {
  await node.remove()
}
