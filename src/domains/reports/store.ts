import type { Tx } from '../../core/port.ts'
import type { Time } from '../../core/time.ts'
import { type Database, table } from '../../lib/sql/table.ts'
import { tables } from '../../lib/sql/tables.ts'
import * as noun from './schema.ts'

export const desks = table('report_desk', noun.deskRow, ['agency'])
export const seats = table('report_seat', noun.seatRow)
export const changes = table('report_seat_change', noun.changeRow)
export const reports = table('report', noun.reportRow)
export const days = table('report_day', noun.dayRow, ['day'])
export const counts = table('report_count', noun.countRow, ['day', 'agency'])
export const forwards = table('report_forward', noun.forwardRow)
export const forwardFiles = table('report_forward_file', noun.forwardFileRow, ['forward', 'file'])
export const nameAsks = table('report_name_ask', noun.nameAskRow, ['report'])
export const releases = table('report_release', noun.releaseRow)
export const files = table('report_file', noun.fileRow)

/** Seats of an agency that are taken now. */
export async function seatsOf(tx: Tx, agency: string): Promise<noun.SeatRow[]> {
  const limit = noun.seatRole.options.length * noun.MAX_SEATS
  return await seats.many(tx, { agency, endedAt: null }, { order: ['id'], limit })
}

/** Reports of one day at most: more than anybody could read. */
const MAX_OF_DAY = 200_000

/** Hashes of what was told in reports that came in a stretch of time, in the order of the reports. */
export async function receivedHashes(
  tx: Tx,
  within: { readonly from: Time; readonly before: Time },
): Promise<{ readonly report: string; readonly sha256: string }[]> {
  return await tables<Database<typeof reports | typeof files>>()(tx)
    .selectFrom('report')
    .innerJoin('report_file', 'report_file.report', 'report.id')
    .select(['report.id as report', 'report_file.sha256'])
    .where('report_file.kind', '=', 'answers')
    .where('report.received_at', '>=', within.from)
    .where('report.received_at', '<', within.before)
    .orderBy('report.id')
    .limit(MAX_OF_DAY)
    .execute()
}

/** All seats that are taken now. */
export async function allSeats(tx: Tx): Promise<noun.SeatRow[]> {
  return await seats.many(tx, { endedAt: null }, { order: ['id'], limit: noun.MAX_ALL_SEATS })
}

/** Seats that a person has now. */
export async function seatsOfPerson(tx: Tx, person: string): Promise<noun.SeatRow[]> {
  return await seats.many(tx, { person, endedAt: null }, { limit: noun.MAX_DESKS })
}
