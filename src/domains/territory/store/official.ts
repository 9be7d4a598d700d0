import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { MAX_OFFICIALS_PER_PLACE } from '../schema.ts'
import { db, type Row, within } from './tables.ts'

export type OfficialRow = Row<'official'>
export type DutyRow = Row<'duty'>

const OFFICIAL = [
  'id',
  'station',
  'area',
  'post',
  'label',
  'contact',
  'person',
  'added_at',
  'removed_at',
] as const
const DUTY = ['id', 'official', 'area', 'begins_at', 'ends_at', 'withdrawn_at'] as const

export async function insertOfficial(tx: Tx, row: Omit<OfficialRow, 'removed_at'>): Promise<void> {
  await db(tx)
    .insertInto('official')
    .values({ ...row, removed_at: null })
    .execute()
}

export async function officialById(tx: Tx, id: string): Promise<OfficialRow | undefined> {
  return await db(tx)
    .selectFrom('official')
    .select(OFFICIAL)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
}

/** Posts of a station, or of an area itself where `station` is null. */
export async function officialsOf(
  tx: Tx,
  place: { readonly station: string | null; readonly area: string },
): Promise<OfficialRow[]> {
  const select = db(tx).selectFrom('official').select(OFFICIAL).where('removed_at', 'is', null)
  const own =
    place.station === null
      ? select.where('area', '=', place.area).where('station', 'is', null)
      : select.where('station', '=', place.station)
  return await own.orderBy('id').limit(MAX_OFFICIALS_PER_PLACE).execute()
}

/** Removes a post; what it said about a person is wiped. */
export async function wipeOfficial(tx: Tx, id: string, at: Time): Promise<void> {
  await db(tx)
    .updateTable('official')
    .set({ removed_at: at, label: null, contact: null, person: null })
    .where('id', '=', id)
    .execute()
  await db(tx)
    .updateTable('duty')
    .set({ withdrawn_at: at })
    .where('official', '=', id)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** The posts of a station move with it. */
export async function moveOfficials(tx: Tx, station: string, area: string): Promise<void> {
  await db(tx).updateTable('official').set({ area }).where('station', '=', station).execute()
}

export async function insertDuty(tx: Tx, row: Omit<DutyRow, 'withdrawn_at'>): Promise<void> {
  await db(tx)
    .insertInto('duty')
    .values({ ...row, withdrawn_at: null })
    .execute()
}

export async function dutyById(tx: Tx, id: string): Promise<DutyRow | undefined> {
  return await db(tx)
    .selectFrom('duty')
    .select(DUTY)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
}

export async function withdrawDutyRow(tx: Tx, id: string, at: Time): Promise<void> {
  await db(tx).updateTable('duty').set({ withdrawn_at: at }).where('id', '=', id).execute()
}

/** Duties that have not ended, with the post, the earliest end first. */
export async function dutiesFrom(
  tx: Tx,
  wanted: { readonly areas: readonly string[]; readonly now: Time; readonly limit: number },
) {
  if (wanted.areas.length === 0) return []
  return await db(tx)
    .selectFrom('duty')
    .innerJoin('official', 'official.id', 'duty.official')
    .select([
      'duty.id',
      'duty.official',
      'duty.area',
      'duty.begins_at',
      'duty.ends_at',
      'official.post',
      'official.label',
      'official.contact',
      'official.station',
    ])
    .where('duty.withdrawn_at', 'is', null)
    .where('duty.ends_at', '>', wanted.now)
    .where((eb) => within(eb, 'duty.area', wanted.areas))
    .orderBy('duty.ends_at')
    .orderBy('duty.id')
    .limit(wanted.limit)
    .execute()
}
