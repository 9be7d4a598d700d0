import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { memberToChange, seatsIn } from '../membership.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { LEADING_SEATS, type Seat } from '../schema/case.ts'
import { addSeat, seatWords } from '../seating.ts'
import * as store from '../store/case.ts'

const leading = { permission: 'cases:lead', scope: 'area' } as const

/** Seats that somebody may take himself: those who work on a case. Who decides, or looks over it, is seated by another. */
const OWN: readonly Seat[] = ['incident-handler', 'investigator', 'custodian']

export const giveSeat = command({
  ...leading,
  name: 'cases.giveSeat',
  summary: 'Gives somebody who has the role a seat in a case, with organisation and team.',
  input: z.strictObject({ case: id, person: z.string().min(1).max(60), ...seatWords }),
  output: z.strictObject({ seat: id }),
  async run(ctx, { case: of, ...seat }) {
    const { case: row } = await memberToChange(ctx, of, LEADING_SEATS)
    const isOwn = seat.person === ctx.actor.id && ctx.node.realm === 'actual'
    if (isOwn && !OWN.includes(seat.role)) throw refusal('ownSeat')
    return { seat: await addSeat(ctx, { case: of, area: row.area, ...seat }) }
  },
})

export const endSeat = command({
  ...leading,
  name: 'cases.endSeat',
  summary: 'Ends a seat in a case; what was done from it stays.',
  input: z.strictObject({ case: id, seat: id }),
  output: z.strictObject({}),
  async run(ctx, { case: of, seat }) {
    const member = await memberToChange(ctx, of, LEADING_SEATS)
    const seats = await seatsIn(ctx, member)
    found(
      seats.find((one) => one.id === seat),
      'unknownSeat',
    )
    const rest = seats.filter((one) => one.id !== seat)
    if (!rest.some(({ role }) => LEADING_SEATS.includes(role))) throw refusal('lastLead')
    await store.seats.change(ctx.tx, { id: seat }, { endedAt: ctx.now })
    ctx.record(records['seat.ended'], { subject: of, area: member.case.area, body: { seat } })
    return {}
  },
})
