// The list of every suite beside sslscan's: on an nginx with the suites of today, on one with all that OpenSSL still has,
// and on servers of other makers with old versions, RC4, 3DES, suites that encrypt nothing. What it costs in CPU,
// and whether both find the same.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { PRIVATE_NETWORKS } from '../../src/core/network.ts'
import type { TlsSuites } from '../../src/core/observation.ts'
import { createProbe } from '../../src/platform/probe/index.ts'
import type { Leaf } from '../../test/support/certificates.ts'
import { startNginx } from '../../test/support/nginx.ts'

/** Lists of one server; as many go before, to warm the compiler up. */
const ROUNDS = 30
/** Runs of sslscan: one takes too little to be measured. */
const PEER_ROUNDS = 5
const TODAY = 443
const ALL = 8443
const OTHERS_AT = '127.0.0.1'
const OTHERS_FROM = 18_443
const START_TRIES = 100
const START_LOOK_MS = 50

export interface SuiteFigures {
  /** For one list of today's server, without the session and the hellos of the visit around it. */
  readonly cpuMs: number
  /** Of one run of sslscan; null where it is not installed. */
  readonly peerMs: number | null
  /** Pairs of version and suite that sslscan found, and those that only one of both did. */
  readonly suites: number
  readonly differing: readonly string[]
}

/** Lists all servers with both tools. */
export async function suiteList(leaf: Leaf): Promise<SuiteFigures> {
  const { chainFile, keyFile } = leaf
  const nginx = await startNginx(
    ({ address }) => `ssl_certificate ${chainFile}; ssl_certificate_key ${keyFile};
ssl_protocols TLSv1.2 TLSv1.3;
server { listen ${address}:${TODAY} ssl; }
server { listen ${address}:${ALL} ssl; ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;
  ssl_ciphers ALL:COMPLEMENTOFALL:@SECLEVEL=0; }`,
  )
  const others = await startOthers(leaf)
  try {
    const { address } = nginx
    const places = [
      { host: address, port: TODAY },
      { host: address, port: ALL },
      ...others.ports.map((port) => ({ host: OTHERS_AT, port })),
    ]
    const own: string[] = []
    for (const { host, port } of places) own.push(...pairsOf(await listOf(host, port)))
    const cpuMs = await cpuOfList(address)
    if (spawnSync('sslscan', ['--version']).error) {
      return { cpuMs, peerMs: null, suites: own.length, differing: [] }
    }
    const peer = places.flatMap(({ host, port }) => sslscan(host, port))
    const differing = [...new Set([...own, ...peer])].filter(
      (pair) => !own.includes(pair) || !peer.includes(pair),
    )
    return { cpuMs, peerMs: peerCpuMs(address), suites: peer.length, differing }
  } finally {
    await others.stop()
    await nginx.stop()
  }
}

/** Servers beside nginx, on ports above it. */
const OTHERS: readonly ((port: number, leaf: Leaf) => readonly [string, readonly string[]])[] = [
  (port, leaf) => gnutls(port, leaf, '+VERS-TLS1.0:+VERS-TLS1.1:+ARCFOUR-128:+3DES-CBC:+RSA'),
  (port, leaf) => gnutls(port, leaf, '-VERS-ALL:+VERS-TLS1.2:-CIPHER-ALL:+3DES-CBC:+RSA'),
  (port, leaf) => gnutls(port, leaf, '-VERS-ALL:+VERS-TLS1.3'),
  (port, leaf) => openssl(port, leaf, ['-cipher', 'ALL:COMPLEMENTOFALL:eNULL:@SECLEVEL=0']),
  (port, leaf) => gnutls(port, leaf, '-VERS-ALL:+VERS-TLS1.1'),
  (port, leaf) => gnutls(port, leaf, '-VERS-ALL:+VERS-TLS1.2:+NULL'),
]

function gnutls(port: number, { chainFile, keyFile }: Leaf, priority: string) {
  const files = ['--x509certfile', chainFile, '--x509keyfile', keyFile]
  const argv = ['--port', String(port), '--priority', `NORMAL:${priority}`, '--http', ...files]
  return ['gnutls-serv', argv] as const
}

function openssl(port: number, { chainFile, keyFile }: Leaf, settings: readonly string[]) {
  const argv = ['-accept', String(port), '-cert', chainFile, '-key', keyFile, '-www', '-quiet']
  return ['openssl', ['s_server', ...argv, ...settings]] as const
}

/** Starts the others at an address of their own; ends with `stop`. Throws Error where one does not answer. */
async function startOthers(leaf: Leaf) {
  const running: ChildProcess[] = []
  const ports = OTHERS.map((_, place) => OTHERS_FROM + place)
  for (const [place, of] of OTHERS.entries()) {
    const [program, argv] = of(OTHERS_FROM + place, leaf)
    running.push(spawn(program, argv, { stdio: 'ignore' }))
  }
  const stop = async () => {
    for (const child of running.filter(({ exitCode }) => exitCode === null)) {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    }
  }
  try {
    for (const port of ports) await answers(port)
  } catch (error) {
    await stop()
    throw error
  }
  return { ports, stop }
}

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < START_TRIES; tries += 1) {
    const socket = connect(port, OTHERS_AT)
    const isOpen = await new Promise<boolean>((done) => {
      socket.once('connect', () => done(true)).once('error', () => done(false))
    })
    socket.destroy()
    if (isOpen) return
    await delay(START_LOOK_MS)
  }
  throw new Error(`no server listens at port ${port}`)
}

const probe = createProbe({ userAgent: 'Scrutineer bench' })

async function visit(host: string, httpsPort: number, listed: readonly TlsSuites[]) {
  const opened = { openPorts: [httpsPort], privateNetworks: PRIVATE_NETWORKS }
  const seen = await probe.visit({ host, httpsPort, ...opened, only: ['tls'], listed })
  const list = seen.find((one): one is TlsSuites => one.kind === 'tls.suites')
  if (list === undefined) throw new Error(`no list of suites of ${host}:${httpsPort}`)
  return list
}

const listOf = (host: string, port: number) => visit(host, port, [])

function pairsOf({ versions, port }: TlsSuites): string[] {
  return versions.flatMap(({ version, suites }) =>
    suites.map((suite) => `${port} TLSv${version} ${suite}`),
  )
}

/** What visits that make a list cost beyond visits that carry one on. */
async function cpuOfList(host: string): Promise<number> {
  const known = await listOf(host, TODAY)
  const cost = async (listed: readonly TlsSuites[]) => {
    const before = process.cpuUsage()
    for (let round = 0; round < ROUNDS; round += 1) await visit(host, TODAY, listed)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000 / ROUNDS
  }
  await cost([])
  const carried = await cost([known])
  return (await cost([])) - carried
}

function sslscan(address: string, port: number): string[] {
  const { stdout } = spawnSync('sslscan', ['--no-colour', '--iana-names', `${address}:${port}`], {
    encoding: 'utf8',
  })
  const rows = stdout.matchAll(/^(?:Accepted|Preferred) +(TLSv[\d.]+) +\d+ bits +(\w+)/gm)
  return [...rows].map(([, version, suite]) => `${port} ${version} ${suite}`)
}

function peerCpuMs(address: string): number {
  const scan = `sslscan --no-colour ${address}:${TODAY}`
  const scans = Array.from({ length: PEER_ROUNDS }, () => scan).join('; ')
  const script = `TIMEFORMAT='cpu %U %S'; time { ${scans}; } > /dev/null`
  const { stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' })
  const times = /cpu ([\d.]+) ([\d.]+)/.exec(stderr)
  if (!times) throw new Error(`sslscan failed: ${stderr}`)
  return ((Number(times[1]) + Number(times[2])) * 1_000) / PEER_ROUNDS
}
