import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { forBothEngines } from '../../../test/support/stores.ts'
import { runFolder } from '../../../test/support/run-folder.ts'
import { run } from './lend.ts'
import { readMigrations, statements } from './migrate.ts'

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

forBothEngines('new migrations are applied in order, each once', async (_, open) => {
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
})

forBothEngines('a store refuses a changed, a missing and a late migration', async (_, open) => {
  const first = { '0001-core.sql': CORE, '0003-a.sql': 'create table a (b {text} not null)' }
  await (await open({ migrationsDir: folderOf(first) })).close()
  const changed = { ...first, '0003-a.sql': 'create table a (c {text} not null)' }
  await assert.rejects(open({ migrationsDir: folderOf(changed) }), {
    code: 'store.changed_migration',
  })
  const missing = { '0001-core.sql': CORE }
  await assert.rejects(open({ migrationsDir: folderOf(missing) }), { code: 'store.newer' })
  const late = { ...first, '0002-b.sql': 'create table b (c {text} not null)' }
  await assert.rejects(open({ migrationsDir: folderOf(late) }), { code: 'store.out_of_order' })
  const more = { ...first, '0004-b.sql': 'create table b (c {text} not null)' }
  await assert.rejects(open({ migrationsDir: folderOf(more), readOnly: true }), {
    code: 'store.older',
  })
})

forBothEngines('a migration that fails leaves nothing behind', async (_, open) => {
  const first = { '0001-core.sql': CORE }
  const broken = { ...first, '0002-a.sql': 'create table a (b {text}); create table a (b {text});' }
  await assert.rejects(open({ migrationsDir: folderOf(broken) }), /already exists/)
  const mended = { ...first, '0002-a.sql': 'create table a (b {text});' }
  await open({ migrationsDir: folderOf(mended) })
})

forBothEngines('a store refuses a log of another name or key', async (_, open) => {
  await (await open()).close()
  await assert.rejects(open({ origin: 'other.example/log' }), { code: 'store.wrong_log' })
})
