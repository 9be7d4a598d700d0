// A name server and a site that lead elsewhere: a name that has another address each time it is asked for, and redirects to
// what lies inside. A canary there counts whoever comes.

import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createCanary, type Server } from 'node:net'
import { archivePage, lookAtPage } from '../../src/platform/capture/page.ts'
import { createProbe } from '../../src/platform/probe/index.ts'
import { type DnsServer, serveDns } from '../../src/platform/probe/dns-server.ts'
import { type Chance, chances } from './mutator.ts'

/** The site, which alone is opened, and the canary beside it; the node's own door stands at the usual loopback. */
const [SITE, CANARY, DOOR] = ['127.9.70.1', '127.9.70.2', '127.0.0.1']

/** Addresses to which a name is turned once it was trusted: none of them is a public one. */
const INSIDE = {
  A: [
    CANARY,
    DOOR,
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
  ],
  AAAA: [
    '::1',
    '::',
    `::ffff:${CANARY}`,
    `::${CANARY}`,
    '64:ff9b::7f09:4602',
    '64:ff9b:1::7f09:4602',
    '2002:7f09:4602::1',
    'fe80::1',
    'fd00:ec2::254',
    'ff02::1',
    '2001:db8::1',
  ],
} as const

/** The canary in every spelling that some program takes for it, other doors, and other schemes. */
function insides({
  port,
  door,
}: {
  readonly port: number
  readonly door: number
}): readonly string[] {
  const hosts = [
    CANARY,
    '2131314178',
    '0x7f094602',
    '0177.011.0106.02',
    '127.9.17922',
    '１２７.9.70.2',
    '127。9。70。2',
    `[::ffff:${CANARY}]`,
    '[::ffff:7f09:4602]',
    '[64:ff9b::7f09:4602]',
    '[2002:7f09:4602::1]',
    `[::${CANARY}]`,
    'canary.test',
    'CANARY.test.',
    'alias.test',
    'mixed.test',
    'localhost',
    'x.localhost',
    'site.test@canary.test',
  ]
  const at = hosts.flatMap((host) => [`http://${host}:${port}/`, `https://${host}:${port}/`])
  const doors = [DOOR, 'localhost', '0', '[::1]', '[::]', '127.1'].map(
    (host) => `http://${host}:${door}/`,
  )
  const odd = [
    'file:///etc/passwd',
    'javascript:1',
    'data:text/html,x',
    'about:blank',
    `view-source:http://${CANARY}/`,
    'http://',
    'http://[',
    '',
  ]
  const schemes = ['gopher', 'ftp', 'ws', 'dict', 'ldap', 'jar:http'].map(
    (scheme) => `${scheme}://${CANARY}:${port}/`,
  )
  return [
    ...at,
    ...doors,
    ...odd,
    ...schemes,
    `//${CANARY}:${port}/`,
    `\\\\${CANARY}:${port}\\`,
    `http://${CANARY}:${port}\\@site.test/`,
    `http:${CANARY}:${port}`,
  ]
}

/** One try: what its name says each time it is asked, and where its pages lead. */
interface Try {
  /** Addresses by the number of the question; the last stays. */
  readonly says: readonly { readonly A: readonly string[]; readonly AAAA: readonly string[] }[]
  /** Where each page leads in turn; behind them stands a page that names what lies inside as its parts. */
  readonly chain: readonly string[]
  asked: number
}

const HONEST = { A: [SITE], AAAA: [] }
const MOST_STEPS = 4

function tryOf(chance: Chance, own: string, all: readonly string[]): Try {
  const says = Array.from({ length: 1 + chance(3) }, (_, n) => {
    if (n === 0 && chance(4) > 0) return HONEST
    const [v4, v6] = [
      INSIDE.A[chance(INSIDE.A.length)] ?? CANARY,
      INSIDE.AAAA[chance(INSIDE.AAAA.length)] ?? '::1',
    ]
    const kinds = [
      { A: [v4], AAAA: [] },
      { A: [], AAAA: [v6] },
      { A: [SITE, v4], AAAA: [] },
      { A: [SITE], AAAA: [v6] },
    ]
    return kinds[chance(kinds.length)] ?? HONEST
  })
  const honest = Array.from({ length: chance(MOST_STEPS) }, (_, n) => `${own}/${n + 1}`)
  const last = chance(4) === 0 ? [] : [all[chance(all.length)] ?? '']
  return { says, chain: [...honest, ...last], asked: 0 }
}

/** What a run came to. */
export interface RebindingOutcome {
  /** Looks by what became of them: answered or taken, or the fault. */
  readonly counts: Readonly<Record<string, number>>
  /** How often the canary, or the node's own door, was come to. */
  readonly strayed: number
}

interface World {
  readonly dns: DnsServer
  readonly port: number
  readonly tries: Map<string, Try>
  readonly all: readonly string[]
  strayed(): number
  close(): Promise<void>
}

async function openWorld(): Promise<World> {
  const tries = new Map<string, Try>()
  let strayed = 0
  const site = createServer((request, response) => {
    const [, name = '', step = '0'] = (request.url ?? '').split('/')
    answer(response, { chain: tries.get(name)?.chain ?? [], step: Number(step), all })
  }).listen(0, SITE)
  await once(site, 'listening')
  const { port } = site.address() as AddressInfo
  const canary = (at: number, address: string) =>
    createCanary((socket) => {
      strayed += 1
      socket.on('error', () => {})
      socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\nsecret')
    }).listen(at, address)
  const inside = canary(port, CANARY)
  const door = canary(0, DOOR)
  await Promise.all([inside, door].map((one) => once(one, 'listening')))
  const all = insides({ port, door: (door.address() as AddressInfo).port })
  const dns = await serveDns({ address: DOOR, port: 0 }, ({ name, type }) => ({
    answers: dataOf(tries, name.toLowerCase(), type).map((data) => ({ name, type, ttl: 0, data })),
  }))
  const close = async () => {
    site.closeAllConnections()
    for (const server of [site, inside, door] satisfies Server[]) server.close()
    await dns.close()
  }
  return { dns, port, tries, all, strayed: () => strayed, close }
}

function dataOf(tries: ReadonlyMap<string, Try>, name: string, type: string): readonly string[] {
  if (type !== 'A' && type !== 'AAAA') return []
  if (name === 'canary.test.' || name === 'alias.test.') return type === 'A' ? [CANARY] : []
  if (name === 'mixed.test.') return type === 'A' ? [SITE, CANARY] : []
  const one = tries.get(name.split('.')[0] ?? '')
  if (one === undefined) return []
  const says = one.says[Math.min(one.asked, one.says.length - 1)]
  // The question for the other kind comes with the first one.
  if (type === 'A') queueMicrotask(() => (one.asked += 1))
  return says?.[type] ?? []
}

const STATUSES = [301, 302, 303, 307, 308]

function answer(
  response: ServerResponse,
  {
    chain,
    step,
    all,
  }: { readonly chain: readonly string[]; readonly step: number; readonly all: readonly string[] },
): void {
  const to = chain[step]
  if (to !== undefined) {
    response.writeHead(STATUSES[step % STATUSES.length] ?? 302, { Location: encodeLocation(to) })
    return void response.end()
  }
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
  const first = (step * 7) % all.length
  response.end(
    `<p>Polls close at eight, says the office.</p>${all
      .slice(first, first + 12)
      .map((one) => `<img src="${one}">`)
      .join('')}`,
  )
}

/** A header has bytes; what a site writes in UTF-8 comes so. */
const encodeLocation = (to: string) => Buffer.from(to).toString('latin1')

const LIMITS = {
  connectMs: 500,
  exchangeMs: 1_500,
  visitMs: 4_000,
  dnsMs: 500,
  dnsTries: 1,
  hostGapMs: 1,
}

/** Makes so many tries by copies of pages, looks at links and visits of sites, one after the other. `opened`: what the site's own name may be at. */
export async function playRebinding({
  count,
  seed,
  opened = [`${SITE}/32`],
}: {
  readonly count: number
  readonly seed: number
  readonly opened?: readonly string[]
}): Promise<RebindingOutcome> {
  const world = await openWorld()
  const counts: Record<string, number> = {}
  const note = (what: string) => void (counts[what] = (counts[what] ?? 0) + 1)
  try {
    for (let n = 0; n < count; n += 1) {
      const chance = chances(seed + n)
      const name = `r${n}`
      const own = `http://${name}.test:${world.port}/${name}`
      world.tries.set(name, tryOf(chance, own, world.all))
      for (const outcome of await lookedAt({
        world,
        host: `${name}.test`,
        url: `${own}/0`,
        n,
        opened,
      }))
        note(outcome)
      world.tries.delete(name)
    }
    return { counts, strayed: world.strayed() }
  } finally {
    await world.close()
  }
}

/** Two looks at one page, by turns of the ways in which the node looks: the name has turned between them. */
async function lookedAt({
  world,
  host,
  url,
  n,
  opened,
}: {
  readonly world: World
  readonly host: string
  readonly url: string
  readonly n: number
  readonly opened: readonly string[]
}): Promise<string[]> {
  const options = { resolvers: [world.dns.resolver], userAgent: 'Scrutineer test', limits: LIMITS }
  const wanted = { url, privateNetworks: [...opened], openPorts: [] }
  const order = { options, wanted }
  const ways = [
    async () => [told(await archivePage(order)), told(await lookAtPage(order))],
    async () => [told(await lookAtPage(order)), told(await archivePage(order))],
    async () => {
      const probe = createProbe(options)
      const plan = {
        host,
        httpPort: world.port,
        httpsPort: world.port,
        openPorts: [],
        privateNetworks: [...opened],
        path: new URL(url).pathname,
      }
      await probe.visit(plan)
      await probe.visit(plan)
      return ['visited', 'visited']
    },
  ]
  // A visit takes longer than ten copies.
  return (await ways[n % 10 === 9 ? 2 : n % 2]?.()) ?? []
}

const told = (one: object) =>
  'fault' in one && typeof one.fault === 'string' ? one.fault : 'page' in one ? 'taken' : 'answered'
