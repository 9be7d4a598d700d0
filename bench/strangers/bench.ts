// What a crowd of strangers takes from honest callers. A hundred addresses of twenty networks send to every public door at
// once, each network ten times its share, for ten minutes: who else is refused, how long does he wait, when do alerts reach
// the stations and their answers the node, how full does the disk get, is the node ready throughout?
//   npm run bench -- strangers [--seconds 600] [--idle 120] [--times 10] [--looks 20] [--engines sqlite,postgres] [--data FOLDER] [--doors NAMES]
// The idle node is measured while the same crowd sends to a bare server, so that its own cost falls on both. Of what the
// limits of a minute let through, and of pages, a machine that also sends can send no tenfold: `--looks` pages a second.
// `--doors` takes a part of the doors alone, to see what one of them costs.
// Ends with 1 where somebody honest is refused or lost, the 95th of a hundred waits more than three times as long as
// beside the bare server, alerts or answers more than one and a half times, or the disk or readiness does not hold.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { SECOND } from '../../src/core/time.ts'
import { LEAVES_FREE } from '../../src/domains/reports/attachment.ts'
import { processCpuMs } from '../../test/support/process-cpu.ts'
import { compile, type Fan, openFan } from '../fanout/fan.ts'
import { startDurableCluster } from '../records/cluster.ts'
import type { Answers, Task } from './crowd.ts'
import { honestFor, type Served } from './honest.ts'
import { type Kept, type Nation, openNation } from './nation.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    idle: { type: 'string', default: '120' },
    times: { type: 'string', default: '10' },
    looks: { type: 'string', default: '20' },
    engines: { type: 'string', default: 'sqlite' },
    data: { type: 'string', default: tmpdir() },
    doors: { type: 'string', default: '' },
  },
})
const [SECONDS, IDLE, TIMES, LOOKS] = [values.seconds, values.idle, values.times, values.looks].map(
  Number,
) as [number, number, number, number]

/** What must be reached. */
const MAX_RATIO = 3
const MAX_ALERT_RATIO = 1.5

/** Between two alerts, and between two looks at the disk. */
const ALERT_EVERY_MS = 8_000
const DISK_EVERY_MS = 1_000
/** Alerts before anything is measured. */
const WARM_UP = 5
/** A disk whose rooms count by bytes and no longer by share. */
const LARGE_DISK_FREE = 64 * 1024 ** 3

let isMissed = false

function must(isReached: boolean, sentence: string): void {
  if (isReached) return
  isMissed = true
  console.error(`missed: ${sentence}`)
}

function print(figure: string, value: number, unit: string, vs: Record<string, number> = {}): void {
  const rounded = (number: number) => Number(number.toPrecision(4))
  const ratios = Object.fromEntries(Object.entries(vs).map(([k, v]) => [k, rounded(v)]))
  const line = { bench: 'strangers', figure, value: rounded(value), unit, vs: ratios }
  console.log(JSON.stringify(line))
}

const of = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN

/** A crowd that sends until it is stopped. */
function startCrowd(task: Task) {
  const child = fork(join(import.meta.dirname, 'crowd.ts'))
  child.send(task)
  return {
    async stop(): Promise<Answers> {
      child.send('stop')
      const [answers] = (await once(child, 'message')) as [Answers]
      if (child.exitCode === null) await once(child, 'exit')
      return answers
    },
  }
}

async function startBare() {
  const child = fork(join(import.meta.dirname, 'bare.ts'))
  const [port] = (await once(child, 'message')) as [number]
  return { origin: `http://127.0.0.1:${port}`, stop: () => child.disconnect() }
}

interface Alerts {
  readonly lastMs: number[]
  readonly storedMs: number[]
  lost: number
}

/** Issues alerts to all stations again and again, who answer each. */
async function alertsFor(nation: Nation, fan: Fan, ms: number): Promise<Alerts> {
  const seen: Alerts = { lastMs: [], storedMs: [], lost: 0 }
  const until = performance.now() + ms
  while (performance.now() < until) {
    const next = performance.now() + ALERT_EVERY_MS
    const alert = await nation.proposed()
    const round = await fan.round('answers', async () => void (await alert.issue()))
    await alert.cancel()
    seen.lastMs.push(round.last_ms)
    seen.storedMs.push(round.stored_ms)
    seen.lost += round.lost + nation.stations - round.stored
    await pause(Math.max(0, next - performance.now()))
  }
  return seen
}

/** The least that was free on the disk of a folder, as a share of it and in bytes. */
async function leastFree(folder: string, ms: number) {
  const least = { share: 1, bytes: Number.POSITIVE_INFINITY }
  const until = performance.now() + ms
  while (performance.now() < until) {
    const { bavail, blocks, bsize } = statfsSync(folder)
    least.share = Math.min(least.share, bavail / blocks)
    least.bytes = Math.min(least.bytes, bavail * bsize)
    await pause(DISK_EVERY_MS)
  }
  return least
}

interface Seen {
  readonly served: readonly Served[]
  readonly alerts: Alerts
  readonly disk: { readonly share: number; readonly bytes: number }
  readonly answers: Answers
  /** CPU of the node. */
  readonly cpuMs: number
}

/** Looks at the node for a while beside a crowd that sends to `to`; `first` is the first honest caller's number. */
async function beside(
  nation: Nation,
  fan: Fan,
  { to, folder, ms, first }: { to: string; folder: string; ms: number; first: number },
): Promise<Seen> {
  const crowd = startCrowd({
    to,
    place: nation.honest.place,
    times: TIMES,
    looks: LOOKS,
    doors: values.doors.split(',').filter((name) => name !== ''),
  })
  const cpu = processCpuMs(nation.running.pid)
  try {
    const [served, alerts, disk] = await Promise.all([
      honestFor(nation.honest, ms, first),
      alertsFor(nation, fan, ms),
      leastFree(folder, ms),
    ])
    const cpuMs = processCpuMs(nation.running.pid) - cpu
    return { served, alerts, disk, cpuMs, answers: await crowd.stop() }
  } catch (error) {
    await crowd.stop()
    throw error
  }
}

function report(engine: string, idle: Seen, busy: Seen, kept: Kept): void {
  const all = [...idle.served, ...busy.served]
  const refused = all.filter(({ refused: words }) => words !== null)
  for (const { kind, refused: words } of refused.slice(0, 5)) console.error(kind, words)
  const isKept = new Set([
    'claim',
    'application',
    'report',
    'report with a file',
    'SMS of an observer',
  ])
  const beyond = all.filter(
    (one) => one.refused === null && isKept.has(one.kind) && !kept.marks.has(one.mark),
  )
  const lost = beyond.filter(({ mark }) => !kept.waiting.has(mark))
  for (const { kind, mark } of lost.slice(0, 5)) console.error('not there:', kind, mark)
  print(`${engine}: honest callers`, busy.served.length, '1')
  print(`${engine}: of them refused`, refused.length, '1')
  print(`${engine}: waiting in a slow lane`, beyond.length - lost.length, '1')
  print(`${engine}: taken and not there`, lost.length, '1')
  for (const kind of new Set(busy.served.map((one) => one.kind))) {
    const [before, now] = [idle, busy].map(({ served }) =>
      of(
        served.filter((one) => one.kind === kind).map(({ ms }) => ms),
        0.95,
      ),
    ) as [number, number]
    print(`${engine}: ${kind}, p95`, now, 'ms', { idle: now / before })
    must(now <= MAX_RATIO * before, `${engine}: ${kind} within ${MAX_RATIO} times idle`)
  }
  for (const [figure, what] of [
    ['alert at the last station', 'lastMs'],
    ['answers of all stations durable', 'storedMs'],
  ] as const) {
    const [before, now] = [of(idle.alerts[what], 0.5), of(busy.alerts[what], 0.5)]
    print(`${engine}: ${figure}, median`, now, 'ms', { idle: now / before })
    must(now <= MAX_ALERT_RATIO * before, `${engine}: ${figure} within ${MAX_ALERT_RATIO} times`)
  }
  print(`${engine}: alerts or answers lost`, idle.alerts.lost + busy.alerts.lost, '1')
  print(`${engine}: CPU of the node in a second`, busy.cpuMs / SECONDS, 'ms', {
    idle: busy.cpuMs / SECONDS / (idle.cpuMs / IDLE),
  })
  print(`${engine}: least of the disk that was free`, busy.disk.share, '1')
  for (const [door, answers] of Object.entries(busy.answers))
    console.error(`${engine}: the crowd at ${door}: ${JSON.stringify(answers)}`)
  must(refused.length + lost.length === 0, `${engine}: everybody honest is served`)
  must(idle.alerts.lost + busy.alerts.lost === 0, `${engine}: every alert and answer comes`)
  const hasRoom = busy.disk.share >= LEAVES_FREE || busy.disk.bytes >= LARGE_DISK_FREE
  must(hasRoom, `${engine}: the disk above its rooms`)
}

async function ofEngine(engine: string): Promise<void> {
  const folder = mkdtempSync(join(values.data, 'bench-strangers-'))
  const cluster = engine === 'postgres' ? await startDurableCluster() : null
  const bare = await startBare()
  const nation = await openNation(folder, cluster === null ? {} : { DATABASE_URL: cluster.url })
  const { place } = nation.honest
  const port = new URL(place.origin).port
  const args = ['ws', port, nation.stations, await nation.frameBytes(), process.pid, nation.devices]
  let fan: Fan | null = null
  try {
    fan = await openFan(compile(folder, 'fan'), [...args, place.origin, '__Host-station'])
    for (let n = 0; n < WARM_UP; n += 1) await alertsFor(nation, fan, 1)
    await honestFor(nation.honest, 10 * SECOND, 0)
    const common = { folder, first: 1_000 }
    const idle = await beside(nation, fan, { ...common, to: bare.origin, ms: IDLE * SECOND })
    const task = { ...common, to: place.origin, first: 2_000, ms: SECONDS * SECOND }
    const busy = await beside(nation, fan, task)
    await fan.end()
    await nation.stop()
    report(engine, idle, busy, await nation.kept())
  } finally {
    bare.stop()
    await nation.stop()
    await cluster?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

for (const engine of values.engines.split(',')) await ofEngine(engine)
if (isMissed) process.exitCode = 1
