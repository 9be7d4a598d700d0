import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { type Leaf, makeLeaf, rootFile } from '../../../test/support/certificates.ts'
import { loopbackAddress, type Nginx, startNginx } from '../../../test/support/nginx.ts'
import { PRIVATE_NETWORKS } from '../../core/network.ts'
import {
  type HttpExchange,
  type Observation,
  observation as schema,
  type TlsSession,
  type TlsSuites,
} from '../../core/observation.ts'
import type { VisitPlan } from '../../core/port.ts'
import { type DnsServer, serveDns } from './dns-server.ts'
import { createProbe } from './index.ts'

const DAY_MS = 86_400_000
const HOST = 'many.test'
/** A documentation address: there is no way to it from anywhere. */
const NOWHERE = '2001:db8::1'

let good: Nginx
let aged: Server
let dns: DnsServer
let port: number
let addresses: Readonly<Record<string, readonly string[]>> = {}

const expired = (): Leaf =>
  makeLeaf({
    names: [HOST],
    notBefore: new Date(Date.now() - 20 * DAY_MS),
    notAfter: new Date(Date.now() - DAY_MS),
  })

before(async () => {
  const leaf = expired()
  const key = readFileSync(leaf.keyFile)
  aged = createServer({ key, cert: readFileSync(leaf.chainFile) }, (_, response) => {
    response.writeHead(503).end('down')
  }).listen(0, '::1')
  await once(aged, 'listening')
  port = (aged.address() as AddressInfo).port
  const [one, other] = [makeLeaf({ names: [HOST] }), makeLeaf({ names: [HOST], key: 'rsa' })]
  good = await startNginx(
    ({ address }) => `
server {
  listen ${address}:${port} ssl; server_name ${HOST};
  ssl_certificate ${one.chainFile}; ssl_certificate_key ${one.keyFile};
  ssl_certificate ${other.chainFile}; ssl_certificate_key ${other.keyFile};
  location = / { return 200 "<title>polls</title>"; }
}`,
  )
  dns = await serveDns({ address: '127.0.0.1', port: 0 }, ({ name, type }) => ({
    answers:
      name === 'www.lone.test.'
        ? []
        : (addresses[type] ?? []).map((data) => ({ name, type, ttl: 60, data })),
  }))
})
after(async () => {
  aged?.close()
  await Promise.all([dns?.close(), good?.stop()])
})

async function visit(records: typeof addresses, plan: Partial<VisitPlan> = {}) {
  addresses = records
  const probe = createProbe({
    resolvers: [dns.resolver],
    extraCa: [readFileSync(rootFile(), 'utf8')],
    userAgent: 'Scrutineer/0.1 (+https://node.example/contact)',
  })
  const seen = await probe.visit({
    host: HOST,
    httpsPort: port,
    httpPort: port,
    privateNetworks: PRIVATE_NETWORKS,
    only: ['tls', 'http'],
    ...plan,
  })
  for (const { bytes: _, ...stored } of seen) assert.deepEqual(schema.parse(stored), stored)
  return seen
}

const everySession = (seen: readonly Observation[]) =>
  seen.filter((one): one is TlsSession => one.kind === 'tls.session')
const sessions = (seen: readonly Observation[]) =>
  everySession(seen).filter(({ purpose }) => purpose === undefined)
const asked = (seen: readonly Observation[]) =>
  seen.filter(
    (one): one is HttpExchange => one.kind === 'http.exchange' && one.purpose === 'address',
  )

test('a session and a request at each further address show what is there', async () => {
  const seen = await visit({ A: [good.address], AAAA: ['::1'] })
  const plain = sessions(seen).filter(({ signature }) => signature === undefined)
  assert.deepEqual(
    plain.map(({ ip, trusted, error }) => [ip, trusted, error]),
    [
      [good.address, true, null],
      ['::1', true, null],
    ],
  )
  assert.notEqual(plain[0]?.chain[0], plain[1]?.chain[0])
  assert.deepEqual(
    asked(seen).map(({ ip, hops, sha256 }) => [ip, hops[0]?.ip, hops[0]?.status, sha256]),
    [['::1', '::1', 503, null]],
  )
})

test('of two certificates the one with the other kind of key is seen too', async () => {
  const seen = sessions(await visit({ A: [good.address] }))
  assert.deepEqual(
    seen.map(({ signature, trusted }) => [signature, trusted]),
    [
      [undefined, true],
      ['rsa', true],
    ],
  )
  assert.notEqual(seen[0]?.chain[0], seen[1]?.chain[0])
})

test('a server with one certificate shows no second session', async () => {
  assert.equal(sessions(await visit({ AAAA: ['::1'] })).length, 1)
})

test('an address that nobody serves is an observation with its address and the error', async () => {
  const silent = loopbackAddress()
  const seen = await visit({ A: [good.address, silent] })
  const [failed] = sessions(seen).filter(({ error }) => error !== null)
  assert.deepEqual([failed?.ip, failed?.error?.stage], [silent, 'connect'])
  assert.deepEqual(
    asked(seen).map(({ ip, error }) => [ip, error?.stage]),
    [[silent, 'connect']],
  )
})

test('at most eight addresses are looked at, each once', async () => {
  const many = Array.from({ length: 12 }, loopbackAddress)
  const seen = await visit({ A: [good.address, good.address, ...many] })
  assert.deepEqual(
    asked(seen)
      .map(({ ip }) => ip)
      .toSorted(),
    many.slice(0, 7).toSorted(),
  )
})

test('the other name is asked over https and http where DNS knows it, and its body is not kept', async () => {
  const other = (seen: readonly Observation[]) =>
    seen.filter((one) => one.kind === 'http.exchange' && one.purpose.startsWith('other-name'))
  const seen = other(await visit({ A: [good.address] })) as HttpExchange[]
  assert.deepEqual(
    seen.map(({ purpose, url, hops, sha256 }) => [purpose, url, hops[0]?.status, sha256]),
    [
      ['other-name', `https://www.${HOST}:${port}/`, 200, null],
      ['other-name-plain', `http://www.${HOST}:${port}/`, 400, null],
    ],
  )
  assert.deepEqual(other(await visit({ A: [good.address] }, { host: 'lone.test' })), [])
})

test('at each address of both names both ways in are looked at, and the certificate of the other name', async () => {
  const seen = await visit({ A: [good.address], AAAA: ['::1'] })
  const entries = seen.filter((one): one is HttpExchange => one.kind === 'http.exchange')
  const of = (purpose: HttpExchange['purpose']) =>
    entries.filter((one) => one.purpose === purpose).map(({ ip }) => ip)
  assert.deepEqual(of('address-plain'), ['::1'])
  assert.deepEqual(of('other-name').toSorted(), [good.address, '::1'])
  assert.deepEqual(of('other-name-plain').toSorted(), [good.address, '::1'])
  const others = everySession(seen).filter(({ purpose }) => purpose === 'other-name')
  assert.deepEqual(others.map(({ ip, host, error }) => [ip, host, error]).toSorted(), [
    [good.address, `www.${HOST}`, null],
    ['::1', `www.${HOST}`, null],
  ])
  assert.ok(others.every(({ chain }) => chain.length > 0))
})

const lists = (seen: readonly Observation[]) =>
  seen.filter((one): one is TlsSuites => one.kind === 'tls.suites')

test('each address has a list of suites, made once a day with the hellos before it', async () => {
  const both = { A: [good.address], AAAA: ['::1'] }
  const first = lists(await visit(both))
  assert.deepEqual(first.map(({ ip }) => ip).toSorted(), [good.address, '::1'])
  assert.ok(first.every(({ answers }) => answers?.some(({ outcome }) => outcome === 'accepted')))
  const has = (ip: string) => first.find((one) => one.ip === ip)?.hasOtherCertificate
  assert.deepEqual([has(good.address), has('::1')], [true, false])
  const carried = lists(await visit(both, { listed: first }))
  assert.deepEqual(byAddress(carried), byAddress(first))
  // A list that is older than that of the first address is made anew.
  const longAgo = '2020-01-01T00:00:00.000Z'
  const aged = first.map((one) => (one.ip === '::1' ? { ...one, at: longAgo } : one))
  const renewed = lists(await visit(both, { listed: aged }))
  assert.notEqual(renewed.find(({ ip }) => ip === '::1')?.at, longAgo)
})

const byAddress = (seen: readonly TlsSuites[]) =>
  seen.toSorted((one, other) => ((one.ip ?? '') < (other.ip ?? '') ? -1 : 1))

test('one address that may not be visited closes all of them', async () => {
  const opened = { privateNetworks: ['127.0.0.0/8'] }
  const seen = await visit({ A: [good.address], AAAA: ['::1'] }, opened)
  assert.ok(seen.every(({ error }) => error?.code === 'private-address'))
  const far = await visit({ A: [good.address], AAAA: [NOWHERE] })
  assert.ok(far.every(({ error }) => error?.code === 'forbidden-address'))
})
