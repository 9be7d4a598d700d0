// Samples of stations, drawn before voting begins so that nobody chooses by what he sees; and what they say of turnout.
import { hash } from 'node:crypto'
import { z } from 'zod'
import { command, type CommandContext, query, type QueryContext } from '../../../core/action.ts'
import { time } from '../../../core/time.ts'
import { allocate, draw, estimateRatio } from '../../../lib/sampling/index.ts'
import { groupOfCaller, ownGroup } from '../membership.ts'
import { electionDay, stationFrame } from '../needs.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema-sample.ts'
import { formPrefix, formSerial } from '../schema.ts'
import { entries } from '../store.ts'
import * as store from '../store/sample.ts'

const observing = { permission: 'pollwatch:observe', scope: 'own' } as const
const TURNOUT = 'TU'

export const drawSample = command({
  ...observing,
  name: 'pollwatch.drawSample',
  summary:
    'Draws the group’s sample of stations for the election, by district and by chance; once, and never after voting began.',
  input: z.strictObject({
    size: z.number().int().min(noun.MIN_SAMPLE).max(noun.MAX_SAMPLE),
  }),
  output: z.strictObject({ stations: z.number().int() }),
  async run(ctx, { size }) {
    const group = await ownGroup(ctx)
    const election = found(await ctx.ask(electionDay, {}), 'noElection')
    if (await hasBegun(ctx, group.id, election)) throw refusal('votingBegan')
    const of = { observerGroup: group.id, election: election.date }
    if ((await store.samples.count(ctx.tx, of)) > 0) throw refusal('sampleDrawn')
    const { stations } = await ctx.ask(stationFrame, {})
    const frame = stations.flatMap(({ registered, ...one }) =>
      registered === null || registered === 0 ? [] : [{ ...one, registered }],
    )
    const without = stations.length - frame.length
    if (without > 0) throw refusal('noRegistered', { params: { count: without } })
    if (frame.length < noun.MIN_SAMPLE) throw refusal('fewStations')
    const strata = allocate(frame, size)
    const seed = ctx.newSecret()
    const drawn = draw(frame, strata, seed)
    const sample = ctx.newId()
    const by = { drawnBy: ctx.actor.id, drawnAt: ctx.now }
    await store.samples.insert(ctx.tx, {
      id: sample,
      ...of,
      seed,
      strata,
      stations: drawn.length,
      ...by,
    })
    const rows = drawn.map(({ id: station, number, stratum, registered }) => ({
      sample,
      station,
      number,
      stratum,
      registered,
    }))
    await store.sampleStations.insert(ctx.tx, rows)
    const body = { election: election.date, stations: drawn.length, fingerprint: printOf(seed) }
    ctx.record(records['sample.drawn'], { subject: sample, body })
    return { stations: drawn.length }
  },
})

/** What is told of a seed before it may be told: whoever has it finds the same. */
const printOf = (seed: string) => hash('sha256', seed)

const AFTER: readonly string[] = ['polling', 'counting', 'results']

/** The polls are open or were, or observers of the group have sent numbers already. The exercise's polls are always open. */
async function hasBegun(
  { tx, node }: Pick<CommandContext, 'tx' | 'node'>,
  group: string,
  { date, phase }: { readonly date: string; readonly phase: string },
): Promise<boolean> {
  if (node.realm === 'actual' && AFTER.includes(phase)) return true
  const sent = { observerGroup: group, form: TURNOUT, receivedAt: { from: date } } as const
  return (await entries.one(tx, sent, { as: known })) !== undefined
}

const known = z.strictObject({ id: z.string() })

/** The sample of a group for the election that the node works for now. */
export async function sampleOf(ctx: QueryContext, group: string) {
  const election = await ctx.ask(electionDay, {})
  if (election === null) return null
  const of = { observerGroup: group, election: election.date }
  return (await store.samples.one(ctx.tx, of)) ?? null
}

const estimate = z.strictObject({
  stations: z.number().int(),
  drawnAt: time,
  fingerprint: z.string(),
  strata: z.number().int(),
  /** Stations of the sample whose number is known, and strata of which at least nine of ten are. */
  reported: z.number().int(),
  ready: z.number().int(),
  /** Share of registered voters who voted, with half of its interval of 95 %; null until every stratum is ready. */
  ratio: z.number().nullable(),
  margin: z.number().nullable(),
})
export type Estimate = z.infer<typeof estimate>

export const ownEstimate = query({
  ...observing,
  name: 'pollwatch.ownEstimate',
  summary:
    'What the group’s sample says of turnout at one asking, with its margin once nine of ten stations of every district reported; null without a sample.',
  input: z.strictObject({ form: formPrefix, serial: formSerial }),
  output: estimate.nullable(),
  async run(ctx, asked) {
    const group = await groupOfCaller(ctx)
    const sample = group === null ? null : await sampleOf(ctx, group.id)
    if (group === null || sample === null) return null
    const of = { ...asked, sample: sample.id, view: group.id }
    const rows = await store.sampleTurnout(ctx.tx, of)
    const byStation = new Map(rows.toReversed().map((row) => [row.station, row]))
    const reported = [...byStation.values()].filter(({ turnout }) => turnout !== null)
    const strata = sample.strata.map(({ area, all, drawn }) => {
      const own = reported.filter(({ stratum }) => stratum === area)
      const pairs = own.map(({ turnout, registered }) => [Number(turnout), registered] as const)
      return { all, pairs, isReady: pairs.length >= noun.READY_SHARE * drawn }
    })
    const ready = strata.filter(({ isReady }) => isReady).length
    const made = ready === strata.length ? estimateRatio(strata) : null
    const { drawnAt, stations } = sample
    return {
      stations,
      drawnAt,
      fingerprint: printOf(sample.seed),
      strata: strata.length,
      reported: reported.length,
      ready,
      ratio: made?.ratio ?? null,
      margin: made?.margin ?? null,
    }
  },
})

const publicSample = noun.sampleRow
  .pick({ observerGroup: true, election: true, strata: true, stations: true, drawnAt: true })
  .extend({
    fingerprint: z.string(),
    /** Null until voting began: with it everybody knows the stations. */
    seed: z.string().nullable(),
  })

/** Samples that are told of. */
const MAX_TOLD = 200

export const samples = query({
  permission: 'anyone',
  scope: 'none',
  name: 'pollwatch.samples',
  summary:
    'For everybody: samples that groups drew, the newest first, with a fingerprint of the seed, and from the opening of the polls on the seed itself, by which anybody draws the same stations: in each area those with the smallest SHA-256 of seed:number.',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(publicSample) }),
  async run(ctx) {
    const election = await ctx.ask(electionDay, {})
    const rows = await store.samples.many(ctx.tx, {}, { order: ['-id'], limit: MAX_TOLD })
    const isSecret = (date: string) =>
      election !== null && election.date <= date && !AFTER.includes(election.phase)
    return {
      items: rows.map(({ id: _i, drawnBy: _d, seed, ...row }) => ({
        ...row,
        fingerprint: printOf(seed),
        seed: isSecret(row.election) ? null : seed,
      })),
    }
  },
})
