// Persons of a case by number, so that a report tells them apart without naming them: the same number is the same person
// in the team, in all tables of custody and in the analysis.
import type { QueryContext } from '../../core/action.ts'
import { type Member, seatsIn } from './membership.ts'
import type { SeatRow } from './schema/case.ts'

/** Somebody by number, with where he sits; null where he has no seat. */
export interface Numbered {
  readonly number: number
  readonly organisation: string | null
  readonly team: string | null
}

export interface Numbers {
  /** Seats that hold now, each with the number of whoever has it. */
  readonly team: readonly (Pick<SeatRow, 'role' | 'organisation' | 'team'> & { number: number })[]
  of(person: string): Numbered
}

/** Numbers of the persons of a case: its team first, then whoever else is asked for, in that order. */
export async function numbersOf(ctx: QueryContext, member: Member): Promise<Numbers> {
  const seats = await seatsIn(ctx, member)
  const numbers = new Map<string, number>()
  const numberOf = (person: string) => {
    const number = numbers.get(person) ?? numbers.size + 1
    numbers.set(person, number)
    return number
  }
  const current = seats.filter(({ untilAt }) => untilAt > ctx.now)
  const team = current.map(({ person, role, organisation, team: unit }) => ({
    number: numberOf(person),
    role,
    organisation,
    team: unit,
  }))
  return {
    team,
    of(person) {
      const seat = seats.find((one) => one.person === person)
      const { organisation = null, team: unit = null } = seat ?? {}
      return { number: numberOf(person), organisation, team: unit }
    },
  }
}
