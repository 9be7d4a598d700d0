import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { table } from '../../../lib/sql/table.ts'
import type { Member } from '../membership.ts'
import * as noun from '../schema/request.ts'
import { cases } from './case.ts'

export const requests = table('article_request', noun.requestRow)
export const moves = table('request_move', noun.moveRow)

/** A request of the member's case; undefined where it is another one's. */
export async function requestOf(tx: Tx, { case: { id } }: Member, request: string) {
  return await requests.one(tx, { id: request, case: id })
}

/** Requests of a case, newest first. */
export async function requestsOf(tx: Tx, { case: { id } }: Member): Promise<noun.RequestRow[]> {
  return await requests.many(tx, { case: id }, { order: ['-id'], limit: noun.MAX_REQUESTS })
}

/** Steps that a request of the member's case took, newest first. */
export async function movesOf(tx: Tx, _: Member, { id }: Pick<noun.RequestRow, 'id'>) {
  return await moves.many(tx, { request: id }, { order: ['-id'], limit: noun.MAX_MOVES })
}

/** Requests whose clocks ran out, of any case: what is read of them says nothing of it. */
export async function lapsed(tx: Tx, now: Time, limit: number) {
  const as = noun.requestRow.pick({ id: true, case: true, state: true, lapsesAt: true })
  return await requests.many(tx, { lapsesAt: { before: now } }, { order: ['lapsesAt'], limit, as })
}

/** Keeps with a case when the first of its treaty clocks runs out. */
export async function keepTreatyClock(tx: Tx, of: string): Promise<void> {
  const how = { order: ['lapsesAt'], limit: 1 } as const
  const [first] = await requests.many(tx, { case: of, lapsesAt: { not: null } }, how)
  await cases.change(tx, { id: of }, { treatyDueAt: first?.lapsesAt ?? null })
}
