import type { Tx } from '../../../core/port.ts'
import type { Filter } from '../../../lib/sql/table.ts'
import { table } from '../../../lib/sql/table.ts'
import { exhibitRow, type ExhibitRow, referralRow } from '../schema/exhibit.ts'

export const referrals = table('case_referral', referralRow, ['case'])
export const exhibits = table('case_exhibit', exhibitRow, ['case', 'item'])

/** A page of exhibits by their codes, and the code after which the rest comes; null where that was all. */
export async function exhibitsOf(
  tx: Tx,
  where: Filter<ExhibitRow>,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
) {
  const page = after === undefined ? {} : { code: { after } }
  const how = { order: ['code'], limit: limit + 1 } as const
  const rows = await exhibits.many(tx, { ...where, ...page }, how)
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.code ?? null) : null }
}
