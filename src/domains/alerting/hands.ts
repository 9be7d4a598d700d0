import { z } from 'zod'
import type { QueryContext } from '../../core/action.ts'
import { isEnd, WAYS } from './schema.ts'
import type { RevisionFacts } from './store/alert.ts'
import { approversOf } from './store/order.ts'

/** Who acted for a version, as it was recorded. */
export const handsFields = {
  /** How it came out; null for an end from before this was recorded. */
  way: z.enum(WAYS).nullable(),
  /** Who proposed it, or the standing order behind it; who released it, where it was not proposed. */
  proposedBy: z.string(),
  releasedBy: z.string(),
  /** Who approved the standing order behind it; null where there is none. */
  approvedBy: z.string().nullable(),
}
const hands = z.strictObject(handsFields)
export type Hands = z.infer<typeof hands>

type Row = Pick<RevisionFacts, 'kind' | 'way' | 'proposedBy' | 'releasedBy' | 'standingOrder'>

/** Each of these versions with the hands behind it, in their order. */
export async function withHands<R extends Row>(
  ctx: QueryContext,
  rows: readonly R[],
): Promise<{ readonly row: R; readonly hands: Hands }[]> {
  const orders = rows.flatMap((row) => row.standingOrder ?? [])
  const approvers = await approversOf(ctx.tx, [...new Set(orders)])
  return rows.map((row) => ({
    row,
    hands: {
      way: row.way ?? olderWay(row),
      proposedBy: row.proposedBy,
      releasedBy: row.releasedBy,
      approvedBy: approvers.get(row.standingOrder ?? '') ?? null,
    },
  }))
}

/** What the other columns leave no doubt about: an end by one person may have been prepared or proposed. */
function olderWay(row: Row): 'proposed' | 'order' | null {
  if (row.standingOrder !== null) return 'order'
  return isEnd(row.kind) && row.proposedBy === row.releasedBy ? null : 'proposed'
}
