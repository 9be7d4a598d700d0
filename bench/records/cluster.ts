// A throw-away PostgreSQL cluster that is as durable as in production: fsync and synchronous commit are on.

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { postgresPrograms } from '../../scripts/debian.mjs'

const USER = 'postgres'
const START_MS = 30_000
const POLL_MS = 50

/** Starts the cluster on a Unix socket. Throws Error where PostgreSQL is missing or does not start. */
export async function startDurableCluster(): Promise<{ url: string; stop(): Promise<void> }> {
  const programs = postgresPrograms()
  if (programs === null) throw new Error('PostgreSQL 15 or later is not installed.')
  const folder = mkdtempSync(join(tmpdir(), 'bpg-'))
  const isRoot = process.getuid?.() === 0
  const idOf = (flag: string) => Number(spawnSync('id', [flag, USER], { encoding: 'utf8' }).stdout)
  if (isRoot) chownSync(folder, idOf('-u'), idOf('-g'))
  // The server refuses root.
  const asUser = isRoot ? [`--reuid=${USER}`, `--regid=${USER}`, '--init-groups'] : []
  const data = join(folder, 'data')
  const init = [
    join(programs, 'initdb'),
    '-D',
    data,
    '-U',
    USER,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
  ]
  const made = spawnSync('setpriv', [...asUser, ...init], { cwd: folder, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)
  const start = [join(programs, 'postgres'), '-D', data, '-k', folder, '-c', 'listen_addresses=']
  const server = spawn('setpriv', [...asUser, '--pdeathsig=QUIT', ...start], {
    cwd: folder,
    stdio: 'ignore',
  })
  const ready = [join(programs, 'pg_isready'), '-q', '-h', folder, '-U', USER] as const
  const until = performance.now() + START_MS
  while (spawnSync(ready[0], ready.slice(1)).status !== 0) {
    if (server.exitCode !== null || performance.now() > until)
      throw new Error('PostgreSQL did not start.')
    await delay(POLL_MS)
  }
  return {
    url: `postgres://${USER}@localhost/postgres?host=${folder}`,
    async stop() {
      const ended = once(server, 'exit')
      server.kill('SIGQUIT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
