// How long a node that was killed under load takes until it answers a command again, on SQLite and on PostgreSQL in one
// run: both begin with the same records, the same callers go on asking all the while, and the kills take turns.
//   npm run bench -- restart           BENCH_RECORDS=20000 BENCH_ROUNDS=9 for a longer look
// Exit code 1 where PostgreSQL takes more than 1.5 times as long, or a caller was told that the store is busy.

import { type ComingBack, startLoaded, type LoadedNode } from '../../test/support/coming-back.ts'
import { startDurableCluster } from '../records/cluster.ts'

const RECORDS = Number(process.env['BENCH_RECORDS'] ?? 5_000)
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5)
const MOST = 1.5

function print(figure: string, value: number, unit: string, vs: Record<string, number> = {}): void {
  const rounded = Number(value.toPrecision(3))
  console.log(JSON.stringify({ bench: 'restart', figure, value: rounded, unit, vs }))
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const cluster = await startDurableCluster()
const nodes: ['sqlite' | 'postgres', LoadedNode, ComingBack[]][] = []
try {
  nodes.push(['sqlite', await startLoaded({}), []])
  nodes.push(['postgres', await startLoaded({ DATABASE_URL: cluster.url }), []])
  for (const [, node] of nodes) await node.fill(RECORDS)
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [, node, seen] of nodes) seen.push(await node.killed())
} finally {
  for (const [, node] of nodes) await node.remove()
  await cluster.stop()
}

const took = (seen: readonly ComingBack[]) => median(seen.map(({ answersMs }) => answersMs))
const [sqlite = Number.NaN, postgres = Number.NaN] = nodes.map(([, , seen]) => took(seen))
const ratio = postgres / sqlite
for (const [engine, , seen] of nodes) {
  const vs = engine === 'postgres' ? { sqlite: Number(ratio.toFixed(2)) } : {}
  print(`first command answered after a kill, median, ${engine}`, took(seen) / 1000, 's', vs)
  const longest = Math.max(...seen.map(({ answersMs }) => answersMs))
  print(`first command answered after a kill, longest, ${engine}`, longest / 1000, 's')
  print(`told that the store is busy, ${engine}`, busyIn(seen), 'answers')
}
if (ratio > MOST || nodes.some(([, , seen]) => busyIn(seen) > 0)) process.exitCode = 1

function busyIn(seen: readonly ComingBack[]): number {
  return seen.reduce((sum, { answers }) => sum + (answers.get('503 store.busy') ?? 0), 0)
}
