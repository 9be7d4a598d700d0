// What an alert costs: one signed entry to 5,000 stations on WebSocket, and their 5,000 answers made durable.
//   npm run bench -- fanout [STATIONS]
// The node is the product itself in a process of its own; its devices are enrolled, its alerts drafted, proposed and
// issued by two persons as everywhere, so the CPU of a round holds the release, its records, the log's signature and the
// stream's, not only the sending. Beside it, round about, bare.c sends as many bytes to as many sockets, so that both
// meet the machine in the same state.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { templateContent } from '../../src/domains/alerting/index.ts'
import { processCpuMs } from '../../test/support/process-cpu.ts'
import { compile, type Fan, LEEWAY_BYTES, lineBytes, linesOf, openFan, type Round } from './fan.ts'
import { enrolStations, type BenchNode, type Person, startNode } from './node.ts'

const STATIONS = Number(process.argv[2] ?? 5000)
const ROUNDS = 15
const ANSWER_ROUNDS = 3

/** Alerts before the first round: in service the heartbeats of some minutes have made the way of sending warm. */
const WARM_UP_ALERTS = 20

/** Between rounds, so that what follows an alert (checkpoint, cancel, collection) is over. */
const REST_MS = 1_500

/** What ws adds to a line of up to 64 KB. */
const HEADER_BYTES = 4

/** A round of the node, with what it took until every workflow had dealt with all that the release wrote. */
interface NodeRound extends Round {
  /** Until the release was answered. */
  readonly answer_ms: number
  readonly head_cpu_ms: number
}

const folder = mkdtempSync(join(tmpdir(), 'fanout-'))

/** The reference: the same bytes to as many sockets by the least that a program can do. */
interface Reference {
  round(): Promise<Round>
  end(): Promise<void>
}

async function openReference(fan: string, bare: string, bytes: number): Promise<Reference> {
  const server = spawn(bare, [String(bytes)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await linesOf(server)()
  const subscribers = await openFan(fan, ['raw', port, STATIONS, bytes, server.pid ?? 0])
  return {
    round: () => subscribers.round('round', async () => {}),
    async end() {
      await subscribers.end()
      server.kill()
    },
  }
}

/** An alert for everybody in one language, drafted and proposed by one person; gives what the second says to issue it. */
async function proposed(author: Person): Promise<Proposed> {
  const content = templateContent({ event: 'DDOS', severity: 'Moderate', areas: ['/'] })
  const { en } = content.texts
  const { alert } = await author.call<{ alert: string }>('alerting.draft', {
    content: { ...content, texts: { en } },
  })
  await author.call('alerting.propose', { alert, confirmed: ['en'] })
  const { read } = await author.ask<{ read: string }>('alerting.preview', { alert })
  return { alert, read, count: STATIONS }
}

interface Proposed {
  readonly alert: string
  readonly read: string
  readonly count: number
}

/** Throws Error where a workflow has not dealt yet with all that the release wrote. */
async function atHead(node: BenchNode): Promise<void> {
  const measures = await (await fetch(`${node.origin}/metrics`)).text()
  const lags = [...measures.matchAll(/workflow_lag_records\{[^}]*realm="actual"[^}]*\} (\d+)/g)]
  if (lags.length === 0 || lags.some(([, records]) => records !== '0'))
    throw new Error('the workflows are not at the head of the log')
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function print(figure: string, value: number, unit: string, vs: Record<string, number> = {}): void {
  const rounded = (number: number) => Math.round(number * 100) / 100
  const ratios = Object.fromEntries(Object.entries(vs).map(([k, v]) => [k, rounded(v)]))
  console.log(JSON.stringify({ bench: 'fanout', figure, value: rounded(value), unit, vs: ratios }))
}

async function main(): Promise<void> {
  const [fan, bare] = [compile(folder, 'fan'), compile(folder, 'bare')]
  const node = await startNode(join(folder, 'data'))
  let reference: Reference | null = null
  try {
    const tokens = await enrolStations(node, folder, STATIONS)
    const [author, second] = [await node.join('Author'), await node.join('Second')]
    const issue = (proposal: Proposed) => () => second.call<void>('alerting.issue', proposal)
    const bytes = (await frameBytes(node, author, second)) + HEADER_BYTES
    const args = ['ws', node.port, STATIONS, bytes - LEEWAY_BYTES, node.pid]
    reference = await openReference(fan, bare, bytes)
    const stations = await openFan(fan, [...args, tokens, node.origin, '__Host-station'])
    const play = async (kind: 'round' | 'answers'): Promise<NodeRound> => {
      const proposal = await proposed(author)
      const { alert } = proposal
      await setTimeout(REST_MS)
      const cpu = processCpuMs(node.pid)
      let answered = 0
      const round = await stations.round(kind, async () => {
        const from = performance.now()
        await issue(proposal)()
        answered = performance.now() - from
      })
      await setTimeout(REST_MS)
      const head = processCpuMs(node.pid) - cpu
      await atHead(node)
      await second.call('alerting.cancel', { alert })
      return { ...round, answer_ms: answered, head_cpu_ms: head }
    }
    for (let n = 0; n < WARM_UP_ALERTS; n += 1) {
      const proposal = await proposed(author)
      await issue(proposal)()
      await second.call('alerting.cancel', { alert: proposal.alert })
    }
    const [alone, beside]: [NodeRound[], Round[]] = [[], []]
    for (let n = 0; n < ROUNDS; n += 1) {
      alone.push(await play('round'))
      await setTimeout(REST_MS)
      beside.push(await reference.round())
    }
    const answered: NodeRound[] = []
    for (let n = 0; n < ANSWER_ROUNDS; n += 1) answered.push(await play('answers'))
    await stations.end()
    report({ bytes, bare: beside, alone, answered, ready: stations.ready })
  } finally {
    await reference?.end()
    await node.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Size of the signed line as a station gets it. */
async function frameBytes(
  node: Awaited<ReturnType<typeof startNode>>,
  author: Person,
  second: Person,
): Promise<number> {
  const proposal = await proposed(author)
  const { alert } = proposal
  await second.call('alerting.issue', proposal)
  const bytes = await lineBytes(node)
  await second.call('alerting.cancel', { alert })
  return bytes
}

function report(of: {
  readonly bytes: number
  readonly bare: readonly Round[]
  readonly alone: readonly NodeRound[]
  readonly answered: readonly NodeRound[]
  readonly ready: Fan['ready']
}): void {
  const { bare, alone, answered, ready } = of
  const cpu = (rounds: readonly Round[]) => median(rounds.map((round) => round.cpu_ms))
  const last = (rounds: readonly Round[]) => median(rounds.map((round) => round.last_ms))
  const lost = [...alone, ...answered].reduce((sum, round) => sum + round.lost, 0)
  print('alert to all, server CPU', cpu(alone), 'ms', { bare: cpu(alone) / cpu(bare) })
  print('alert to all, last station', last(alone), 'ms', { bare: last(alone) / last(bare) })
  const part = (of: (round: NodeRound) => number) => median(alone.map(of))
  print(
    'of it until the release was answered',
    part((round) => round.answer_ms),
    'ms',
  )
  print(
    'of it until half the stations had it',
    part((round) => round.half_ms),
    'ms',
  )
  print(
    'of it until the last had it, server CPU',
    part((round) => round.last_cpu_ms),
    'ms',
  )
  print(
    'of it in the 0.3 s after, server CPU',
    part((round) => round.cpu_ms - round.last_cpu_ms),
    'ms',
  )
  print(
    'release until every workflow was at head, server CPU',
    part((round) => round.head_cpu_ms),
    'ms',
  )
  print('frame', of.bytes, 'bytes')
  print('stations', ready.ready, 'connections')
  print('lost', lost + ready.failed, 'alerts')
  print('issue to all answers durable', median(answered.map((round) => round.stored_ms)), 'ms')
  print('issue to all answers durable, server CPU', cpu(answered), 'ms')
  print(
    'answers not stored',
    answered.reduce((sum, r) => sum + STATIONS - r.stored, 0),
    'answers',
  )
}

await main()
