// A node as a user starts it, with ten thousand sites in its schedule: what it holds while it visits them.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { fromMs, MINUTE, nowMs, SECOND } from '../../src/core/time.ts'
import { rootFile } from '../../test/support/certificates.ts'
import { type BenchNode, startNode } from '../fanout/node.ts'
import { nameOf, type Ports } from './site.ts'

const SCHEDULED = 10_000
/** Sites that are added at once. */
const LANES = 16
/** How often each site is visited by default, in which all come round once. */
const INTERVAL_MS = 5 * MINUTE
/** How long it visits while it is looked at, and how often it is looked at. */
const VISITING_MS = MINUTE
const LOOK_MS = SECOND

/** Memory of a process in MiB: what is resident of it, and the part of that which is not pages of its program's file. */
export interface Memory {
  readonly resident: number
  readonly anonymous: number
}

/** What a node held while it visited. */
export interface Visiting {
  readonly most: Memory
  /** Mean of the second half. */
  readonly steady: Memory
  readonly visitsPerSecond: number
}

/** The same node twice: with all sites due at once, as fast as it can, and started again with them in its schedule. */
export interface NodeMemory {
  readonly catchingUp: Visiting
  readonly scheduled: Visiting
}

/** Memory of a node with ten thousand sites. */
export async function memoryOfNode(resolver: string, ports: Ports): Promise<NodeMemory> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-checks-'))
  const data = join(folder, 'data')
  const settings = {
    SCRUTINEER_RESOLVERS: resolver,
    SCRUTINEER_EXTRA_CA: rootFile(),
    // The log carries it in its name, and the second start has another port.
    SCRUTINEER_ORIGIN: 'http://localhost:8420',
  }
  try {
    const catchingUp = await during(data, settings, async (node) => {
      await node.call('monitoring.openNetwork', { network: '127.0.0.0/8', reason: 'A bench' })
      await addSites(node, ports)
      return await visiting(node, data)
    })
    spreadOut(data)
    const scheduled = await during(data, settings, (node) => visiting(node, data))
    return { catchingUp, scheduled }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function during<T>(
  data: string,
  settings: Readonly<Record<string, string>>,
  work: (node: BenchNode) => Promise<T>,
): Promise<T> {
  const node = await startNode(data, settings)
  try {
    return await work(node)
  } finally {
    await node.stop()
  }
}

async function visiting(node: BenchNode, data: string): Promise<Visiting> {
  const before = visitsIn(data)
  const began = performance.now()
  const looks: Memory[] = []
  for (let spent = 0; spent < VISITING_MS; spent += LOOK_MS) {
    looks.push(memoryOf(node.pid))
    await pause(LOOK_MS)
  }
  const seconds = (performance.now() - began) / SECOND
  const [first = memoryOf(node.pid)] = looks
  const most = looks.reduce((one, other) => (other.resident > one.resident ? other : one), first)
  const late = looks.slice(looks.length / 2)
  const mean = (part: keyof Memory) => late.reduce((sum, one) => sum + one[part], 0) / late.length
  const steady = { resident: mean('resident'), anonymous: mean('anonymous') }
  return { most, steady, visitsPerSecond: (visitsIn(data) - before) / seconds }
}

function visitsIn(data: string): number {
  const store = new DatabaseSync(join(data, STORE), { readOnly: true })
  try {
    return Number(store.prepare('select count(*) as visits from visit').get()?.['visits'])
  } finally {
    store.close()
  }
}

/** As after some rounds: the visits of an interval come one after the other, not all at once. */
function spreadOut(data: string): void {
  const store = new DatabaseSync(join(data, STORE))
  try {
    const due = store.prepare('update job set due_at = ?, lease_until = null where id = ?')
    const jobs = store.prepare('select id from job where kind = ?').all('monitoring.visit')
    store.exec('begin')
    const start = nowMs()
    for (const [n, { id }] of jobs.entries())
      due.run(fromMs(start + (n * INTERVAL_MS) / jobs.length), id ?? null)
    store.exec('commit')
  } finally {
    store.close()
  }
}

/** The embedded store, in the folder of a node. */
const STORE = 'scrutineer.db'

async function addSites(node: BenchNode, { https, http }: Ports): Promise<void> {
  const granted = { legalBasis: 'Order 7', grantedBy: 'Head of the office', days: 1 }
  let next = 0
  const lane = async () => {
    while (next < SCHEDULED) {
      const n = next++
      await node.call('monitoring.addSite', {
        host: nameOf(n),
        httpsPort: https,
        httpPort: http,
        newOrganization: `Office ${n}`,
        name: `Site ${n}`,
        area: '/',
        allowPrivate: true,
        authorisation: { scope: 'passive', ...granted },
      })
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

function memoryOf(pid: number): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const resident = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024
  return { resident, anonymous: Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1]) / 1024 }
}
