import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tx } from '../../core/port.ts'
import { Problem } from '../../core/problem.ts'
import { MINUTE, now } from '../../core/time.ts'
import type { Capability, Engine } from './engine.ts'
import { run } from './lend.ts'

/** One numbered file of the migrations folder, in the order in which it is applied. */
export interface Migration {
  readonly name: string
  readonly sha256: string
  readonly text: string
  /** Its first line is `-- after`: it runs once this version serves, because the version before could not bear it. */
  readonly isAfter: boolean
}

/** A migration of a large store may rewrite or index it as a whole. */
const MIGRATION_MS = 60 * MINUTE

/**
 * Migrations of a new store that share a transaction: each alone waits for the disk. PostgreSQL keeps a lock for each
 * table and index that a transaction makes, and a small server has room for some 1,600 of all.
 */
const NEW_AT_ONCE = 32

const MIGRATION_TABLE = `create table if not exists schema_migration (
  name {text} primary key, sha256 {text} not null, applied_at {text} not null){strict}`

const FILE_NAME = /^\d{4}-[a-z0-9-]+\.sql$/

/**
 * The migrations of a folder, in order. Throws Error for a file with another kind of name or a number used twice,
 * because the order of two such files would depend on the machine.
 */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).sort()
  names.forEach((name, n) => {
    if (!FILE_NAME.test(name)) throw new Error(`${name} is not a migration like 0001-core.sql`)
    if (name.slice(0, 4) === names[n - 1]?.slice(0, 4)) throw new Error(`two migrations ${name}`)
  })
  return names.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { name, sha256: hash('sha256', text), text, isAfter: /^-- after\b/.test(text) }
  })
}

/** How far to go: `code` is what this version needs to serve, `all` is that and what comes after. */
export type MigrationGoal = 'code' | 'all'

/**
 * Brings a store to the goal, each migration in a transaction of its own but for a new store's, and gives the names of those applied. What is
 * missing is applied by number, also below the highest one applied: parts of the product have ranges of their own. A
 * new store gets everything at once. Throws Problem `store.newer` when the store knows a migration that this version
 * does not, `store.changed_migration` when one was edited after it was applied.
 */
export async function migrate(
  engine: Engine,
  migrations: readonly Migration[],
  goal: MigrationGoal = 'all',
): Promise<string[]> {
  const { words } = engine.capability
  await engine.claim(async (tx) => {
    // Without the lock, two processes that start in the same moment would both find the table missing.
    await engine.capability.lockSchema(tx)
    const [table = ''] = statements(MIGRATION_TABLE, words)
    await run(tx, table)
  })
  const applied: string[] = []
  let reach = goal
  let atOnce = 1
  for (;;) {
    // Looked up again each time: another process may have started in the same moment.
    const names = await engine.claim(async (tx) => {
      await engine.capability.lockSchema(tx)
      const { rows } = await run(tx, 'select name, sha256 from schema_migration order by name')
      if (rows.length === 0) {
        reach = 'all'
        atOnce = NEW_AT_ONCE
      }
      const next = missingMigrations(rows, migrations, reach).slice(0, atOnce)
      for (const migration of next) await apply(tx, migration, words)
      return next.map(({ name }) => name)
    }, MIGRATION_MS)
    if (names.length === 0) return applied
    applied.push(...names)
  }
}

async function apply(
  tx: Tx,
  { name, sha256, text }: Migration,
  words: Capability['words'],
): Promise<void> {
  for (const sql of statements(text, words)) await run(tx, sql)
  await run(
    tx,
    'insert into schema_migration (name, sha256, applied_at) values (?, ?, ?)',
    name,
    sha256,
    now(),
  )
}

/** Throws as {@link migrate} does, and Problem `store.older` when a migration is missing; changes nothing. */
export async function checkMigrations(
  engine: Engine,
  migrations: readonly Migration[],
): Promise<void> {
  const { rows } = await engine.read((tx) =>
    run(tx, 'select name, sha256 from schema_migration order by name'),
  )
  const [next] = missingMigrations(rows, migrations, 'code')
  if (next === undefined) return
  throw new Problem(
    'store.older',
    500,
    'This store was written by an older version; start the node once.',
    {
      params: { migration: next.name },
    },
  )
}

/** What is missing for the goal, in order. Throws as {@link migrate}. */
export function missingMigrations(
  applied: readonly Readonly<Record<string, unknown>>[],
  migrations: readonly Migration[],
  goal: MigrationGoal,
): Migration[] {
  for (const row of applied) checkApplied(row, migrations)
  const names = new Set(applied.map((row) => row['name']))
  const missing = migrations.filter(({ name }) => !names.has(name))
  if (goal === 'all') return missing
  // One that runs before may build on one that runs after the version before it.
  return missing.slice(0, missing.findLastIndex(({ isAfter }) => !isAfter) + 1)
}

function checkApplied(
  row: Readonly<Record<string, unknown>>,
  migrations: readonly Migration[],
): void {
  const name = String(row['name'])
  const known = migrations.find((migration) => migration.name === name)
  const params = { migration: name }
  if (known === undefined) {
    const sentence = `This store was written by a newer version: it has the step ${name}, which this version does not know. Install that version or a newer one; going back would lose what it added.`
    throw new Problem('store.newer', 500, sentence, { params })
  }
  if (known.sha256 === row['sha256']) return
  const sentence = `The step ${name} was changed after this store had applied it.`
  throw new Problem('store.changed_migration', 500, sentence, { params })
}

/**
 * The statements of a migration, with its words in the engine's own vocabulary. Throws Error for an unknown word, an
 * unclosed string or comment, and dollar quotes, which only one of the engines reads.
 */
export function statements(text: string, words: Capability['words']): string[] {
  return split(text)
    .map((parts) =>
      parts.map((part) => (part.isCode ? withWords(part.text, words) : part.text)).join(''),
    )
    .map((sql) => sql.trim())
    .filter((sql) => sql !== '')
}

function withWords(code: string, words: Capability['words']): string {
  return code.replace(/\{([^}]*)\}/g, (_, word: string) => {
    const own = words[word]
    if (own === undefined) throw new Error(`{${word}} is not a word of migrations`)
    return own
  })
}

interface Part {
  readonly text: string
  readonly isCode: boolean
}

// Comments, strings, quoted names; then the end of a statement; then anything else, a character at a time at worst.
const TOKEN =
  /(--[^\n]*|\/\*[\s\S]*?\*\/)|('(?:[^']|'')*'|"(?:[^"]|"")*")|(;)|(['"$]|\/\*)|([^-/'";$]+|[-/])/gy

function split(text: string): Part[][] {
  const all: Part[][] = [[]]
  TOKEN.lastIndex = 0
  for (const [, comment, quoted, end, wrong, code] of text.matchAll(TOKEN)) {
    if (wrong !== undefined) throw new Error(`a migration has an unclosed or unreadable ${wrong}`)
    if (end !== undefined) all.push([])
    else if (comment !== undefined) all.at(-1)?.push({ text: ' ', isCode: false })
    else if (quoted !== undefined) all.at(-1)?.push({ text: quoted, isCode: false })
    else if (code !== undefined) all.at(-1)?.push({ text: code, isCode: true })
  }
  return all
}
