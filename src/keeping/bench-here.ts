// `scrutineer bench --here`: what this machine does, measured where the node's data lie, on stores and sockets of its own.
import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { createServer as createSite } from 'node:http'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import { PRIVATE_NETWORKS } from '../core/network.ts'
import type { Measurement } from '../core/capacity.ts'
import type { Config } from '../core/config.ts'
import { newId } from '../core/id.ts'
import type { NewRecord } from '../core/record.ts'
import { now, SECOND } from '../core/time.ts'
import { DEFAULT_POLICY, judging, toJudge } from '../domains/monitoring/index.ts'
import { MIGRATIONS } from './realm.ts'
import { openKeys } from '../platform/keys.ts'
import { createThreads } from '../platform/apart/index.ts'
import { probeApart } from '../platform/probe/apart.ts'
import { openStore } from '../platform/store/index.ts'

/** Sockets that frames are written to at once, and the bytes of a signed alert in two languages. */
const SOCKETS = 200
const FRAME_BYTES = 1_500

/** Most bytes that wait for one socket, so that reading counts too. */
const HIGH_WATER = 64 * 1024

/** Measures for about `seconds`; the temporary folder beside the data is removed afterwards. */
export async function measureHere(config: Config, seconds: number): Promise<Measurement> {
  await mkdir(config.dataFolder, { recursive: true, mode: 0o700 })
  const folder = mkdtempSync(join(config.dataFolder, 'bench-'))
  const roundMs = (seconds * SECOND) / 6
  try {
    const round = (value: number) => Math.round(value * 100) / 100
    const syncs = (await syncTimes(folder, roundMs)).toSorted((a, b) => a - b)
    const durable = await durableCommands(folder, roundMs)
    return {
      syncMedianMs: round(syncs[Math.floor(syncs.length / 2)] ?? 0),
      syncWorstMs: round(syncs.at(-1) ?? 0),
      durableByOne: round(durable.byOne),
      durableBy64: round(durable.by64),
      signatures: round(await signatures(roundMs)),
      socketWrites: round(await socketWrites(roundMs)),
      visits: round(await visits(roundMs)),
      cores: availableParallelism(),
      memoryBytes: totalmem(),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Calls `step` until the time is over; gives how often a second. */
async function perSecond(ms: number, step: () => unknown): Promise<number> {
  const from = performance.now()
  let count = 0
  do {
    await step()
    count += 1
  } while (performance.now() - from < ms)
  return (count / (performance.now() - from)) * SECOND
}

async function syncTimes(folder: string, ms: number): Promise<number[]> {
  const file = await open(join(folder, 'sync'), 'w', 0o600)
  const block = Buffer.alloc(4096, 7)
  const times: number[] = []
  try {
    await perSecond(ms, async () => {
      const from = performance.now()
      await file.write(block, 0, block.length, 0)
      await file.datasync()
      times.push(performance.now() - from)
    })
  } finally {
    await file.close()
  }
  return times
}

async function durableCommands(folder: string, ms: number) {
  const store = await openStore({
    file: join(folder, 'bench.db'),
    origin: 'bench.example/log',
    signer: openKeys(join(folder, 'keys')).signing('log'),
    migrationsDir: MIGRATIONS,
  })
  const command = () => store.write((tx) => store.append(tx, [record()]))
  try {
    const byOne = await perSecond(ms, command)
    const all = await Promise.all(Array.from({ length: 64 }, () => perSecond(ms, command)))
    return { byOne, by64: all.reduce((sum, one) => sum + one, 0) }
  } finally {
    await store.close()
  }
}

function record(): NewRecord {
  return {
    id: newId(),
    at: now(),
    type: 'alert.acknowledged',
    action: 'alerting.acknowledge',
    actor: 'device:bench',
    subject: 'alert',
    area: '/1/',
    marking: 'TLP:GREEN',
    body: { station: newId(), revision: 1, answer: 'done' },
  }
}

async function signatures(ms: number): Promise<number> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const bytes = Buffer.alloc(600, 1)
  return await perSecond(ms, () => sign(null, bytes, privateKey))
}

/** Writes rounds of frames to sockets of this process, which reads them as well. */
async function socketWrites(ms: number): Promise<number> {
  const taken: Socket[] = []
  const server = createServer((socket) => void taken.push(socket))
  const port = await listening(server)
  const readers = await Promise.all(Array.from({ length: SOCKETS }, () => reader(port)))
  const frame = Buffer.alloc(FRAME_BYTES, 1)
  let written = 0
  const from = performance.now()
  await perSecond(ms, async () => {
    for (const socket of taken) {
      if (socket.writableLength > HIGH_WATER) continue
      socket.write(frame)
      written += 1
    }
    await new Promise((resolve) => setImmediate(resolve))
  })
  const passed = performance.now() - from
  for (const socket of [...readers, ...taken]) socket.destroy()
  await new Promise((resolve) => server.close(resolve))
  return (written / passed) * SECOND
}

function reader(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket.resume()))
    socket.once('error', reject)
  })
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Looks at a page of this process as the node looks at a site, and judges it. */
async function visits(ms: number): Promise<number> {
  const body = `<!doctype html><title>Site</title>${'<p>Results of the election.</p>'.repeat(500)}`
  const site = createSite((_, answer) => {
    answer.writeHead(200, { 'Content-Type': 'text/html' })
    answer.end(body)
  })
  const port = await listening(site)
  const threads = createThreads()
  const probe = probeApart(threads, { userAgent: 'Scrutineer/bench' })
  try {
    const visit = async () => {
      const plan = {
        host: '127.0.0.1',
        httpPort: port,
        httpsPort: port,
        privateNetworks: PRIVATE_NETWORKS,
      }
      const observations = await probe.visit({ ...plan, only: ['http'] })
      const at = { host: '127.0.0.1', path: '/', baseline: null, policy: DEFAULT_POLICY }
      await threads.run(judging, toJudge(observations, at, now()))
    }
    // The first one starts a thread.
    await visit()
    return await perSecond(ms, visit)
  } finally {
    await threads.close()
    site.closeAllConnections()
    await new Promise((resolve) => site.close(resolve))
  }
}
