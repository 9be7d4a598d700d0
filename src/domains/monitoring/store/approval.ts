import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { time } from '../../../core/time.ts'
import { matches } from '../../../lib/sql/condition.ts'
import { type Database, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { decisionKind } from '../watched.ts'
import type { findings } from './finding.ts'
import type { sites } from './site.ts'

/** `waiting` for a second person; carried out; taken back by who put it forward, or refused by another; another one took its place. */
export const approvalState = z.enum(['waiting', 'done', 'taken-back', 'refused', 'replaced'])

export const pageApprovals = table(
  'page_approval',
  z.strictObject({
    id,
    site: id,
    finding: id,
    kind: decisionKind,
    /** `readOf` of the change as it was put forward. */
    read: z.string(),
    state: approvalState,
    putBy: z.string(),
    putDevice: z.string().nullable(),
    putAt: time,
    /** Who carried it out; of what one did alone who put it forward. */
    endedBy: z.string().nullable(),
    endedAt: time.nullable(),
    decision: id.nullable(),
  }),
)
export type ApprovalRow = RowOf<typeof pageApprovals>

/** What waits for a second person about a finding. */
export async function waitingApproval(tx: Tx, finding: string): Promise<ApprovalRow | null> {
  const where = { finding, state: 'waiting' } as const
  return (await pageApprovals.one(tx, where, { order: ['-id'] })) ?? null
}

/** What was carried out about a finding, the newest. */
export async function doneApproval(tx: Tx, finding: string): Promise<ApprovalRow | null> {
  const where = { finding, state: 'done' } as const
  return (await pageApprovals.one(tx, where, { order: ['-id'] })) ?? null
}

const db = tables<Database<typeof pageApprovals | typeof findings | typeof sites>>()

/** What waits in these areas about findings that are not over, oldest first. */
export async function approvalsIn(tx: Tx, areas: readonly string[], limit: number) {
  if (areas.length === 0) return []
  return await db(tx)
    .selectFrom('page_approval')
    .innerJoin('finding', 'finding.id', 'page_approval.finding')
    .innerJoin('site', 'site.id', 'page_approval.site')
    .select(['page_approval.id as approval', 'page_approval.finding', 'page_approval.site'])
    .select(['site.name as siteName', 'finding.severity', 'page_approval.read'])
    .select(['page_approval.put_by as putBy', 'page_approval.put_at as putAt'])
    .where('page_approval.state', '=', 'waiting')
    .where('finding.state', 'in', ['suspect', 'open'])
    .where('site.ended_at', 'is', null)
    .where((eb) => matches(eb, 'site.area', under(areas)))
    .orderBy('page_approval.id')
    .limit(limit)
    .execute()
}
