// The command line as people and machines use it: in pipes that close, and under npm.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { product } from '../scripts/setup.mjs'
import { launch } from './support/child-node.ts'
import { runFolder } from './support/run-folder.ts'

const ROOT = join(import.meta.dirname, '..')
/** A node needs a second or two to start and to end; a machine that is busy with other tests many more. */
const LIMIT_MS = 60_000

const folder = mkdtempSync(join(runFolder(), 'command-line-'))
const env: NodeJS.ProcessEnv = { ...process.env, PORT: '0', SCRUTINEER_DATA: join(folder, 'data') }

before(async () => {
  const made = launch(env, ['call', 'territory.areaTree'])
  assert.equal(await made.ended, 0)
})
after(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a command whose output goes to a pipe that nobody reads any more; gives its end and what it said on the other one. */
async function unread(stream: 'stdout' | 'stderr', args: readonly string[]) {
  const child = spawn(process.execPath, [...product, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Long before the command has loaded its modules.
  child[stream].destroy()
  let said = ''
  const other = stream === 'stdout' ? child.stderr : child.stdout
  other.setEncoding('utf8').on('data', (part: string) => void (said += part))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said }
}

test('a command whose reader goes away ends as it would have, without a word', async () => {
  for (const args of [
    ['actions'],
    ['call', 'territory.addArea', '--json', '{"parent":"/","name":"North","kind":"region"}'],
    ['verify'],
  ])
    assert.deepEqual(await unread('stdout', args), { code: 0, said: '' }, args.join(' '))
  const tree = launch(env, ['call', 'territory.areaTree'])
  await tree.ended
  assert.match(tree.output(), /North/, 'what was asked for is done though nobody read the answer')
  const refused = await unread('stderr', ['call', 'no.action'])
  assert.deepEqual(refused, { code: 1, said: '' })
})

test('a refused choice lists the choices', async () => {
  const invited = launch(env, ['invite', '--role', 'releasing', '--name', 'Amal'])
  assert.equal(await invited.ended, 1)
  assert.match(
    invited.output(),
    /role: Choose one of these: administrator, auditor, .*releasing-officer/,
  )
})

/** The node of npm start; its output ends when the last process that writes to it has ended. */
function npmStart(data: string) {
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    env: {
      ...env,
      SCRUTINEER_DATA: data,
      npm_config_cache: join(folder, 'npm'),
      npm_config_update_notifier: 'false',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that a test that failed can end all of it.
    detached: true,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => void (output += part))
  const allEnded = once(child, 'close')
  const limit = AbortSignal.timeout(LIMIT_MS)
  return {
    output: () => output,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    endAll: () => process.kill(-(child.pid ?? 0), 'SIGKILL'),
    async isUp(): Promise<void> {
      while (!/ is at \S+\n/.test(output)) {
        assert.equal(child.exitCode, null, output)
        await once(child.stdout, 'data', { signal: limit })
      }
    },
    /** Rejects when something of it is still there after the limit. */
    allEnded: () =>
      Promise.race([
        allEnded,
        once(limit, 'abort').then(() => Promise.reject(new Error('the node serves on'))),
      ]),
  }
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGKILL'] as const) {
  test(`${signal} to npm start ends the node in order`, async () => {
    const started = npmStart(join(folder, signal))
    try {
      await started.isUp()
      started.kill(signal)
      await started.allEnded()
    } catch (error) {
      started.endAll()
      throw error
    }
    assert.match(started.output(), /Stopping …[^]*The node is closed/)
  })
}
