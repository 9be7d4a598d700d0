import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { time } from '../../../core/time.ts'
import { table } from '../../../lib/sql/table.ts'
import { day, freeze, phases, zone } from '../phase.ts'
import { MAX_ELECTIONS } from '../schema.ts'

export const electionRow = z.strictObject({
  id,
  name: z.string(),
  date: day,
  zone,
  phases,
  freezes: z.array(freeze),
  createdAt: time,
})
export const elections = table('election', electionRow)

/** What is told of an election. */
export const electionPart = electionRow.omit({ createdAt: true })

/** All elections, the latest first. */
export async function allElections(tx: Tx): Promise<z.infer<typeof electionPart>[]> {
  const how = { order: ['-date', 'id'], limit: MAX_ELECTIONS, as: electionPart } as const
  return await elections.many(tx, {}, how)
}
