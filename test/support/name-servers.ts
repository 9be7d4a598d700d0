// Name servers as people run them: a real knot that holds a zone, and a real unbound that asks it for whoever asks.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveDns } from '../../src/platform/probe/dns-server.ts'

/** Both servers. */
export interface NameServers {
  /** Where unbound is asked. */
  readonly resolver: string
  stop(): Promise<void>
}

/** A loopback address of their own, so that nobody else has the ports. */
const ADDRESS = '127.9.53.2'

/** Starts both over the zone `test.`; `lines` are lines of its zone file, names relative to it. Port: unbound's. */
export async function startNameServers(
  lines: readonly string[],
  at: { readonly port?: number } = {},
): Promise<NameServers> {
  const folder = mkdtempSync(join(tmpdir(), 'name-servers-'))
  const knot = await freePort()
  const unbound = at.port ?? (await freePort())
  writeFileSync(join(folder, 'test.zone'), `${ZONE_HEAD}${lines.join('\n')}\n`)
  writeFileSync(join(folder, 'knot.conf'), knotConf(folder, knot))
  writeFileSync(join(folder, 'unbound.conf'), unboundConf(folder, knot, unbound))
  const running: ChildProcess[] = []
  const stop = async () => {
    for (const server of running.filter(({ exitCode }) => exitCode === null)) {
      server.kill('SIGTERM')
      await once(server, 'exit')
    }
    rmSync(folder, { recursive: true })
  }
  try {
    running.push(await started('knotd', ['-c', join(folder, 'knot.conf')], 'server started'))
    const args = ['-d', '-c', join(folder, 'unbound.conf')]
    running.push(await started('unbound', args, 'start of service'))
    return { resolver: `${ADDRESS}:${unbound}`, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const ZONE_HEAD = `$ORIGIN test.
$TTL 60
@ SOA ns.test. hostmaster.test. 1 3600 600 86400 60
@ NS ns.test.
ns A ${ADDRESS}
`

function knotConf(folder: string, port: number): string {
  return `
server:
  rundir: "${folder}"
  listen: ${ADDRESS}@${port}
log:
  - target: stderr
    any: info
database:
  storage: "${folder}"
zone:
  - domain: test.
    file: "${join(folder, 'test.zone')}"
    journal-content: none
`
}

function unboundConf(folder: string, knot: number, port: number): string {
  return `server:
  interface: ${ADDRESS}@${port}
  do-daemonize: no
  use-syslog: no
  logfile: ""
  username: ""
  chroot: ""
  directory: "${folder}"
  pidfile: ""
  module-config: "iterator"
  do-not-query-localhost: no
  local-zone: "test." nodefault
stub-zone:
  name: "test."
  stub-addr: ${ADDRESS}@${knot}
remote-control:
  control-enable: no
`
}

/** A free port: taken and given back. */
async function freePort(): Promise<number> {
  const place = await serveDns({ address: ADDRESS, port: 0 }, () => null)
  await place.close()
  return Number(place.resolver.split(':')[1])
}

/** A program once it says that it serves. */
function started(name: string, args: readonly string[], said: string): Promise<ChildProcess> {
  const server = spawn(name, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  return new Promise((resolve, reject) => {
    let log = ''
    server.stderr?.on('data', (chunk) => {
      log += String(chunk)
      if (log.includes(said)) resolve(server)
    })
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`${name} did not start: ${log}`)))
  })
}
