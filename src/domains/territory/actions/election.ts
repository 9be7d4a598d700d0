import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import type { Time } from '../../../core/time.ts'
import { votingTimes } from '../../../core/voting-times.ts'
import { zone } from '../../../core/zone.ts'
import * as noun from '../phase.ts'
import { records } from '../records.ts'
import { refusal, found } from '../refusals.ts'
import { MAX_ELECTIONS, MAX_FREEZES } from '../schema.ts'
import { allElections, elections } from '../store/election.ts'

const freezes = z.array(noun.freeze).max(MAX_FREEZES)

const election = noun.electionPart.extend({
  /** Phase at this moment, `none` between and outside them. */
  phase: z.enum([...noun.PHASES, 'none']),
  times: votingTimes,
})

/** An election as it stands at a moment. */
function told(row: z.infer<typeof noun.electionPart>, now: Time): z.infer<typeof election> {
  return { ...row, phase: noun.phaseNow(row, now), times: noun.votingTimesOf(row) }
}

export const createElection = command({
  name: 'territory.createElection',
  permission: 'territory:write',
  scope: 'nation',
  summary: 'Notes an election with its day, time zone, phases and freeze windows.',
  input: z.strictObject({
    name: line(200),
    date: noun.day,
    zone,
    phases: noun.phases.default({}),
    freezes: freezes.default([]),
    hours: noun.hours.nullable().default(null),
  }),
  output: z.strictObject({ election: id }),
  async run(ctx, input) {
    if ((await elections.count(ctx.tx, {})) >= MAX_ELECTIONS) throw refusal('tooManyElections')
    const made = ctx.newId()
    await elections.insert(ctx.tx, { id: made, ...input, createdAt: ctx.now })
    const body = { date: input.date, zone: input.zone }
    ctx.record(records['election.created'], { subject: made, body })
    return { election: made }
  },
})

export const setPhase = command({
  name: 'territory.setPhase',
  permission: 'territory:write',
  scope: 'nation',
  summary: 'Sets when a phase of an election begins and ends, in local civil time.',
  input: z
    .strictObject({ election: id, phase: noun.phaseName, ...noun.span.shape })
    .refine(noun.isInOrder, noun.order),
  output: z.strictObject({}),
  async run(ctx, { election: wanted, phase, from, until }) {
    const row = found(await elections.one(ctx.tx, { id: wanted }), 'unknownElection')
    const times = { ...row.phases, [phase]: { from, until } }
    await elections.change(ctx.tx, { id: wanted }, { phases: times })
    const body = { phase, from, until }
    ctx.record(records['election.phaseSet'], { subject: wanted, body })
    return {}
  },
})

export const setHours = command({
  name: 'territory.setHours',
  permission: 'territory:write',
  scope: 'nation',
  summary:
    'Sets from when until when polls are open on each day of voting, by the clock on the wall.',
  input: z
    .strictObject({ election: id, ...noun.hours.shape })
    .refine(noun.closesLater, noun.closing),
  output: z.strictObject({}),
  async run(ctx, { election: wanted, opens, closes }) {
    found(await elections.one(ctx.tx, { id: wanted }), 'unknownElection')
    await elections.change(ctx.tx, { id: wanted }, { hours: { opens, closes } })
    ctx.record(records['election.hoursSet'], { subject: wanted, body: { opens, closes } })
    return {}
  },
})

export const setFreezes = command({
  name: 'territory.setFreezes',
  permission: 'territory:write',
  scope: 'nation',
  summary: 'Sets the windows in which nothing on election systems may change.',
  input: z.strictObject({ election: id, freezes }),
  output: z.strictObject({}),
  async run(ctx, input) {
    found(await elections.one(ctx.tx, { id: input.election }), 'unknownElection')
    await elections.change(ctx.tx, { id: input.election }, { freezes: input.freezes })
    const body = { freezes: input.freezes.map(({ from, until }) => ({ from, until })) }
    ctx.record(records['election.frozen'], { subject: input.election, body })
    return {}
  },
})

export const electionList = query({
  name: 'territory.elections',
  permission: 'territory:read',
  scope: 'shared',
  summary: 'All elections, the latest first.',
  input: z.strictObject({}),
  output: z.strictObject({ elections: z.array(election) }),
  async run(ctx) {
    const all = await allElections(ctx.tx)
    return { elections: all.map((one) => told(one, ctx.now)) }
  },
})

export const currentElection = query({
  name: 'territory.currentElection',
  permission: 'territory:read',
  scope: 'shared',
  summary: 'The election that the node works for now, and its phase; null when there is none.',
  input: z.strictObject({}),
  output: election.nullable(),
  async run(ctx) {
    const current = noun.currentOf(await allElections(ctx.tx), ctx.now)
    return current && told(current, ctx.now)
  },
})

export const electionDay = query({
  name: 'territory.electionDay',
  permission: 'anyone',
  scope: 'none',
  summary:
    'For everybody: the election that the node works for now, its days, and when polls are open on them.',
  input: z.strictObject({}),
  output: election
    .pick({ name: true, date: true, zone: true, phase: true, times: true })
    .extend({ polling: noun.span.nullable() })
    .nullable(),
  async run(ctx) {
    const current = noun.currentOf(await allElections(ctx.tx), ctx.now)
    if (current === null) return null
    const { name, date, zone, phase, phases, times } = told(current, ctx.now)
    return { name, date, zone, phase, polling: phases.polling ?? null, times }
  },
})
