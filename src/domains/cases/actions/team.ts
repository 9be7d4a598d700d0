import { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { movedBy } from '../../../core/moved.ts'
import { time } from '../../../core/time.ts'
import { checkPerson, checkSecondPerson, handOf } from '../../../core/two-persons.ts'
import { hostToChange, type Member, seatsIn, standing } from '../membership.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { isGuest, KEPT_SEATS, LEADING_SEATS, type Seat, type SeatRow } from '../schema/case.ts'
import { addSeat, seatWords } from '../seating.ts'
import { awaitedSeats } from '../seconds.ts'
import * as store from '../store/case.ts'

const leading = { permission: 'cases:lead', scope: 'area' } as const
const ref = z.strictObject({ case: id, seat: id })

/** Seats that somebody may take himself: those who work on a case. Who decides, or looks over it, is seated by another. */
const OWN: readonly Seat[] = ['incident-handler', 'investigator', 'custodian']

export const giveSeat = command({
  ...leading,
  name: 'cases.giveSeat',
  summary: 'Gives somebody who has the role a seat in a case, with organisation and team.',
  input: z.strictObject({ case: id, person: z.string().min(1).max(60), ...seatWords }),
  output: z.strictObject({ seat: id }),
  async run(ctx, { case: of, ...seat }) {
    const { case: row } = await hostToChange(ctx, of, LEADING_SEATS)
    const isOwn = seat.person === ctx.actor.id && ctx.node.realm === 'actual'
    if (isOwn && !OWN.includes(seat.role)) throw refusal('ownSeat')
    return { seat: await addSeat(ctx, { case: of, area: row.area, ...seat }) }
  },
})

/** The seat, which somebody else than its holder ends. Throws 404, 409. */
async function seatToEnd(ctx: CommandContext, member: Member, seat: string): Promise<SeatRow> {
  const seats = await seatsIn(ctx, member)
  const row = found(
    seats.find((one) => one.id === seat),
    'unknownSeat',
  )
  checkLead(seats, seat)
  await checkNotAwaited(ctx, member, row)
  return row
}

/** The caller put nothing forward that the seat's holder could carry out. Throws 409 Problem `cases.seat_awaited`. */
async function checkNotAwaited(
  ctx: CommandContext,
  member: Pick<Member, 'case'>,
  { role }: SeatRow,
): Promise<void> {
  const awaited = await awaitedSeats(ctx, member, ctx.actor.id)
  if (awaited.has(role) && ctx.node.realm === 'actual') throw refusal('seatAwaited')
}

/** Somebody who leads, and is no guest, is left without this seat. Throws 409 Problem `cases.last_lead`. */
function checkLead(seats: readonly Pick<SeatRow, 'id' | 'role' | 'untilAt'>[], seat: string): void {
  const rest = seats.filter((one) => one.id !== seat && !isGuest(one))
  if (!rest.some(({ role }) => LEADING_SEATS.includes(role))) throw refusal('lastLead')
}

/** Whether two end it: not one that is over, and in the exercise one person rehearses both. */
const isKept = ({ node, now }: CommandContext, { role, untilAt }: SeatRow) =>
  KEPT_SEATS.includes(role) && untilAt > now && node.realm === 'actual'

export const askSeatEnd = command({
  ...leading,
  name: 'cases.askSeatEnd',
  summary:
    'Asks that the seat of somebody who decides, advises or looks over a case be ended; another person who leads ends it.',
  input: ref,
  output: nothing,
  async run(ctx, { case: of, seat }) {
    const member = await hostToChange(ctx, of, LEADING_SEATS)
    checkPerson(ctx)
    const row = await seatToEnd(ctx, member, seat)
    if (!isKept(ctx, row)) throw refusal('endedByOne')
    const { person: endingBy, device: endingDevice } = handOf(ctx.actor)
    await store.seats.change(ctx.tx, { id: seat }, { endingBy, endingDevice, endingAt: ctx.now })
    const area = member.case.area
    ctx.record(records['seat.endingAsked'], { subject: of, area, body: { seat } })
    return {}
  },
})

export const endSeat = command({
  ...leading,
  name: 'cases.endSeat',
  summary:
    'Ends a seat in a case, of whoever decides or looks over it as the second person; what was done from it stays.',
  input: ref.extend({
    /** When it was asked for, as the caller read it, where two end it. */
    askedAt: time.optional(),
  }),
  output: nothing,
  async run(ctx, { case: of, seat, askedAt }) {
    const member = await hostToChange(ctx, of, LEADING_SEATS)
    const row = await seatToEnd(ctx, member, seat)
    if (isKept(ctx, row)) await checkAsked(ctx, row, askedAt)
    await end(ctx, { case: of, area: member.case.area, seat: row })
    return {}
  },
})

/** The caller is the second person of what was asked for, and read that. */
async function checkAsked(
  ctx: CommandContext,
  { endingBy: person, endingDevice: device, endingAt: at }: SeatRow,
  askedAt: string | undefined,
): Promise<void> {
  if (person === null || at === null) throw refusal('endedByTwo')
  if (at !== askedAt) throw refusal('endingMoved', { params: await movedBy(ctx, { person, at }) })
  checkSecondPerson(ctx, { by: { person, device } })
}

export const leaveSeat = command({
  permission: 'cases:join',
  scope: 'area',
  name: 'cases.leaveSeat',
  summary:
    'Gives up a seat of the caller in a case, or ends that of a guest whom he invited; what was done from it stays.',
  input: ref,
  output: nothing,
  async run(ctx, { case: of, seat }) {
    const { row, held } = found(await standing(ctx, of), 'unknownCase')
    ctx.inArea(row.area)
    if (held.length === 0) throw refusal('unknownCase')
    const all = await seatsIn(ctx, { case: row })
    const own = found(
      all.find((one) => one.id === seat && (one.person === ctx.actor.id || invited(ctx, one))),
      'unknownSeat',
    )
    if (own.person !== ctx.actor.id) await checkNotAwaited(ctx, { case: row }, own)
    if (row.endedAt === null) checkLead(all, seat)
    await end(ctx, { case: of, area: row.area, seat: own })
    return {}
  },
})

/** Whether the caller is one of the two who invited this guest. */
const invited = ({ actor }: CommandContext, row: SeatRow) =>
  isGuest(row) && [row.givenBy, row.agreedBy].includes(actor.id)

async function end(
  ctx: CommandContext,
  {
    case: subject,
    area,
    seat: { id: seat, person },
  }: {
    readonly case: string
    readonly area: string
    readonly seat: Pick<SeatRow, 'id' | 'person'>
  },
): Promise<void> {
  await store.seats.change(ctx.tx, { id: seat }, { endedAt: ctx.now })
  // Who comes back in another seat opens the file anew, with a reason.
  const rest = { case: subject, person, ...store.inForce(ctx.now) }
  if ((await store.seats.count(ctx.tx, rest)) === 0) {
    const open = { case: subject, person, untilAt: { after: ctx.now } }
    await store.files.change(ctx.tx, open, { untilAt: ctx.now })
  }
  ctx.record(records['seat.ended'], { subject, area, body: { seat } })
}
