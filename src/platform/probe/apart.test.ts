import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { overrun } from '../../core/apart.ts'
import { PRIVATE_NETWORKS } from '../../core/network.ts'
import type { Observation } from '../../core/observation.ts'
import { createThreads, type Threads } from '../apart/index.ts'
import { HTTP_PORT, HTTPS_PORT, type PracticeWorld, servePractice } from '../practice/index.ts'
import { probeApart } from './apart.ts'
import { createProbe } from './index.ts'

const site = { host: 'apart-practice.invalid', title: 'Apart', paragraphs: ['Open from eight.'] }
const plan = {
  host: site.host,
  httpsPort: HTTPS_PORT,
  httpPort: HTTP_PORT,
  privateNetworks: PRIVATE_NETWORKS,
}
let world: PracticeWorld
let threads: Threads

before(async () => {
  world = await servePractice({ sites: [site], seed: 'apart.test' })
  threads = createThreads()
})
after(async () => {
  await threads?.close()
  await world?.close()
})

/** What does not differ from one visit to the next: kinds, answers and the page. */
function lasting(seen: readonly Observation[]) {
  return seen
    .map((one) => {
      if (one.kind !== 'http.exchange') return [one.kind, one.host, String(one.error?.code)]
      const statuses = one.hops.map(({ status }) => status).join(' ')
      const isPage = one.purpose === 'home' || one.purpose === 'home-plain'
      const page = isPage ? Buffer.from(one.bytes ?? []).toString() : ''
      return [one.purpose, statuses, page, isPage ? String(one.sha256) : '']
    })
    .map((one) => one.join(' | '))
    .toSorted()
}

test('a visit from another thread sees what one from here sees, bytes included', async () => {
  const options = {
    resolvers: [world.resolver],
    extraCa: [world.ca],
    onlyPlaces: world.places,
    userAgent: 'apart-test',
  }
  const here = lasting(await createProbe(options).visit(plan))
  assert.deepEqual(lasting(await probeApart(threads, options).visit(plan)), here)
  assert.ok(here.some((one) => one.includes('Open from eight.')))
})

test('a visit that had to be ended is an observation that says so', async () => {
  const ended: Threads = {
    ...threads,
    perform: () => Promise.reject(overrun('it computed for too long')),
  }
  const seen = await probeApart(ended, { userAgent: 'apart-test' }).visit(plan)
  assert.deepEqual(
    seen.map(({ kind, error }) => [kind, error?.stage, error?.code]),
    [['http.exchange', 'limit', 'visit-ended']],
  )
})

test('a fault of ours is no observation, and bad options are refused at once', async () => {
  const probe = probeApart(threads, { userAgent: 'apart-test' })
  await assert.rejects(probe.visit({ ...plan, host: 'no/host' }), /not a host/)
  assert.throws(() => probeApart(threads, { userAgent: 'a\r\nb' }), RangeError)
  const resolvers = ['dns.example']
  assert.throws(() => probeApart(threads, { userAgent: 'a', resolvers }), RangeError)
})
