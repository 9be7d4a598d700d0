// What a node takes: memory when idle and by slice, and time from `serve` to the first page with a whole nation loaded.
//   npm run bench -- node
// Beside it a bare Node process that answers one line, started by the same executable in the same way.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { product } from '../../scripts/setup.mjs'
import { nationFile } from '../../test/support/territory.ts'
import { growthBySlice } from './growth.ts'

const STATIONS = 100_000
const STARTS = 5
const IDLE_MS = 10_000
const START_LIMIT_MS = 30_000

/** A process that serves, and how long it took. */
interface Started {
  readonly child: ChildProcess
  readonly port: number
  /** From the spawn to the last byte of the first page. */
  readonly firstPageMs: number
  /** Size of that page, uncompressed. */
  readonly pageBytes: number
}

const BARE = `require('node:http').createServer((_, out) => out.end('hello'))
  .listen(Number(process.env.PORT), '127.0.0.1', function () { console.log('A bare process is at http://localhost:' + this.address().port) })`

/** Starts a process that prints its address and gets the first page. */
async function start(argv: readonly string[], env: Record<string, string>): Promise<Started> {
  const began = performance.now()
  const child = spawn(process.execPath, argv, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const timer = setTimeout(() => child.kill(), START_LIMIT_MS)
  const lines = createInterface({ input: child.stdout })
  let port: number | null = null
  for await (const line of lines) {
    port = Number(/ is at http:\/\/localhost:(\d+)/.exec(line)?.[1] ?? 0)
    if (port > 0) break
  }
  clearTimeout(timer)
  if (!port) throw new Error(`${argv.join(' ')} did not start`)
  child.stdout.resume()
  const response = await fetch(`http://127.0.0.1:${port}/en/`, {
    headers: { host: `localhost:${port}` },
  })
  const page = await response.arrayBuffer()
  if (!response.ok) throw new Error(`the first page is answered by ${response.status}`)
  return { child, port, firstPageMs: performance.now() - began, pageBytes: page.byteLength }
}

async function stop({ child }: Started): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** Resident memory after a while without anything to do, in MiB. */
async function idleMemory({ child }: Started): Promise<number> {
  await pause(IDLE_MS)
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024
}

async function startTimes(argv: readonly string[], env: Record<string, string>): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < STARTS; round += 1) {
    const started = await start(argv, env)
    times.push(started.firstPageMs)
    await stop(started)
  }
  return times
}

/** Brings the stations by the command that operators use; gives its seconds. */
async function importNation(folder: string, env: Record<string, string>): Promise<number> {
  const file = join(folder, 'nation.csv')
  await pipeline(Readable.from(nationFile(STATIONS)), createWriteStream(file))
  const began = performance.now()
  const child = spawn(process.execPath, [...product, 'import', 'stations', file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`the import ended with ${code}`)
  return (performance.now() - began) / 1000
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function print(figure: string, value: number, unit: string, vs: Record<string, number> = {}): void {
  const ratios = Object.entries(vs).map(([peer, other]) => [
    peer,
    Number((value / other).toFixed(2)),
  ])
  const line = { bench: 'node', figure, value: Number(value.toPrecision(4)), unit }
  console.log(JSON.stringify({ ...line, vs: Object.fromEntries(ratios) }))
}

async function main(folder: string): Promise<void> {
  const compiled = join(folder, 'compile')
  const env = {
    PORT: '0',
    SCRUTINEER_DATA: join(folder, 'data'),
    NODE_COMPILE_CACHE: compiled,
  }
  const bare = await start(['-e', BARE], env)
  const bareMemory = await idleMemory(bare)
  await stop(bare)

  const first = await start([...product, 'serve'], env)
  print('first page on an empty machine, nothing compiled before', first.firstPageMs, 'ms')
  print('idle memory, nothing compiled before', await idleMemory(first), 'MiB', {
    'bare node': bareMemory,
  })
  await stop(first)

  // The log carries the address in its name, so the node comes back where it was.
  Object.assign(env, { PORT: String(first.port) })
  const empty = await start([...product, 'serve'], env)
  print('idle memory, empty node', await idleMemory(empty), 'MiB', { 'bare node': bareMemory })
  print(
    `import of ${STATIONS} stations into the running node`,
    await importNation(folder, env),
    's',
  )
  await stop(empty)

  const loaded = await start([...product, 'serve'], env)
  print(`idle memory, ${STATIONS} stations`, await idleMemory(loaded), 'MiB', {
    'bare node': bareMemory,
  })
  print('size of the first page', loaded.pageBytes, 'bytes')
  await stop(loaded)
  for (const { slice, mib } of growthBySlice()) print(`heap that ${slice} adds`, mib, 'MiB')
  const own = median(await startTimes([...product, 'serve'], env))
  const other = median(await startTimes(['-e', BARE], { ...env, PORT: '0' }))
  print(`first page after serve, ${STATIONS} stations`, own, 'ms', { 'bare node': other })
}

const folder = mkdtempSync(join(tmpdir(), 'bench-node-'))
try {
  await main(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
