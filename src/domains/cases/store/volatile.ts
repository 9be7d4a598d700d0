import type { Tx } from '../../../core/port.ts'
import { table } from '../../../lib/sql/table.ts'
import type { Member } from '../membership.ts'
import { VOLATILE, volatileRow } from '../schema/volatile.ts'
import { reasons } from './case.ts'

export const volatiles = table('case_volatile', volatileRow, ['case', 'source'])

/** The sources of the member's case that were settled, in their order, each with its reason where it has one. */
export async function volatilesOf(tx: Tx, { case: { id } }: Member) {
  const rows = await volatiles.many(tx, { case: id }, { limit: VOLATILE.length })
  const about = rows.flatMap((row) => (row.item === null ? [row.about] : []))
  const said = await reasons.many(tx, { case: id, about }, { limit: VOLATILE.length })
  const reasonOf = new Map(said.map((row) => [row.about, row.reason]))
  return VOLATILE.flatMap((source) => {
    const row = rows.find((one) => one.source === source)
    if (row === undefined) return []
    const { itemCode, person, at } = row
    return [{ source, itemCode, reason: reasonOf.get(row.about) ?? null, person, at }]
  })
}
