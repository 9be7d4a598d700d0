// A node as a user starts it, with ten thousand sites in its schedule: what it holds while it visits them.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { fromMs, MINUTE, nowMs, SECOND } from '../../src/core/time.ts'
import { rootFile } from '../../test/support/certificates.ts'
import { processCpuMs } from '../../test/support/process-cpu.ts'
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
/** How long the page of a site is learned here instead of a day, which is too short for all of them. */
const LEARNING_MS = 30 * SECOND
/** How long sites take at most to be known, and how often it is asked. */
const KNOWN_MS = 15 * MINUTE
const ASK_MS = 5 * SECOND

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
  /** CPU of the whole process, pages and other work included. */
  readonly cpuMsPerVisit: number
}

/** The same node twice: with sites that are new, as fast as it can, and with all of them known, in its schedule. */
export interface NodeMemory {
  readonly catchingUp: Visiting
  readonly scheduled: Visiting
}

/**
 * Memory of a node with ten thousand sites. Those in the schedule are as after their first day: the page is learned, what
 * is wrong has been confirmed, so that none is visited out of turn. All have the same page, and what was learned of the
 * first is that of the others.
 */
export async function memoryOfNode(resolver: string, ports: Ports): Promise<NodeMemory> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-checks-'))
  const data = join(folder, 'data')
  const settings = {
    SCRUTINEER_RESOLVERS: resolver,
    SCRUTINEER_EXTRA_CA: rootFile(),
    // The log carries it in its name, and the next start has another port.
    SCRUTINEER_ORIGIN: 'http://localhost:8420',
  }
  try {
    const learning = { ...settings, SCRUTINEER_LEARN_MS: String(LEARNING_MS) }
    await during(data, learning, async (node) => {
      await node.call('monitoring.openNetwork', { network: '127.0.0.0/8', reason: 'A bench' })
      await addSites(node, ports, { from: 0, to: 1 })
      await until(data, "select 1 from site_watch where stage = 'full'")
    })
    const catchingUp = await during(data, settings, async (node) => {
      await addSites(node, ports, { from: 1, to: SCHEDULED })
      const seen = await visiting(node, data)
      await until(data, EACH_SEEN)
      return seen
    })
    knowAll(data)
    await during(data, settings, () => until(data, ALL_KNOWN))
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
  const cpuBefore = processCpuMs(node.pid)
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
  const visits = visitsIn(data) - before
  const cpuMsPerVisit = (processCpuMs(node.pid) - cpuBefore) / visits
  return { most, steady, visitsPerSecond: visits / seconds, cpuMsPerVisit }
}

/** Every site was looked at. */
const EACH_SEEN = `select 1 where not exists (
  select 1 from site where not exists (select 1 from visit where visit.site = site.id))`

/** Nothing waits to be confirmed, and every site was looked at since its page is known. */
const ALL_KNOWN = `select 1 where not exists (select 1 from finding where state = 'suspect')
  and not exists (select 1 from site_watch where version < ${SCHEDULED})`

/** Has what was learned of the first site known of all, and all of them looked at now. */
function knowAll(data: string): void {
  const store = new DatabaseSync(join(data, STORE))
  try {
    store.exec(`
      update site_watch set (profile, fetches, stage, last, sightings) =
        (select profile, fetches, stage, last, sightings from site_watch where stage = 'full' limit 1)
      where stage <> 'full';
      update site_watch set version = ${SCHEDULED - 1};
      update job set due_at = '', lease_until = null where kind = 'monitoring.visit'`)
  } finally {
    store.close()
  }
}

/** Waits until a statement finds a row. Throws Error where that takes too long. */
async function until(data: string, statement: string): Promise<void> {
  for (let spent = 0; spent < KNOWN_MS; spent += ASK_MS) {
    if (ask(data, statement) !== undefined) return
    await pause(ASK_MS)
  }
  throw new Error(`after ${KNOWN_MS} ms there is still no ${statement}`)
}

function ask(data: string, statement: string): unknown {
  const store = new DatabaseSync(join(data, STORE), { readOnly: true })
  try {
    return Object.values(store.prepare(statement).get() ?? {})[0]
  } finally {
    store.close()
  }
}

function visitsIn(data: string): number {
  return Number(ask(data, 'select count(*) from visit'))
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

async function addSites(
  node: BenchNode,
  { https, http }: Ports,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const granted = { legalBasis: 'Order 7', grantedBy: 'Head of the office', days: 1 }
  let next = from
  const lane = async () => {
    while (next < to) {
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
