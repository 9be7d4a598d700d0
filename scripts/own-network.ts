// A network of the run's own: sites of tests have ports 80 and 443 there, whoever listens on this machine.

import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { root } from './setup.mjs'

/** Ports that sites of tests have on loopback addresses of their own. */
export const FIXED_PORTS: readonly number[] = [80, 443, 8443]

/** Every test file that needs those ports has them from here. */
const GIVER = 'test/support/nginx.ts'

// A browser with loopback alone says that it is offline, so there is a line that leads nowhere besides.
const SET_UP = [
  'ip link set lo up',
  'ip link add net0 type veth peer name net1',
  'ip addr add 198.18.255.1/32 dev net0',
  'ip link set net0 up',
  'ip link set net1 up',
].join(' && ')

/** Root makes it as it is; anybody else in a namespace of users, and is nobody special in it afterwards. */
function entering(): readonly string[] {
  if (process.getuid?.() === 0) return ['unshare', '--net', 'sh', '-c', `${SET_UP} && exec "$@"`]
  const open = 'echo 0 > /proc/sys/net/ipv4/ip_unprivileged_port_start'
  const drop = 'exec setpriv --ambient-caps=-all --inh-caps=-all "$@"'
  const namespaces = ['--map-current-user', '--keep-caps', '--net']
  return ['unshare', ...namespaces, 'sh', '-c', `${SET_UP} && ${open} && ${drop}`]
}

/** The words before a command that start it in a network of its own, in the same process; null where this machine does not let one be made. */
export function ownNetwork(): readonly string[] | null {
  const words = [...entering(), 'sh']
  const [program = '', ...rest] = words
  return spawnSync(program, [...rest, 'true'], { stdio: 'ignore' }).status === 0 ? words : null
}

/** Those of these ports that cannot be had on a loopback address of one's own. */
export async function takenPorts(ports: readonly number[]): Promise<number[]> {
  const host = `127.${randomInt(16, 255)}.${randomInt(0, 255)}.${randomInt(1, 255)}`
  const isTaken = await Promise.all(ports.map(async (port) => !(await canListen(host, port))))
  return ports.filter((_, n) => isTaken[n])
}

function canListen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ host, port }, () => server.close(() => resolve(true)))
  })
}

/** Whether a test file, by its path in the clone, needs {@link FIXED_PORTS}: itself or what it takes from the folder of tests. */
export function needsFixedPorts(file: string): boolean {
  const seen = new Set([file])
  for (const path of seen) {
    if (path === GIVER) return true
    for (const [, target = ''] of readFileSync(join(root, path), 'utf8').matchAll(IMPORT)) {
      const next = join(path, '..', target)
      // Tests about imports have words that look like some.
      if (next.startsWith('test/') && existsSync(join(root, next))) seen.add(next)
    }
  }
  return false
}

const IMPORT = /\bfrom '(\.\.?\/[^']+\.ts)'/g
