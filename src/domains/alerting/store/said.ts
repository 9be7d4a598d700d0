import type { Tx } from '../../../core/port.ts'
import type { AcknowledgementRow } from './receipt.ts'
import { db, type Row } from './tables.ts'

/** An answer, and whether it is still the current one of its station to that revision. */
export type SaidAnswer = Pick<
  AcknowledgementRow,
  'id' | 'alert' | 'revision' | 'answer' | 'reason' | 'comment' | 'captured_at' | 'received_at'
> & { readonly laterId: string | null }

/** Answers that a device gave for its station, newest first. */
export async function answersBy(
  tx: Tx,
  wanted: { station: string; device: string; limit: number },
): Promise<SaidAnswer[]> {
  return await db(tx)
    .selectFrom('acknowledgement as a')
    .select(({ selectFrom }) => [
      'a.id',
      'a.alert',
      'a.revision',
      'a.answer',
      'a.reason',
      'a.comment',
      'a.captured_at',
      'a.received_at',
      selectFrom('acknowledgement as later')
        .select('later.id')
        .whereRef('later.station', '=', 'a.station')
        .whereRef('later.alert', '=', 'a.alert')
        .whereRef('later.revision', '=', 'a.revision')
        .whereRef('later.id', '>', 'a.id')
        .limit(1)
        .as('laterId'),
    ])
    .where('a.station', '=', wanted.station)
    .where('a.given_by', '=', wanted.device)
    .orderBy('a.id', 'desc')
    .limit(wanted.limit)
    .execute()
}

/** Problems that a device reported for its station, newest first. */
export async function problemsBy(
  tx: Tx,
  wanted: { station: string; device: string; limit: number },
): Promise<Pick<Row<'station_problem'>, 'id' | 'symptom' | 'note' | 'reported_at'>[]> {
  return await db(tx)
    .selectFrom('station_problem')
    .select(['id', 'symptom', 'note', 'reported_at'])
    .where('station', '=', wanted.station)
    .where('reported_by', '=', wanted.device)
    .orderBy('id', 'desc')
    .limit(wanted.limit)
    .execute()
}
