// A Tor network of its own on this machine, from Debian's tor alone: three authorities, four relays, the service of the
// recipe in docs/onion.md and a client. Nothing of it leaves the loopback, and each process is ended by its id.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { runFolder } from './run-folder.ts'

/** Debian's own. */
const TOR = 'tor'
const KEY_MAKER = 'tor-gencert'

const AUTHORITIES = 3
const RELAYS = 4
/** However long it takes until the authorities agree, and until a service is found: votes are ten seconds apart. */
const START_MS = 180_000
const STEP_MS = 250
/** Months that the keys of the authorities are good for. */
const MONTHS = '12'

/** Whether this machine has the programs. */
export function hasTor(): boolean {
  return [TOR, KEY_MAKER].every((program) => {
    return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined
  })
}

/** The service of a network, and the way to it. */
export interface PrivateTor {
  /** Name of the service, with its ending. */
  readonly name: string
  /** The free port that it leads to: the node is to listen there. */
  readonly nodePort: number
  /** Opens a connection to the service as a browser behind Tor does; asks again until the network knows it. */
  open(): Promise<Socket>
  stop(): Promise<void>
}

/** Free ports, all held at once before they are given back, so that no two are the same. */
async function freePorts(count: number): Promise<number[]> {
  const held: Server[] = []
  for (let n = 0; n < count; n += 1) {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    held.push(server)
  }
  const ports = held.map((server) => Number(Object(server.address()).port))
  for (const server of held) await new Promise((resolve) => server.close(resolve))
  return ports
}

/** What each of them is told: votes every ten seconds instead of every hour, and nobody is far away. */
const COMMON = `TestingTorNetwork 1
RunAsDaemon 0
Address 127.0.0.1
AssumeReachable 1
ShutdownWaitLength 0
ControlPort 0
PathsNeededToBuildCircuits 0.67
`

const AUTHORITY = `AuthoritativeDirectory 1
V3AuthoritativeDirectory 1
ContactInfo test@authority.example
ExitPolicy reject *:*
TestingV3AuthInitialVotingInterval 10
TestingV3AuthInitialVoteDelay 2
TestingV3AuthInitialDistDelay 2
V3AuthVotingInterval 10
V3AuthVoteDelay 2
V3AuthDistDelay 2
TestingDirAuthVoteExit *
TestingDirAuthVoteHSDir *
TestingDirAuthVoteGuard *
TestingMinExitFlagThreshold 0
`

/** One process of the network. */
interface Place {
  readonly folder: string
  readonly port: number
  readonly dirPort: number
}

/** The recipe's own lines, with the folder and the node's port of a test in the place of those of a machine. */
function recipeOf(folder: string, nodePort: number): string {
  const guide = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'onion.md'), 'utf8')
  const lines = /<<'TORRC'\n([^]*?)\nTORRC\n/.exec(guide)?.[1]
  if (lines === undefined) throw new Error('docs/onion.md has no torrc')
  const places: readonly (readonly [string | RegExp, string])[] = [
    ['/var/lib/tor/scrutineer', join(folder, 'service')],
    ['127.0.0.1:8421', `127.0.0.1:${nodePort}`],
    [/^Log .*$/m, `Log notice file ${join(folder, 'log')}`],
  ]
  const own = places.reduce((text, [there, here]) => {
    const changed = text.replace(there, here)
    if (changed === text) throw new Error(`the recipe says no more ${String(there)}`)
    return changed
  }, lines)
  return `${own}\n`
}

/** Makes the keys of an authority; gives the line by which the others know it. */
function authorityLine({ folder, port, dirPort }: Place, n: number): string {
  const keys = join(folder, 'keys')
  mkdirSync(keys, { mode: 0o700 })
  const file = (name: string) => join(keys, `authority_${name}`)
  const made = ['-i', file('identity_key'), '-s', file('signing_key'), '-c', file('certificate')]
  const argv = ['--create-identity-key', ...made, '-m', MONTHS, '-a', `127.0.0.1:${dirPort}`]
  run(KEY_MAKER, [...argv, '--passphrase-fd', '0'], '\n')
  const certificate = readFileSync(file('certificate'), 'utf8')
  const v3 = /^fingerprint (\w+)$/m.exec(certificate)?.[1] ?? ''
  // No file of this machine says anything besides.
  const nothing = join(folder, 'nothing')
  writeFileSync(nothing, '')
  const own = ['--quiet', '-f', nothing, '--DataDirectory', folder, '--ORPort', String(port)]
  const listed = [...own, '--DirAuthority', `x 127.0.0.1:1 ${'F'.repeat(40)}`, '--list-fingerprint']
  const said = run(TOR, [...listed, '--Nickname', `authority${n}`], '')
  const fingerprint = /authority\d ([\dA-F ]{40,})$/m.exec(said)?.[1]?.replaceAll(' ', '')
  return `DirAuthority authority${n} orport=${port} v3ident=${v3} 127.0.0.1:${dirPort} ${fingerprint}\n`
}

function run(program: string, argv: readonly string[], input: string): string {
  const ran = spawnSync(program, argv, { input, encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(`${program}: ${ran.stderr}${ran.stdout}`)
  return ran.stdout
}

/** Starts the network and a service. Throws with what its client says when it does not come up. */
export async function startPrivateTor(): Promise<PrivateTor> {
  const root = mkdtempSync(join(runFolder(), 'tor-'))
  const ports = await freePorts(2 * (AUTHORITIES + RELAYS) + 2)
  const [socks, nodePort] = [ports.pop() ?? 0, ports.pop() ?? 0]
  const programs: ChildProcess[] = []
  const place = (name: string): Place => {
    const folder = join(root, name)
    mkdirSync(folder, { mode: 0o700 })
    return { folder, port: ports.pop() ?? 0, dirPort: ports.pop() ?? 0 }
  }
  const authorities = Array.from({ length: AUTHORITIES }, (_, n) => place(`authority${n}`))
  const known = authorities.map(authorityLine).join('')
  const start = ({ folder }: Pick<Place, 'folder'>, own: string) => {
    const config = join(folder, 'torrc')
    const log = `Log notice file ${join(folder, 'log')}\n`
    writeFileSync(
      config,
      `${COMMON}${known}DataDirectory ${folder}\n${own}${own.includes('\nLog ') ? '' : log}`,
    )
    programs.push(spawn(TOR, ['-f', config], { stdio: 'ignore' }))
  }
  for (const [n, one] of authorities.entries())
    start(
      one,
      `Nickname authority${n}\nORPort 127.0.0.1:${one.port}\nDirPort 127.0.0.1:${one.dirPort}\nSocksPort 0\n${AUTHORITY}`,
    )
  for (let n = 0; n < RELAYS; n += 1) {
    const one = place(`relay${n}`)
    start(one, `Nickname relay${n}\nORPort 127.0.0.1:${one.port}\nSocksPort 0\nExitRelay 0\n`)
  }
  const service = join(root, 'of-node')
  const client = join(root, 'client')
  for (const folder of [service, client]) mkdirSync(folder, { mode: 0o700 })
  start({ folder: service }, recipeOf(service, nodePort))
  start({ folder: client }, `SocksPort 127.0.0.1:${socks}\nClientOnly 1\n`)
  const stop = async () => {
    for (const one of programs) await ended(one)
    rmSync(root, { recursive: true, force: true })
  }
  try {
    const hostname = join(service, 'service', 'hostname')
    const name = (await tried(() => readFileSync(hostname, 'utf8'))).trim()
    const open = () => tried(() => through(socks, name))
    return { name, nodePort, open, stop }
  } catch (cause) {
    const said = readFileSync(join(client, 'log'), 'utf8').slice(-2_000)
    await stop()
    throw new Error(`the private Tor network did not come up: ${said}`, { cause })
  }
}

async function ended(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null || program.signalCode !== null) return
  const over = once(program, 'exit')
  program.kill('SIGKILL')
  await over
}

/** Does something again until it does not throw. Throws what it threw last. */
async function tried<T>(work: () => T | Promise<T>): Promise<T> {
  const until = performance.now() + START_MS
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (performance.now() > until) throw error
      await delay(STEP_MS)
    }
  }
}

/** A connection to port 80 of a name by SOCKS 5, which asks Tor for it by name. Source: RFC 1928. */
async function through(socks: number, name: string): Promise<Socket> {
  const socket = connect(socks, '127.0.0.1')
  const answer = async (bytes: Buffer): Promise<Buffer> => {
    socket.write(bytes)
    const [said] = (await once(socket, 'data')) as [Buffer]
    return said
  }
  try {
    await once(socket, 'connect')
    await answer(Buffer.from([5, 1, 0]))
    const host = Buffer.from(name, 'latin1')
    const head = Buffer.from([5, 1, 0, 3, host.length])
    const said = await answer(Buffer.concat([head, host, Buffer.from([0, 80])]))
    if (said[1] !== 0) throw new Error(`SOCKS says ${said[1]}`)
    return socket
  } catch (error) {
    socket.destroy()
    throw error
  }
}
