// The day that counts: an exercise runs, a watched site is in other hands and answers with the worst that is known, and
// an alert goes to every station. The same once with the site as its office made it, and nobody notices a difference.

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { WebSocket } from 'ws'
import { type BenchNode, enrolStations, type Person, startNode } from '../../bench/fanout/node.ts'
import { templateContent } from '../../src/domains/alerting/index.ts'
import {
  type Behaviour,
  QUICK,
  startSites,
  type WatchedSites,
  watchSites,
} from '../support/hostile-sites.ts'
import { loopCpuMs } from '../support/process-cpu.ts'
import { MOST_TIMES } from '../support/hostile-visits.ts'
import { runFolder } from '../support/run-folder.ts'
import { seen } from '../support/election-day.ts'

const STATIONS = 2_400
/** Sockets that are opened at once; more would only wait for each other. */
const AT_ONCE = 100
/** Visits that take place around an alert. */
const VISITS = 2
const LIMIT_MS = 300_000

let folder: string
let node: BenchNode
let sites: WatchedSites
let people: readonly [author: Person, second: Person]
let stations: readonly WebSocket[] = []

before(async () => {
  folder = mkdtempSync(join(runFolder(), 'breached-'))
  node = await startNode(join(folder, 'data'), QUICK)
  const secrets = readFileSync(await enrolStations(node, folder, STATIONS), 'utf8')
  people = [await node.join('Author'), await node.join('Second')]
  await node.call('exercises.start', {})
  await seen(
    'the running exercise',
    () => node.call<{ state: string }>('exercises.status', {}),
    ({ state }) => state === 'running',
    LIMIT_MS,
  )
  stations = await listen(secrets.trim().split('\n'))
  sites = await startSites(1)
  await watchSites(node, sites.places)
})

after(async () => {
  for (const station of stations) station.terminate()
  await sites?.stop()
  await node?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function listen(secrets: readonly string[]): Promise<WebSocket[]> {
  const open: WebSocket[] = []
  for (let from = 0; from < secrets.length; from += AT_ONCE) {
    const some = secrets.slice(from, from + AT_ONCE)
    open.push(...(await Promise.all(some.map(listenOne))))
  }
  return open
}

async function listenOne(secret: string): Promise<WebSocket> {
  const headers = { cookie: `__Host-station=${secret}`, origin: node.origin }
  const socket = new WebSocket(`${node.origin.replace('http', 'ws')}/stream?after=`, { headers })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  return socket
}

/** Resolves when every station has got a line of this alert. */
function delivered(alert: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = stations.length
    const timer = setTimeout(() => reject(new Error(`${left} stations got nothing`)), LIMIT_MS)
    for (const station of stations) {
      const hear = (data: Buffer) => {
        const line = data.toString('utf8')
        // What begins with a brace is said to the station alone, not sent to all.
        if (line.startsWith('{') || !line.includes(alert)) return
        station.off('message', hear)
        left -= 1
        if (left > 0) return
        clearTimeout(timer)
        resolve()
      }
      station.on('message', hear)
    }
  })
}

/** CPU of the node's loop while the site is visited and an alert goes to all stations. */
async function alertBeside(how: Behaviour): Promise<number> {
  const [author, second] = people
  const content = templateContent({ event: 'DDOS', severity: 'Moderate', areas: ['/'] })
  const { en } = content.texts
  await sites.behave(how)
  await sites.visited(1)
  const before = loopCpuMs(node.pid)
  const visits = sites.visited(VISITS)
  const { alert } = await author.call<{ alert: string }>('alerting.draft', {
    content: { ...content, texts: { en } },
  })
  await author.call('alerting.propose', { alert, confirmed: ['en'] })
  const { read } = await author.ask<{ read: string }>('alerting.preview', { alert })
  const all = delivered(alert)
  await second.call('alerting.issue', { alert, read, count: STATIONS })
  await Promise.all([all, visits])
  const cpuMs = loopCpuMs(node.pid) - before
  await second.call('alerting.cancel', { alert })
  return cpuMs
}

test('an alert reaches 2,400 stations beside a breached site as it does beside an honest one, in an exercise too', async () => {
  assert.equal(stations.length, STATIONS)
  // The first alert warms what the others use.
  await alertBeside('honest')
  const honest = await alertBeside('honest')
  const worst = await alertBeside('worst')
  await sites.behave('honest')
  assert.ok(worst <= MOST_TIMES * honest, `${honest} ms of the loop became ${worst} ms`)
})

test('people of the exercise cannot have the breached site looked at', async () => {
  const [author] = people
  const [place] = sites.places
  const site = { ...place, name: 'Site', newOrganization: 'Office', area: '/', visitMs: 5_000 }
  const authorisation = { legalBasis: 'Order 7', grantedBy: 'Head', days: 1, scope: 'passive' }
  const add = (allowPrivate: boolean) =>
    author.call<{ site: string }>(
      'monitoring.addSite',
      { ...site, allowPrivate, authorisation },
      'exercise',
    )
  await assert.rejects(add(true), /monitoring\.no_private_in_exercise/)
  const added = await add(false)
  const { items } = await seen(
    'the finding of a site that may not be looked at',
    () =>
      author.ask<{ items: { site: string; reason: string }[] }>(
        'monitoring.findings',
        { state: 'open', limit: '100' },
        'exercise',
      ),
    (found) => found.items.some((one) => one.site === added.site),
    LIMIT_MS,
  )
  const reasons = items.filter((one) => one.site === added.site).map(({ reason }) => reason)
  assert.deepEqual(reasons, ['availability.address_refused'])
})
