// Sites a second and CPU per site of the whole look: DNS, TLS session, four pages, raw hellos, and every check.
//   npm run bench -- checks [--fast]
// Names on 127.1.x.y are served by one nginx over TLS; a DNS server runs in a process of its own. CPU is that of this
// process alone, its threads included. As in the node, the list of suites is carried on from the visit before and made
// once a day, so that a visit pays its share of one, and the page is one that was learned and stays as it is. Beside it sslscan looks at a sample of the same sites: TLS only, no
// pages, no names. At the end a node of its own has ten thousand sites: all new and due at once, so that it visits as fast
// as it can; then, once they are known, started again with them in its schedule of five minutes, which is 33 visits a
// second. That takes some eight minutes.

import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PRIVATE_NETWORKS } from '../../src/core/network.ts'
import type { TlsSuites } from '../../src/core/observation.ts'
import { DAY, MINUTE, now } from '../../src/core/time.ts'
import { CHECKS, DEFAULT_POLICY } from '../../src/domains/monitoring/checks/index.ts'
import { judging, toJudge } from '../../src/domains/monitoring/judging.ts'
import type { Watching } from '../../src/domains/monitoring/watched.ts'
import { createThreads, type Threads } from '../../src/platform/apart/index.ts'
import { probeApart } from '../../src/platform/probe/apart.ts'
import { makeLeaf, rootFile } from '../../test/support/certificates.ts'
import { startNginx } from '../../test/support/nginx.ts'
import { after, learned } from './known.ts'
import { memoryOfNode, type Visiting } from './node.ts'
import {
  addressOf,
  MOVING,
  nameOf,
  page,
  type Ports,
  SECURITY_TXT,
  servers,
  SITES,
} from './site.ts'
import { suiteList } from './suites.ts'

const { values: flags } = parseArgs({ options: { fast: { type: 'boolean', default: false } } })

/** Visits under way at once. */
const CONCURRENCY = 16
const ROUNDS = 3
const SSLSCAN_SITES = 10

interface Figures {
  readonly seconds: number
  readonly cpuMs: number
  readonly failed: number
}

type Visit = (host: string) => Promise<number>

/** Visits of a site in a day, by default: each pays so much of the day's list of suites. */
const VISITS_A_DAY = DAY / (5 * MINUTE)

/** Looks at a site and judges it, in threads as the node does; the number of observations with an error. */
function visitor(threads: Threads, resolver: string, ports: Ports, path = '/'): Visit {
  const probe = probeApart(threads, {
    resolvers: [resolver],
    extraCa: [readFileSync(rootFile(), 'utf8')],
    userAgent: 'Scrutineer bench',
  })
  const lists = new Map<string, TlsSuites[]>()
  const pages = new Map<string, Watching>()
  let first: Promise<Watching> | undefined
  const observe = (host: string) => {
    const plan = {
      host,
      path,
      listed: lists.get(host) ?? [],
      httpsPort: ports.https,
      httpPort: ports.http,
      privateNetworks: PRIVATE_NETWORKS,
    }
    return probe.visit(plan)
  }
  return async (host) => {
    const observations = await observe(host)
    lists.set(
      host,
      observations.filter((one): one is TlsSuites => one.kind === 'tls.suites'),
    )
    const site = { host, path, baseline: null, policy: DEFAULT_POLICY }
    first ??= learned(() => observe(host), site, now())
    const watching = pages.get(host) ?? (await first)
    const input = toJudge(observations, site, now(), watching)
    const { verdicts, watched } = await threads.run(judging, input)
    pages.set(host, after(watching, watched))
    if (verdicts.length !== CHECKS.length) throw new Error('a check gave no verdict')
    return observations.filter(({ error }) => error !== null).length
  }
}

async function round(visit: Visit, sites: number): Promise<Figures> {
  const before = process.cpuUsage()
  const started = performance.now()
  let next = 0
  let failed = 0
  const lane = async () => {
    while (next < sites) failed += (await visit(nameOf(next++))) > 0 ? 1 : 0
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, lane))
  const { user, system } = process.cpuUsage(before)
  return { seconds: (performance.now() - started) / 1_000, cpuMs: (user + system) / 1_000, failed }
}

/** CPU of sslscan per site in milliseconds, null where it is not installed. */
function sslscanCpuMs(ports: Ports): number | null {
  const names = Array.from({ length: SSLSCAN_SITES }, (_, i) => nameOf(i * 97))
  const scans = names.map(
    (name) => `sslscan --no-colour --sni-name=${name} ${addressOf(name)}:${ports.https}`,
  )
  if (spawnSync('sslscan', ['--version']).error) return null
  const script = `TIMEFORMAT='cpu %U %S'; time { ${scans.join('; ')}; } > /dev/null`
  const { stderr, status } = spawnSync('bash', ['-c', script], { encoding: 'utf8' })
  const times = /cpu ([\d.]+) ([\d.]+)/.exec(stderr)
  if (status !== 0 || !times) throw new Error(`sslscan failed: ${stderr}`)
  return ((Number(times[1]) + Number(times[2])) * 1_000) / SSLSCAN_SITES
}

function print(
  figure: string,
  value: number,
  unit: string,
  vs: Record<string, number | string> = {},
) {
  console.log(
    JSON.stringify({ bench: 'checks', figure, value: Number(value.toPrecision(4)), unit, vs }),
  )
}

function printMemory(when: string, seen: Visiting): void {
  const { most, steady, visitsPerSecond, cpuMsPerVisit } = seen
  print(`visits of a node ${when}`, visitsPerSecond, '1/s')
  print(`CPU of a node ${when}, for each`, cpuMsPerVisit, 'ms')
  print(`RSS of a node ${when}, at most`, most.resident, 'MiB')
  print('of that, without the pages of its program', most.anonymous, 'MiB')
  print(`RSS of a node ${when}, on average`, steady.resident, 'MiB')
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '0.0.0.0')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function main(): Promise<void> {
  const ports = { https: await freePort(), http: await freePort() }
  const leaf = makeLeaf({ names: ['*.bench.test', 'bench.test'] })
  const nginx = await startNginx(({ folder }) => servers({ folder, ...leaf, ports }))
  mkdirSync(join(nginx.folder, 'www/.well-known'), { recursive: true })
  writeFileSync(join(nginx.folder, 'www/index.html'), page())
  writeFileSync(join(nginx.folder, 'www/.well-known/security.txt'), SECURITY_TXT)
  const dns = fork(new URL('./dns.ts', import.meta.url))
  const threads = createThreads()
  try {
    const [resolver] = (await once(dns, 'message')) as [string]
    const visit = visitor(threads, resolver, ports)
    // The first round makes the lists, and warms the compiler up.
    await round(visit, SITES)
    const rounds: Figures[] = []
    for (let i = 0; i < ROUNDS; i += 1) rounds.push(await round(visit, SITES))
    const cpuMs = median(rounds.map((figures) => figures.cpuMs / SITES))
    const moving = visitor(threads, resolver, ports, MOVING)
    await round(moving, SITES)
    const movingRounds: Figures[] = []
    for (let i = 0; i < ROUNDS; i += 1) movingRounds.push(await round(moving, SITES))
    const movingMs = median(movingRounds.map((figures) => figures.cpuMs / SITES))
    const peer = sslscanCpuMs(ports)
    const list = await suiteList(leaf)
    print('sites a second', median(rounds.map(({ seconds }) => SITES / seconds)), '1/s')
    const wholeMs = cpuMs + list.cpuMs / VISITS_A_DAY
    print('CPU per site', wholeMs, 'ms', {
      sslscan: peer ? Number((wholeMs / peer).toFixed(3)) : 'not installed',
    })
    print('CPU per site whose page moves', movingMs + list.cpuMs / VISITS_A_DAY, 'ms')
    print('CPU of a list of suites', list.cpuMs, 'ms', {
      sslscan: list.peerMs ? Number((list.cpuMs / list.peerMs).toFixed(3)) : 'not installed',
    })
    for (const pair of list.differing) console.error(`differs from sslscan: ${pair}`)
    print('suites that differ from sslscan', list.differing.length, 'suites', {
      sslscan: list.peerMs ? list.suites : 'not installed',
    })
    print(
      'sites with a failed look',
      [...rounds, ...movingRounds].reduce((sum, { failed }) => sum + failed, 0),
      'sites',
    )
    print('checks per site', CHECKS.length, 'checks')
    print('size of the page', page().length, 'bytes')
    print('RSS at the end', process.memoryUsage.rss() / 2 ** 20, 'MiB')
    await threads.close()
    if (flags.fast) return
    const { catchingUp, scheduled } = await memoryOfNode(resolver, ports)
    printMemory('with 10,000 sites scheduled', scheduled)
    printMemory('with 10,000 new sites due at once', catchingUp)
  } finally {
    await threads.close()
    dns.disconnect()
    await nginx.stop()
  }
}

await main()
