import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { tellHours } from '../../../core/hours.ts'
import { pageRows } from '../../../core/listed.ts'
import { addMs, HOUR, spanStart, time } from '../../../core/time.ts'
import { partOf } from '../part.ts'
import { records } from '../records.ts'
import * as noun from '../schema.ts'
import {
  addRefusals,
  type GivenCount,
  givenFor,
  refusalHours,
  refusalRow,
  refusalsSince,
} from '../store/answer-limit.ts'
import { versionKey } from '../store/alert.ts'
import { receptionKey, type RevisionRef } from '../store/receipt.ts'

/** An answer as far as the limits look at it. */
interface Given extends RevisionRef {
  readonly station: string
  readonly device: string
}

/** How many more answers are taken. */
export interface AnswerBudget {
  /** Takes one answer off; false where its giver or its station has no more. */
  take(item: Given): boolean
}

/**
 * What these stations may still answer; answers that are stored already are not to be among them. The first answer to a
 * revision is always taken, so that the usual batch costs no look: only stations that `receptions` tell to have answered,
 * or that answer more than once here, are counted.
 */
export async function answerBudget(
  ctx: CommandContext,
  items: readonly Given[],
  receptions: ReadonlyMap<string, { readonly answer: string | null }>,
): Promise<AnswerBudget> {
  const answered = new Set(
    items
      .map((item) => receptionKey(item, item.station))
      .filter((key) => (receptions.get(key)?.answer ?? null) !== null),
  )
  const counts = await countsOf(ctx, saidMore(items, answered))
  return {
    take(item) {
      const key = receptionKey(item, item.station)
      const perRevision = keysOf(item.station, item.device, versionKey(item))
      const perHour = keysOf(item.station, item.device, HOURLY)
      const isOver =
        answered.has(key) &&
        (isFull(counts, perRevision, noun.ANSWERS_PER_REVISION) ||
          isFull(counts, perHour, noun.ANSWERS_PER_HOUR))
      if (isOver) return false
      answered.add(key)
      add(counts, [...perRevision, ...perHour], 1)
      return true
    },
  }
}

/** Those of the answers whose station said something before, or says more than one thing here. */
function saidMore(items: readonly Given[], answered: ReadonlySet<string>): Given[] {
  const groups = Map.groupBy(items, ({ station }) => station)
  return [...groups.values()]
    .filter(
      (own) => own.length > 1 || own.some((item) => answered.has(receptionKey(item, item.station))),
    )
    .flat()
}

/** Reads how often the stations of these answers answered already. */
async function countsOf(
  ctx: CommandContext,
  items: readonly Given[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const addAll = (rows: readonly GivenCount[], within: string) => {
    for (const { station, giver, count } of rows) add(counts, keysOf(station, giver, within), count)
  }
  for (const [within, own] of Map.groupBy(items, versionKey)) {
    const [ref] = own
    if (ref !== undefined) addAll(await givenFor(ctx.tx, stationsOf(own), ref), within)
  }
  const since = addMs(ctx.now, -HOUR)
  addAll(await givenFor(ctx.tx, stationsOf(items), { since }), HOURLY)
  return counts
}

function stationsOf(items: readonly Given[]): string[] {
  return [...new Set(items.map(({ station }) => station))]
}

function add(counts: Map<string, number>, keys: readonly string[], count: number): void {
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + count)
}

const HOURLY = 'hour'

/** Keys of the giver's own count and of the station's. */
function keysOf(station: string, giver: string, within: string): [string, string] {
  return [`${within} ${station} ${giver}`, `${within} ${station}`]
}

/** Whether the giver has no more, or all givers of the station together. */
function isFull(
  counts: ReadonlyMap<string, number>,
  [own, station]: readonly [string, string],
  limit: number,
): boolean {
  return (
    (counts.get(own) ?? 0) >= limit || (counts.get(station) ?? 0) >= limit * noun.GIVERS_PER_STATION
  )
}

/** Something that a station said and that was not taken. */
export interface Refused {
  readonly station: string
  readonly area: string
  readonly device: string
  readonly isTooMany: boolean
}

/** Counts what was not taken, and has people told: of an hour once at its first refusal, and once when it is over. */
export async function countRefused(ctx: CommandContext, items: readonly Refused[]): Promise<void> {
  const hourAt = spanStart(ctx.now, HOUR)
  const groups = Map.groupBy(items, ({ station, device }) => `${station} ${device}`)
  const rows = [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { station, area, device: givenBy } = first
    const tooMany = group.filter(({ isTooMany }) => isTooMany).length
    return [{ station, givenBy, hourAt, area, tooMany, notMeant: group.length - tooMany }]
  })
  if (await addRefusals(ctx.tx, rows)) await ctx.schedule({ ...TELL_REFUSED, dueAt: ctx.now })
}

/** The job that tells of what was refused. */
export const TELL_REFUSED = { kind: 'alerting.tellRefused', subject: 'answers' } as const

export const tellRefused = command({
  name: 'alerting.tellRefused',
  permission: 'alerting:gather',
  scope: 'nation',
  summary: 'For the clock: one record per station, device and hour of answers that were refused.',
  input: z.strictObject({}),
  output: z.strictObject({ count: z.number().int() }),
  async run(ctx) {
    const count = await tellHours(ctx, {
      counts: refusalHours,
      job: TELL_REFUSED,
      tell(row) {
        const { station: subject, area, givenBy: device, hourAt: hour, tooMany, notMeant } = row
        const body = { device, hour, tooMany, notMeant }
        ctx.record(records['station.answersRefused'], { subject, area, body })
      },
    })
    return { count }
  },
})

const refusedFacts = refusalRow.pick({ station: true, area: true, tooMany: true, notMeant: true })

export const refusedAnswers = query({
  name: 'alerting.refusedAnswers',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'How many answers of stations were refused by the hour: beyond the limit, or for alerts that are not theirs.',
  input: z.strictObject({ since: time, device: noun.actorRef.optional(), limit: pageRows }),
  output: z.strictObject({
    items: z.array(refusedFacts.extend({ device: z.string(), hour: time })),
  }),
  async run(ctx, { since, device, limit }) {
    const wanted = { since: spanStart(since, HOUR), areas: ctx.areas(), giver: device, limit }
    const rows = await refusalsSince(ctx.tx, wanted)
    const items = rows.map(({ givenBy, hourAt: hour, ...row }) => {
      return { ...partOf(refusedFacts, row), device: givenBy, hour }
    })
    return { items }
  },
})
