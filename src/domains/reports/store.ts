import type { Tx } from '../../core/port.ts'
import { table } from '../../lib/sql/table.ts'
import * as noun from './schema.ts'

export const desks = table('report_desk', noun.deskRow, ['agency'])
export const seats = table('report_seat', noun.seatRow)
export const changes = table('report_seat_change', noun.changeRow)
export const reports = table('report', noun.reportRow)
export const files = table('report_file', noun.fileRow)

/** Seats of an agency that are taken now. */
export async function seatsOf(tx: Tx, agency: string): Promise<noun.SeatRow[]> {
  const limit = noun.seatRole.options.length * noun.MAX_SEATS
  return await seats.many(tx, { agency, endedAt: null }, { order: ['id'], limit })
}

/** All seats that are taken now. */
export async function allSeats(tx: Tx): Promise<noun.SeatRow[]> {
  return await seats.many(tx, { endedAt: null }, { order: ['id'], limit: noun.MAX_ALL_SEATS })
}

/** Seats that a person has now. */
export async function seatsOfPerson(tx: Tx, person: string): Promise<noun.SeatRow[]> {
  return await seats.many(tx, { person, endedAt: null }, { limit: noun.MAX_DESKS })
}
