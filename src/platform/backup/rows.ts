// The rows of a store as a backup sees them: one snapshot of every table, on a connection of its own that no command
// waits for.
import { DatabaseSync } from 'node:sqlite'
import type { Client } from 'pg'
import type { BackupTable } from '../../core/backup.ts'
import { HASH_SIZE, rootOf } from '../../lib/tlog/index.ts'
import type { StorePlace } from '../store/index.ts'

/** One value as it is written: bytes are base64 already. */
export type Value = string | number | null

/** Head of the log in the snapshot. */
export interface SnapshotLog {
  readonly size: number
  /** Hex. */
  readonly root: string
  readonly checkpoint: string
}

/** One consistent view of a store. */
export interface Snapshot {
  readonly engine: 'sqlite' | 'postgres'
  readonly tables: readonly BackupTable[]
  log(): Promise<SnapshotLog>
  /** Number of rows; for the progress shown. */
  count(table: string): Promise<number>
  /** Batches of rows, records in the order of the log, those without a number last. */
  rows(table: BackupTable): AsyncGenerator<readonly Value[][]>
  close(): Promise<void>
}

/** Rows held at once: with bodies of the greatest length they are 128 MB. */
const BATCH_ROWS = 2_000

/** A backup of a large store on a slow disk; a forgotten one must end. */
const SNAPSHOT_MS = 6 * 60 * 60_000

/** Waiting for a foreign lock on the embedded store. */
const LOCK_WAIT_MS = 5_000

/** Opens a snapshot for reading; the store may go on meanwhile. Throws when there is no store. */
export function openSnapshot(place: StorePlace): Promise<Snapshot> {
  return 'file' in place ? sqliteSnapshot(place.file) : postgresSnapshot(place.url, place.schema)
}

const KINDS: Readonly<Record<string, BackupTable['columns'][number]['kind']>> = {
  text: 'text',
  integer: 'integer',
  bigint: 'integer',
  real: 'real',
  'double precision': 'real',
  blob: 'bytes',
  bytea: 'bytes',
}

function columnOf(table: string, name: string, type: string) {
  const kind = KINDS[type.toLowerCase()]
  if (kind === undefined)
    throw new Error(`a backup does not know the type ${type} of ${table}.${name}`)
  return { name, kind }
}

/** What is read of a table, in order: only the log has one that matters. */
function selectOf({ name, columns }: BackupTable, logOrder: string): string {
  const order = name === 'record' ? ` order by ${logOrder}` : ''
  return `select ${columns.map((column) => `"${column.name}"`).join(', ')} from "${name}"${order}`
}

function logOf(row: Readonly<Record<string, unknown>> | undefined): SnapshotLog {
  if (row === undefined) throw new Error('the store has no log')
  const frontier = row['frontier'] as Uint8Array
  const hashes = Array.from({ length: frontier.length / HASH_SIZE }, (_, n) =>
    frontier.subarray(n * HASH_SIZE, (n + 1) * HASH_SIZE),
  )
  return {
    size: row['size'] as number,
    root: Buffer.from(rootOf(hashes)).toString('hex'),
    checkpoint: row['checkpoint'] as string,
  }
}

const LOG = 'select size, frontier, checkpoint from log_state where id = 1'

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')
}

async function sqliteSnapshot(file: string): Promise<Snapshot> {
  const db = new DatabaseSync(file, { readOnly: true, timeout: LOCK_WAIT_MS })
  try {
    db.exec('begin')
    const names = db
      .prepare(
        `select name from sqlite_schema where type = 'table' and name not glob 'sqlite_*' order by name`,
      )
      .all()
    const tables = names.map(({ name }) => {
      const table = String(name)
      const columns = db
        .prepare('select name, type from pragma_table_info(?) order by cid')
        .all(table)
        .map((column) => columnOf(table, String(column['name']), String(column['type'])))
      return { name: table, columns }
    })
    return {
      engine: 'sqlite',
      tables,
      log: async () => logOf(db.prepare(LOG).get()),
      count: async (table) =>
        Number(db.prepare(`select count(*) as n from "${table}"`).get()?.['n'] ?? 0),
      rows: (table) => sqliteRows(db, table),
      close: async () => db.close(),
    }
  } catch (error) {
    db.close()
    throw error
  }
}

async function* sqliteRows(db: DatabaseSync, table: BackupTable): AsyncGenerator<Value[][]> {
  const statement = db.prepare(selectOf(table, 'position'))
  statement.setReturnArrays(true)
  let batch: Value[][] = []
  for (const row of statement.iterate() as unknown as Iterable<unknown[]>) {
    batch.push(row.map((value) => (value instanceof Uint8Array ? base64(value) : (value as Value))))
    if (batch.length < BATCH_ROWS) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

async function postgresSnapshot(url: string, schema: string | undefined): Promise<Snapshot> {
  const { connectOnce } = await import('../store/postgres.ts')
  const client = await connectOnce(url)
  try {
    await client.query(`set statement_timeout = ${SNAPSHOT_MS}`)
    if (schema !== undefined) await client.query(`set search_path = "${schema}"`)
    await client.query('begin isolation level repeatable read read only')
    const { rows } = await client.query<{
      table_name: string
      column_name: string
      data_type: string
    }>(
      `select c.table_name, c.column_name, c.data_type from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
       order by c.table_name collate "C", c.ordinal_position`,
    )
    const byName = Map.groupBy(rows, (row) => row.table_name)
    const tables = Array.from(byName, ([name, columns]) => ({
      name,
      columns: columns.map((each) => columnOf(name, each.column_name, each.data_type)),
    }))
    return {
      engine: 'postgres',
      tables,
      log: async () => logOf((await client.query(LOG)).rows[0]),
      async count(table) {
        const { rows: counted } = await client.query(`select count(*) as n from "${table}"`)
        return (counted[0] as { n: number }).n
      },
      rows: (table) => postgresRows(client, table),
      close: () => client.end(),
    }
  } catch (error) {
    await client.end()
    throw error
  }
}

async function* postgresRows(client: Client, table: BackupTable): AsyncGenerator<Value[][]> {
  await client.query(`declare backup no scroll cursor for ${selectOf(table, 'seq, position')}`)
  const fetch = { text: `fetch ${BATCH_ROWS} from backup`, rowMode: 'array' as const }
  for (;;) {
    const { rows } = await client.query<unknown[]>(fetch)
    if (rows.length === 0) break
    yield rows.map((row) =>
      row.map((value) => (value instanceof Uint8Array ? base64(value) : (value as Value))),
    )
  }
  await client.query('close backup')
}
