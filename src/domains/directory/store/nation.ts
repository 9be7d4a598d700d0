import type { Tx } from '../../../core/port.ts'
import { MAX_WAIVERS } from '../schema.ts'
import { db, type Row } from './tables.ts'

const NATION = 'nation'

/** The country of the node; undefined while none is chosen. */
export async function nationRow(tx: Tx): Promise<Row<'nation'> | undefined> {
  return await db(tx)
    .selectFrom('nation')
    .select(['what', 'iso3', 'languages', 'chosen_by', 'chosen_at'])
    .where('what', '=', NATION)
    .executeTakeFirst()
}

export async function putNation(tx: Tx, row: Omit<Row<'nation'>, 'what'>): Promise<void> {
  await db(tx)
    .insertInto('nation')
    .values({ what: NATION, ...row })
    .onConflict((conflict) => conflict.column('what').doUpdateSet(row))
    .execute()
}

export async function waiverRows(tx: Tx): Promise<Row<'waiver'>[]> {
  return await db(tx)
    .selectFrom('waiver')
    .select(['item', 'reason', 'given_by', 'given_at'])
    .orderBy('item')
    .limit(MAX_WAIVERS)
    .execute()
}

export async function putWaiver(tx: Tx, row: Row<'waiver'>): Promise<void> {
  const { item: _, ...change } = row
  await db(tx)
    .insertInto('waiver')
    .values(row)
    .onConflict((conflict) => conflict.column('item').doUpdateSet(change))
    .execute()
}

/** Drops a waiver; tells whether there was one. */
export async function dropWaiver(tx: Tx, item: string): Promise<boolean> {
  const gone = await db(tx).deleteFrom('waiver').where('item', '=', item).executeTakeFirst()
  return Number(gone.numDeletedRows) > 0
}
