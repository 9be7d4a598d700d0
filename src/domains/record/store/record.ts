import type { Tx } from '../../../core/port.ts'
import { areaRange } from '../../../core/permission.ts'
import type { Marking } from '../../../core/record.ts'
import type { ShownRecord } from '../schema.ts'
import { db, type Row } from './tables.ts'

const COLUMNS = [
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
  'hash',
] as const

/** What the list may be narrowed by. */
export interface Filter {
  /** Only records before this leaf index. */
  readonly before: number | null
  readonly type: string | null
  readonly actor: string | null
  readonly subject: string | null
  /** Areas whose records may be seen, with everything below them. */
  readonly areas: readonly string[]
  readonly limit: number
}

/** Numbered records, newest first. */
export async function recordsBefore(tx: Tx, filter: Filter): Promise<ShownRecord[]> {
  let select = db(tx).selectFrom('record').select(COLUMNS).where('seq', 'is not', null)
  if (filter.before !== null) select = select.where('seq', '<', filter.before)
  if (filter.type !== null) select = select.where('type', '=', filter.type)
  if (filter.actor !== null) select = select.where('actor', '=', filter.actor)
  if (filter.subject !== null) select = select.where('subject', '=', filter.subject)
  if (!filter.areas.includes('/')) {
    const ranges = filter.areas.map(areaRange)
    select = select.where(({ or, and, eb }) =>
      or(ranges.map(({ from, to }) => and([eb('area', '>=', from), eb('area', '<', to)]))),
    )
  }
  const rows = await select.orderBy('seq', 'desc').limit(filter.limit).execute()
  return rows.map(shown)
}

/** One numbered record, or null. */
export async function recordById(tx: Tx, id: string): Promise<ShownRecord | null> {
  const row = await db(tx)
    .selectFrom('record')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('seq', 'is not', null)
    .executeTakeFirst()
  return row === undefined ? null : shown(row)
}

function shown(row: Omit<Row<'record'>, 'salt'>): ShownRecord {
  return {
    ...row,
    seq: row.seq ?? -1,
    marking: row.marking as Marking,
    hash: Buffer.from(row.hash).toString('hex'),
  }
}

/** Number of records and time of the newest by type, for types of the given list. */
export async function countsByType(
  tx: Tx,
  types: readonly string[],
): Promise<{ type: string; count: number; last: string | null }[]> {
  if (types.length === 0) return []
  return await db(tx)
    .selectFrom('record_figure')
    .select(['type', 'count', 'last'])
    .where('type', 'in', [...types])
    .limit(types.length)
    .execute()
}

/** Takes body and salt away; the envelope, the hash and the place in the log stay. */
export async function eraseBody(tx: Tx, id: string): Promise<void> {
  await db(tx).updateTable('record').set({ body: null, salt: null }).where('id', '=', id).execute()
}
