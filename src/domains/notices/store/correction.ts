import type { Tx } from '../../../core/port.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import type { CorrectionRow } from '../correction.ts'
import type { NoticeRow } from '../schema.ts'
import { corrections, type notices } from '../store.ts'

const db = tables<Database<typeof corrections | typeof notices>>()

/** What these sources said they corrected after notices that everybody may see, the newest first, with the notice of each. */
export async function ofSource(
  tx: Tx,
  source: readonly string[],
  limit: number,
): Promise<(CorrectionRow & Pick<NoticeRow, 'code' | 'redacted'>)[]> {
  const rows = await db(tx)
    .selectFrom('notice_correction')
    .innerJoin('accuracy_notice', 'accuracy_notice.id', 'notice_correction.notice')
    .select(corrections.columns())
    .select(['accuracy_notice.code', 'accuracy_notice.redacted'])
    .where('accuracy_notice.source', 'in', source)
    .where('accuracy_notice.public_at', 'is not', null)
    .orderBy('notice_correction.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ code, redacted, ...row }) => {
    const [own] = corrections.read([row as never])
    return {
      ...(own as unknown as CorrectionRow),
      code,
      redacted: JSON.parse(redacted) as string[],
    }
  })
}
