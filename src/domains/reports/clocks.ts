// By when an agency owes what to whoever reported. Source: Directive (EU) 2019/1937, Articles 9 and 11, as the set of
// deadlines that a node begins with.
import { addMs, DAY, type Time } from '../../core/time.ts'
import type { ReportRow } from './schema.ts'

/** Until it is acknowledged. */
export const ACKNOWLEDGE_MS = 7 * DAY
/** From then on until it is answered. */
export const ANSWER_MS = 90 * DAY

/** What is owed next. */
export interface Due {
  readonly what: 'acknowledge' | 'answer'
  readonly since: Time
  readonly until: Time
}

type Dated = Pick<ReportRow, 'state' | 'receivedAt' | 'acknowledgedAt' | 'answeredAt'>

/** What an agency owes of a report; null where nothing is, or the reporter has the turn. */
export function dueOf({ state, receivedAt, acknowledgedAt, answeredAt }: Dated): Due | null {
  if (state === 'closed' || state === 'waiting' || answeredAt !== null) return null
  if (acknowledgedAt === null)
    return { what: 'acknowledge', since: receivedAt, until: addMs(receivedAt, ACKNOWLEDGE_MS) }
  return { what: 'answer', since: acknowledgedAt, until: addMs(acknowledgedAt, ANSWER_MS) }
}
