import type { Tx } from '../../../core/port.ts'
import { type Database, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import type { Member } from '../membership.ts'
import { observationRow } from '../schema/observation.ts'

export const observations = table('case_observation', observationRow)

const db = tables<Database<typeof observations>>()

/** How many observations of a case hold, how many of them without a technique, and how many that a second person looked at. */
export async function observationFacts(tx: Tx, { case: { id } }: Member) {
  const { count, mapped, looked } = await db(tx)
    .selectFrom('case_observation')
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.count<number>('technique').as('mapped'),
      fn.count<number>('looked_at').as('looked'),
    ])
    .where('case', '=', id)
    .where('dropped_at', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    observations: Number(count),
    observationsUnmapped: Number(count) - Number(mapped),
    observationsLooked: Number(looked),
  }
}
