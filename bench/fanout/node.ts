// A real node in a process of its own, with stations, their devices, and two persons who may release alerts.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { product } from '../../scripts/setup.mjs'
import { askControl } from '../../src/platform/control.ts'
import { type ApiPerson, joinByApi } from '../../test/support/api-person.ts'

/** Devices of one command, as many as it takes. */
const DEVICES_AT_ONCE = 500

/** The node as the bench drives it. */
export interface BenchNode {
  readonly origin: string
  readonly port: number
  readonly pid: number
  /** Runs an action as the machine's own command line. */
  call<O>(action: string, input: unknown): Promise<O>
  /** Runs another command of the product on this node. Throws where it fails. */
  run(...args: readonly string[]): void
  /** A person who joined by an invitation, on a device of his own. */
  join(name: string): Promise<Person>
  stop(): Promise<void>
}

/** Somebody signed in, who asks as a browser does. */
export type Person = ApiPerson

/** Starts `scrutineer serve` on a free port over a new folder. */
export async function startNode(
  dataFolder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<BenchNode> {
  const env = { ...process.env, ...settings, PORT: '0', SCRUTINEER_DATA: dataFolder }
  const child = spawn(process.execPath, [...product, 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const origin = await addressOf(child)
  // The log carries the address in its name.
  const own = { ...env, PORT: new URL(origin).port }
  const socket = join(dataFolder, 'control.sock')
  const call = async <O>(action: string, input: unknown): Promise<O> => {
    const answer = await askControl(socket, { realm: 'actual', action, input, uid: 0 })
    if (answer === null) throw new Error('the node does not answer')
    return answer.output as O
  }
  return {
    origin,
    port: Number(new URL(origin).port),
    pid: child.pid ?? 0,
    call,
    run(...args) {
      const done = spawnSync(process.execPath, [...product, ...args], {
        env: own,
        encoding: 'utf8',
      })
      if (done.status !== 0) throw new Error(`${args.join(' ')}: ${done.stdout}${done.stderr}`)
    },
    join: (name) => joinAs(origin, name, call),
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

/** The address that the node prints; what it prints later is read and dropped. */
async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the node has no output')
  const lines = createInterface({ input: child.stdout })
  return await new Promise((resolve, reject) => {
    lines.on('line', (line) => {
      const found = /(http:\/\/localhost:\d+)\s*$/.exec(line)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.on('exit', (code) => reject(new Error(`the node ended with ${code}`)))
  })
}

async function joinAs(origin: string, name: string, call: BenchNode['call']): Promise<Person> {
  const invitation = { name, role: 'alert-officer', area: '/' }
  const { secret } = await call<{ secret: string }>('accounts.invite', invitation)
  return await joinByApi(origin, secret)
}

/** Imports stations and enrols a device for each; writes the devices' secrets to a file, one a line. */
export async function enrolStations(
  node: BenchNode,
  folder: string,
  count: number,
): Promise<string> {
  const file = join(folder, 'stations.csv')
  const lines = Array.from({ length: count }, (_, n) => `B${n},Hall ${n},Region ${n % 24}\r\n`)
  writeFileSync(file, `number,name,area\r\n${lines.join('')}`)
  node.run('import', 'stations', file)
  const stations: string[] = []
  for (let after: string | null = ''; after !== null; ) {
    const page: { items: { station: string }[]; next: string | null } = await node.call(
      'territory.audiencePage',
      { areas: ['/'], limit: 5000, ...(after === '' ? {} : { after }) },
    )
    stations.push(...page.items.map(({ station }) => station))
    after = page.next
  }
  return await enrolDevices(node, folder, stations)
}

/** Enrols a device for each of these stations; writes the devices' secrets to a file, one a line, and gives its path. */
export async function enrolDevices(
  node: Pick<BenchNode, 'call'>,
  folder: string,
  stations: readonly string[],
): Promise<string> {
  const secrets: string[] = []
  for (let from = 0; from < stations.length; from += DEVICES_AT_ONCE) {
    const some = stations.slice(from, from + DEVICES_AT_ONCE)
    const { offers } = await node.call<{ offers: { secret: string }[] }>('accounts.offerDevices', {
      stations: some,
    })
    const devices = await Promise.all(
      offers.map(({ secret }) =>
        node.call<{ cookie: { secret: string } }>('accounts.enrolDevice', { secret }),
      ),
    )
    secrets.push(...devices.map(({ cookie }) => cookie.secret))
  }
  const path = join(folder, 'devices.txt')
  writeFileSync(path, `${secrets.join('\n')}\n`, { mode: 0o600 })
  return path
}
