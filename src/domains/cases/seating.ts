import type { CommandContext } from '../../core/action.ts'
import { holdsIn } from '../../core/actor.ts'
import { committed } from '../../core/committed.ts'
import { line } from '../../core/line.ts'
import { FOR_GOOD } from '../../core/time.ts'
import { handOf } from '../../core/two-persons.ts'
import { GRANT_OF } from './membership.ts'
import { personsHolding } from './needs.ts'
import { records } from './records.ts'
import { refusal } from './refusals.ts'
import { MAX_SEATS, type Seat, seat } from './schema/case.ts'
import { SIMULATED_ANALYST } from './simulated.ts'
import * as store from './store/case.ts'
import { shut } from './store/shut.ts'
import { simulatedTexts as texts } from './texts/simulated.ts'

/** What is said of a seat. */
export const seatWords = { role: seat, organisation: line(120), team: line(120) }

interface Seating {
  readonly case: string
  readonly area: string
  readonly person: string
  readonly role: Seat
  readonly organisation: string
  readonly team: string
  /** For how many days it is asked for a guest, to which a second person agrees; for good where it is left out. */
  readonly days?: number
}

/**
 * Gives somebody who holds the grant a seat, or asks for that of a guest. Throws 404 Problem `cases.unknown_person` where he does not, 409
 * `cases.seat_taken`, 409 `cases.too_many`.
 */
export async function addSeat(ctx: CommandContext, seating: Seating): Promise<string> {
  const { case: of, area, person, role, organisation, team, days } = seating
  await checkGrant(ctx, seating)
  if ((await shut.count(ctx.tx, { case: of, person })) > 0) throw refusal('shutOutThere')
  const taken = { case: of, person, role, endedAt: null }
  if ((await store.seats.one(ctx.tx, taken)) !== undefined) throw refusal('seatTaken')
  if ((await store.seats.count(ctx.tx, { case: of })) >= MAX_SEATS)
    throw refusal('tooMany', { params: { most: MAX_SEATS } })
  const own = ctx.newId()
  const { salt, commitment } = committed(ctx, `${organisation}\n${team}`)
  const by = { givenBy: ctx.actor.id, givenAt: ctx.now }
  const words = { organisation, team, salt }
  const until = days === undefined ? { untilAt: FOR_GOOD } : asked(ctx, days)
  await store.seats.insert(ctx.tx, { id: own, case: of, person, role, ...words, ...by, ...until })
  const body = { seat: own, person, role, team: commitment }
  if (days === undefined) ctx.record(records['seat.given'], { subject: of, area, body })
  else ctx.record(records['seat.asked'], { subject: of, area, body: { ...body, days } })
  return own
}

/** What stands of a seat that is asked for a guest: it is over until a second person agrees. */
function asked(ctx: CommandContext, askedDays: number) {
  const { person: askedBy, device: askedDevice } = handOf(ctx.actor)
  return { untilAt: ctx.now, askedBy, askedDevice, askedAt: ctx.now, askedDays }
}

/** Seats that the exercise plays. */
const PLAYED: readonly Seat[] = ['investigator', 'prosecutor']
/** Seats that one person who plays alone needs from the first observation to the closing. */
const ALONE: readonly Seat[] = ['investigator', 'prosecutor', 'reviewer']

/** In an exercise somebody who declares a case plays it alone: he gets the seats that it needs, and the colleague his. */
export async function seatPlayers(
  ctx: CommandContext,
  seating: Omit<Seating, 'person'>,
): Promise<void> {
  const { area, role: first } = seating
  const own = ALONE.filter((role) => role !== first && holdsIn(ctx.actor, GRANT_OF[role], area))
  for (const role of own) await addSeat(ctx, { ...seating, person: ctx.actor.id, role })
  const t = ctx.node.speak(ctx.node.languages[0] === 'ar' ? 'ar' : 'en')
  const words = { organisation: t(texts.organisation), team: t(texts.team) }
  for (const role of PLAYED)
    await addSeat(ctx, { ...seating, ...words, person: SIMULATED_ANALYST, role })
}

/** Throws 404 Problem `cases.unknown_person` where the person does not hold the grant. */
export async function checkGrant(
  ctx: CommandContext,
  { person, role, area }: Pick<Seating, 'person' | 'role' | 'area'>,
): Promise<void> {
  if (person === SIMULATED_ANALYST && ctx.node.realm === 'exercise') {
    if (!PLAYED.includes(role)) throw refusal('unknownPerson')
    return
  }
  const permission = GRANT_OF[role]
  if (person === ctx.actor.id) {
    if (!holdsIn(ctx.actor, permission, area)) throw refusal('unknownPerson')
    return
  }
  const { persons } = await ctx.ask(personsHolding, { permission, area })
  if (!persons.includes(person)) throw refusal('unknownPerson')
}
