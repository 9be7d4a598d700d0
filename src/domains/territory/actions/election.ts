import { civilAt } from '../../../core/civil-day.ts'
import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { currentOf, day, freeze, phaseAt, phaseName, phases, span, zone } from '../phase.ts'
import { records } from '../records.ts'
import { refusal, found } from '../refusals.ts'
import { line, MAX_ELECTIONS, MAX_FREEZES } from '../schema.ts'
import { addElection, electionById, elections, setTimes } from '../store/election.ts'

const freezes = z.array(freeze).max(MAX_FREEZES)

const election = z.strictObject({
  id,
  name: z.string(),
  date: day,
  zone,
  phases,
  freezes,
  /** Phase at this moment, `none` between and outside them. */
  phase: z.enum([...phaseName.options, 'none']),
})

export const createElection = command({
  name: 'territory.createElection',
  permission: 'territory:write',
  scope: 'nation',
  summary: 'Notes an election with its day, time zone, phases and freeze windows.',
  input: z.strictObject({
    name: line(200),
    date: day,
    zone,
    phases: phases.default({}),
    freezes: freezes.default([]),
  }),
  output: z.strictObject({ election: id }),
  async run(ctx, input) {
    if ((await elections(ctx.tx)).length >= MAX_ELECTIONS) throw refusal('tooManyElections')
    const made = ctx.newId()
    await addElection(ctx.tx, { id: made, ...input }, ctx.now)
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
    .strictObject({ election: id, phase: phaseName, ...span.shape })
    .refine((input) => input.from < input.until, {
      message: 'must end after it begins',
      path: ['until'],
    }),
  output: z.strictObject({}),
  async run(ctx, { election: wanted, phase, from, until }) {
    const row = found(await electionById(ctx.tx, wanted), 'unknownElection')
    await setTimes(ctx.tx, { ...row, phases: { ...row.phases, [phase]: { from, until } } })
    const body = { phase, from, until }
    ctx.record(records['election.phaseSet'], { subject: wanted, body })
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
    const row = found(await electionById(ctx.tx, input.election), 'unknownElection')
    await setTimes(ctx.tx, { ...row, freezes: input.freezes })
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
    const all = await elections(ctx.tx)
    return {
      elections: all.map((one) => ({
        ...one,
        freezes: [...one.freezes],
        phase: phaseAt(one.phases, civilAt(ctx.now, one.zone)),
      })),
    }
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
    const current = currentOf(await elections(ctx.tx), ctx.now)
    if (current === null) return null
    const phase = phaseAt(current.phases, civilAt(ctx.now, current.zone))
    return { ...current, freezes: [...current.freezes], phase }
  },
})
