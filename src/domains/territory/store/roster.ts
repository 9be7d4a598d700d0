import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { db, type Row } from './tables.ts'

export type HandoverRow = Row<'handover'>

const HANDOVER = [
  'id',
  'duty',
  'successor',
  'area',
  'note',
  'written_by',
  'written_at',
  'accepted_by',
  'accepted_at',
  'wiped_at',
] as const

/** A duty with the post that it is of. */
export type ShiftRow = NonNullable<Awaited<ReturnType<typeof shiftById>>>

function shifts(tx: Tx) {
  return db(tx)
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
      'official.person',
      'official.station',
    ])
    .where('duty.withdrawn_at', 'is', null)
}

export async function shiftById(tx: Tx, id: string) {
  return await shifts(tx).where('duty.id', '=', id).executeTakeFirst()
}

/** Duties of exactly these areas that have not ended at `now`, the earliest begin first. */
export async function shiftsIn(
  tx: Tx,
  wanted: { readonly areas: readonly string[]; readonly now: Time; readonly limit: number },
): Promise<ShiftRow[]> {
  if (wanted.areas.length === 0) return []
  return await shifts(tx)
    .where('duty.area', 'in', wanted.areas)
    .where('official.station', 'is', null)
    .where('duty.ends_at', '>', wanted.now)
    .orderBy('duty.begins_at')
    .orderBy('duty.id')
    .limit(wanted.limit)
    .execute()
}

/** Moves begin and end of a duty. */
export async function moveShift(
  tx: Tx,
  id: string,
  times: { readonly begins_at?: Time; readonly ends_at?: Time },
): Promise<void> {
  await db(tx).updateTable('duty').set(times).where('id', '=', id).execute()
}

/** Writes a note, or writes it anew where the pair has one. */
export async function putHandover(tx: Tx, row: HandoverRow): Promise<void> {
  await db(tx)
    .insertInto('handover')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['duty', 'successor']).doUpdateSet((eb) => ({
        note: eb.ref('excluded.note'),
        written_by: eb.ref('excluded.written_by'),
        written_at: eb.ref('excluded.written_at'),
      })),
    )
    .execute()
}

export async function handoverById(tx: Tx, id: string): Promise<HandoverRow | undefined> {
  return await db(tx)
    .selectFrom('handover')
    .select(HANDOVER)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Hand-overs from or to these duties, newest first. */
export async function handoversOf(
  tx: Tx,
  duties: readonly string[],
  limit: number,
): Promise<HandoverRow[]> {
  if (duties.length === 0) return []
  return await db(tx)
    .selectFrom('handover')
    .select(HANDOVER)
    .where(({ or, eb }) => or([eb('duty', 'in', duties), eb('successor', 'in', duties)]))
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function acceptHandover(
  tx: Tx,
  id: string,
  by: { readonly accepted_by: string; readonly accepted_at: Time },
): Promise<void> {
  await db(tx).updateTable('handover').set(by).where('id', '=', id).execute()
}

/** Wipes notes written before `before`; gives how many. */
export async function wipeNotes(tx: Tx, { before, now }: { before: Time; now: Time }) {
  const { numUpdatedRows } = await db(tx)
    .updateTable('handover')
    .set({ note: '', wiped_at: now })
    .where('written_at', '<', before)
    .where('wiped_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Says who holds a post, as `person:<id>`; null for nobody who signs in here. */
export async function setHolder(tx: Tx, official: string, person: string | null): Promise<void> {
  await db(tx).updateTable('official').set({ person }).where('id', '=', official).execute()
}
