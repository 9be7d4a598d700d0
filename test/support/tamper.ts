// Changes a store behind its back, as somebody with access to the disk would.

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import pg from 'pg'
import { openStore, type StorePlace, verifyLog } from '../../src/platform/store/index.ts'
import { runFolder } from './run-folder.ts'
import { fillLog, MIGRATIONS, TEST_ORIGIN, testKey } from './stores.ts'

/** Every stored column of a record. */
export const RECORD_COLUMNS = [
  'position',
  'id',
  'seq',
  'at',
  'type',
  'action',
  'actor',
  'subject',
  'area',
  'marking',
  'body',
  'salt',
  'body_hash',
  'hash',
] as const

/** Runs one statement, with `?` for parameters, over a connection of its own. */
export async function runAside(
  place: StorePlace,
  sql: string,
  ...params: unknown[]
): Promise<Record<string, unknown>[]> {
  if ('file' in place) {
    const db = new DatabaseSync(place.file, { timeout: 5_000 })
    try {
      return db.prepare(sql).all(...(params as SQLInputValue[]))
    } finally {
      db.close()
    }
  }
  const types = new pg.TypeOverrides()
  types.setTypeParser(pg.types.builtins.INT8, Number)
  const client = new pg.Client({ connectionString: place.url, types })
  await client.connect()
  try {
    let n = 0
    const values = params.map((value) => (value instanceof Uint8Array ? Buffer.from(value) : value))
    return (
      await client.query(
        sql.replaceAll('?', () => `$${(n += 1)}`),
        values,
      )
    ).rows
  } finally {
    await client.end()
  }
}

/** The value with its lowest bit flipped: of the number, of the first letter, or of the first byte. */
export function flippedValue(value: unknown, at = 0): unknown {
  if (typeof value === 'number') return value < 0 ? -flipped(-value) : flipped(value)
  if (typeof value === 'string')
    return `${value.slice(0, at)}${String.fromCharCode(flipped(value.charCodeAt(at)))}${value.slice(at + 1)}`
  if (!(value instanceof Uint8Array)) throw new TypeError('nothing to flip')
  return value.map((byte, n) => (n === at ? flipped(byte) : byte))
}

function flipped(value: number): number {
  return value % 2 === 0 ? value + 1 : value - 1
}

/**
 * Flips one bit of a column of the record `seq` and gives the way back. A position or number that another record has
 * goes to a free one instead, because the database would refuse it.
 */
export async function flipColumn(
  place: StorePlace,
  seq: number,
  column: (typeof RECORD_COLUMNS)[number],
  at = 0,
): Promise<() => Promise<void>> {
  const [row] = await runAside(place, `select id, ${column} as v from record where seq = ?`, seq)
  const old = row?.['v']
  const id = row?.['id'] as string
  const isNumber = typeof old === 'number'
  const bad = isNumber ? old + 2 ** 20 : flippedValue(old, at)
  const key = column === 'id' ? (bad as string) : id
  await runAside(place, `update record set ${column} = ? where id = ?`, bad, id)
  return async () => {
    await runAside(place, `update record set ${column} = ? where id = ?`, old, key)
  }
}

/** Where to flip a bit: in the row of the record `seq`, `at` of the way (0 … 1) from its header to its last byte. */
export interface FlipPlace {
  readonly seq: number
  readonly at: number
}

/** Makes a log of `size` in a file, flips one bit of it at a time, and gives the flips that a verification missed. */
export async function unnoticedFlips(
  size: number,
  samples: readonly FlipPlace[],
): Promise<(FlipPlace & { readonly offset: number })[]> {
  const file = join(mkdtempSync(join(runFolder(), 'flips-')), 'scrutineer.db')
  const options = { file, origin: TEST_ORIGIN, signer: testKey, migrationsDir: MIGRATIONS }
  await (await fillLog(await openStore(options), size)).close()
  const sound = readFileSync(file)
  const missed: (FlipPlace & { readonly offset: number })[] = []
  for (const sample of samples) {
    const { start, end } = await rowBytes(file, sound, sample.seq)
    const offset = start + Math.floor(sample.at * (end - start))
    const bytes = Buffer.from(sound)
    bytes.writeUInt8(bytes.readUInt8(offset) ^ (1 << (offset % 8)), offset)
    writeFileSync(file, bytes)
    const store = await openStore({ ...options, readOnly: true })
    const { fault } = await verifyLog(store)
    await store.close()
    writeFileSync(file, sound)
    if (fault === null) missed.push({ ...sample, offset })
  }
  return missed
}

/** Bytes of a row's header that stand before its first column: its size, its key and the types of its columns. */
const HEADER_BYTES = 17

async function rowBytes(file: string, bytes: Buffer, seq: number) {
  const [row] = await runAside({ file }, 'select id, hash from record where seq = ?', seq)
  const id = Buffer.from(row?.['id'] as string)
  const hash = Buffer.from(row?.['hash'] as Uint8Array)
  // The id stands in an index too; the row is where the time follows closely.
  let start = bytes.indexOf(id)
  while (start >= 0 && !bytes.subarray(start + id.length, start + id.length + 8).includes('2026'))
    start = bytes.indexOf(id, start + 1)
  if (start < 0) throw new Error(`the row of ${seq} is not in the file`)
  return { start: start - HEADER_BYTES, end: bytes.indexOf(hash, start) + hash.length }
}
