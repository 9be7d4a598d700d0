import type { Tx } from '../../../core/port.ts'
import { db, type Row } from './tables.ts'

export type EntryRow = Row<'stream_entry'>
export type HeadRow = Row<'stream_head'>

const ENTRY = [
  'shard',
  'epoch',
  'seq',
  'record_id',
  'alert',
  'revision',
  'kind',
  'frame',
  'skip_frame',
  'areas',
  'at',
] as const

export async function headOf(tx: Tx, shard: string): Promise<HeadRow | undefined> {
  return await db(tx)
    .selectFrom('stream_head')
    .select(['shard', 'epoch', 'seq', 'chain', 'begun_at'])
    .where('shard', '=', shard)
    .executeTakeFirst()
}

/** Sets the head; the row is also the lock that keeps two writers from one number. */
export async function putHead(tx: Tx, row: HeadRow): Promise<void> {
  await db(tx)
    .insertInto('stream_head')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('shard').doUpdateSet((eb) => ({
        epoch: eb.ref('excluded.epoch'),
        seq: eb.ref('excluded.seq'),
        chain: eb.ref('excluded.chain'),
        begun_at: eb.ref('excluded.begun_at'),
      })),
    )
    .execute()
}

export async function addEntry(tx: Tx, row: EntryRow): Promise<void> {
  await db(tx).insertInto('stream_entry').values(row).execute()
}

/** Whether a record was published in any epoch. */
export async function isPublished(tx: Tx, record: string): Promise<boolean> {
  const row = await db(tx)
    .selectFrom('stream_entry')
    .select('seq')
    .where('record_id', '=', record)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function entriesAfter(
  tx: Tx,
  place: { shard: string; epoch: string; after: number; limit: number },
): Promise<EntryRow[]> {
  return await db(tx)
    .selectFrom('stream_entry')
    .select(ENTRY)
    .where('shard', '=', place.shard)
    .where('epoch', '=', place.epoch)
    .where('seq', '>', place.after)
    .orderBy('seq')
    .limit(place.limit)
    .execute()
}

export async function oldestSeq(
  tx: Tx,
  place: { shard: string; epoch: string },
): Promise<number | null> {
  const row = await db(tx)
    .selectFrom('stream_entry')
    .select('seq')
    .where('shard', '=', place.shard)
    .where('epoch', '=', place.epoch)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  return row?.seq ?? null
}

/** The newest entry of each of these alerts in an epoch, in order of their numbers. */
export async function newestEntries(
  tx: Tx,
  epoch: string,
  alerts: readonly string[],
): Promise<EntryRow[]> {
  if (alerts.length === 0) return []
  return await db(tx)
    .selectFrom('stream_entry as e')
    .select(ENTRY.map((name) => `e.${name}` as const))
    .where('e.epoch', '=', epoch)
    .where('e.alert', 'in', alerts)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('stream_entry as later')
            .select('later.seq')
            .whereRef('later.alert', '=', 'e.alert')
            .whereRef('later.epoch', '=', 'e.epoch')
            .whereRef('later.seq', '>', 'e.seq'),
        ),
      ),
    )
    .orderBy('e.seq')
    .limit(alerts.length)
    .execute()
}
