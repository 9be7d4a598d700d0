// A log bears the name under which it was begun: the commands of the machine take it from there, not from their shell.

import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import { ed25519Signer, parseCheckpoint, signCheckpoint } from '../src/lib/tlog/index.ts'
import { commandHere } from './support/command-here.ts'
import { startTestNode, type TestNode } from './support/node.ts'
import { runFolder } from './support/run-folder.ts'

/** Sound, but of another name than was expected. */
const OTHER_NAME = 3

/** What a shell knows that does not have the settings of the service: where the rows lie, and nothing of the address. */
function strange({ env }: TestNode): Record<string, string> {
  const { SCRUTINEER_DATA = '', DATABASE_URL = '' } = env
  return { SCRUTINEER_DATA, DATABASE_URL, PORT: '' }
}

const hostOf = ({ node }: TestNode) => new URL(node.origin).host

for (const engine of ['sqlite', 'postgres'] as const) {
  test(`commands of another shell know the node by its log, while it runs and while it does not (${engine})`, async () => {
    const node = await startTestNode(engine, { SCRUTINEER_NAME: 'Alder' })
    const host = hostOf(node)
    const shell = strange(node)
    const run = async (...args: string[]) => {
      const { code, said } = await commandHere(shell, ...args)
      assert.equal(code, 0, `${args.join(' ')}: ${said}`)
      return said
    }
    try {
      await node.call('exercises.start', {})
      await node.node.settled(60_000)
      const while_ = await run('verify')
      assert.match(while_, new RegExp(`actual: \\d+ records of ${host}/log are sound`))
      assert.match(while_, new RegExp(`exercise: \\d+ records of ${host}/exercise/log are sound`))
      const invitation = ['invite', '--role', 'auditor', '--name', 'A']
      assert.match(await run(...invitation), new RegExp(`^http://${host}/join#`))
      const running = join(node.folder, 'running.tar.zst')
      await run('backup', running, '--plain', '--with-keys')
      const doctor = await commandHere(shell, 'doctor')
      assert.match(doctor.said, new RegExp(`The address is http://${host},`))
      assert.match(doctor.said, new RegExp(`The node answers at 127.0.0.1:${node.node.port}.`))

      await node.stop()
      const stopped = join(node.folder, 'stopped.tar.zst')
      await run('backup', stopped, '--plain', '--with-keys')
      assert.match(await run(...invitation), new RegExp(`^http://${host}/join#`))
      assert.match(await run('settings'), /SMTP_URL/)
      await run('upgrade')
      for (const file of [running, stopped]) await run('drill', file)
      const said = await run('verify')
      assert.match(said, new RegExp(`actual: \\d+ records of ${host}/log are sound`))

      if (engine === 'postgres') return
      const elsewhere = join(node.folder, 'elsewhere')
      const there = { SCRUTINEER_DATA: elsewhere }
      const restored = await commandHere(there, 'restore', stopped)
      assert.equal(restored.code, 0, restored.said)
      // Nobody could start it under the address of this shell.
      assert.match(restored.said, new RegExp(`SCRUTINEER_ORIGIN=http://${host} scrutineer serve`))
      const kept = await commandHere(there, 'verify')
      assert.match(kept.said, new RegExp(`records of ${host}/log are sound`))
    } finally {
      await node.remove()
    }
  })
}

let node: TestNode
let copies: string
before(async () => {
  node = await startTestNode('sqlite')
  for (const name of ['North', 'South']) await node.call('territory.addArea', { parent: '/', name })
  await node.node.settled()
  await node.stop()
  copies = mkdtempSync(join(runFolder(), 'log-name-'))
})
after(async () => {
  await node.remove()
  rmSync(copies, { recursive: true, force: true })
})

/** The folder of the node, copied to be changed. */
function copy(name: string) {
  const folder = join(copies, name)
  const data = node.env['SCRUTINEER_DATA'] ?? ''
  cpSync(data, folder, { recursive: true, filter: (path) => !path.endsWith('.sock') })
  return { folder, shell: { SCRUTINEER_DATA: folder } }
}

function withCheckpoint(folder: string, change: (note: string) => string): void {
  const database = new DatabaseSync(join(folder, 'scrutineer.db'))
  const row = database.prepare('select checkpoint from log_state').get() as { checkpoint: string }
  database.prepare('update log_state set checkpoint = ?').run(change(row.checkpoint))
  database.close()
}

test('a log that is sound is never said to be changed because another name was expected', async () => {
  const host = hostOf(node)
  const { shell } = copy('expected')
  const named = { ...shell, SCRUTINEER_ORIGIN: 'https://other.example' }
  const { code, said } = await commandHere(named, 'verify')
  assert.equal(code, OTHER_NAME, said)
  assert.match(said, new RegExp(`records of ${host}/log are sound`))
  const other = `Another name was expected: other.example/log; this log is named ${host}/log.`
  assert.ok(said.includes(other), said)
  assert.doesNotMatch(said, /changed/)
  for (const args of [
    ['backup', join(copies, 'never.tar.zst'), '--plain'],
    ['invite', '--role', 'auditor', '--name', 'A'],
    ['settings'],
    ['upgrade'],
    ['log-break', '--reason', 'none', '--published', join(copies, 'none')],
  ]) {
    const refused = await commandHere(named, ...args)
    assert.equal(refused.code, 1, args.join(' '))
    assert.ok(refused.said.includes(other), `${args.join(' ')}: ${refused.said}`)
  }
})

test('a log that was changed is said to be changed, whatever its name: key, note and record', async () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const host = hostOf(node)
  const signed = (note: string, name: string) => {
    const head = parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1))
    return signCheckpoint({ ...head, origin: name }, ed25519Signer(name, privateKey))
  }
  const changes: Readonly<Record<string, (folder: string) => void>> = {
    key: (folder) => {
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
      writeFileSync(join(folder, 'keys', 'log.pem'), pem)
    },
    'right-name': (folder) => withCheckpoint(folder, (note) => signed(note, `${host}/log`)),
    'other-name': (folder) => withCheckpoint(folder, (note) => signed(note, 'other.example/log')),
    'line-renamed': (folder) =>
      withCheckpoint(folder, (note) => note.replaceAll(`${host}/log`, 'other.example/log')),
    'no-note': (folder) => withCheckpoint(folder, () => 'no note'),
    record: (folder) => {
      const database = new DatabaseSync(join(folder, 'scrutineer.db'))
      database.exec("update record set type = 'area.moved' where seq = 1")
      database.close()
    },
  }
  for (const [name, change] of Object.entries(changes)) {
    const { folder, shell } = copy(name)
    change(folder)
    for (const more of [{}, { SCRUTINEER_ORIGIN: node.node.origin }]) {
      const { code, said } = await commandHere({ ...shell, ...more }, 'verify')
      assert.equal(code, 1, `${name}: ${said}`)
      assert.match(said, /was changed at/, name)
    }
  }
})

test('the log of an exercise in the place of the other is not taken for it', async () => {
  const { folder, shell } = copy('realms')
  const text = readFileSync(join(folder, 'keys', 'log.pem'), 'utf8')
  const { createPrivateKey } = await import('node:crypto')
  const own = createPrivateKey(text)
  const name = `${hostOf(node)}/exercise/log`
  withCheckpoint(folder, (note) => {
    const head = parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1))
    return signCheckpoint({ ...head, origin: name }, ed25519Signer(name, own))
  })
  const { code, said } = await commandHere(shell, 'verify')
  assert.equal(code, OTHER_NAME, said)
  assert.ok(said.includes(`expected: ${hostOf(node)}/log; this log is named ${name}.`), said)
})

test('a start under another address names both', async () => {
  const { folder } = copy('start')
  const { openNode } = await import('../src/node.ts')
  const { readConfig } = await import('../src/core/config.ts')
  const env = { SCRUTINEER_DATA: folder, PORT: '0', SCRUTINEER_ORIGIN: 'https://other.example' }
  await assert.rejects(openNode(readConfig(env), { log: () => {} }), {
    code: 'store.wrong_log',
    message: new RegExp(
      `expected: other.example/log; this log is named ${hostOf(node)}/log.*SCRUTINEER_ORIGIN`,
    ),
  })
})
