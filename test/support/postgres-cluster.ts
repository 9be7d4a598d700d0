// A throw-away PostgreSQL cluster: its own folder, a Unix socket only, no fsync.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { postgresPrograms } from '../../scripts/debian.mjs'

/** A running cluster. `url` names its maintenance database; `stop` ends it and removes its folder. */
export interface PostgresCluster {
  url: string
  stop(): Promise<void>
}

const startLimitMs = 30_000
const pollMs = 25

// initdb and postgres refuse to run as root; the package makes this user.
const serverUser = 'postgres'

const settings = {
  listen_addresses: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  // Nobody waits for what it would win, and tests empty tables faster than it comes round.
  autovacuum: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
  log_min_messages: 'warning',
}

/**
 * Starts a cluster in a new folder under `base` and answers when it accepts connections. Throws where PostgreSQL is
 * missing or does not start.
 * The server ends by itself when this process dies; its folder is then removed by the system's own cleaning.
 */
export async function startPostgresCluster(base: string = tmpdir()): Promise<PostgresCluster> {
  const programs = postgresPrograms()
  if (programs === null)
    throw new Error('PostgreSQL 15 or later is not installed; npm test installs it.')
  // A Unix socket's path may have 107 bytes, so the folder has a short name directly under that one.
  const folder = mkdtempSync(join(base, 'spg-'))
  giveToServerUser(folder)
  const data = join(folder, 'data')
  const init = [
    '-D',
    data,
    '-U',
    serverUser,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ]
  const [command, argv] = asServerUser(join(programs, 'initdb'), init)
  const made = spawnSync(command, argv, { cwd: folder, encoding: 'utf8' })
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true })
    throw new Error(`initdb failed: ${made.stderr}`)
  }
  const server = startServer(programs, folder)
  const cluster = {
    folder,
    server,
    url: `postgres://${serverUser}@localhost/postgres?host=${folder}`,
  }
  await waitUntilReady(cluster, programs)
  const removeAtExit = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', removeAtExit)
  return {
    url: cluster.url,
    async stop() {
      await endServer(server)
      process.off('exit', removeAtExit)
      removeAtExit()
    },
  }
}

function startServer(programs: string, folder: string): ChildProcess {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const start = ['-D', join(folder, 'data'), '-k', folder, ...options]
  const [command, argv] = asServerUser(join(programs, 'postgres'), start)
  const log = openSync(join(folder, 'log'), 'a')
  const server = spawn(command, argv, { cwd: folder, stdio: ['ignore', log, log] })
  // A test file run by hand must be able to end while its private cluster still runs.
  server.unref()
  return server
}

async function waitUntilReady(
  cluster: { folder: string; server: ChildProcess },
  programs: string,
): Promise<void> {
  const deadline = performance.now() + startLimitMs
  const probe = ['-q', '-h', cluster.folder, '-U', serverUser]
  while (spawnSync(join(programs, 'pg_isready'), probe).status !== 0) {
    if (cluster.server.exitCode !== null || performance.now() > deadline) {
      const log = readFileSync(join(cluster.folder, 'log'), 'utf8')
      await endServer(cluster.server)
      rmSync(cluster.folder, { recursive: true, force: true })
      throw new Error(`PostgreSQL did not start: ${log}`)
    }
    await delay(pollMs)
  }
}

async function endServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.ref()
  // SIGQUIT is PostgreSQL's immediate shutdown: nothing of a throw-away cluster needs to be saved.
  server.kill('SIGQUIT')
  await ended
}

function giveToServerUser(folder: string): void {
  if (process.getuid?.() !== 0) return
  const ids = ['-u', '-g'].map((flag) => {
    const answer = spawnSync('id', [flag, serverUser], { encoding: 'utf8' })
    if (answer.status !== 0) throw new Error(`The user ${serverUser} of the package is missing.`)
    return Number(answer.stdout)
  })
  chownSync(folder, ids[0] ?? 0, ids[1] ?? 0)
}

/** The command that runs a program as a user who is not root, and that ends it when its parent dies. */
function asServerUser(program: string, argv: string[]): [string, string[]] {
  const user =
    process.getuid?.() === 0
      ? [`--reuid=${serverUser}`, `--regid=${serverUser}`, '--init-groups']
      : []
  return ['setpriv', [...user, '--pdeathsig=QUIT', program, ...argv]]
}
