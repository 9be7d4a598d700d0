// Rows of a backup put into an empty store, on a connection of its own: without the log's numbering, without foreign
// keys until everything is there, and on SQLite without a journal, because a store that fails is thrown away whole.
import { closeSync, fsyncSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Client } from 'pg'
import type { BackupTable } from '../../core/backup.ts'
import type { StorePlace } from '../store/index.ts'
import type { Value } from './rows.ts'

/** Rows sent to the server in one statement. */
const SEND_ROWS = 2_000

/** A table may take long to be checked at the end. */
const LOAD_MS = 6 * 60 * 60_000

/** An open load of one store. */
export interface Load {
  /** Adds rows, values in the order of the table's columns. Throws when one does not fit. */
  add(table: BackupTable, rows: readonly (readonly Value[])[]): Promise<void>
  /** Checks foreign keys, sets what counts on, and makes everything durable. Gives the rows of each table. */
  finish(): Promise<Readonly<Record<string, number>>>
  /** Gives up; the store is of no use afterwards. Nothing happens after `finish`. */
  abandon(): Promise<void>
}

/**
 * Empties the tables of a freshly migrated store and opens it for loading. Throws Error when its tables or columns are
 * not those that the backup has.
 */
export function openLoad(place: StorePlace, tables: readonly BackupTable[]): Promise<Load> {
  return 'file' in place
    ? loadSqlite(place.file, tables)
    : loadPostgres(place.url, place.schema, tables)
}

/**
 * Where a record stands in its engine's order: a number of each engine's own (see the capability tables), so it is
 * counted anew. Numbered records come first, in order.
 */
function positioner(engine: 'sqlite' | 'postgres', table: BackupTable) {
  const [position, seq] = ['position', 'seq'].map((name) =>
    table.columns.findIndex((column) => column.name === name),
  ) as [number, number]
  let count = 0
  return (row: readonly Value[]): readonly Value[] => {
    count += 1
    const number = row[seq]
    const isNegative = engine === 'postgres' && typeof number === 'number'
    return row.with(position, isNegative ? -1 - number : count)
  }
}

const asIs = (row: readonly Value[]) => row

function rowMapper(engine: 'sqlite' | 'postgres', table: BackupTable) {
  return table.name === 'record' ? positioner(engine, table) : asIs
}

function checkTables(own: readonly string[], tables: readonly BackupTable[]): void {
  const theirs = tables.flatMap((table) => table.columns.map(({ name }) => `${table.name}.${name}`))
  const missing =
    theirs.find((column) => !own.includes(column)) ?? own.find((c) => !theirs.includes(c))
  if (missing !== undefined) throw new Error(`the backup and the store differ in ${missing}`)
}

async function loadSqlite(file: string, tables: readonly BackupTable[]): Promise<Load> {
  const db = new DatabaseSync(file)
  db.exec('pragma journal_mode = off; pragma synchronous = off; pragma foreign_keys = off')
  db.exec('pragma cache_size = -65536; pragma locking_mode = exclusive; begin')
  const columns = db
    .prepare(
      `select t.name || '.' || c.name as name from sqlite_schema t, pragma_table_info(t.name) c
       where t.type = 'table' and t.name not glob 'sqlite_*'`,
    )
    .all()
  checkTables(
    columns.map(({ name }) => String(name)),
    tables,
  )
  for (const { name } of tables) db.exec(`delete from "${name}"`)
  const inserts = new Map(
    tables.map((table) => {
      const names = table.columns.map(({ name }) => `"${name}"`).join(', ')
      const marks = table.columns.map(() => '?').join(', ')
      const statement = db.prepare(`insert into "${table.name}" (${names}) values (${marks})`)
      return [table.name, { statement, map: rowMapper('sqlite', table) }] as const
    }),
  )
  return {
    async add(table, rows) {
      const insert = inserts.get(table.name)
      if (insert === undefined) throw new Error(`there is no table ${table.name}`)
      for (const row of rows) {
        const values = insert.map(row).map((value, n) => {
          const isBytes = table.columns[n]?.kind === 'bytes' && typeof value === 'string'
          return isBytes ? Buffer.from(value, 'base64') : value
        })
        insert.statement.run(...values)
      }
    },
    async finish() {
      const broken = db
        .prepare('select "table" as name from pragma_foreign_key_check limit 1')
        .get()
      if (broken !== undefined)
        throw new Error(`a row of ${String(broken['name'])} points to nothing`)
      db.exec('commit')
      const counts = tables.map(({ name }) => {
        const row = db.prepare(`select count(*) as n from "${name}"`).get()
        return [name, Number(row?.['n'])] as const
      })
      db.close()
      const handle = openSync(file, 'r+')
      fsyncSync(handle)
      closeSync(handle)
      return Object.fromEntries(counts)
    },
    async abandon() {
      if (db.isOpen) db.close()
    },
  }
}

/** Types of the parameters that carry one column of many rows. */
const ARRAYS = { text: 'text', integer: 'bigint', real: 'double precision', bytes: 'text' } as const

async function loadPostgres(
  url: string,
  schema: string | undefined,
  tables: readonly BackupTable[],
): Promise<Load> {
  const { connectOnce } = await import('../store/postgres.ts')
  const client = await connectOnce(url)
  const rowsOf = async (sql: string) =>
    (await client.query<Record<string, string | number>>(sql)).rows
  let isOpen = true
  async function close(): Promise<void> {
    if (isOpen) await client.end()
    isOpen = false
  }
  try {
    await client.query(`set statement_timeout = ${LOAD_MS}`)
    if (schema !== undefined) await client.query(`set search_path = "${schema}"`)
    await client.query('begin')
    const columns = await rowsOf(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = current_schema()`,
    )
    checkTables(
      columns.map(({ name }) => String(name)),
      tables,
    )
    const foreign = await rowsOf(
      `select conrelid::regclass as "table", conname as name, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`,
    )
    for (const { table, name } of foreign)
      await client.query(`alter table ${table} drop constraint "${name}"`)
    for (const { name } of tables) await client.query(`delete from "${name}"`)
    const mappers = new Map(tables.map((table) => [table.name, rowMapper('postgres', table)]))
    return {
      async add(table, rows) {
        const map = mappers.get(table.name) ?? asIs
        for (let from = 0; from < rows.length; from += SEND_ROWS)
          await send(client, table, rows.slice(from, from + SEND_ROWS).map(map))
      },
      async finish() {
        for (const { table, name, definition } of foreign)
          await client.query(`alter table ${table} add constraint "${name}" ${definition}`)
        await countOn(client)
        await client.query('commit')
        const counts: [string, number][] = []
        for (const { name } of tables)
          counts.push([
            name,
            Number((await rowsOf(`select count(*) as n from "${name}"`))[0]?.['n']),
          ])
        await close()
        return Object.fromEntries(counts)
      },
      abandon: close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function send(
  client: Client,
  { name, columns }: BackupTable,
  rows: readonly (readonly Value[])[],
): Promise<void> {
  const names = columns.map((column) => `"${column.name}"`).join(', ')
  const picked = columns
    .map((column, n) => (column.kind === 'bytes' ? `decode(c${n}, 'base64')` : `c${n}`))
    .join(', ')
  const arrays = columns.map((column, n) => `$${n + 1}::${ARRAYS[column.kind]}[]`).join(', ')
  const given = columns.map((_, n) => `c${n}`).join(', ')
  await client.query(
    `insert into "${name}" (${names}) select ${picked} from unnest(${arrays}) as given(${given})`,
    columns.map((_, n) => rows.map((row) => row[n] ?? null)),
  )
}

/** Identity columns go on after the highest number that was loaded. */
async function countOn(client: Client): Promise<void> {
  const { rows } = await client.query<{ table_name: string; column_name: string }>(
    `select table_name, column_name from information_schema.columns
     where table_schema = current_schema() and is_identity = 'YES'`,
  )
  for (const { table_name: table, column_name: column } of rows)
    await client.query(
      `select setval(pg_get_serial_sequence('"${table}"', '${column}'),
         greatest((select coalesce(max("${column}"), 0) from "${table}"), 1))`,
    )
}
