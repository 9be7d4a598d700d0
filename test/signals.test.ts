// An inside system sends as the handbook says: the shipped script and the one line of the console, run by a real shell
// against a real door.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { addRule, changeSystem } from '../src/domains/monitoring/actions/system.ts'
import { curlLine, settingsFile, SIGNAL_SCRIPT } from '../src/domains/monitoring/sending.ts'
import type { SystemFacts } from '../src/domains/monitoring/system-schema.ts'
import { inputFromFields } from '../src/http/form.ts'
import { startTestNode, type TestNode } from './support/node.ts'

const SCRIPT = join(import.meta.dirname, '../deploy/scrutineer-signal.sh')
const run = promisify(execFile)

let node: TestNode
let made: { system: string; key: string }
before(async () => {
  node = await startTestNode('sqlite')
  made = await node.call('monitoring.addSystem', {
    name: 'Register',
    area: '/',
    kind: 'register',
    newOrganization: 'Office',
    backupHours: 24,
    restoreDays: 90,
  })
})
after(async () => await node.remove())

const facts = async () => await node.call<SystemFacts>('monitoring.system', { system: made.system })

function sender() {
  const { origin } = node.node
  return { node: origin, origin, system: made.system }
}

/** Settings and state of the script in the test's own folder. */
function settings(key = made.key) {
  const conf = join(node.folder, `signal-${key.slice(0, 4)}.conf`)
  writeFileSync(conf, settingsFile(sender(), key))
  chmodSync(conf, 0o600)
  return { ...process.env, SIGNAL_CONF: conf, STATE: join(node.folder, 'state') }
}

/** Runs the script, with these lines on its standard input. */
async function send(words: readonly string[], { input = '', env = settings() } = {}) {
  const child = run('sh', [SCRIPT, ...words], { env, timeout: 30_000 })
  child.child.stdin?.end(input)
  return await child
}

test('the script that is shipped has at most 20 lines and is the one that the console shows', () => {
  assert.equal(readFileSync(SCRIPT, 'utf8'), SIGNAL_SCRIPT)
  assert.ok(SIGNAL_SCRIPT.trimEnd().split('\n').length <= 20)
})

test('the script tells of a backup, a restore and a heartbeat, and the system is ready', async () => {
  await send(['backup-finished', 'bytes=1048576', `sha256=${'a'.repeat(64)}`])
  await send(['restore-tested', 'result=ok'])
  await send(['heartbeat'])
  const { state, reasons, signals, heardAt } = await facts()
  assert.deepEqual([state, reasons], ['ready', []])
  assert.deepEqual(
    signals.map(({ kind }) => kind),
    ['restore-tested', 'backup-finished'],
  )
  assert.equal(signals[1]?.values['bytes'], 1048576)
  assert.ok(heardAt !== null)
})

test('the script hands on what a sensor wrote, byte by byte', async () => {
  const line = JSON.stringify({
    timestamp: '2026-11-24T08:00:00.123456+0000',
    event_type: 'alert',
    src_ip: '10.0.0.7',
    alert: {
      signature_id: 9,
      severity: 1,
      signature: `EXAMPLE "quoted" $(id) \\ % ${'é'.repeat(3000)}`,
    },
  })
  await send(['sensor-alert', '-f', 'eve'], { input: `${line}\n${line}\n` })
  const { findings, signals } = await facts()
  assert.equal(signals[0]?.events, 2)
  assert.deepEqual(
    findings.map(({ check, severity }) => [check, severity]),
    [['sensor-alert', 'H']],
  )
})

test('scripts that run at the same moment wait for each other', async () => {
  const env = settings()
  const beats = Array.from({ length: 3 }, () => send(['results-sent', 'count=3'], { env }))
  await Promise.all(beats)
  const sent = (await facts()).signals.filter(({ kind }) => kind === 'results-sent')
  assert.equal(new Set(sent.map(({ number }) => number)).size, 3)
})

test('the script says why it was refused and ends with a failure', async () => {
  const env = { ...settings('00'.repeat(32)), STATE: join(node.folder, 'other') }
  await assert.rejects(send(['heartbeat'], { env }), (error: Error & { stdout: string }) => {
    assert.match(error.stdout, /monitoring\.wrong_key/)
    return true
  })
  await assert.rejects(send(['backup-finished', 'bytes=no']), /22|error/)
})

test('the forms of the console give what their actions take, empty fields included', () => {
  const { system } = made
  const typed = { kind: 'results-sent', value: 'count', least: '100', most: '', mostDrop: '' }
  const rest = { sameAsValue: 'expected', sameAsSystem: '' }
  const rule = inputFromFields(addRule, Object.entries({ system, ...typed, ...rest }))
  const { least, most, sameAsSystem } = addRule.input.parse(rule)
  assert.deepEqual([least, most, sameAsSystem], [100, null, null])
  const policy = { name: 'Sensor', area: '/', kind: 'sensor', backupHours: '', restoreDays: '90' }
  const change = inputFromFields(changeSystem, Object.entries({ system, ...policy }))
  const { backupHours, restoreDays } = changeSystem.input.parse(change)
  assert.deepEqual([backupHours, restoreDays], [null, 90])
})

test('the key is in no command line that the script starts', async () => {
  const { stderr } = await run('sh', ['-x', SCRIPT, 'heartbeat'], {
    env: settings(),
    timeout: 30_000,
  })
  // The parts of a pipe write at the same time, so that two of their lines can stand on one.
  const programs = stderr
    .split(/\n|(?=\+ )/)
    .filter((line) => /^\+ (openssl|curl|tr|cut|cat|date)\b/.test(line))
  assert.ok(programs.length > 3)
  assert.ok(programs.every((line) => !line.includes(made.key)))
})

test('the one line of the console sends a heartbeat', async () => {
  const line = curlLine(sender(), made.key)
  assert.ok(!line.includes('\n'))
  // The script went on counting from the clock: the line, which takes the second, must come after it.
  const last = Math.max(...(await facts()).signals.map(({ number }) => number))
  const { stdout } = await run('sh', ['-c', line.replace('$(date +%s)', String(last + 100))])
  assert.deepEqual(JSON.parse(stdout).output, { signal: null })
  await assert.rejects(run('sh', ['-c', line.replace('$(date +%s)', String(last + 100))]), /409/)
  assert.match(line, /\$\(date \+%s\)/)
})
