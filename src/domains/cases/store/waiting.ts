import type { Tx } from '../../../core/port.ts'
import { addMs, DAY, FOR_GOOD, type Time } from '../../../core/time.ts'
import { matches } from '../../../lib/sql/condition.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { markReached } from '../request-way.ts'
import { AGREEING, LEADING_SEATS, LIVE_STATES, SEATS } from '../schema/case.ts'
import type { cases, seats } from './case.ts'
import type { erasures } from './erasure.ts'
import type { closings, reratings } from './justice.ts'
import type { requests } from './request.ts'

const db =
  tables<
    Database<
      | typeof cases
      | typeof seats
      | typeof requests
      | typeof closings
      | typeof reratings
      | typeof erasures
    >
  >()

interface Wanted {
  readonly person: string
  readonly areas: unknown
  readonly now: Time
  readonly limit: number
}

/** Seats whose holders work on requests and their clocks. */
const WORKING = ['investigator', 'prosecutor', 'liaison-24-7'] as const
/** The seat of a guest is told of so long before its end. */
const GUEST_WARN_MS = 3 * DAY
/** The first mark of a clock is so long before its end. */
const FIRST_MARK_MS = 30 * DAY

/** Seats of one person in live cases and in closed ones, joined with what waits there. */
function seatsOf(tx: Tx, { person, areas, now }: Wanted, roles: readonly string[]) {
  return db(tx)
    .selectFrom('case_seat')
    .innerJoin('investigated_case', 'investigated_case.id', 'case_seat.case')
    .where('case_seat.person', '=', person)
    .where('case_seat.ended_at', 'is', null)
    .where('case_seat.until_at', '>', now)
    .where('case_seat.role', 'in', roles as never[])
    .where((eb) => matches(eb, 'investigated_case.area', areas))
    .select(['investigated_case.id as case', 'investigated_case.code'])
}

/** Seats of guests in live cases in which one person has one of these seats. */
function guestsOf(tx: Tx, wanted: Wanted, roles: readonly string[]) {
  return seatsOf(tx, wanted, roles)
    .innerJoin('case_seat as guest', 'guest.case', 'investigated_case.id')
    .where('investigated_case.state', 'in', LIVE_STATES)
    .where('guest.ended_at', 'is', null)
    .where('guest.until_at', '!=', FOR_GOOD)
}

/** What waits for a person in cases in which he has the seat for it; each once, the oldest first. */
export async function requestsToDo(tx: Tx, wanted: Wanted) {
  const { limit, now, person } = wanted
  const toApprove = await seatsOf(tx, wanted, ['liaison-24-7', 'reviewer'])
    .innerJoin('article_request', 'article_request.case', 'investigated_case.id')
    .select('article_request.drafted_at as since')
    .where('article_request.state', '=', 'complete')
    .where('article_request.completed_by', '!=', person)
    .limit(limit)
    .execute()
  const running = await seatsOf(tx, wanted, WORKING)
    .innerJoin('article_request', 'article_request.case', 'investigated_case.id')
    .select(['article_request.lapses_at as until', 'article_request.drafted_at as since'])
    .where('article_request.lapses_at', '<', addMs(now, FIRST_MARK_MS))
    .orderBy('article_request.lapses_at')
    .limit(limit)
    .execute()
  const lapsed = await seatsOf(tx, wanted, WORKING)
    .innerJoin('article_request', 'article_request.case', 'investigated_case.id')
    .select('article_request.settled_at as since')
    .where('article_request.state', '=', 'lapsed')
    .limit(limit)
    .execute()
  const closing = await seatsOf(tx, wanted, ['reviewer'])
    .innerJoin('case_closing', 'case_closing.case', 'investigated_case.id')
    .select('case_closing.proposed_at as since')
    .where('case_closing.proposed_by', '!=', person)
    .limit(limit)
    .execute()
  const toRate = await seatsOf(tx, wanted, ['investigator'])
    .innerJoin('rerating', 'rerating.case', 'investigated_case.id')
    .select('rerating.added_at as since')
    .where('rerating.done_at', 'is', null)
    .limit(limit)
    .execute()
  const toErase = await seatsOf(tx, wanted, ['prosecutor'])
    .innerJoin('case_erasure', 'case_erasure.case', 'investigated_case.id')
    .select('case_erasure.asked_at as since')
    .where('case_erasure.done_at', 'is', null)
    .where('case_erasure.asked_by', '!=', person)
    .limit(limit)
    .execute()
  const plain = { until: null, mark: null }
  const all = [
    ...running.map(({ until, ...row }) => ({
      ...row,
      why: 'clock' as const,
      until,
      mark: until === null ? null : markReached(until, now),
    })),
    ...lapsed.map(({ since, ...row }) => ({
      ...row,
      ...plain,
      since: since ?? now,
      why: 'lapsed' as const,
    })),
    ...toApprove.map((row) => ({ ...row, ...plain, why: 'approve' as const })),
    ...closing.map((row) => ({ ...row, ...plain, why: 'close' as const })),
    ...toRate.map((row) => ({ ...row, ...plain, why: 'rerate' as const })),
    ...toErase.map((row) => ({ ...row, ...plain, why: 'erase' as const })),
    ...(await guestsToDo(tx, wanted)),
  ]
  // A person with two seats meets a thing twice, and a case with two requests waits once, for the first of them.
  const once = new Map(all.toReversed().map((row) => [`${row.case} ${row.why}`, row]))
  return [...once.values()].toReversed()
}

/** Guests who wait for their second person, and those whose seats are about to end. */
async function guestsToDo(tx: Tx, wanted: Wanted) {
  const { limit, now, person } = wanted
  const toAgree = await guestsOf(tx, wanted, AGREEING)
    .select('guest.asked_at as since')
    .where('case_seat.until_at', '=', FOR_GOOD)
    .where('guest.asked_by', '!=', person)
    .where('guest.person', '!=', person)
    .limit(limit)
    .execute()
  const ending = await guestsOf(tx, wanted, SEATS)
    .select(['guest.given_at as since', 'guest.until_at as until'])
    .where('guest.until_at', '>', now)
    .where('guest.until_at', '<', addMs(now, GUEST_WARN_MS))
    .where((eb) =>
      eb.or([eb('guest.person', '=', person), eb('case_seat.role', 'in', LEADING_SEATS)]),
    )
    .orderBy('guest.until_at')
    .limit(limit)
    .execute()
  return [
    ...toAgree.map(({ since, ...row }) => ({
      ...row,
      since: since ?? now,
      until: null,
      mark: null,
      why: 'guest' as const,
    })),
    ...ending.map((row) => ({ ...row, mark: null, why: 'ending' as const })),
  ]
}
