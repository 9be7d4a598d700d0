import type { Tx } from '../../../core/port.ts'
import { MAX_OPENINGS, type OpeningKind } from '../opening.ts'
import { db, type Row } from './tables.ts'

/** Everything that is opened, by kind and value. */
export async function openingsIn(tx: Tx): Promise<Row<'opening'>[]> {
  return await db(tx)
    .selectFrom('opening')
    .select(['kind', 'value', 'reason', 'opened_by', 'opened_at'])
    .orderBy('kind')
    .orderBy('value')
    // What was in use before there was a list may be more than people may add.
    .limit(MAX_OPENINGS * 10)
    .execute()
}

export async function addOpening(tx: Tx, row: Row<'opening'>): Promise<void> {
  await db(tx).insertInto('opening').values(row).execute()
}

export async function removeOpening(
  tx: Tx,
  { kind, value }: { readonly kind: OpeningKind; readonly value: string },
): Promise<void> {
  await db(tx).deleteFrom('opening').where('kind', '=', kind).where('value', '=', value).execute()
}
