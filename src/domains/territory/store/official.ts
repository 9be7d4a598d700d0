import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { builtOnce } from '../../../lib/sql/built-once.ts'
import { matches } from '../../../lib/sql/condition.ts'
import { type Database, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { officialRow } from '../schema.ts'

export const officials = table('official', officialRow)

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

/** A duty with the post that it is of. */
export type ShiftRow = NonNullable<Awaited<ReturnType<typeof shiftById>>>

function shifts(tx: object) {
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
type Wanted = {
  readonly areas: readonly string[]
  readonly now: Time
  readonly limit: number
}

/** Duties of exactly these areas, the earliest begin first. */
export const shiftsIn = builtOnce((tx, { areas, now, limit }: Wanted) =>
  shifts(tx)
    .where('duty.area', 'in', areas)
    .where('official.station', 'is', null)
    .where('duty.ends_at', '>', now)
    .orderBy('duty.begins_at')
    .orderBy('duty.id')
    .limit(limit),
).all

/** Duties in these areas and below them, the earliest end first. */
export async function dutiesFrom(
  tx: Tx,
  { areas, now, limit, after }: Wanted & { readonly after?: string | undefined },
): Promise<ShiftRow[]> {
  if (areas.length === 0) return []
  const last = after === undefined ? undefined : await duties.one(tx, { id: after })
  let select = shifts(tx)
  if (last !== undefined)
    select = select.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('duty.ends_at', 'duty.id'), '>', tuple(last.endsAt, last.id)),
    )
  return await select
    .where('duty.ends_at', '>', now)
    .where((eb) => matches(eb, 'duty.area', under(areas)))
    .orderBy('duty.ends_at')
    .orderBy('duty.id')
    .limit(limit)
    .execute()
}

export const handoverRow = z.strictObject({
  id,
  duty: id,
  /** The duty that follows; its holder accepts. */
  successor: id,
  area: z.string(),
  /** Wiped some weeks after the duty. */
  note: z.string(),
  writtenBy: z.string(),
  writtenAt: time,
  acceptedBy: z.string().nullable(),
  acceptedAt: time.nullable(),
  wipedAt: time.nullable(),
})
export const handovers = table('handover', handoverRow)

/** Hand-overs from or to these duties, newest first. */
export async function handoversOf(tx: Tx, duties: readonly string[], limit: number) {
  if (duties.length === 0) return []
  return await handovers
    .select(tx)
    .where(({ or, eb }) => or([eb('duty', 'in', duties), eb('successor', 'in', duties)]))
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
