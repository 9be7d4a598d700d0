import type { Tx } from '../../../core/port.ts'
import { db, type Row } from './tables.ts'

const OVERSEER = 'overseer'

/** Who checks the administrator; undefined while nobody is named. */
export async function overseerRow(tx: Tx): Promise<Row<'overseer'> | undefined> {
  return await db(tx)
    .selectFrom('overseer')
    .select(['what', 'name', 'post', 'phone', 'named_by', 'named_at'])
    .where('what', '=', OVERSEER)
    .executeTakeFirst()
}

/** Names somebody; whoever was named before is forgotten. */
export async function putOverseer(tx: Tx, row: Omit<Row<'overseer'>, 'what'>): Promise<void> {
  await db(tx)
    .insertInto('overseer')
    .values({ what: OVERSEER, ...row })
    .onConflict((conflict) => conflict.column('what').doUpdateSet(row))
    .execute()
}
