// The list of every suite beside sslscan's, on an nginx with the suites of today and on one with all that OpenSSL still
// has: what it costs in CPU, and whether both find the same.

import { spawnSync } from 'node:child_process'
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

export interface SuiteFigures {
  /** For one list of today's server, without the session and the hellos of the visit around it. */
  readonly cpuMs: number
  /** Of one run of sslscan; null where it is not installed. */
  readonly peerMs: number | null
  /** Pairs of version and suite that sslscan found, and those that only one of both did. */
  readonly suites: number
  readonly differing: readonly string[]
}

/** Lists both servers with both tools. */
export async function suiteList({ chainFile, keyFile }: Leaf): Promise<SuiteFigures> {
  const nginx = await startNginx(
    ({ address }) => `ssl_certificate ${chainFile}; ssl_certificate_key ${keyFile};
ssl_protocols TLSv1.2 TLSv1.3;
server { listen ${address}:${TODAY} ssl; }
server { listen ${address}:${ALL} ssl; ssl_ciphers ALL:COMPLEMENTOFALL:@SECLEVEL=0; }`,
  )
  try {
    const { address } = nginx
    const own = [await listOf(address, TODAY), await listOf(address, ALL)].flatMap(pairsOf)
    const cpuMs = await cpuOfList(address)
    if (spawnSync('sslscan', ['--version']).error) {
      return { cpuMs, peerMs: null, suites: own.length, differing: [] }
    }
    const peer = [...sslscan(address, TODAY), ...sslscan(address, ALL)]
    const differing = [...new Set([...own, ...peer])].filter(
      (pair) => !own.includes(pair) || !peer.includes(pair),
    )
    return { cpuMs, peerMs: peerCpuMs(address), suites: peer.length, differing }
  } finally {
    await nginx.stop()
  }
}

const probe = createProbe({ userAgent: 'Scrutineer bench' })

async function visit(host: string, httpsPort: number, listed: readonly TlsSuites[]) {
  const opened = { openPorts: [httpsPort], privateNetworks: PRIVATE_NETWORKS }
  const seen = await probe.visit({ host, httpsPort, ...opened, only: ['tls'], listed })
  const list = seen.find((one): one is TlsSuites => one.kind === 'tls.suites')
  if (list === undefined) throw new Error('no list of suites')
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
