// Samples of stations, drawn before voting begins so that nobody chooses by what he sees; and what they say of turnout.
import { hash } from 'node:crypto'
import { z } from 'zod'
import { command, type CommandContext, query, type QueryContext } from '../../../core/action.ts'
import { waysOf } from '../../../core/names.ts'
import { areaContains } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import {
  allocate,
  differInSize,
  draw,
  estimateRatio,
  type FrameUnit,
} from '../../../lib/sampling/index.ts'
import { groupOfCaller, ownGroup } from '../membership.ts'
import { electionDay, stationFrame } from '../needs.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema-sample.ts'
import { AUTHORITY_VIEW, formPrefix, formSerial, groupRow } from '../schema.ts'
import { entries, groups as groupRows } from '../store.ts'
import * as store from '../store/sample.ts'

const observing = { permission: 'pollwatch:observe', scope: 'own' } as const
const TURNOUT = 'TU'

export const drawSample = command({
  ...observing,
  name: 'pollwatch.drawSample',
  summary:
    'Draws the group’s sample of stations for the election, by district and by chance, a large station as much likelier as it is larger; once, and never after voting began.',
  input: z.strictObject({
    size: z.number().int().min(noun.MIN_SAMPLE).max(noun.MAX_SAMPLE),
  }),
  output: z.strictObject({ stations: z.number().int() }),
  async run(ctx, { size }) {
    const { id: group } = await ownGroup(ctx)
    const election = found(await ctx.ask(electionDay, {}), 'noElection')
    if (await hasBegun(ctx, group, election)) throw refusal('votingBegan')
    if ((await sampleOf(ctx, group)) !== null) throw refusal('sampleDrawn')
    const { stations } = await ctx.ask(stationFrame, {})
    const frame = stations.flatMap(({ registered, ...one }) =>
      registered === null || registered === 0 ? [] : [{ ...one, registered }],
    )
    const without = stations.length - frame.length
    if (without > 0) throw refusal('noRegistered', { params: { count: without } })
    if (frame.length < noun.MIN_SAMPLE) throw refusal('fewStations')
    const drawn = await drawFor(ctx, { group, election: election.date, frame, size })
    return { stations: drawn.length }
  },
})

/** Draws a sample of a group out of these stations and records it; gives their ids in the order of their numbers. */
export async function drawFor(
  ctx: CommandContext,
  of: {
    readonly group: string
    readonly election: string
    readonly frame: readonly (FrameUnit & { readonly id: string })[]
    readonly size: number
  },
): Promise<string[]> {
  const { group: observerGroup, election, frame, size } = of
  const strata = allocate(frame, size)
  const seed = ctx.newSecret()
  const drawn = draw(frame, strata, seed)
  const sample = ctx.newId()
  const by = { drawnBy: ctx.actor.id, drawnAt: ctx.now }
  await store.samples.insert(ctx.tx, {
    id: sample,
    observerGroup,
    election,
    seed,
    strata,
    drawnBySize: true,
    stations: drawn.length,
    ...by,
  })
  const rows = drawn.map(({ id: station, number, stratum, registered, chance }) => ({
    sample,
    station,
    number,
    stratum,
    registered,
    chance,
  }))
  await store.sampleStations.insert(ctx.tx, rows)
  const body = { election, stations: drawn.length, fingerprint: printOf(seed) }
  ctx.record(records['sample.drawn'], { subject: sample, body })
  const inOrder = rows.toSorted((a, b) => (a.number < b.number ? -1 : 1))
  return inOrder.map(({ station }) => station)
}

/** What is told of a seed before it may be told: whoever has it finds the same. */
const printOf = (seed: string) => hash('sha256', seed)

/** Samples that are told of. */
const MAX_TOLD = 200

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
  /** Stations of the sample whose number is known, and of how many it must be before a figure is told. */
  reported: z.number().int(),
  needed: z.number().int(),
  /** Stations that report more people than are registered there: nobody knows their number. */
  over: z.number().int(),
  /** Areas of which too few reported to stand alone: each was counted together with the one beside it. */
  merged: z.array(z.string()),
  /** What the stations that did not report are beside those that did: then the margin may not hold what is true. */
  differ: z.enum(['larger', 'smaller']).nullable(),
  /** Share of registered voters who voted, with half of its interval of 95 %; null until enough reported. */
  ratio: z.number().nullable(),
  margin: z.number().nullable(),
})
export type Estimate = z.infer<typeof estimate>

const asking = z.strictObject({ form: formPrefix, serial: formSerial })

type Sample = z.infer<typeof noun.sampleRow>

/** What samples say of turnout at one asking, each in its place; the rows of the view are those that count. */
async function estimatesOf(
  ctx: QueryContext,
  samples: readonly Sample[],
  of: z.infer<typeof asking> & { readonly view: string },
): Promise<Estimate[]> {
  const ids = samples.map(({ id }) => id)
  const most = noun.MAX_SAMPLE * Math.max(1, ids.length)
  const drawn = await store.sampleStations.many(
    ctx.tx,
    { sample: ids },
    { order: ['station'], limit: most },
  )
  const rows = await store.sampleTurnout(ctx.tx, { ...of, samples: ids })
  const made = samples.map((sample) => {
    const isOwn = (row: { readonly sample: string }) => row.sample === sample.id
    return estimateOf(sample, drawn.filter(isOwn), rows.filter(isOwn))
  })
  const names = await waysOf(
    ctx,
    made.flatMap(({ merged }) => merged),
  )
  return made.map((one) => ({
    ...one,
    merged: one.merged.map((area) => names.get(area) ?? area),
  }))
}

/** What one sample says by the stations of which a number is known. */
function estimateOf(
  { strata, seed, drawnAt }: Sample,
  drawn: readonly z.infer<typeof noun.sampleStationRow>[],
  rows: readonly Awaited<ReturnType<typeof store.sampleTurnout>>[number][],
): Estimate {
  // Of two versions of a form the newer one holds, which comes first.
  const turnouts = new Map(rows.toReversed().map((row) => [row.station, Number(row.turnout)]))
  const byStratum = Map.groupBy(drawn, ({ stratum }) => stratum)
  const parts = strata.map(({ area, all, drawn: count }) => {
    const own = byStratum.get(area) ?? []
    const isKnown = ({ station, registered }: (typeof own)[number]) =>
      (turnouts.get(station) ?? Number.POSITIVE_INFINITY) <= registered
    const stations = own.filter(isKnown).map(({ station, registered, chance }) => ({
      counted: turnouts.get(station) ?? 0,
      known: registered,
      chance: chance ?? count / all,
    }))
    const silent = own.filter((one) => !isKnown(one)).map(({ registered }) => registered)
    const over = own.filter((one) => turnouts.has(one.station) && !isKnown(one)).length
    return { area, drawn: count, stations, silent, over }
  })
  const sum = (count: (part: (typeof parts)[number]) => number) =>
    parts.reduce((all, part) => all + count(part), 0)
  const stations = sum(({ drawn: count }) => count)
  const reported = sum((part) => part.stations.length)
  const needed = Math.ceil(noun.MIN_RESPONSE * stations)
  const made = reported >= needed ? estimateRatio(parts) : null
  const sizes = parts.flatMap((part) => part.stations.map(({ known }) => known))
  const silent = parts.flatMap((part) => part.silent)
  return {
    stations,
    drawnAt,
    fingerprint: printOf(seed),
    strata: parts.length,
    reported,
    needed,
    over: sum(({ over }) => over),
    merged: [...(made?.merged ?? [])],
    differ: made === null ? null : differInSize(sizes, silent),
    ratio: made?.ratio ?? null,
    margin: made?.margin ?? null,
  }
}

export const ownEstimate = query({
  ...observing,
  name: 'pollwatch.ownEstimate',
  summary:
    'What the group’s sample says of turnout at one asking, with its margin once enough of its stations reported; null without a sample.',
  input: asking,
  output: estimate.nullable(),
  async run(ctx, asked) {
    const group = await groupOfCaller(ctx)
    const sample = group === null ? null : await sampleOf(ctx, group.id)
    if (group === null || sample === null) return null
    const [own] = await estimatesOf(ctx, [sample], { ...asked, view: group.id })
    return own ?? null
  },
})

/** Samples of which the authority is told at once: the page reads them all. */
const MAX_ESTIMATES = 5

export const releasedEstimates = query({
  permission: 'pollwatch:read',
  scope: 'area',
  name: 'pollwatch.releasedEstimates',
  summary:
    'What the samples of accredited groups say of turnout at one asking, from what was handed on, in the areas of the caller; the five largest. None where nobody drew one that covers them.',
  input: asking,
  output: z.strictObject({ items: z.array(estimate.extend({ group: z.string() })) }),
  async run(ctx, asked) {
    const areas = ctx.areas()
    const election = await ctx.ask(electionDay, {})
    if (election === null) return { items: [] }
    const drawn = { election: election.date }
    const how = { order: ['-stations', 'id'], limit: MAX_TOLD } as const
    const rows = await store.samples.many(ctx.tx, drawn, how)
    const id = rows.map(({ observerGroup }) => observerGroup)
    const of = { id, state: 'accredited' } as const
    const groups = await groupRows.many(ctx.tx, of, { limit: MAX_TOLD, as: named })
    const names = new Map(groups.map((one) => [one.id, one.name]))
    const covering = rows
      .map((row) => ({ ...row, strata: strataIn(areas, row) }))
      .filter(({ observerGroup, strata }) => names.has(observerGroup) && strata.length > 0)
      .slice(0, MAX_ESTIMATES)
    const made = await estimatesOf(ctx, covering, { ...asked, view: AUTHORITY_VIEW })
    const nameOf = (n: number) => names.get(covering[n]?.observerGroup ?? '') ?? ''
    return { items: made.map((one, n) => ({ ...one, group: nameOf(n) })) }
  },
})

const named = groupRow.pick({ id: true, name: true })

/**
 * The strata of a sample that lie in these areas, which are a sample of them; none where the areas are not made of
 * whole strata, because then the sample says nothing of them.
 */
export function strataIn(
  areas: readonly string[],
  { strata }: Pick<z.infer<typeof noun.sampleRow>, 'strata'>,
) {
  const isCut = areas.some((own) =>
    strata.some(({ area }) => area !== own && areaContains(area, own)),
  )
  return isCut ? [] : strata.filter(({ area }) => areas.some((own) => areaContains(own, area)))
}

const publicSample = noun.sampleRow
  .pick({
    observerGroup: true,
    election: true,
    strata: true,
    drawnBySize: true,
    stations: true,
    drawnAt: true,
  })
  .extend({
    fingerprint: z.string(),
    /** Null until voting began: with it everybody knows the stations. */
    seed: z.string().nullable(),
  })

export const samples = query({
  permission: 'anyone',
  scope: 'none',
  name: 'pollwatch.samples',
  summary:
    'For everybody: samples that groups drew, the newest first, with a fingerprint of the seed, and from the opening of the polls on the seed itself, by which anybody draws the same stations: in each area they lie in the order of SHA-256 of seed:number, end to end by their registered voters, and those at a start and at every step behind it are drawn. The step is all voters by the number to draw, the start that part of it which the first 48 bits of SHA-256 of seed:area say; what is as large as a step is drawn before. Where drawnBySize is false those with the smallest hashes were drawn.',
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
