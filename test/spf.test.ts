// SPF over real name servers: a visit follows a record through unbound to knot, and the rule judges what it recorded.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PRIVATE_NETWORKS } from '../src/core/network.ts'
import type { DnsObservation, Observation } from '../src/core/observation.ts'
import type { Verdict } from '../src/domains/monitoring/checks/index.ts'
import { MAX_SPF_MESSAGES } from '../src/platform/probe/spf.ts'
import { createProbe } from '../src/platform/probe/index.ts'
import { expect, verdictOf } from './support/example-visit.ts'
import { type NameServers, startNameServers } from './support/name-servers.ts'

/** A TXT record of any length: strings of at most 255 bytes. */
function txt(name: string, text: string): string {
  const strings = text.match(/.{1,250}/g) ?? []
  return `${name} TXT ( ${strings.map((one) => `"${one}"`).join('\n  ')} )`
}

const four = `v=spf1 ${[1, 2, 3, 4].map((n) => `a:h${n}.host.test`).join(' ')} -all`
const hosts = Array.from({ length: 12 }, (_, n) => [
  `h${n}.host A 198.51.100.${n}`,
  `h${n}.host AAAA 2001:db8::${n.toString(16)}`,
]).flat()
const networks = (count: number) =>
  Array.from({ length: count }, (_, n) => `ip4:10.${n >> 8}.${n & 255}.0/24`).join(' ')

const zone = [
  ...hosts,
  txt(
    'good',
    'v=spf1 mx include:_spf.good.test a:alias.good.test exists:%{d}.h1.host.test ip4:192.0.2.0/28 redirect=end.good.test',
  ),
  'good MX 10 h0.host.test.',
  'alias.good CNAME h1.host.test.',
  txt('_spf.good', 'v=spf1 ip6:2001:db8:5::/64 ~all'),
  txt('end.good', 'v=spf1 -all'),
  'good.test.h1.host A 127.0.0.2',
  txt(
    'lookups',
    'v=spf1 include:a.lookups.test include:b.lookups.test include:c.lookups.test -all',
  ),
  ...['a', 'b', 'c'].map((name) => txt(`${name}.lookups`, four)),
  txt('ten', 'v=spf1 include:a.lookups.test include:b.lookups.test -all'),
  txt('void', 'v=spf1 a:x.void.test mx:y.void.test exists:z.void.test -all'),
  txt('two-void', 'v=spf1 a:x.void.test mx:y.void.test -all'),
  txt('nowhere', 'v=spf1 include:gone.nowhere.test -all'),
  txt('loop', 'v=spf1 include:a.loop.test -all'),
  txt('a.loop', 'v=spf1 include:b.loop.test -all'),
  txt('b.loop', 'v=spf1 redirect=loop.test'),
  txt('eleven', 'v=spf1 mx -all'),
  ...Array.from({ length: 11 }, (_, n) => `eleven MX ${n} h${n}.host.test.`),
  txt('open', 'v=spf1 include:a.open.test -all'),
  txt('a.open', 'v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all'),
  txt('prefix', 'v=spf1 ip4:192.0.2.0/33 -all'),
  txt('large', `v=spf1 ${networks(600)} -all`),
  txt('huge', `v=spf1 ${networks(2_300)} -all`),
  txt(
    'wide',
    `v=spf1 ${Array.from({ length: 10 }, (_, n) => `mx:m${n}.wide.test`).join(' ')} -all`,
  ),
  ...Array.from({ length: 10 }, (_, m) =>
    Array.from({ length: 10 }, (_, n) => [
      `m${m}.wide MX ${n} h${n}.m${m}.wide.test.`,
      `h${n}.m${m}.wide A 198.51.${m}.${n}`,
      `h${n}.m${m}.wide AAAA 2001:db8:${m}::${n}`,
    ]).flat(),
  ).flat(),
]

let servers: NameServers
before(async () => {
  servers = await startNameServers(zone)
})
after(async () => {
  await servers?.stop()
})

/** What a visit to a domain below `test.` recorded of names, and what the rule says of it. */
async function look(name: string): Promise<{ seen: Observation[]; verdict: Verdict }> {
  const probe = createProbe({ resolvers: [servers.resolver], userAgent: 'Scrutineer test' })
  const plan = { host: `www.${name}.test`, privateNetworks: PRIVATE_NETWORKS }
  const seen = await probe.visit({ ...plan, only: ['dns'] })
  return { seen, verdict: verdictOf('spf', seen, { host: plan.host, baseline: null }) }
}

const followed = (seen: readonly Observation[]) =>
  seen.filter((one): one is DnsObservation => one.kind === 'dns.message' && one.purpose === 'spf')

test('a record is followed through every kind of word, and each message is recorded once', async () => {
  const { seen, verdict } = await look('good')
  expect(verdict, 'I', 'passes_all')
  assert.equal(verdict.params['path'], 'good.test → exists:%{d}.h1.host.test')
  const messages = followed(seen)
  assert.deepEqual(
    messages.map(({ type, name }) => `${type} ${name}`),
    [
      'A h0.host.test',
      'AAAA h0.host.test',
      'TXT _spf.good.test',
      'A alias.good.test',
      'AAAA alias.good.test',
      'A good.test.h1.host.test',
    ],
  )
  assert.ok(messages.every(({ sha256, rcode }) => sha256 !== null && rcode === 'NOERROR'))
  const all = seen.filter((one): one is DnsObservation => one.kind === 'dns.message')
  assert.equal(new Set(all.map(({ type, name }) => `${type} ${name}`)).size, all.length)
})

test('both limits of look-ups hold as receivers hold them', async () => {
  const lookups = (await look('lookups')).verdict
  expect(lookups, 'I', 'too_many_lookups')
  assert.equal(lookups.params['path'], 'lookups.test → include:c.lookups.test')
  const ten = (await look('ten')).verdict
  expect(ten, 'G', 'good')
  assert.equal(ten.params['ipv4'], 4)
  expect((await look('void')).verdict, 'I', 'too_many_void')
  expect((await look('two-void')).verdict, 'G', 'good')
  expect((await look('eleven')).verdict, 'I', 'too_many_exchangers')
})

test('records that lead nowhere, to themselves, to everybody, or that are not well formed are found', async () => {
  expect((await look('nowhere')).verdict, 'I', 'leads_nowhere')
  const { params, reason } = (await look('loop')).verdict
  assert.equal(reason, 'spf.loop')
  assert.equal(
    params['path'],
    'loop.test → include:a.loop.test → include:b.loop.test → redirect=loop.test',
  )
  const open = (await look('open')).verdict
  expect(open, 'I', 'passes_all')
  assert.equal(open.severity, 'H')
  expect((await look('prefix')).verdict, 'I', 'unknown_term')
})

test('a record of ten thousand bytes is counted, and one that is too long to be kept is said to be', async () => {
  const large = (await look('large')).verdict
  expect(large, 'G', 'good')
  assert.equal(large.params['ipv4'], 600 * 256)
  const { seen, verdict } = await look('huge')
  expect(verdict, 'P', 'too_long')
  const record = seen.find((one) => one.kind === 'dns.message' && one.type === 'TXT')
  assert.equal(record?.error?.code, 'answers-too-long')
})

test('a record that leads to more names than a visit asks for is not followed to its end, and said so', async () => {
  const { seen, verdict } = await look('wide')
  expect(verdict, 'N', 'not_followed')
  assert.ok(followed(seen).length < MAX_SPF_MESSAGES)
  assert.ok(followed(seen).length > MAX_SPF_MESSAGES - 20)
})
