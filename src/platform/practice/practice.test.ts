import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PRIVATE_NETWORKS } from '../../core/network.ts'
import type { HttpExchange, Observation, TlsSession } from '../../core/observation.ts'
import { now } from '../../core/time.ts'
import { inspectCertificate } from '../../lib/x509/index.ts'
import { createProbe } from '../probe/index.ts'
import {
  HTTP_PORT,
  HTTPS_PORT,
  type PracticeChange,
  type PracticeWorld,
  servePractice,
} from './index.ts'

const site = {
  host: 'authority-practice.invalid',
  title: 'Election Authority',
  paragraphs: ['Polling stations are open from eight to eight.', 'Bring a document.'],
}
const other = { ...site, host: 'results-practice.invalid', title: 'Results' }
let world: PracticeWorld

before(async () => {
  world = await servePractice({ sites: [site, other], seed: 'practice.test' })
})
after(() => world.close())

async function look(host = site.host): Promise<Observation[]> {
  const probe = createProbe({
    resolvers: [world.resolver],
    extraCa: [world.ca],
    userAgent: 'practice-test',
  })
  return await probe.visit({
    host,
    httpsPort: HTTPS_PORT,
    httpPort: HTTP_PORT,
    privateNetworks: PRIVATE_NETWORKS,
  })
}

async function withFaults(faults: readonly PracticeChange[]): Promise<Observation[]> {
  await world.set(site.host, faults)
  try {
    return await look()
  } finally {
    await world.set(site.host, [])
  }
}

const session = (seen: readonly Observation[]) =>
  seen.find((one) => one.kind === 'tls.session') as TlsSession
const certificateEnd = (seen: readonly Observation[]) =>
  inspectCertificate(Buffer.from(session(seen).chain[0] ?? '', 'base64')).notAfter
const exchange = (seen: readonly Observation[], purpose: HttpExchange['purpose']) =>
  seen.find((one) => one.kind === 'http.exchange' && one.purpose === purpose) as HttpExchange & {
    bytes?: Uint8Array
  }
const bodyOf = (seen: readonly Observation[]) =>
  Buffer.from(exchange(seen, 'home').bytes ?? []).toString()
const answers = (seen: readonly Observation[], type: string) =>
  seen.flatMap((one) =>
    one.kind === 'dns.message' && one.type === type && one.name === site.host
      ? one.answers.map(({ data }) => data)
      : [],
  )

test('a practice site is seen whole and trusted by the probe that knows its authority', async () => {
  const seen = await look()
  assert.deepEqual(
    seen.filter(({ error }) => error !== null && error.code !== 'closed').map((one) => one.error),
    [],
  )
  assert.equal(session(seen).trusted, true)
  assert.equal(session(seen).protocol, 'TLSv1.3')
  assert.match(bodyOf(seen), /<h1>Election Authority<\/h1>/)
  assert.deepEqual(
    exchange(seen, 'home-plain').hops.map(({ status }) => status),
    [308, 200],
  )
  assert.deepEqual(answers(seen, 'A'), [world.addresses.get(site.host)])
  assert.deepEqual(answers(seen, 'MX'), [`10 mx.${site.host}.`])
})

test('a probe without the authority does not trust a practice site', async () => {
  const probe = createProbe({ resolvers: [world.resolver], userAgent: 'practice-test' })
  const plan = {
    host: site.host,
    httpsPort: HTTPS_PORT,
    httpPort: HTTP_PORT,
    privateNetworks: PRIVATE_NETWORKS,
  }
  assert.equal(session(await probe.visit(plan)).trusted, false)
})

test('each fault changes what is seen, for its own site only, and ends when mended', async () => {
  assert.match(bodyOf(await withFaults(['deface'])), /Hacked by/)
  const expired = await withFaults(['expire-certificate'])
  assert.ok(certificateEnd(expired) < now())
  assert.deepEqual(answers(await withFaults(['change-mx']), 'MX'), ['10 mail.elsewhere.invalid.'])
  const down = await withFaults(['take-down', 'deface'])
  assert.equal(exchange(down, 'home').error?.code, 'ECONNREFUSED')
  await world.set(site.host, ['take-down'])
  assert.match(bodyOf(await look(other.host)), /<h1>Results<\/h1>/)
  await world.set(site.host, [])
  const mended = await look()
  assert.ok(certificateEnd(mended) > now())
  assert.match(bodyOf(mended), /<h1>Election Authority<\/h1>/)
})

test('a practice site logs what it answered', async () => {
  const before = world.log(site.host).length
  await look()
  const added = world.log(site.host).slice(before)
  const home = added.find(({ path }) => path === '/')
  assert.deepEqual(
    [home?.method, home?.status, home?.agent, home?.user],
    ['GET', 200, 'practice-test', null],
  )
  assert.ok((home?.size ?? 0) > 100)
  assert.throws(() => world.log('elsewhere.invalid'), RangeError)
})

test('a second world of the same seed takes the next free addresses', async () => {
  const second = await servePractice({ sites: [site], seed: 'practice.test' })
  try {
    assert.notEqual(second.resolver, world.resolver)
  } finally {
    await second.close()
  }
})

test('a fault for an unknown site is refused', async () => {
  await assert.rejects(world.set('elsewhere.invalid', []), RangeError)
})
