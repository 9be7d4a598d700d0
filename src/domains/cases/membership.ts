// Who is in a case. What lies inside is read and changed with a `Member` in hand only: the proof that the caller has a seat,
// holds the grant that the seat asks for, and has the file open. Nothing else makes one.
import type { CommandContext, QueryContext } from '../../core/action.ts'
import { holdsIn } from '../../core/actor.ts'
import { fold } from '../../core/fold.ts'
import { likeness } from '../../core/likeness.ts'
import { inReach, type Permission, under } from '../../core/permission.ts'
import type { Time } from '../../core/time.ts'
import { incidentParts, personsHolding } from './needs.ts'
import { refusal } from './refusals.ts'
import {
  type CaseRow,
  isGuest,
  LEADING_SEATS,
  MAX_SEATS,
  OVER_STATES,
  SEATS,
  type Seat,
  type SeatRow,
} from './schema/case.ts'
import * as store from './store/case.ts'

/** The permission that only the grant of a seat's name brings. */
export const GRANT_OF: Readonly<Record<Seat, Permission>> = {
  'incident-handler': 'incidents:lead',
  investigator: 'cases:investigate',
  custodian: 'evidence:hold',
  prosecutor: 'cases:prosecute',
  reviewer: 'cases:review',
  counsel: 'cases:disclosed',
  head: 'cases:head',
  'liaison-24-7': 'cases:liaise',
  'data-protection-officer': 'evidence:ask-erasure',
}

/** The proof. Its class is not exported, so nobody but this file makes one. */
class Proof {
  declare private readonly isProven: true
  readonly case: CaseRow
  /** The caller's own, as far as he holds their grants. */
  readonly seats: readonly SeatRow[]
  /** All seats of the caller, for what a seat keeps from him: also those of which he lacks the grant for a while. */
  readonly held: readonly SeatRow[]
  readonly openUntil: Time

  constructor(
    row: CaseRow,
    { seats, held }: { readonly seats: readonly SeatRow[]; readonly held: readonly SeatRow[] },
    openUntil: Time,
  ) {
    this.case = row
    this.seats = seats
    this.held = held
    this.openUntil = openUntil
  }
}
export type Member = Proof

/** Seats of the caller for which he holds the grant. Machines and the command line have none. */
function validSeats(
  { actor, node }: Pick<QueryContext, 'actor' | 'node'>,
  { row, seats }: Pick<store.Standing, 'seats'> & { readonly row: Pick<CaseRow, 'area'> },
): readonly SeatRow[] {
  const isOfficer =
    actor.id.startsWith('person:') ||
    (node.realm === 'exercise' && actor.id.startsWith('exercise:'))
  return isOfficer ? seats.filter(({ role }) => holdsIn(actor, GRANT_OF[role], row.area)) : []
}

/** How the caller stands to a case that his areas reach; null where there is no such case for him. */
export async function standing(
  ctx: QueryContext,
  caseId: string,
): Promise<(store.Standing & { readonly held: readonly SeatRow[] }) | null> {
  const wanted = { case: caseId, person: ctx.actor.id, now: ctx.now }
  const found = await store.standingOf(ctx.tx, wanted)
  if (found === null || inReach(ctx, found.row) === null) return null
  return { ...found, seats: validSeats(ctx, found), held: found.seats }
}

/**
 * The proof for a query. Throws 404 Problem `cases.unknown_case` where the caller has no seat, 403 `cases.disclosed_only`
 * where it is counsel's alone, 403 `cases.file_closed` where he has not opened the file.
 */
export async function member(ctx: QueryContext, caseId: string): Promise<Member> {
  return proven(await standing(ctx, caseId))
}

/** The same of how somebody was found to stand. */
export function proven(found: Awaited<ReturnType<typeof standing>>): Member {
  if (found === null || found.seats.length === 0) throw refusal('unknownCase')
  const seats = found.seats.filter(({ role }) => role !== 'counsel')
  if (seats.length === 0) throw refusal('disclosedOnly')
  if (found.openUntil === null) throw refusal('fileClosed')
  return new Proof(found.row, { seats, held: found.held }, found.openUntil)
}

/** A case in which the caller is counsel, and until when he has its file open. Throws 404 Problem `cases.unknown_case`. */
export async function counselOf(
  ctx: QueryContext,
  caseId: string,
): Promise<{ readonly code: string; readonly openUntil: Time | null }> {
  const found = await standing(ctx, caseId)
  if (found === null || !hasSeat(found, ['counsel'])) throw refusal('unknownCase')
  return { code: found.row.code, openUntil: found.openUntil }
}

/**
 * The same for a command that changes something of a case that goes on, by one of these seats. Throws besides 403 Problem
 * `cases.wrong_seat`, 409 `cases.over`, 409 `cases.on_hold`.
 */
export async function memberToChange(
  ctx: CommandContext,
  caseId: string,
  seats?: readonly Seat[],
): Promise<Member> {
  const proof = await memberWith(ctx, caseId, seats)
  if (OVER_STATES.some((one) => one === proof.case.state)) throw refusal('over')
  if (proof.case.state === 'on-hold') throw refusal('onHold')
  return proof
}

/** The same for a command, however the case stands. */
export async function memberWith(
  ctx: CommandContext,
  caseId: string,
  seats?: readonly Seat[],
): Promise<Member> {
  const proof = await member(ctx, caseId)
  ctx.inArea(proof.case.area)
  if (seats !== undefined && !hasSeat(proof, seats)) throw refusal('wrongSeat')
  return proof
}

/**
 * The same by one of these seats that the caller has for good: a guest brings nobody into the case and sends nobody away.
 * Throws besides 403 Problem `cases.guest_seat`.
 */
export async function hostToChange(
  ctx: CommandContext,
  caseId: string,
  seats: readonly Seat[],
): Promise<Member> {
  const proof = await memberToChange(ctx, caseId, seats)
  if (!hasSeat({ seats: proof.seats.filter((row) => !isGuest(row)) }, seats))
    throw refusal('guestSeat')
  return proof
}

/** Files that one person has open at once and that a search looks through. */
const MAX_OPEN = 20

/** The proofs of all files that the caller has open. */
export async function openMembers(ctx: QueryContext): Promise<readonly Member[]> {
  const person = ctx.actor.id
  const wanted = { person, areas: under(ctx.areas()), now: ctx.now, limit: MAX_OPEN }
  const open = await store.openedCases(ctx.tx, wanted)
  const own = { case: open.map(({ row }) => row.id), person, ...store.inForce(ctx.now) }
  const all = await store.seats.many(ctx.tx, own, { limit: MAX_OPEN * MAX_SEATS })
  return open.flatMap(({ row, openUntil }) => {
    const seats = all.filter((seat) => seat.case === row.id)
    const valid = validSeats(ctx, { row, seats }).filter(({ role }) => role !== 'counsel')
    return valid.length === 0 ? [] : [new Proof(row, { seats: valid, held: seats }, openUntil)]
  })
}

/** How the caller stands to these cases by one of these seats; what is no case is left out. */
export async function standings(
  ctx: QueryContext,
  ids: readonly string[],
  wanted: readonly Seat[],
): Promise<ReadonlyMap<string, 'no-seat' | 'file-closed' | 'open'>> {
  const rows = await store.cases.many(ctx.tx, { id: [...ids] }, { limit: ids.length + 1 })
  const own = { case: rows.map(({ id }) => id), person: ctx.actor.id }
  const all = await store.seats.many(
    ctx.tx,
    { ...own, ...store.inForce(ctx.now) },
    { limit: rows.length * MAX_SEATS + 1 },
  )
  const until = { ...own, untilAt: { after: ctx.now } }
  const files = await store.files.many(ctx.tx, until, { limit: rows.length * MAX_OPEN + 1 })
  const stands = rows.map((row) => {
    const seats = validSeats(ctx, { row, seats: all.filter((seat) => seat.case === row.id) })
    if (inReach(ctx, row) === null || !hasSeat({ seats }, wanted))
      return [row.id, 'no-seat'] as const
    const isOpen = files.some((file) => file.case === row.id)
    return [row.id, isOpen ? 'open' : 'file-closed'] as const
  })
  return new Map(stands)
}

/** Whether the member has one of these seats. */
export function hasSeat(
  { seats }: { readonly seats: readonly SeatRow[] },
  wanted: readonly Seat[],
): boolean {
  return seats.some(({ role }) => wanted.includes(role))
}

/** All seats of the case that nobody ended: those of guests, too, that are over or that nobody agreed to yet. */
export async function seatsIn(
  { tx }: Pick<QueryContext, 'tx'>,
  { case: { id } }: Pick<Member, 'case'>,
): Promise<SeatRow[]> {
  return await store.seats.many(
    tx,
    { case: id, endedAt: null },
    { order: ['id'], limit: MAX_SEATS },
  )
}

/** Where somebody sits: what is compared of a seat. */
type Placed = Pick<SeatRow, 'person' | 'organisation' | 'team'>

/** Teams of a person among these seats, as an attribution keeps them: organisation and team without accents and case. */
export function teamsOf(seats: readonly Placed[], person: string): readonly string[] {
  const own = seats.filter((seat) => seat.person === person)
  return [...new Set(own.map(({ organisation, team }) => fold(`${organisation}\n${team}`)))]
}

/** Teams of a person as they are compared: however they are spelled. Those that were erased are left out. */
function likenessOf(seats: readonly Placed[], person: string): readonly string[] {
  return seats
    .filter((seat) => seat.person === person && seat.team !== '')
    .map(({ organisation, team }) => likeness(`${organisation} ${team}`))
}

/** Whether two persons are of different teams: no team of the one is a team of the other, however it is spelled. */
export function areOfDifferentTeams(seats: readonly Placed[], one: string, other: string): boolean {
  const own = likenessOf(seats, one)
  const theirs = likenessOf(seats, other)
  return own.length > 0 && theirs.length > 0 && !own.some((team) => theirs.includes(team))
}

/** Of these cases those whose file the caller reads now, in one statement. */
export async function openAmong(
  ctx: QueryContext,
  cases: readonly string[],
): Promise<ReadonlySet<string>> {
  const wanted = { cases, person: ctx.actor.id, now: ctx.now }
  const found = await store.openSeats(ctx.tx, wanted)
  const valid = found.filter(({ area, ...seat }) => {
    const own = validSeats(ctx, { row: { area }, seats: [seat as SeatRow] })
    return hasSeat({ seats: own }, READING_SEATS)
  })
  return new Set(valid.map((seat) => seat.case))
}

/** Seats that read the file; counsel reads what was disclosed. */
const READING_SEATS = SEATS.filter((role) => role !== 'counsel')

/** Of these cases those in which the caller has a seat that reads the file. */
export async function seatedIn(
  ctx: QueryContext,
  cases: readonly string[],
): Promise<ReadonlySet<string>> {
  const all = await standings(ctx, cases, READING_SEATS)
  return new Set([...all].flatMap(([of, how]) => (how === 'no-seat' ? [] : [of])))
}

/**
 * Nobody buys himself in: an incident of another case joins a case of the caller where he has a seat in that one, too. A
 * case that was withdrawn or merged holds nobody up, nor one that nobody leads any more. Throws 409 Problem `cases.in_other_case`.
 */
export async function checkNoOther(
  ctx: QueryContext,
  incidents: readonly string[],
  but?: string,
): Promise<void> {
  const how = { limit: MAX_OTHERS } as const
  const rows = await store.incidents.many(
    ctx.tx,
    { incident: await withParts(ctx, incidents) },
    how,
  )
  const others = [...new Set(rows.map((row) => row.case))].filter((one) => one !== but)
  const standing = await store.cases.many(ctx.tx, { id: others }, { limit: others.length + 1 })
  const held = standing.filter(({ state }) => state !== 'withdrawn' && state !== 'merged')
  const own = await seatedIn(
    ctx,
    held.map(({ id }) => id),
  )
  for (const other of held.filter(({ id }) => !own.has(id)))
    if (await isLed(ctx, other)) throw refusal('inOtherCase', { params: { code: other.code } })
}

/** These incidents with what became a part of them: until a case has followed a merge it stands on the part alone. */
export async function withParts(
  ctx: QueryContext,
  incidents: readonly string[],
): Promise<string[]> {
  const { parts } = await ctx.ask(incidentParts, { incidents })
  return [...incidents, ...parts]
}

/** Whether somebody leads a case who may: one whose leaders lost their role lets nobody in, and keeps nobody out. */
async function isLed(ctx: QueryContext, { id, area }: CaseRow): Promise<boolean> {
  const leading = { case: id, role: [...LEADING_SEATS], ...store.inForce(ctx.now) }
  const led = await store.seats.many(ctx.tx, leading, { limit: MAX_SEATS })
  for (const role of new Set(led.map((one) => one.role))) {
    const asked = { permission: GRANT_OF[role], area }
    const may = new Set((await ctx.ask(personsHolding, asked)).persons)
    if (led.some((one) => one.role === role && may.has(one.person))) return true
  }
  return false
}

/** Cases that stand on the incidents of one case. */
const MAX_OTHERS = 10_000
