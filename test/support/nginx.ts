// A real nginx in a temporary folder, on an address of its own.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { runFolder } from './run-folder.ts'

/** The servers to run: nginx `server { … }` blocks as text, made for the address and the folder they get. */
export type Servers = (place: { address: string; folder: string }) => string

/** A running nginx. */
export interface Nginx {
  /** A loopback address that no other test uses, so that ports 80 and 443 are free on it. */
  address: string
  /** Its folder; pages and certificates of a test may lie in it. */
  folder: string
  /** Reads the configuration anew, with other servers where given, and answers when the old worker is gone. */
  reload(servers?: Servers): Promise<void>
  stop(): Promise<void>
}

const startLimitMs = 10_000
const pollMs = 20

/**
 * A loopback address of its own, 127.16.0.1 to 127.254.254.254: the lowest ones belong to benches and resolvers.
 * Two tests meet on one with a chance of one in fifteen million.
 */
export function loopbackAddress(): string {
  return `127.${randomInt(16, 255)}.${randomInt(0, 255)}.${randomInt(1, 255)}`
}

/** Starts nginx and answers when it listens. Throws with nginx's own words where the configuration is wrong. */
export async function startNginx(servers: Servers): Promise<Nginx> {
  const folder = mkdtempSync(join(runFolder(), 'nginx-'))
  const address = loopbackAddress()
  const place = { address, folder }
  mkdirSync(join(folder, 'temp'))
  configure(place, servers)
  const server = launch(folder)
  await until(
    server,
    folder,
    () => existsSync(join(folder, 'pid')) && readFileSync(join(folder, 'pid'), 'utf8') !== '',
  )
  return {
    address,
    folder,
    async reload(next) {
      if (next !== undefined) configure(place, next)
      const before = statSync(errorLog(folder)).size
      server.kill('SIGHUP')
      await until(server, folder, () =>
        /exited with code 0/.test(readFileSync(errorLog(folder), 'utf8').slice(before)),
      )
    },
    stop: () => stop(server, folder),
  }
}

function errorLog(folder: string): string {
  return join(folder, 'error.log')
}

/** Writes the configuration and has nginx check it, so that a mistake is told at once and in full. */
function configure(place: { address: string; folder: string }, servers: Servers): void {
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  const lines = [
    'daemon off;',
    'worker_processes 1;',
    // Workers of a root master would otherwise be nobody, who cannot read a private temporary folder.
    process.getuid?.() === 0 ? 'user root;' : '',
    'pid pid;',
    'error_log error.log notice;',
    'worker_shutdown_timeout 1s;',
    'events { worker_connections 1024; }',
    'http {',
    'default_type text/html;',
    'access_log off;',
    ...temp.map((name) => `${name}_temp_path temp/${name};`),
    servers(place),
    '}',
  ]
  writeFileSync(join(place.folder, 'nginx.conf'), lines.join('\n'))
  const checked = spawnSync('nginx', ['-t', '-q', ...commonArguments(place.folder)], {
    encoding: 'utf8',
  })
  if (checked.status !== 0) throw new Error(`nginx refuses its configuration: ${checked.stderr}`)
}

function commonArguments(folder: string): string[] {
  return ['-p', `${folder}/`, '-c', join(folder, 'nginx.conf'), '-e', errorLog(folder)]
}

function launch(folder: string): ChildProcess {
  const log = openSync(errorLog(folder), 'a')
  // The signal at the parent's death keeps a killed test from leaving its server behind.
  const server = spawn('setpriv', ['--pdeathsig=TERM', 'nginx', ...commonArguments(folder)], {
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  return server
}

async function until(server: ChildProcess, folder: string, isDone: () => boolean): Promise<void> {
  const deadline = performance.now() + startLimitMs
  while (!isDone()) {
    if (server.exitCode !== null || performance.now() > deadline) {
      const log = readFileSync(errorLog(folder), 'utf8')
      await stop(server, folder)
      throw new Error(`nginx did not come up: ${log}`)
    }
    await delay(pollMs)
  }
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const ended = once(server, 'exit')
    server.kill('SIGTERM')
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
}
