import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listed, listInput, pageOf } from '../../../core/listed.ts'
import { under } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { clocksOf } from '../clocks.ts'
import { factsOf, factsOfStep, incidentsOf } from '../facts.ts'
import { type Member, member, proven, seatsIn, standing } from '../membership.ts'
import { incidentPart } from '../needs.ts'
import { nextAct, PRESSED_MOVES } from '../next-act.ts'
import { lacksOf, missingFor, NEXT_STATES } from '../protocol.ts'
import { found } from '../refusals.ts'
import * as noun from '../schema/case.ts'
import { volatileRow } from '../schema/volatile.ts'
import * as store from '../store/case.ts'
import { volatilesOf } from '../store/volatile.ts'

const listing = { permission: 'cases:list', scope: 'area' } as const
const ref = z.strictObject({ case: id })

const clockPart = z.strictObject({
  kind: z.enum(['triage', 'preserve', 'accept', 'treaty', 'hearing', 'review']),
  source: z.enum(['policy', 'treaty', 'court']),
  due: time,
  isWarning: z.boolean(),
  isOver: z.boolean(),
  isHeld: z.boolean(),
})

/** All that is seen of a case whose file is not open: its code, its step and its clocks. */
const outsidePart = z.strictObject({
  id,
  code: z.string(),
  /** 1 to 10; 11 where no step is open. */
  step: z.number().int(),
  stepAt: time,
  isEnded: z.boolean(),
  clocks: z.array(clockPart),
})
export type OutsidePart = z.infer<typeof outsidePart>

function outside(row: noun.CaseRow, { now }: QueryContext): OutsidePart {
  const { id: own, code, step, stepAt, endedAt } = row
  return { id: own, code, step, stepAt, isEnded: endedAt !== null, clocks: [...clocksOf(row, now)] }
}

/** Views of the list. */
export const listView = z.enum(['live', 'mine', 'ended'])
export type ListView = z.infer<typeof listView>

/** Cases in which one person has a seat that a list looks through. */
const MAX_OWN = 500

export const cases = query({
  ...listing,
  name: 'cases.cases',
  summary: 'Cases by code, step and clocks, newest first.',
  input: listInput.extend({
    view: listView.default('live'),
    code: z.string().trim().max(20).optional(),
  }),
  output: listed(outsidePart.extend({ isSeated: z.boolean() })),
  async run(ctx, { after, limit, view, code = '' }) {
    const own = await ownCases(ctx)
    const isBefore = (one: string) => after === undefined || one < after
    const states = view === 'ended' ? noun.OVER_STATES : noun.LIVE_STATES
    const where = {
      area: under(ctx.areas()),
      ...(code === '' ? { state: [...states] } : { code: code.toUpperCase() }),
      ...(view === 'mine'
        ? { id: [...own].filter(isBefore) }
        : after !== undefined && { id: { before: after } }),
    }
    const how = { order: ['-id'], limit: limit + 1 } as const
    const { items, next } = pageOf(await store.cases.many(ctx.tx, where, how), limit)
    return {
      items: items.map((row) => ({ ...outside(row, ctx), isSeated: own.has(row.id) })),
      next,
    }
  },
})

async function ownCases(ctx: QueryContext): Promise<ReadonlySet<string>> {
  const mine = { person: ctx.actor.id, ...store.inForce(ctx.now) }
  const how = { order: ['-case'], limit: MAX_OWN } as const
  const seats = await store.seats.many(ctx.tx, mine, how)
  return new Set(seats.map((one) => one.case))
}

const lackPart = z.strictObject({ lack: z.string(), count: z.number().int() })

/** The act by which a case goes on, and who does it. */
const nextPart = z.strictObject({
  kind: z.enum(['finish', 'move', 'resume', 'work', 'none']),
  to: z.enum(PRESSED_MOVES).nullable(),
  /** Page of the case, as its address ends; null where it is none of its own. */
  page: z.string().nullable(),
  /** What the oldest open step, or the move after it, asks for and does not have. */
  lacks: z.array(lackPart),
  /** Seats of which one does it. */
  seats: z.array(noun.seat),
  state: noun.caseState,
  mergedInto: id.nullable(),
  /** An incident that nobody has described; null where none is. */
  undescribed: id.nullable(),
})

export const cover = query({
  ...listing,
  name: 'cases.cover',
  summary:
    'What is seen of a case from outside, and how the caller stands to its file; what comes next where he has it open.',
  input: ref,
  output: outsidePart.extend({
    seats: z.array(noun.seat),
    openUntil: time.nullable(),
    next: nextPart.nullable(),
  }),
  async run(ctx, { case: of }) {
    const standingNow = found(await standing(ctx, of), 'unknownCase')
    const { row, openUntil } = standingNow
    const seats = standingNow.seats.map(({ role }) => role)
    const isInside = openUntil !== null && seats.some((seat) => seat !== 'counsel')
    const next = isInside ? await nextOf(ctx, proven(standingNow)) : null
    return { ...outside(row, ctx), seats, openUntil, next }
  },
})

/** What comes next in a case whose file is open. */
async function nextOf(ctx: QueryContext, proof: Member): Promise<z.infer<typeof nextPart>> {
  const { case: row } = proof
  const { facts, incidents } = await factsOfStep(ctx, proof)
  const act = nextAct({ row, facts })
  const bare = incidents.find(({ type, asset, clock }) => (type && asset && clock) === null)
  const { state, mergedInto } = row
  const undescribed = bare?.id ?? null
  return { ...act, lacks: [...act.lacks], seats: [...act.seats], state, mergedInto, undescribed }
}

const codePart = z.strictObject({ id, code: z.string() })

/** Reasons that the page of a case shows; the newest. */
const SHOWN_REASONS = 20

export const caseFile = query({
  name: 'cases.case',
  permission: 'cases:read',
  scope: 'area',
  summary:
    'The file of a case that the caller opened: what it is, its team, its steps and what they lack.',
  input: ref,
  output: noun.caseRow.omit({ titleSalt: true, words: true }).extend({
    clocks: z.array(clockPart),
    openUntil: time,
    own: z.array(noun.seat),
    incidents: z.array(incidentPart),
    team: z.array(
      noun.seatRow
        .omit({ case: true, salt: true, endedAt: true, endingDevice: true, askedDevice: true })
        /** Until when a guest has it; null of all others. */
        .extend({ untilAt: time.nullable() }),
    ),
    steps: z.array(noun.stepRow.omit({ case: true, reasonSalt: true })),
    /** What the oldest open step asks for and does not have. */
    lacks: z.array(lackPart),
    /** Where the case may go from here, and what is missing for it. */
    ways: z.array(z.strictObject({ to: noun.caseState, lacks: z.array(lackPart) })),
    reasons: z.array(noun.reasonRow.pick({ id: true, reason: true, person: true, at: true })),
    merged: z.array(codePart),
    /** What could vanish and was settled: preserved by an item, or not, for a reason; null once that was erased. */
    volatiles: z.array(
      volatileRow
        .pick({ source: true, itemCode: true, person: true, at: true })
        .extend({ reason: z.string().nullable() }),
    ),
  }),
  async run(ctx, { case: of }) {
    const proof = await member(ctx, of)
    const { case: row, seats, openUntil } = proof
    const { titleSalt: _, words: __, ...facts } = row
    const incidents = await incidentsOf(ctx, proof)
    const all = await factsOf(ctx, proof, incidents)
    const how = { order: ['step'], limit: noun.STEP_ROWS } as const
    const steps = await store.steps.many(ctx.tx, { case: of }, how)
    const latest = { order: ['-id'], limit: SHOWN_REASONS } as const
    const reasons = await store.reasons.many(ctx.tx, { case: of }, latest)
    const parts = { order: ['id'], limit: noun.MAX_INCIDENTS, as: codePart } as const
    return {
      ...facts,
      clocks: [...clocksOf(row, ctx.now)],
      openUntil,
      own: seats.map(({ role }) => role),
      incidents,
      team: (await seatsIn(ctx, proof)).map(
        ({ case: _c, salt: _s, endedAt: _e, endingDevice: _d, askedDevice: _a, ...seat }) => ({
          ...seat,
          untilAt: noun.isGuest(seat) ? seat.untilAt : null,
        }),
      ),
      steps: steps.map(({ case: _c, reasonSalt: _s, ...step }) => step),
      lacks: [...lacksOf(row.step, all, row)],
      ways: NEXT_STATES[row.state].map((to) => ({
        to,
        lacks: [...missingFor(to, { row, facts: all, steps })],
      })),
      reasons: reasons.map(({ id: own, reason, person, at }) => ({ id: own, reason, person, at })),
      merged: await store.cases.many(ctx.tx, { mergedInto: of }, parts),
      volatiles: await volatilesOf(ctx.tx, proof),
    }
  },
})

/** Cases that wait for one person, and those that stand on the situation. */
const SHOWN = 50

/** Incidents of cases that are read at once. */
const MAX_STOOD_ON = 2_000

export const seated = query({
  ...listing,
  name: 'cases.seated',
  summary:
    'Cases in which the caller has a seat and something may be done, the longest at their step first, without any title.',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(
      outsidePart.extend({
        seats: z.array(noun.seat),
        /** The first incident that it stands on. */
        incident: id.nullable(),
      }),
    ),
  }),
  async run(ctx) {
    const wanted = { person: ctx.actor.id, areas: under(ctx.areas()), now: ctx.now, limit: SHOWN }
    const rows = await store.seatedCases(ctx.tx, wanted)
    const byCase = Map.groupBy(rows, (row) => row.id)
    const oldest = { order: ['-addedAt', '-incident'], limit: MAX_STOOD_ON } as const
    const stands = await store.incidents.many(ctx.tx, { case: [...byCase.keys()] }, oldest)
    const first = new Map(stands.map((row) => [row.case, row.incident]))
    return {
      items: [...byCase.values()].flatMap((all) => {
        const [row] = all
        if (row === undefined) return []
        const seats = all.map(({ role }) => role)
        return [{ ...outside(row, ctx), seats, incident: first.get(row.id) ?? null }]
      }),
    }
  },
})

export const board = query({
  ...listing,
  name: 'cases.board',
  summary:
    'Live cases for the situation: how many there are, and those that are the longest at their step.',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(outsidePart), isCut: z.boolean() }),
  async run(ctx) {
    const where = { area: under(ctx.areas()), state: [...noun.LIVE_STATES] }
    const how = { order: ['stepAt', 'id'], limit: SHOWN + 1 } as const
    const rows = await store.cases.many(ctx.tx, where, how)
    return {
      items: rows.slice(0, SHOWN).map((row) => outside(row, ctx)),
      isCut: rows.length > SHOWN,
    }
  },
})

/** Cases that a report tells. */
const MAX_TOLD = 500

export const day = query({
  ...listing,
  name: 'cases.day',
  summary: 'Cases that were declared or ended in a stretch of time, by their codes.',
  input: z.strictObject({ from: time, until: time }),
  output: z.strictObject({
    from: time,
    until: time,
    items: z.array(codePart.extend({ openedAt: time, endedAt: time.nullable() })),
  }),
  async run(ctx, { from, until }) {
    const wanted = { areas: under(ctx.areas()), from, until, limit: MAX_TOLD }
    return { from, until, items: await store.casesWithin(ctx.tx, wanted) }
  },
})
