// A probe that is bound to places connects to nothing else. Everything else of this machine stands for the world:
// a decoy listens on all its addresses, over TCP and as a name server, and must never hear anything.
import assert from 'node:assert/strict'
import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer as createHttp, type Server as HttpServer } from 'node:http'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { PRIVATE_NETWORKS } from '../../core/network.ts'
import type { HttpExchange, Observation, ProbeError } from '../../core/observation.ts'
import type { VisitPlan } from '../../core/port.ts'
import type { Place } from '../egress.ts'
import {
  HTTP_PORT,
  HTTPS_PORT,
  type PracticeSite,
  type PracticeWorld,
  servePractice,
} from '../practice/index.ts'
import { type DnsServer, serveDns } from './dns-server.ts'
import { createProbe } from './index.ts'
import type { ProbeOptions } from './options.ts'

const site: PracticeSite = { host: 'places-practice.invalid', title: 'Places', paragraphs: [] }

/** Names that a lying name server leads to the decoy, each in another way. */
const LIES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'a.decoy.test.': { A: ['127.0.0.1'] },
  'aaaa.decoy.test.': { AAAA: ['::1'] },
  'mapped.decoy.test.': { AAAA: ['::ffff:127.0.0.1'] },
  'many.decoy.test.': { A: ['127.30.0.7', '127.0.0.1', '127.0.0.2'] },
}

/** Sent by the test itself to learn that everything before it has been taken. */
const PING = 'places-ping'

/** What the decoy heard. */
const heard = { connections: 0, datagrams: 0 }
let world: PracticeWorld
let liar: DnsServer
let decoy: Server
let decoyDns: UdpSocket
let redirector: HttpServer
/** Where the redirector, a place that may be looked at, sends whoever asks. */
let location = ''

before(async () => {
  world = await servePractice({ sites: [site], seed: 'places.test' })
  liar = await serveDns({ address: '127.0.0.1', port: 0 }, ({ name, type }) => {
    const records = LIES[name] ?? { A: [practiceAddress()] }
    return { answers: (records[type] ?? []).map((data) => ({ name, type, ttl: 60, data })) }
  })
  decoy = createServer((socket) => {
    heard.connections += 1
    socket.on('error', () => undefined).end()
  }).listen(0)
  decoyDns = createSocket('udp4').on('message', (bytes) => {
    if (bytes.toString() === PING) decoyDns.emit(PING)
    else heard.datagrams += 1
  })
  decoyDns.bind(0, '127.0.0.1')
  redirector = createHttp((_, response) => {
    response.writeHead(302, { Location: location }).end()
  }).listen(0, '127.0.0.1')
  await Promise.all([decoy, decoyDns, redirector].map((server) => once(server, 'listening')))
})

after(async () => {
  decoy.close()
  decoyDns.close()
  redirector.close()
  await Promise.all([world.close(), liar.close()])
})

const portOf = (server: Server | HttpServer) => (server.address() as AddressInfo).port
const practiceAddress = () => world.addresses.get(site.host) ?? ''
const placeOf = (text: string): Place => {
  const [address = '', port] = text.split(':')
  return { address, port: Number(port) }
}

/** The practice world, the liar and the redirector. */
function places(): Place[] {
  const own = { address: '127.0.0.1', port: portOf(redirector) }
  return [...world.places, placeOf(liar.resolver), own]
}

type ResolverName = 'practice' | 'liar' | 'decoy'

function probe(resolvers: readonly ResolverName[], onlyPlaces?: readonly Place[]) {
  const addresses = {
    practice: world.resolver,
    liar: liar.resolver,
    decoy: `127.0.0.1:${decoyDns.address().port}`,
  }
  const options: ProbeOptions = {
    resolvers: resolvers.map((name) => addresses[name]),
    extraCa: [world.ca],
    userAgent: 'places-test',
    limits: { connectMs: 1_000, dnsMs: 200, dnsTries: 2 },
  }
  return createProbe({ ...options, onlyPlaces })
}

/** What the decoy has heard since the last time, once it has taken everything that was sent before. */
async function heardBy(): Promise<typeof heard> {
  const knock = connect(portOf(decoy), '127.0.0.1')
  const ping = createSocket('udp4')
  const rung = once(decoyDns, PING)
  ping.send(PING, decoyDns.address().port, '127.0.0.1')
  await Promise.all([once(knock.resume(), 'close'), rung])
  ping.close()
  // One connection was this knock itself.
  const taken = { ...heard, connections: heard.connections - 1 }
  Object.assign(heard, { connections: 0, datagrams: 0 })
  return taken
}

const QUIET = { connections: 0, datagrams: 0 }

const home = (seen: readonly Observation[], purpose: HttpExchange['purpose'] = 'home') =>
  seen.find((one) => one.kind === 'http.exchange' && one.purpose === purpose) as HttpExchange

test('the decoy hears a probe that is bound to nothing', async () => {
  const port = portOf(decoy)
  const plan = { httpsPort: port, httpPort: port, privateNetworks: PRIVATE_NETWORKS }
  await probe(['liar']).visit({ ...plan, host: 'a.decoy.test' })
  assert.ok((await heardBy()).connections > 0)
  await probe(['decoy']).visit({ ...plan, host: 'a.decoy.test' })
  assert.ok((await heardBy()).datagrams > 0)
})

test('a probe that is bound to the places of a practice world sees its sites whole', async () => {
  const ports = { httpsPort: HTTPS_PORT, httpPort: HTTP_PORT }
  const plan = { ...ports, host: site.host, privateNetworks: [] }
  const seen = await probe(['practice'], world.places).visit(plan)
  assert.equal(home(seen).hops.at(-1)?.status, 200)
  assert.deepEqual(
    home(seen, 'home-plain').hops.map(({ status }) => status),
    [308, 200],
  )
})

/** Hosts that lead elsewhere, as people, zones and shorthand write them. */
const elsewhere = fc.oneof(
  fc.constantFrom(
    'localhost',
    'practice.localhost',
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '::1',
    '[::1]',
    '::ffff:127.0.0.1',
    '[::ffff:7f00:1]',
    ...Object.keys(LIES).map((name) => name.slice(0, -1)),
  ),
  fc
    .tuple(fc.nat(255), fc.nat(255), fc.integer({ min: 1, max: 254 }))
    .map(([a, b, c]) => `127.${a}.${b}.${c}`),
  fc.ipV4(),
  fc.ipV6(),
  // Sites of the world itself, at a port that is not theirs.
  fc.constantFrom('practice site', 'practice address'),
)

const anyPort = fc.oneof(
  fc.constantFrom(1, 22, 25, 53, 80, 443, 8420, 20_053),
  fc.constantFrom('decoy' as const, 'practice https' as const, 'practice http' as const),
  fc.integer({ min: 1, max: 65_535 }),
)

const asked = fc.record({
  host: elsewhere,
  httpsPort: anyPort,
  httpPort: anyPort,
  isOpened: fc.boolean(),
  resolvers: fc.uniqueArray(fc.constantFrom<ResolverName>('practice', 'liar', 'decoy'), {
    minLength: 1,
  }),
})
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never

function portFor(port: Asked['httpPort']): number {
  if (port === 'decoy') return portOf(decoy)
  if (port === 'practice https') return HTTPS_PORT
  return port === 'practice http' ? HTTP_PORT : port
}

function hostFor(host: string): string {
  if (host === 'practice site') return site.host
  return host === 'practice address' ? practiceAddress() : host
}

const isPlace = (ip: string | null, port: number | null) =>
  places().some((place) => place.address === ip && place.port === port)

/** Nothing of what was seen came from anywhere but the places, and what was refused says so. */
function assertBound(seen: readonly Observation[]): void {
  for (const one of seen) {
    if (one.kind === 'dns.message') {
      if (one.error === null) assert.ok(isPlace(...resolverOf(one.resolver)), one.resolver)
      continue
    }
    if (one.kind === 'http.exchange') {
      for (const { ip, url } of one.hops) assert.ok(isPlace(ip, portIn(url)), `${url} at ${ip}`)
    } else if (one.ip !== null) assert.ok(isPlace(one.ip, one.port), `${one.ip} ${one.port}`)
    assert.ok(isAtPlacePort(one.port) || isTurnedAway(one.error), JSON.stringify(one.error))
  }
}

/** A place may fail in any way; whatever else is asked for is refused, or has no address. */
const isAtPlacePort = (port: number | null) => places().some((place) => place.port === port)
const isTurnedAway = (error: ProbeError | null) =>
  error?.stage === 'policy' || error?.stage === 'resolve'

function resolverOf(text: string): [string, number] {
  const { address, port } = placeOf(text)
  return [address, port]
}

function portIn(url: string): number {
  const { port, protocol } = new URL(url)
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
}

test('whatever host, address, port and name server is asked for, only the places are connected to', async () => {
  await fc.assert(
    fc.asyncProperty(asked, async ({ host, httpsPort, httpPort, isOpened, resolvers }) => {
      const plan: VisitPlan = {
        host: hostFor(host),
        httpsPort: portFor(httpsPort),
        httpPort: portFor(httpPort),
        privateNetworks: isOpened ? PRIVATE_NETWORKS : [],
      }
      assertBound(await probe(resolvers, places()).visit(plan))
    }),
    { numRuns: 150 },
  )
  assert.deepEqual(await heardBy(), QUIET)
})

test('a literal address outside the places is named as forbidden', async () => {
  const port = portOf(decoy)
  for (const host of ['127.0.0.1', '127.1', '::1', '::ffff:127.0.0.1', 'localhost', '192.0.2.1']) {
    const plan = { host, httpsPort: port, httpPort: port, privateNetworks: PRIVATE_NETWORKS }
    for (const one of await probe(['practice'], world.places).visit(plan)) {
      const { stage, code } = one.error ?? {}
      assert.deepEqual([one.ip, stage, code], [null, 'policy', 'forbidden-address'], host)
    }
  }
  assert.deepEqual(await heardBy(), QUIET)
})

test('wherever a redirect leads, only the places are connected to', async () => {
  const target = fc.record({
    scheme: fc.constantFrom('http', 'https'),
    host: elsewhere,
    port: anyPort,
    isOpened: fc.boolean(),
  })
  const own = portOf(redirector)
  await fc.assert(
    fc.asyncProperty(target, async ({ scheme, host, port, isOpened }) => {
      const named = hostFor(host)
      const bracketed = named.includes(':') && !named.startsWith('[') ? `[${named}]` : named
      location = `${scheme}://${bracketed}:${portFor(port)}/`
      const ports = { httpsPort: own, httpPort: own }
      const plan = {
        ...ports,
        host: '127.0.0.1',
        privateNetworks: isOpened ? PRIVATE_NETWORKS : [],
        only: ['http'] as const,
      }
      const seen = await probe(['liar'], places()).visit(plan)
      assertBound(seen)
      const plain = home(seen, 'home-plain')
      assert.equal(plain.hops[0]?.status, 302)
      const isOver = isTurnedAway(plain.error) || plain.error?.code === 'bad-location'
      assert.ok(isOver || isAtPlacePort(portFor(port)), location)
    }),
    { numRuns: 150 },
  )
  assert.deepEqual(await heardBy(), QUIET)
})
