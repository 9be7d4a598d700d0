// The shipped recipes of deploy/ under the real programs: only addresses and paths are replaced.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, copyFileSync, mkdirSync, mkdtempSync, openSync, readFileSync } from 'node:fs'
import { rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Leaf } from './certificates.ts'
import { loopbackAddress } from './nginx.ts'
import { runFolder } from './run-folder.ts'

const DEPLOY = join(import.meta.dirname, '..', '..', 'deploy')
const START_LIMIT_MS = 10_000

/** What one network may hold in a recipe under test. */
export const NETWORK_LIMIT = 10

/** The programs whose recipes are shipped. */
export const PROXIES = ['nginx', 'haproxy', 'caddy'] as const
export type ProxyName = (typeof PROXIES)[number]

/** What stands for the machine of the recipe. */
interface Place {
  readonly name: string
  readonly nodePort: number
  readonly address: string
  readonly folder: string
}

/** A proxy at work. */
export interface Proxy {
  /** The loopback address where it has ports 80 and 443. */
  readonly address: string
  stop(): Promise<void>
}

const RECIPES: Readonly<
  Record<
    ProxyName,
    {
      readonly file: string
      readonly argv: (config: string, folder: string) => readonly string[]
      readonly adapt: (recipe: string, place: Place) => string
    }
  >
> = {
  nginx: {
    file: 'nginx.conf',
    argv: (config, folder) => [
      'nginx',
      `-p${folder}/`,
      `-c${config}`,
      `-e${join(folder, 'error.log')}`,
      '-gdaemon off;',
    ],
    adapt: (recipe, { address, folder }) =>
      recipe
        // Everybody's [::1] is the same, so the tests listen on IPv4 alone.
        .replaceAll(/^ +listen \[::\].*\n/gm, '')
        .replaceAll(/listen (80|443)/g, `listen ${address}:$1`)
        // Few, so that a test is soon over the limit.
        .replace('limit_conn networks 1000;', `limit_conn networks ${NETWORK_LIMIT};`)
        .replace('/run/nginx.pid', join(folder, 'pid'))
        .replace('/var/log/nginx/', `${folder}/`)
        // The folder of a test is its user's own; www-data could not read it.
        .replace('user www-data;', userLine()),
  },
  haproxy: {
    file: 'haproxy.cfg',
    argv: (config) => ['haproxy', '-db', '-f', config],
    adapt: (recipe, { address }) =>
      recipe
        .replaceAll(/^ +bind \[::\].*\n/gm, '')
        .replaceAll('bind 0.0.0.0:', `bind ${address}:`)
        .replaceAll(/^ +(user|group) haproxy\n/gm, '')
        // The machine of a test may not allow as many files as a node's machine must.
        .replace('maxconn 20000', 'maxconn 200')
        .replace('gt 2000 }', `gt ${NETWORK_LIMIT} }`),
  },
  caddy: {
    file: 'Caddyfile',
    argv: (config) => ['caddy', 'run', '--adapter', 'caddyfile', '--config', config],
    adapt: (recipe, { name, address, folder }) =>
      recipe
        .replace('/run/caddy/admin.sock', `${folder}/admin.sock`)
        .replace(`\n${name} {`, `\n${name} {\n\tbind ${address}`),
  },
}

function userLine(): string {
  return process.getuid?.() === 0 ? 'user root;' : ''
}

/** Starts a proxy from its shipped recipe. Throws with the program's own words when it does not come up. */
export async function startProxy(
  which: ProxyName,
  { name, leaf, nodePort }: { name: string; leaf: Leaf; nodePort: number },
): Promise<Proxy> {
  const folder = mkdtempSync(join(runFolder(), `${which}-`))
  const address = loopbackAddress()
  const recipe = RECIPES[which]
  mkdirSync(join(folder, 'tls'))
  copyFileSync(leaf.chainFile, join(folder, 'tls', 'node.crt'))
  copyFileSync(leaf.keyFile, join(folder, 'tls', 'node.key'))
  const text = readFileSync(join(DEPLOY, recipe.file), 'utf8')
    .replaceAll('node.example.org', name)
    .replaceAll('/etc/scrutineer/tls', join(folder, 'tls'))
    .replaceAll('127.0.0.1:8420', `127.0.0.1:${nodePort}`)
  const config = join(folder, recipe.file)
  writeFileSync(config, recipe.adapt(text, { name, nodePort, address, folder }))
  const program = launch(recipe.argv(config, folder), folder)
  await untilListening(program, folder, address)
  return {
    address,
    async stop() {
      if (program.exitCode === null && program.signalCode === null) {
        const ended = once(program, 'exit')
        program.kill('SIGTERM')
        await ended
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function launch(argv: readonly string[], folder: string): ChildProcess {
  const log = openSync(join(folder, 'output.log'), 'a')
  // The signal at the parent's death keeps a killed test from leaving its proxy behind.
  const program = spawn('setpriv', ['--pdeathsig=TERM', ...argv], {
    stdio: ['ignore', log, log],
    // Caddy keeps its own files below HOME.
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  })
  closeSync(log)
  return program
}

async function untilListening(program: ChildProcess, folder: string, address: string) {
  const deadline = performance.now() + START_LIMIT_MS
  while (!(await isListening(address, 443)) || !(await isListening(address, 80))) {
    if (program.exitCode === null && performance.now() < deadline) {
      await delay(20)
      continue
    }
    program.kill('SIGKILL')
    throw new Error(
      `the proxy did not come up: ${readFileSync(join(folder, 'output.log'), 'utf8')}`,
    )
  }
}

/** Whether something takes connections there. */
export function isListening(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, host)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
