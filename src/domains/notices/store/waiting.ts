import { sql } from 'kysely'
import type { Tx } from '../../../core/port.ts'
import type { Database, Key, Part } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import type { NoticeRow } from '../schema.ts'
import { letters, notices } from '../store.ts'

const db = tables<Database<typeof notices | typeof letters>>()

/** What the office owes first, then what is to be approved or served, then labels that stand unconfirmed. */
const TURN = sql<number>`case when due_what in ('decision', 'appeal') then 0 when state in ('draft', 'approved') then 1 else 2 end`

/** Notices that wait for somebody of the office at `now`, what is due first before all others: in one statement. */
export async function waitingRows<K extends Key<NoticeRow>>(
  tx: Tx,
  { now, limit, as }: { readonly now: string; readonly limit: number; readonly as: Part<K> },
): Promise<Pick<NoticeRow, K>[]> {
  const rows = await db(tx)
    .selectFrom('accuracy_notice')
    .select(notices.columns(...(Object.keys(as.shape) as K[])))
    .where((eb) =>
      eb.or([
        eb('due_what', 'in', ['decision', 'appeal']),
        eb('state', 'in', ['draft', 'approved']),
        eb.and([eb('state', '=', 'reply_open'), eb('label_until', '>', now)]),
        eb('correction_stated_at', 'is not', null),
      ]),
    )
    .orderBy(TURN)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return notices.read(rows as never[])
}

/** Letters that nobody sent yet, the oldest first, with their notices: in one statement. What serves a notice is not among them. */
export async function waitingLetterRows(tx: Tx, limit: number) {
  return await db(tx)
    .selectFrom('notice_letter')
    .innerJoin('accuracy_notice', 'accuracy_notice.id', 'notice_letter.notice')
    .select(letters.columns('id', 'kind', 'madeAt', 'dueAt'))
    .select(notices.columns('code', 'sourceName'))
    .where('notice_letter.state', '=', 'waits')
    .where('notice_letter.kind', 'in', ['receipt', 'decision', 'appeal', 'withdrawal'])
    .orderBy('notice_letter.id')
    .limit(limit)
    .execute()
}
