// Who scores, and who is kept from reading scores: analysts mark the matrix without having seen anybody else's marks.
import { ANALYSTS } from './levels.ts'
import { hasSeat, type Member } from './membership.ts'
import type { SeatRow } from './schema/case.ts'

/** Who the member is. */
export function personOf({ seats }: Member): string {
  return seats[0]?.person ?? ''
}

/** Whether the member scores and has not handed in: then he reads nobody's marks. */
export function isBlind(member: Member, handedIn: readonly { readonly person: string }[]): boolean {
  return (
    hasSeat({ seats: member.held }, ANALYSTS) &&
    !handedIn.some(({ person }) => person === personOf(member))
  )
}

/**
 * Whether somebody with these seats, those that ended counted, may have read the marks of a round that began at `since`:
 * he had another seat meanwhile, and none yet that keeps him from reading.
 */
export function mayHaveSeen(seats: readonly SeatRow[], since: string): boolean {
  const isAnalyst = ({ role }: SeatRow) => ANALYSTS.some((one) => one === role)
  const keeps = seats.filter((one) => isAnalyst(one) && one.endedAt === null)
  const begin = keeps.map(({ givenAt }) => givenAt).toSorted()[0]
  if (begin === undefined) return true
  return seats.some(
    (seat) =>
      !isAnalyst(seat) && (seat.endedAt ?? begin) > since && seat.givenAt < begin && begin > since,
  )
}
