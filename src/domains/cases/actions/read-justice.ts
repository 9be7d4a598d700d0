import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { dateAt } from '../../../core/civil-day.ts'
import { id } from '../../../core/id.ts'
import { SHOWN_OF_SLICE } from '../../../core/page-parts.ts'
import { under } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { type Member, member } from '../membership.ts'
import { incidentsOf } from '../facts.ts'
import { points, wasInForce } from '../needs-justice.ts'
import { found } from '../refusals.ts'
import { markReached, marksOf, missingContents } from '../request-way.ts'
import { seat } from '../schema/case.ts'
import * as justice from '../schema/justice.ts'
import * as noun from '../schema/request.ts'
import { justiceOf } from '../store/justice.ts'
import * as store from '../store/request.ts'
import { requestsToDo } from '../store/waiting.ts'

const reading = { permission: 'cases:read', scope: 'area' } as const
const ref = z.strictObject({ case: id })

const seatsOf = ({ seats }: Member) => [...new Set(seats.map(({ role }) => role))]

/** What is known of justice in a case, without salts. */
export const justiceFile = query({
  ...reading,
  name: 'cases.justice',
  summary:
    'Suspects, charges with their outcomes, hearings, and what a prosecutor and a reviewer decide, of an opened file.',
  input: ref,
  output: z.strictObject({
    seats: z.array(seat),
    isEnded: z.boolean(),
    /** Ids of the incidents on which the case stands. */
    incidents: z.array(z.string()),
    suspects: z.array(
      justice.suspectRow
        .pick({ id: true, kind: true, name: true, about: true, addedAt: true, erasedAt: true })
        .extend({ isErasureAsked: z.boolean() }),
    ),
    charges: z.array(
      justice.chargeRow.omit({ case: true, nationalSalt: true, factsSalt: true }).extend({
        outcomes: z.array(
          justice.outcomeRow.omit({ case: true, charge: true, sentenceSalt: true }),
        ),
      }),
    ),
    hearings: z.array(justice.hearingRow.omit({ case: true, courtSalt: true, resultSalt: true })),
    closing: justice.closingRow
      .pick({ proposedBy: true, reason: true, proposedAt: true })
      .nullable(),
    reratings: z.array(justice.reratingRow.omit({ case: true, noteSalt: true })),
  }),
  async run(ctx, { case: of }) {
    const proof = await member(ctx, of)
    const all = await justiceOf(ctx.tx, proof)
    const byCharge = Map.groupBy(all.outcomes, ({ charge }) => charge)
    const { closing } = all
    return {
      seats: seatsOf(proof),
      isEnded: proof.case.endedAt !== null,
      incidents: (await incidentsOf(ctx, proof)).map(({ id: own }) => own),
      suspects: all.suspects.map(({ id: own, kind, name, about, addedAt, erasedAt }) => {
        const isErasureAsked = all.asked.has(own)
        return { id: own, kind, name, about, addedAt, erasedAt, isErasureAsked }
      }),
      charges: all.charges.map(({ case: _c, nationalSalt: _n, factsSalt: _f, ...row }) => ({
        ...row,
        outcomes: (byCharge.get(row.id) ?? []).map(
          ({ case: _c, charge: _ch, sentenceSalt: _s, ...outcome }) => outcome,
        ),
      })),
      hearings: all.hearings.map(({ case: _of, courtSalt: _c, resultSalt: _r, ...row }) => row),
      closing: closing && {
        proposedBy: closing.proposedBy,
        reason: closing.reason,
        proposedAt: closing.proposedAt,
      },
      reratings: all.reratings.map(({ case: _c, noteSalt: _n, ...row }) => row),
    }
  },
})

const mark = z.enum(['mla-due', 'escalate', 'extension-due', 'lapse'])

const requestPart = noun.requestRow.pick({
  id: true,
  code: true,
  article: true,
  state: true,
  iso3: true,
  draftedAt: true,
  sentAt: true,
  lapsesAt: true,
  isAssumed: true,
})

export const requestList = query({
  ...reading,
  name: 'cases.requests',
  summary:
    'Requests of an opened case to other States, newest first, with the mark their clock has reached.',
  input: ref,
  output: z.strictObject({
    seats: z.array(seat),
    items: z.array(requestPart.extend({ mark: mark.nullable() })),
  }),
  async run(ctx, { case: of }) {
    const proof = await member(ctx, of)
    const rows = await store.requestsOf(ctx.tx, proof)
    return {
      seats: seatsOf(proof),
      items: rows.map((row) => ({
        id: row.id,
        code: row.code,
        article: row.article,
        state: row.state,
        iso3: row.iso3,
        draftedAt: row.draftedAt,
        sentAt: row.sentAt,
        lapsesAt: row.lapsesAt,
        isAssumed: row.isAssumed,
        mark: row.lapsesAt === null ? null : markReached(row.lapsesAt, ctx.now),
      })),
    }
  },
})

const point = z.object({
  name: z.string(),
  phone: z.string().nullable(),
  mail: z.string().nullable(),
  confirmed: z.object({ at: z.string() }).nullable(),
})

/** Everything about one request, for its page and its printed form. */
export const requestFile = query({
  ...reading,
  name: 'cases.request',
  summary:
    'One request with its contents, its steps, its clock, how the other State stands to the Convention, and the document as it is sent.',
  input: ref.extend({ request: id }),
  output: noun.requestRow
    .omit({ case: true, completedDevice: true, assertion: true, officerKey: true })
    .extend({
      seats: z.array(seat),
      missing: z.array(z.enum(noun.SIX_CONTENTS)),
      marks: z.array(z.strictObject({ name: mark, at: time })),
      mark: mark.nullable(),
      moves: z.array(noun.moveRow.omit({ request: true, noteSalt: true })),
      isSigned: z.boolean(),
      earlierCode: z.string().nullable(),
      status: z.object({
        wasInForce: z.boolean().nullable(),
        confidence: z.string(),
        source: z.string(),
      }),
      points: z.array(point.extend({ kind: z.enum(['point-24-7', 'central-authority']) })),
    }),
  async run(ctx, { case: of, request }) {
    const proof = await member(ctx, of)
    const row = found(await store.requestOf(ctx.tx, proof, request), 'unknownRequest')
    const { case: _, completedDevice: _d, assertion, officerKey: _k, ...facts } = row
    const moves = await store.movesOf(ctx.tx, proof, row)
    const before =
      row.earlier === null ? undefined : await store.requestOf(ctx.tx, proof, row.earlier)
    const kinds = ['point-24-7', 'central-authority'] as const
    const reached = []
    for (const kind of kinds) {
      const { agencies } = await ctx.ask(points, { iso3: row.iso3, kind })
      reached.push(...agencies.map((agency) => ({ ...agency, kind })))
    }
    return {
      ...facts,
      seats: seatsOf(proof),
      missing: [...missingContents(row.form)],
      marks: row.lapsesAt === null ? [] : [...marksOf(row.lapsesAt)],
      mark: row.lapsesAt === null ? null : markReached(row.lapsesAt, ctx.now),
      moves: moves.map(({ request: _r, noteSalt: _s, ...one }) => one),
      isSigned: assertion !== null,
      earlierCode: before?.code ?? null,
      status: await ctx.ask(wasInForce, { iso3: row.iso3, on: dateAt(ctx.now, ctx.node.zone) }),
      points: reached,
    }
  },
})

/** What a case asks of one of its members, told from outside: by the code of the case only. */
export const justiceWork = query({
  permission: 'cases:list',
  scope: 'area',
  name: 'cases.justiceWork',
  summary:
    'What waits for the caller in cases in which he has a seat: second signatures, closings, clocks of requests, indicators to rate again; by code alone.',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        case: id,
        code: z.string(),
        why: z.enum(['approve', 'clock', 'lapsed', 'close', 'rerate', 'erase', 'guest', 'ending']),
        since: time,
        until: time.nullable(),
        mark: mark.nullable(),
      }),
    ),
  }),
  async run(ctx) {
    const wanted = { person: ctx.actor.id, areas: under(ctx.areas()), limit: SHOWN_OF_SLICE }
    const items = await requestsToDo(ctx.tx, { ...wanted, now: ctx.now })
    return { items: items.slice(0, SHOWN_OF_SLICE) }
  },
})
