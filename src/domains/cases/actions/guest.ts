import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { movedBy } from '../../../core/moved.ts'
import { addMs, DAY, time } from '../../../core/time.ts'
import { checkPerson, checkSecondPerson, handOf } from '../../../core/two-persons.ts'
import { hostToChange, type Member, seatsIn } from '../membership.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { AGREEING, isGuest, LEADING_SEATS, MAX_GUEST_DAYS, type SeatRow } from '../schema/case.ts'
import { addSeat, checkGrant, seatWords } from '../seating.ts'
import * as store from '../store/case.ts'

const leading = { permission: 'cases:lead', scope: 'area' } as const
const days = z.number().int().min(1).max(MAX_GUEST_DAYS)

export const inviteGuest = command({
  ...leading,
  name: 'cases.inviteGuest',
  summary:
    'Asks that somebody of another office who has the role have a seat in a case for some days; a second person agrees.',
  input: z.strictObject({ case: id, person: z.string().min(1).max(60), ...seatWords, days }),
  output: z.strictObject({ seat: id }),
  async run(ctx, { case: of, ...seat }) {
    const { case: row } = await hostToChange(ctx, of, LEADING_SEATS)
    checkPerson(ctx)
    if (seat.person === ctx.actor.id && ctx.node.realm === 'actual') throw refusal('ownSeat')
    return { seat: await addSeat(ctx, { case: of, area: row.area, ...seat }) }
  },
})

export const extendGuest = command({
  ...leading,
  name: 'cases.extendGuest',
  summary: 'Asks that a guest have his seat for some days more, from when a second person agrees.',
  input: z.strictObject({ case: id, seat: id, days }),
  output: z.strictObject({}),
  async run(ctx, { case: of, seat, days: askedDays }) {
    const member = await hostToChange(ctx, of, LEADING_SEATS)
    checkPerson(ctx)
    await guestSeat(ctx, member, seat)
    const { person: askedBy, device: askedDevice } = handOf(ctx.actor)
    const asked = { askedBy, askedDevice, askedAt: ctx.now, askedDays }
    await store.seats.change(ctx.tx, { id: seat }, asked)
    const { area } = member.case
    ctx.record(records['seat.asked'], { subject: of, area, body: { seat, days: askedDays } })
    return {}
  },
})

/** The seat of a guest. Throws 404 Problem `cases.unknown_seat`, 409 `cases.no_guest`. */
async function guestSeat(
  ctx: Parameters<typeof seatsIn>[0],
  member: Member,
  seat: string,
): Promise<SeatRow> {
  const all = await seatsIn(ctx, member)
  const row = found(
    all.find((one) => one.id === seat),
    'unknownSeat',
  )
  if (!isGuest(row)) throw refusal('noGuest')
  return row
}

export const agreeGuest = command({
  permission: 'cases:read',
  scope: 'area',
  name: 'cases.agreeGuest',
  summary: 'Agrees, as the second person, to the seat of a guest that was asked for.',
  input: z.strictObject({
    case: id,
    seat: id,
    /** When it was asked for, as the caller read it. */
    askedAt: time,
  }),
  output: z.strictObject({ until: time }),
  async run(ctx, { case: of, seat, askedAt: read }) {
    const member = await hostToChange(ctx, of, AGREEING)
    const { area } = member.case
    const row = await guestSeat(ctx, member, seat)
    const { askedBy, askedDevice: device, askedAt, askedDays } = row
    if (askedBy === null || askedAt === null || askedDays === null) throw refusal('notAsked')
    if (askedAt !== read)
      throw refusal('askMoved', { params: await movedBy(ctx, { person: askedBy, at: askedAt }) })
    if (row.person === ctx.actor.id && ctx.node.realm === 'actual') throw refusal('ownSeat')
    checkSecondPerson(ctx, { by: { person: askedBy, device } })
    await checkGrant(ctx, { ...row, area })
    const untilAt = addMs(ctx.now, askedDays * DAY)
    // Who comes back after the end was seated anew, by these two.
    const given =
      row.untilAt > ctx.now ? {} : { givenBy: askedBy, givenAt: ctx.now, agreedBy: ctx.actor.id }
    const done = { askedBy: null, askedDevice: null, askedAt: null, askedDays: null }
    await store.seats.change(ctx.tx, { id: seat }, { ...done, ...given, untilAt })
    ctx.record(records['seat.agreed'], { subject: of, area, body: { seat, until: untilAt } })
    return { until: untilAt }
  },
})
