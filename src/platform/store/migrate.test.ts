import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { forBothEngines } from '../../../test/support/stores.ts'
import { runFolder } from '../../../test/support/run-folder.ts'
import { run } from './lend.ts'
import { readMigrations, statements } from './migrate.ts'
import { migrateTo, upgradePlan } from './upgrade.ts'

const words = { text: 'text', strict: ' strict' }

/** A folder with these migrations. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(runFolder(), 'migrations-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const CORE = readMigrations(join(import.meta.dirname, '../../../migrations')).find(
  ({ name }) => name === '0001-core.sql',
)?.text as string

test('a migration is split at the semicolons that end statements, and at no others', () => {
  const text = `create table a (b {text} default ';{text}' check (b <> 'it''s; -- no'));
    -- a comment; with {nonsense}
    /* another; one */ create table "c;{d}" (e {text}){strict} ;;`
  assert.deepEqual(statements(text, words), [
    `create table a (b text default ';{text}' check (b <> 'it''s; -- no'))`,
    'create table "c;{d}" (e text) strict',
  ])
})

test('a minus and a slash are not taken for comments', () => {
  assert.deepEqual(statements('select 1 - 2 / 3', words), ['select 1 - 2 / 3'])
})

for (const text of ["select 'open", 'select "open', 'select /* open', 'do $$ x $$', 'a {jsonb}']) {
  test(`a migration with ${text} is refused`, () => {
    assert.throws(() => statements(text, words), /unclosed|unreadable|not a word/)
  })
}

test('a folder with a stray file or a number used twice is refused', () => {
  assert.throws(() => readMigrations(folderOf({ '0001-a.sql': '', 'notes.txt': '' })), /notes/)
  assert.throws(() => readMigrations(folderOf({ '0001-a.sql': '', '0001-b.sql': '' })), /two/)
})

forBothEngines(
  'new migrations are applied in order, each once',
  async (_, open) => {
    const first = {
      '0001-core.sql': CORE,
      '0002-a.sql': 'create table a (b {text} not null){strict};',
    }
    await (await open({ migrationsDir: folderOf(first) })).close()
    const second = { ...first, '0003-b.sql': "insert into a (b) values ('{text};')" }
    await (await open({ migrationsDir: folderOf(second) })).close()
    const store = await open({ migrationsDir: folderOf(second) })
    const { rows } = await store.read((tx) => run(tx, 'select b from a'))
    assert.deepEqual(rows, [{ b: '{text};' }])
  },
  'empty',
)

forBothEngines(
  'a store refuses a changed and a missing migration',
  async (_, open) => {
    const first = { '0001-core.sql': CORE, '0003-a.sql': 'create table a (b {text} not null)' }
    await (await open({ migrationsDir: folderOf(first) })).close()
    const changed = { ...first, '0003-a.sql': 'create table a (c {text} not null)' }
    await assert.rejects(open({ migrationsDir: folderOf(changed) }), {
      code: 'store.changed_migration',
    })
    const missing = { '0001-core.sql': CORE }
    await assert.rejects(open({ migrationsDir: folderOf(missing) }), { code: 'store.newer' })
    const more = { ...first, '0004-b.sql': 'create table b (c {text} not null)' }
    await assert.rejects(open({ migrationsDir: folderOf(more), readOnly: true }), {
      code: 'store.older',
    })
  },
  'empty',
)

forBothEngines(
  'a migration of a part with lower numbers is applied to a store that has higher ones',
  async (_, open) => {
    const first = { '0001-core.sql': CORE, '0003-a.sql': 'create table a (b {text} not null)' }
    await (await open({ migrationsDir: folderOf(first) })).close()
    const late = { ...first, '0002-b.sql': 'create table b (c {text} not null)' }
    const store = await open({ migrationsDir: folderOf(late) })
    assert.deepEqual((await store.read((tx) => run(tx, 'select c from b'))).rows, [])
  },
  'empty',
)

forBothEngines(
  'a migration marked as after waits until the store serves',
  async (_, open) => {
    const first = { '0001-core.sql': CORE, '0002-a.sql': 'create table a (b {text})' }
    await (await open({ migrationsDir: folderOf(first) })).close()
    const second = { ...first, '0003-a.sql': '-- after\ndrop table a' }
    const store = await open({ migrationsDir: folderOf(second) })
    assert.deepEqual((await store.read((tx) => run(tx, 'select b from a'))).rows, [])
    await (await open({ migrationsDir: folderOf(second), readOnly: true })).close()
    assert.deepEqual(await store.finishUpgrade(), ['0003-a.sql'])
    await assert.rejects(store.read((tx) => run(tx, 'select b from a')))
    assert.deepEqual(await store.finishUpgrade(), [])
  },
  'empty',
)

forBothEngines(
  'what runs before the code brings what should have run after the last version',
  async (_, open) => {
    const first = { '0001-core.sql': CORE, '0002-a.sql': 'create table a (b {text})' }
    await (await open({ migrationsDir: folderOf(first) })).close()
    const later = {
      ...first,
      '0003-a.sql': '-- after\ndrop table a',
      '0004-a.sql': 'create table a (c {text})',
      '0005-b.sql': '-- after\ncreate table b (c {text})',
    }
    const store = await open({ migrationsDir: folderOf(later) })
    assert.deepEqual((await store.read((tx) => run(tx, 'select c from a'))).rows, [])
    assert.deepEqual(await store.finishUpgrade(), ['0005-b.sql'])
  },
  'empty',
)

test('a new store gets everything at once', async () => {
  const folder = folderOf({
    '0001-core.sql': CORE,
    '0002-a.sql': '-- after\ncreate table a (b {text})',
  })
  const place = { file: join(mkdtempSync(join(runFolder(), 'new-')), 'new.db') }
  assert.equal((await upgradePlan(place, folder)).exists, false)
  await migrateTo(place, readMigrations(folder).slice(0, 1))
  assert.deepEqual(await upgradePlan(place, folder), {
    exists: true,
    applied: 1,
    before: [],
    after: ['0002-a.sql'],
    refusal: null,
  })
  await migrateTo(place, readMigrations(folder))
  const { refusal } = await upgradePlan(place, folderOf({ '0001-core.sql': CORE }))
  assert.match(refusal ?? '', /newer version.*0002-a\.sql/)
})

forBothEngines(
  'a migration that fails leaves nothing behind',
  async (_, open) => {
    const first = { '0001-core.sql': CORE }
    const broken = {
      ...first,
      '0002-a.sql': 'create table a (b {text}); create table a (b {text});',
    }
    await assert.rejects(open({ migrationsDir: folderOf(broken) }), /already exists/)
    const mended = { ...first, '0002-a.sql': 'create table a (b {text});' }
    await open({ migrationsDir: folderOf(mended) })
  },
  'empty',
)

forBothEngines('a store refuses a log of another name or key', async (_, open) => {
  await (await open()).close()
  await assert.rejects(open({ origin: 'other.example/log' }), { code: 'store.wrong_log' })
})
