import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { matches } from '../../../lib/sql/condition.ts'
import { type Database, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { MAX_OFFICIALS_PER_PLACE, officialRow } from '../schema.ts'

export const officials = table('official', officialRow)
export type OfficialRow = RowOf<typeof officials>

export const duties = table(
  'duty',
  z.strictObject({
    id,
    official: id,
    area: z.string(),
    beginsAt: time,
    endsAt: time,
    withdrawnAt: time.nullable(),
  }),
)

const db = tables<Database<typeof officials | typeof duties>>()

/** A post in force. */
export async function officialById(tx: Tx, id: string): Promise<OfficialRow | undefined> {
  return await officials.one(tx, { id, removedAt: null })
}

/** Posts of a station, or of an area itself where `station` is null. */
export async function officialsOf(
  tx: Tx,
  { station, area }: { readonly station: string | null; readonly area: string },
): Promise<OfficialRow[]> {
  const place = station === null ? { area, station } : { station }
  const how = { order: ['id'], limit: MAX_OFFICIALS_PER_PLACE } as const
  return await officials.many(tx, { ...place, removedAt: null }, how)
}

/** Removes a post; what it said about a person is wiped. */
export async function wipeOfficial(tx: Tx, id: string, at: Time): Promise<void> {
  const wiped = { removedAt: at, label: null, contact: null, person: null }
  await officials.change(tx, { id }, wiped)
  await duties.change(tx, { official: id, withdrawnAt: null }, { withdrawnAt: at })
}

/** A duty with the post that it is of. */
export type ShiftRow = NonNullable<Awaited<ReturnType<typeof shiftById>>>

function shifts(tx: Tx) {
  return db(tx)
    .selectFrom('duty')
    .innerJoin('official', 'official.id', 'duty.official')
    .select(duties.columns('id', 'official', 'area', 'beginsAt', 'endsAt'))
    .select(officials.columns('post', 'label', 'contact', 'person', 'station'))
    .where('duty.withdrawn_at', 'is', null)
}

export async function shiftById(tx: Tx, id: string) {
  return await shifts(tx).where('duty.id', '=', id).executeTakeFirst()
}

/** Which shifts a list wants: those that have not ended at `now`. */
interface Wanted {
  readonly areas: readonly string[]
  readonly now: Time
  readonly limit: number
}

/** Duties of exactly these areas, the earliest begin first. */
export async function shiftsIn(tx: Tx, { areas, now, limit }: Wanted): Promise<ShiftRow[]> {
  if (areas.length === 0) return []
  return await shifts(tx)
    .where('duty.area', 'in', areas)
    .where('official.station', 'is', null)
    .where('duty.ends_at', '>', now)
    .orderBy('duty.begins_at')
    .orderBy('duty.id')
    .limit(limit)
    .execute()
}

/** Duties in these areas and below them, the earliest end first. */
export async function dutiesFrom(tx: Tx, { areas, now, limit }: Wanted): Promise<ShiftRow[]> {
  if (areas.length === 0) return []
  return await shifts(tx)
    .where('duty.ends_at', '>', now)
    .where((eb) => matches(eb, 'duty.area', under(areas)))
    .orderBy('duty.ends_at')
    .orderBy('duty.id')
    .limit(limit)
    .execute()
}
