import type { Tx } from '../../../core/port.ts'
import { table } from '../../../lib/sql/table.ts'
import { electionPart, electionRow } from '../phase.ts'
import { MAX_ELECTIONS } from '../schema.ts'

export const elections = table('election', electionRow)

/** All elections, the latest first. */
export async function allElections(tx: Tx) {
  const how = { order: ['-date', 'id'], limit: MAX_ELECTIONS, as: electionPart } as const
  return await elections.many(tx, {}, how)
}
