import type { Tx } from '../../../core/port.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { problemRow, problems } from './station-problem.ts'
import { type AcknowledgementRow, answers } from './receipt.ts'

const db = tables<Database<typeof answers>>()

/** An answer, and whether it is still the current one of its station to that revision. */
export type SaidAnswer = Pick<
  AcknowledgementRow,
  'id' | 'alert' | 'revision' | 'answer' | 'reason' | 'comment' | 'capturedAt' | 'receivedAt'
> & { readonly laterId: string | null }

const SAID = answers.columns(
  'id',
  'alert',
  'revision',
  'answer',
  'reason',
  'comment',
  'capturedAt',
  'receivedAt',
)

/** Answers that a device gave for its station, newest first. */
export async function answersBy(
  tx: Tx,
  wanted: { station: string; device: string; limit: number },
): Promise<SaidAnswer[]> {
  return await db(tx)
    .selectFrom('acknowledgement')
    .select(SAID)
    .select(({ selectFrom }) => [
      selectFrom('acknowledgement as later')
        .select('later.id')
        .whereRef('later.station', '=', 'acknowledgement.station')
        .whereRef('later.alert', '=', 'acknowledgement.alert')
        .whereRef('later.revision', '=', 'acknowledgement.revision')
        .whereRef('later.id', '>', 'acknowledgement.id')
        .limit(1)
        .as('laterId'),
    ])
    .where('acknowledgement.station', '=', wanted.station)
    .where('acknowledgement.given_by', '=', wanted.device)
    .orderBy('acknowledgement.id', 'desc')
    .limit(wanted.limit)
    .execute()
}

const reported = problemRow.pick({ id: true, symptom: true, note: true, reportedAt: true })

/** Problems that a device reported for its station, newest first. */
export async function problemsBy(
  tx: Tx,
  { station, device, limit }: { station: string; device: string; limit: number },
) {
  const how = { order: ['-id'], limit, as: reported } as const
  return await problems.many(tx, { station, reportedBy: device }, how)
}
