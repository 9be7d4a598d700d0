import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { matches } from '../../../lib/sql/condition.ts'
import { type Database, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import * as noun from '../schema/case.ts'
import type { exhibits } from './exhibit.ts'

export const cases = table('investigated_case', noun.caseRow)
export const incidents = table('case_incident', noun.caseIncidentRow, ['case', 'incident'])
export const seats = table('case_seat', noun.seatRow)
export const files = table('case_file', noun.openedFileRow)
export const steps = table('case_step', noun.stepRow, ['case', 'step'])
export const reasons = table('case_reason', noun.reasonRow)

/** What a seat in force is like: neither ended nor over. */
export const inForce = (now: Time) => ({ endedAt: null, untilAt: { after: now } }) as const

const db = tables<Database<typeof cases | typeof seats | typeof files | typeof exhibits>>()

/** Whose cases, where and when. */
interface Wanted {
  readonly person: string
  readonly areas: unknown
  readonly now: Time
  readonly limit: number
}

/** A case as one person stands to it: his seats in it, and until when he has its file open. */
export interface Standing {
  readonly row: noun.CaseRow
  readonly seats: readonly noun.SeatRow[]
  readonly openUntil: Time | null
}

/** The case with the seats and the opened file of a person; null where there is no such case. */
export async function standingOf(
  tx: Tx,
  wanted: { readonly case: string; readonly person: string; readonly now: Time },
): Promise<Standing | null> {
  const row = await cases.one(tx, { id: wanted.case })
  if (row === undefined) return null
  const found = await db(tx)
    .selectFrom('case_seat')
    .leftJoin('case_file', (join) =>
      join
        .onRef('case_file.case', '=', 'case_seat.case')
        .onRef('case_file.person', '=', 'case_seat.person')
        .on('case_file.until_at', '>', wanted.now),
    )
    .select(seats.columns())
    .select(({ fn }) => fn.max('case_file.until_at').as('openUntil'))
    .where('case_seat.case', '=', wanted.case)
    .where('case_seat.person', '=', wanted.person)
    .where('case_seat.ended_at', 'is', null)
    .where('case_seat.until_at', '>', wanted.now)
    // Each seat once, however often its holder opened the file: whoever lost one here would read what it keeps from him.
    .groupBy('case_seat.id')
    .orderBy('case_seat.id')
    .limit(noun.MAX_SEATS)
    .execute()
  const own = found.map(({ openUntil: _until, ...seat }) => seat as noun.SeatRow)
  return { row, seats: own, openUntil: found[0]?.openUntil ?? null }
}

/** Cases in which a person has a seat, the longest at their step first: live ones, and closed ones that nobody reviewed. */
export async function seatedCases(tx: Tx, wanted: Wanted) {
  const rows = await db(tx)
    .selectFrom('investigated_case')
    .innerJoin('case_seat', 'case_seat.case', 'investigated_case.id')
    .select([...cases.columns(), 'case_seat.role'])
    .where('case_seat.person', '=', wanted.person)
    .where('case_seat.ended_at', 'is', null)
    .where('case_seat.until_at', '>', wanted.now)
    .where((eb) =>
      eb.or([
        eb('investigated_case.state', 'in', noun.LIVE_STATES),
        eb.and([
          eb('investigated_case.state', '=', 'closed'),
          eb('investigated_case.reviewed_at', 'is', null),
        ]),
      ]),
    )
    .where((eb) => matches(eb, 'investigated_case.area', wanted.areas))
    .orderBy('investigated_case.step_at')
    .orderBy('investigated_case.id')
    .limit(wanted.limit)
    .execute()
  return rows
}

/** Cases in which a person is counsel, the newest first; when something was last disclosed and he last opened the file. */
export async function counselledCases(tx: Tx, wanted: Wanted) {
  return await db(tx)
    .selectFrom('investigated_case')
    .innerJoin('case_seat', 'case_seat.case', 'investigated_case.id')
    .select(cases.columns('id', 'code'))
    .select(({ selectFrom, ref }) => [
      selectFrom('case_exhibit')
        .select(({ fn }) => fn.max('case_exhibit.disclosed_at').as('at'))
        .where('case_exhibit.case', '=', ref('investigated_case.id'))
        .as('disclosedAt'),
      selectFrom('case_file')
        .select(({ fn }) => fn.max('case_file.opened_at').as('at'))
        .where('case_file.case', '=', ref('investigated_case.id'))
        .where('case_file.person', '=', wanted.person)
        .as('openedAt'),
    ])
    .where('case_seat.person', '=', wanted.person)
    .where('case_seat.role', '=', 'counsel')
    .where('case_seat.ended_at', 'is', null)
    .where('case_seat.until_at', '>', wanted.now)
    .where((eb) => matches(eb, 'investigated_case.area', wanted.areas))
    .orderBy('investigated_case.id', 'desc')
    .limit(wanted.limit)
    .execute()
}

/** Cases whose file a person has open. */
export async function openedCases(tx: Tx, wanted: Wanted) {
  const rows = await db(tx)
    .selectFrom('investigated_case')
    .innerJoin('case_file', 'case_file.case', 'investigated_case.id')
    .select([...cases.columns(), 'case_file.until_at as openUntil'])
    .where('case_file.person', '=', wanted.person)
    .where('case_file.until_at', '>', wanted.now)
    .where((eb) => matches(eb, 'investigated_case.area', wanted.areas))
    .orderBy('investigated_case.id', 'desc')
    .orderBy('case_file.until_at')
    .limit(wanted.limit)
    .execute()
  const latest = new Map(rows.map(({ openUntil, ...row }) => [row.id, { row, openUntil }]))
  return [...latest.values()]
}

/** Seats in force of a person in these cases, as far as he has the file open, with the case's area: asked at every list of evidence. */
export async function openSeats(
  tx: Tx,
  wanted: { readonly cases: readonly string[]; readonly person: string; readonly now: Time },
) {
  return await db(tx)
    .selectFrom('case_seat')
    .innerJoin('investigated_case', 'investigated_case.id', 'case_seat.case')
    .select([...seats.columns(), 'investigated_case.area'])
    .where('case_seat.case', 'in', wanted.cases)
    .where('case_seat.person', '=', wanted.person)
    .where('case_seat.ended_at', 'is', null)
    .where('case_seat.until_at', '>', wanted.now)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('case_file')
          .select('case_file.id')
          .whereRef('case_file.case', '=', 'case_seat.case')
          .where('case_file.person', '=', wanted.person)
          .where('case_file.until_at', '>', wanted.now),
      ),
    )
    .limit(wanted.cases.length * noun.MAX_SEATS)
    .execute()
}

/** Cases that were declared or ended in a stretch of time, the oldest first. */
export async function casesWithin(
  tx: Tx,
  wanted: {
    readonly areas: unknown
    readonly from: Time
    readonly until: Time
    readonly limit: number
  },
) {
  const { from, until } = wanted
  return await db(tx)
    .selectFrom('investigated_case')
    .select(cases.columns('id', 'code', 'openedAt', 'endedAt'))
    .where((eb) => matches(eb, 'area', wanted.areas))
    .where((eb) =>
      eb.or([
        eb.and([eb('opened_at', '>=', from), eb('opened_at', '<', until)]),
        eb.and([eb('ended_at', '>=', from), eb('ended_at', '<', until)]),
      ]),
    )
    .orderBy('id')
    .limit(wanted.limit)
    .execute()
}
