import { z } from 'zod'
import { command, type CommandContext, query, type QueryContext } from '../../../core/action.ts'
import { holds, holdsIn } from '../../../core/actor.ts'
import { id } from '../../../core/id.ts'
import { checkPerson, checkSecondPerson, handOf } from '../../../core/two-persons.ts'
import { AgeError, parseRecipient } from '../../../lib/age/index.ts'
import { keysOf, newestOf } from '../keys.ts'
import { agencyOf } from '../needs.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { NOT_OVER } from '../states.ts'
import * as store from '../store.ts'

/** Whoever has or wants a seat, and whoever sets desks up. */
const seating = { permission: 'reports:desk', scope: 'own' } as const

/** Which role of the node each seat asks for. */
const ROLE_NEEDS = {
  officer: 'reports:read',
  custodian: 'reports:name',
  recovery: 'reports:desk',
} as const

export const openDesk = command({
  name: 'reports.openDesk',
  permission: 'reports:seat',
  scope: 'nation',
  summary: 'Opens a desk at which an agency of the directory receives reports of citizens.',
  input: z.strictObject({
    agency: noun.directoryCode,
    deadlines: noun.deskRow.shape.deadlines.optional(),
  }),
  output: z.strictObject({}),
  async run(ctx, { agency, deadlines = 'eu-2019-1937' }) {
    const name = await nameOf(ctx, agency)
    if ((await store.desks.one(ctx.tx, { agency })) !== undefined) throw refusal('deskThere')
    if ((await store.desks.many(ctx.tx, {}, { limit: noun.MAX_DESKS })).length >= noun.MAX_DESKS)
      throw refusal('noRoom')
    const opened = { openedBy: ctx.actor.id, openedAt: ctx.now, renewedTo: '' }
    await store.desks.insert(ctx.tx, { agency, name, deadlines, ...opened })
    ctx.record(records['desk.opened'], { subject: agency, body: { agency } })
    return {}
  },
})

/** What the directory calls an agency. Throws 404 Problem `reports.not_in_directory`. */
async function nameOf(ctx: QueryContext, code: string): Promise<string> {
  const entry = found(await ctx.ask(agencyOf, { code }), 'notInDirectory')
  return entry.name.slice(0, noun.MAX_DESK_NAME)
}

export const changeDesk = command({
  name: 'reports.changeDesk',
  permission: 'reports:desk',
  scope: 'own',
  summary:
    'Has a desk keep other deadlines, for what comes from then on; one of those who decide on its seats.',
  input: z.strictObject({
    agency: noun.agencyCode,
    deadlines: noun.deskRow.shape.deadlines,
  }),
  output: z.strictObject({}),
  async run(ctx, { agency, deadlines }) {
    ctx.own()
    const desk = found(await store.desks.one(ctx.tx, { agency }), 'unknownDesk')
    if (!(await decides(ctx, agency))) throw refusal('notAllowedHere')
    if (desk.deadlines === deadlines) {
      ctx.unchanged('it keeps them already')
      return {}
    }
    await store.desks.change(ctx.tx, { agency }, { deadlines })
    ctx.record(records['desk.changed'], { subject: agency, body: { agency, deadlines } })
    return {}
  },
})

export const testKey = command({
  ...seating,
  name: 'reports.testKey',
  summary:
    'Says that the code of a recovery key was typed on a device, which worked the key out of it: it is the one of the desk.',
  input: z.strictObject({ agency: noun.agencyCode, recipient: noun.recipient }),
  output: z.strictObject({}),
  async run(ctx, { agency, recipient }) {
    const testedBy = ctx.own()
    const seats = await store.seatsOf(ctx.tx, agency)
    if (!mayDecide(ctx, seats)) throw refusal('notAllowedHere')
    const own = seats.filter(({ role }) => role === 'recovery').at(-1)
    if (own === undefined || own.recipient !== recipient) throw refusal('otherKey')
    await store.seats.change(ctx.tx, { id: own.id }, { testedBy, testedAt: ctx.now })
    const body = { agency, role: own.role, recipient }
    ctx.record(records['deskSeat.tested'], { subject: agency, body })
    return {}
  },
})

export const askSeat = command({
  ...seating,
  name: 'reports.askSeat',
  summary:
    'Asks for a seat at the desk of an agency with a key of one’s own, or for another recovery key; two persons then agree.',
  input: z.strictObject({
    agency: noun.agencyCode,
    role: noun.seatRole,
    recipient: noun.recipient,
  }),
  output: z.strictObject({ change: id }),
  async run(ctx, { agency, role, recipient }) {
    const own = ctx.own()
    found(await store.desks.one(ctx.tx, { agency }), 'unknownDesk')
    checkKey(recipient)
    if (!holds(ctx.actor, ROLE_NEEDS[role])) throw refusal('notAllowedHere')
    const person = role === 'recovery' ? null : own
    const change = await asked(ctx, { agency, role, person, recipient, seat: null })
    return { change }
  },
})

export const ownKeys = query({
  ...seating,
  name: 'reports.ownKeys',
  summary: 'The keys with which the caller sits at desks; by them his browser knows his own.',
  input: z.strictObject({}),
  output: z.strictObject({
    keys: z.array(z.strictObject({ agency: noun.agencyCode, recipient: noun.recipient })),
  }),
  async run(ctx) {
    const seats = await store.seatsOfPerson(ctx.tx, ctx.own())
    return { keys: seats.map(({ agency, recipient }) => ({ agency, recipient })) }
  },
})

export const endSeat = command({
  ...seating,
  name: 'reports.endSeat',
  summary: 'Asks that a key opens no new reports any more; two persons then agree.',
  input: z.strictObject({ seat: id }),
  output: z.strictObject({ change: id }),
  async run(ctx, { seat: of }) {
    const own = ctx.own()
    const seat = found(await store.seats.one(ctx.tx, { id: of, endedAt: null }), 'unknownSeat')
    const { agency, role, person } = seat
    if (person !== own && !(await decides(ctx, agency))) throw refusal('notAllowedHere')
    const change = await asked(ctx, { agency, role, person, recipient: null, seat: of })
    return { change }
  },
})

function checkKey(text: string): void {
  try {
    parseRecipient(text)
  } catch (error) {
    if (!(error instanceof AgeError)) throw error
    throw refusal('badKey', { cause: error })
  }
}

/** Notes what is asked for; whoever asks and may decide has agreed by that. */
async function asked(
  ctx: CommandContext,
  wanted: Pick<noun.ChangeRow, 'agency' | 'role' | 'person' | 'recipient' | 'seat'>,
): Promise<string> {
  const { agency, role } = wanted
  const change = ctx.newId()
  const { person, device } = handOf(ctx.actor)
  const isFirst = await decides(ctx, agency)
  await store.changes.insert(ctx.tx, {
    ...wanted,
    id: change,
    askedBy: ctx.actor.id,
    askedAt: ctx.now,
    firstBy: isFirst ? person : null,
    firstDevice: isFirst ? device : null,
  })
  ctx.record(records['deskSeat.asked'], { subject: agency, body: { agency, role } })
  return change
}

/** Whether the caller is one of those who decide: the agency's officers, and while it has fewer than two, the set-up. */
export async function decides(ctx: QueryContext, agency: string): Promise<boolean> {
  return mayDecide(ctx, await store.seatsOf(ctx.tx, agency))
}

/** The same, from the seats that are taken at the agency. */
export function mayDecide(
  { actor, node }: Pick<QueryContext, 'actor' | 'node'>,
  seats: readonly noun.SeatRow[],
): boolean {
  const isSetUp = holdsIn(actor, 'reports:seat', '/')
  // Beside simulated officers, who agree to nothing, whoever rehearses takes all parts.
  if (node.realm === 'exercise' && isSetUp) return true
  const { isStaffed, persons } = officersIn(seats)
  return isStaffed ? persons.has(actor.id) : isSetUp
}

/**
 * Whether whoever asked or agreed first is still one of the two: not where he left the desk since, or officers decide now.
 * Whoever rehearses takes all parts.
 */
export function stillDecides(
  { node }: Pick<QueryContext, 'node'>,
  seats: readonly noun.SeatRow[],
  person: string,
): boolean {
  const { isStaffed, persons } = officersIn(seats)
  return node.realm === 'exercise' || !isStaffed || persons.has(person)
}

/** Officers among the seats of a desk, and whether they are as many as decide on it. */
function officersIn(seats: readonly noun.SeatRow[]) {
  const officers = seats.filter(({ role }) => role === 'officer')
  const persons = new Set(officers.map(({ person }) => person))
  return { isStaffed: persons.size >= noun.LEAST_OFFICERS, persons }
}

const oneChange = z.strictObject({ change: id })

export const agreeSeat = command({
  ...seating,
  name: 'reports.agreeSeat',
  summary: 'Agrees to a change of seats; the second of two persons carries it out.',
  input: oneChange,
  output: z.strictObject({ isDone: z.boolean() }),
  async run(ctx, { change: of }) {
    ctx.own()
    checkPerson(ctx)
    const change = found(await store.changes.one(ctx.tx, { id: of }), 'unknownChange')
    const { agency, role, firstBy, firstDevice } = change
    const seats = await store.seatsOf(ctx.tx, agency)
    if (!mayDecide(ctx, seats)) throw refusal('notAllowedHere')
    if (firstBy === null || !stillDecides(ctx, seats, firstBy)) {
      const { person, device } = handOf(ctx.actor)
      await store.changes.change(ctx.tx, { id: of }, { firstBy: person, firstDevice: device })
      ctx.record(records['deskSeat.agreed'], { subject: agency, body: { agency, role } })
      return { isDone: false }
    }
    checkSecondPerson(ctx, { by: { person: firstBy, device: firstDevice } })
    await store.changes.remove(ctx.tx, { id: of })
    await carryOut(ctx, change)
    await noteEmpty(ctx, agency)
    return { isDone: true }
  },
})

export const dropSeat = command({
  ...seating,
  name: 'reports.dropSeat',
  summary: 'Drops a change of seats that was asked for.',
  input: oneChange,
  output: z.strictObject({}),
  async run(ctx, { change: of }) {
    const own = ctx.own()
    const change = found(await store.changes.one(ctx.tx, { id: of }), 'unknownChange')
    const { agency, role, askedBy } = change
    if (askedBy !== own && !(await decides(ctx, agency))) throw refusal('notAllowedHere')
    await store.changes.remove(ctx.tx, { id: of })
    ctx.record(records['deskSeat.dropped'], { subject: agency, body: { agency, role } })
    return {}
  },
})

async function carryOut(ctx: CommandContext, change: noun.ChangeRow): Promise<void> {
  const { agency, role, person, recipient, seat } = change
  const taken = await store.seatsOf(ctx.tx, agency)
  if (recipient === null) {
    const row = taken.find((one) => one.id === seat)
    await end(ctx, found(row, 'unknownSeat'))
    return
  }
  if (person !== null) await checkOneRole(ctx, person, role)
  // A new key of the same person stands in the place of the old one; so does a new recovery key.
  const before = taken.filter((one) => one.role === role && one.person === person)
  const others = taken.filter((one) => one.role === role).length - before.length
  if (others >= noun.MAX_SEATS) throw refusal('noRoom')
  for (const one of before) await end(ctx, one)
  const record = ctx.record(records['deskSeat.taken'], {
    subject: agency,
    body: { agency, role, recipient },
  })
  const row = { id: ctx.newId(), agency, role, person, recipient, since: ctx.now, record }
  await store.seats.insert(ctx.tx, row)
}

/** Whoever opens reports opens no names, and the other way round, at any agency. */
async function checkOneRole(
  { tx }: CommandContext,
  person: string,
  role: noun.SeatRole,
): Promise<void> {
  const own = await store.seatsOfPerson(tx, person)
  if (own.some((seat) => seat.role !== role)) throw refusal('bothRoles')
}

async function end(ctx: CommandContext, seat: noun.SeatRow): Promise<void> {
  const { agency, role, recipient } = seat
  const endRecord = ctx.record(records['deskSeat.ended'], {
    subject: agency,
    body: { agency, role, recipient },
  })
  await store.seats.change(ctx.tx, { id: seat.id }, { endedAt: ctx.now, endRecord })
}

/** Notes that nothing is to be renewed at a desk whose keys changed, where no report lies open there. */
async function noteEmpty(ctx: CommandContext, agency: string): Promise<void> {
  const open = { agency, state: [...NOT_OVER] } as const
  if ((await store.reports.one(ctx.tx, open)) !== undefined) return
  const renewedTo = newestOf(await store.seatsOf(ctx.tx, agency))
  await store.desks.change(ctx.tx, { agency }, { renewedTo })
}

const seatPart = noun.seatRow.omit({ record: true, endRecord: true, endedAt: true })
const changePart = noun.changeRow.omit({ firstDevice: true })
const deskPart = noun.deskRow.pick({ agency: true, name: true, deadlines: true }).extend({
  isReceiving: z.boolean(),
  seats: z.array(seatPart),
  changes: z.array(changePart),
  /** The caller is one of those who decide on its seats. */
  decides: z.boolean(),
})

/** Changes that wait, of all desks. */
const MAX_CHANGES = 200

export const desks = query({
  ...seating,
  name: 'reports.desks',
  summary:
    'Desks of this node: who may open what comes, and which changes wait for a second person.',
  input: z.strictObject({}),
  output: z.strictObject({ desks: z.array(deskPart) }),
  async run(ctx) {
    ctx.own()
    const rows = await store.desks.many(ctx.tx, {}, { order: ['agency'], limit: noun.MAX_DESKS })
    const taken = Map.groupBy(await store.allSeats(ctx.tx), ({ agency }) => agency)
    const waiting = await store.changes.many(ctx.tx, {}, { order: ['id'], limit: MAX_CHANGES })
    const all = rows.map(({ agency, name, deadlines }) => {
      const seats = taken.get(agency) ?? []
      return {
        agency,
        name,
        deadlines,
        isReceiving: keysOf(seats) !== null,
        seats: seats.map((seat) => seatPart.strip().parse(seat)),
        changes: waiting
          .filter((one) => one.agency === agency)
          .map((one) => changePart.strip().parse(one)),
        decides: mayDecide(ctx, seats),
      }
    })
    return { desks: all }
  },
})
