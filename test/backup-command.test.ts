import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { product } from '../scripts/setup.mjs'
import { commandHere } from './support/command-here.ts'
import { startTestNode, type TestNode } from './support/node.ts'
import { testPostgres } from './support/postgres.ts'
import { runFolder } from './support/run-folder.ts'

async function ok(env: Readonly<Record<string, string>>, ...args: string[]): Promise<string> {
  const { code, said } = await commandHere(env, ...args)
  assert.equal(code, 0, said)
  return said
}

async function refused(env: Readonly<Record<string, string>>, why: RegExp, ...args: string[]) {
  const { code, said } = await commandHere(env, ...args)
  assert.equal(code, 1, said)
  assert.match(said, why)
}

/** A key for backups in a file. */
async function ageKey(folder: string): Promise<{ file: string; recipient: string }> {
  const file = join(folder, 'age.key')
  const out = await ok({}, 'age-key', file)
  return { file, recipient: /age1\w+/.exec(out)?.[0] ?? '' }
}

async function types(node: TestNode): Promise<string[]> {
  const { records } = await node.call<{ records: { type: string }[] }>('record.list', {})
  return records.map(({ type }) => type)
}

for (const engine of ['sqlite', 'postgres'] as const) {
  test(`a running node is backed up, lost, and restored elsewhere from its backup (${engine})`, async () => {
    const node = await startTestNode(engine)
    const { file: identity, recipient } = await ageKey(node.folder)
    const file = join(node.folder, 'node.tar.zst.age')
    const before = await node.call<{ epoch: string }>('alerting.openStream', {})
    const saved = await ok(node.env, 'backup', file, '--recipient', recipient, '--with-keys')
    assert.match(saved, /\d+ records.*sha256/)
    await node.node.settled()
    assert.ok((await types(node)).includes('backup.finished'))

    // After the backup the node goes on, publishes its log, and is lost.
    await node.call('record.backUpNow', {})
    await node.node.settled()
    const checkpoint = await (await fetch(`${node.node.origin}/log/checkpoint`)).text()
    const note = join(node.folder, 'checkpoint')
    writeFileSync(note, checkpoint)
    await node.stop()

    const restoredAt = join(node.folder, 'elsewhere')
    const database = engine === 'postgres' ? await testPostgres() : null
    const env = {
      ...node.env,
      SCRUTINEER_DATA: restoredAt,
      ...(database === null ? {} : { DATABASE_URL: database.url }),
    }
    const order = ['restore', file, '--identity', identity, '--published', note]
    await refused(env, /holds a log of \d+ records, and one of \d+ was published/, ...order)
    assert.deepEqual(readdirSync(restoredAt), ['node.lock'])
    // What a killed restore leaves is not in the way.
    mkdirSync(join(restoredAt, '.restoring-before'))
    const out = await ok(env, ...order, '--reason', 'the disk of the node was lost')
    assert.match(out, /Restored and verified in .*records that were published are not in it/s)
    await refused(env, /is not empty/, ...order)

    const restored = await startTestNode('sqlite', env)
    try {
      const head = await restored.call<{ epoch: string }>('alerting.openStream', {})
      assert.notEqual(head.epoch, before.epoch, 'stations would go on with numbers they have seen')
      const found = await types(restored)
      for (const type of ['log.broken', 'node.restored', 'stream.renewed'])
        assert.ok(found.includes(type), `${type} among ${found.join(', ')}`)
      await restored.node.settled()
      const { breaks } = await restored.call<{ breaks: { reason: string }[] }>('record.breaks', {})
      assert.deepEqual(
        breaks.map(({ reason }) => reason),
        ['the disk of the node was lost'],
      )
      assert.equal((await fetch(`${restored.node.origin}/log/checkpoint`)).status, 200)
      const verified = await ok(env, 'verify')
      assert.match(verified, /are sound/)
      assert.match(verified, /names a break.*the disk of the node was lost/)
      const drilled = await ok(env, 'restore', file, '--identity', identity, '--drill')
      assert.match(drilled, /The drill restored and verified \d+ records/)
      await restored.node.settled()
      assert.ok((await types(restored)).includes('backup.drilled'))
      assert.ok(!readdirSync(restoredAt).some((name) => name.startsWith('.drill')))
    } finally {
      await restored.node.close()
      await node.remove()
      await database?.drop()
    }
  })
}

test('a node whose store went back does not start until the break is named', async () => {
  const node = await startTestNode('sqlite')
  const data = node.env['SCRUTINEER_DATA'] ?? ''
  const old = join(node.folder, 'old')
  try {
    await node.stop()
    mkdirSync(old)
    writeFileSync(join(old, 'scrutineer.db'), readFileSync(join(data, 'scrutineer.db')))
    await node.restart()
    await node.call('record.backUpNow', {})
    await node.node.settled()
    await (await fetch(`${node.node.origin}/log/checkpoint`)).text()
    await refused(node.env, /nothing is broken/, 'log-break', '--reason', 'for no reason')
    await node.stop()
    renameSync(join(old, 'scrutineer.db'), join(data, 'scrutineer.db'))
    await assert.rejects(node.restart(), { code: 'store.log_broken' })
    await refused(node.env, /Say: log-break/, 'log-break')
    assert.match(await ok(node.env, 'log-break', '--reason', 'an old disk image'), /does not go on/)
    await refused(node.env, /named already/, 'log-break', '--reason', 'once more')
    await node.restart()
    assert.equal((await fetch(`${node.node.origin}/log/checkpoint`)).status, 200)
    assert.match(await ok(node.env, 'verify'), /names a break.*an old disk image/)
  } finally {
    await node.remove()
  }
})

test('an upgrade says what it would do, and takes a backup first', async () => {
  const node = await startTestNode('sqlite')
  const data = node.env['SCRUTINEER_DATA'] ?? ''
  try {
    assert.match(await ok(node.env, 'upgrade', '--check'), /Nothing is to be done.*no backup yet/s)
    await node.stop()
    await withStore(
      data,
      "delete from schema_migration where name = '0060-exercises.sql'",
      'drop table if exists exercise',
    )
    assert.match(
      await ok(node.env, 'upgrade', '--check'),
      /To do before it serves: 0060-exercises\.sql/,
    )
    assert.equal(existsSync(join(data, 'backups')), false)
    await dropTablesOf(data, '0060-exercises.sql')
    await ok(node.env, 'upgrade')
    const [made = ''] = readdirSync(join(data, 'backups'))
    assert.match(made, /^before-upgrade-.*\.tar\.zst$/)
    assert.match(
      await ok(node.env, 'upgrade', '--check'),
      /Nothing is to be done.*newest backup is/s,
    )
    await withStore(data, "insert into schema_migration values ('9999-later.sql', 'a', 'b')")
    await refused(node.env, /written by a newer version.*9999-later\.sql/, 'upgrade', '--check')
    await assert.rejects(node.restart(), { code: 'store.newer' })
    await withStore(data, "delete from schema_migration where name = '9999-later.sql'")
    await node.restart()
  } finally {
    await node.remove()
  }
})

async function withStore(data: string, ...statements: string[]): Promise<void> {
  const db = new DatabaseSync(join(data, 'scrutineer.db'))
  for (const sql of statements) db.exec(sql)
  db.close()
}

/** Undoes what a migration made, so that it can run again. */
async function dropTablesOf(data: string, name: string): Promise<void> {
  const text = readFileSync(join(import.meta.dirname, '..', 'migrations', name), 'utf8')
  const tables = [...text.matchAll(/create table (\w+)/g)].map(([, table]) => table)
  await withStore(data, ...tables.reverse().map((table) => `drop table if exists ${table}`))
}

test('backups go by the schedule into a folder, encrypted, and can be asked for', async () => {
  const folder = mkdtempSync(join(runFolder(), 'backups-'))
  const { file: identity, recipient } = await ageKey(folder)
  const kept = join(folder, 'kept')
  const node = await startTestNode('sqlite', {
    SCRUTINEER_BACKUP: kept,
    SCRUTINEER_BACKUP_RECIPIENTS: recipient,
  })
  try {
    await node.node.settled(30_000)
    const [name = ''] = readdirSync(kept)
    assert.match(name, /^scrutineer-\d{8}T\d{9}Z\.tar\.zst\.age$/)
    const { newest, list } = await node.call<{ newest: string; list: unknown[] }>(
      'record.backups',
      {},
    )
    assert.ok(newest !== null)
    assert.equal(list.length, 1)
    await node.call('record.backUpNow', {})
    await node.node.settled(30_000)
    assert.equal(readdirSync(kept).length, 2)
    await ok(node.env, 'drill', join(kept, name), '--identity', identity)
    const { drill } = await node.call<{ drill: { file: string } }>('record.backups', {})
    assert.equal(drill.file, name)
  } finally {
    await node.remove()
    rmSync(folder, { recursive: true })
  }
})

test('who stops a drill leaves no node in plain behind', async () => {
  const node = await startTestNode('sqlite')
  const aside = mkdtempSync(join(runFolder(), 'aside-'))
  try {
    const file = join(node.folder, 'node.tar.zst')
    await ok(node.env, 'backup', file, '--plain', '--with-keys')
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const env = { ...process.env, TMPDIR: aside, SCRUTINEER_DATA: join(aside, 'nothing') }
      const drilling = spawn(process.execPath, [...product, 'drill', file], {
        env,
        stdio: 'ignore',
      })
      const ended = once(drilling, 'exit')
      const watcher = watch(aside)
      await once(watcher, 'change')
      watcher.close()
      drilling.kill(signal)
      assert.deepEqual(await ended, [130, null])
      assert.deepEqual(readdirSync(aside), [])
    }
  } finally {
    await node.remove()
    rmSync(aside, { recursive: true })
  }
})

test('a backup without anybody to read it, or of no node, is refused with what to do', async () => {
  const folder = mkdtempSync(join(runFolder(), 'none-'))
  const env = { SCRUTINEER_DATA: join(folder, 'data') }
  await refused(env, /There is no node/, 'backup', join(folder, 'x'), '--plain')
  const node = await startTestNode('sqlite')
  try {
    await node.stop()
    const file = join(folder, 'x')
    await refused(node.env, /--recipient age1.*or --plain/, 'backup', file)
    await refused(node.env, /is not a recipient/, 'backup', file, '--recipient', 'age1nobody')
    await refused(node.env, /Say: backup FILE/, 'backup')
    const out = await ok(node.env, 'backup', file, '--plain')
    assert.match(out, /not encrypted.*holds no keys/s)
    const elsewhere = { ...node.env, ...env }
    await refused(elsewhere, /holds no keys/, 'restore', file)
    writeFileSync(file, readFileSync(file).subarray(0, 500))
    await refused(elsewhere, /x is damaged at/, 'restore', file)
    assert.deepEqual(readdirSync(env.SCRUTINEER_DATA), ['node.lock'])
  } finally {
    await node.remove()
  }
})
