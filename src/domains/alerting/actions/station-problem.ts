import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listInput, listed, nextOf } from '../../../core/listed.ts'
import { under } from '../../../core/permission.ts'
import { addMs } from '../../../core/time.ts'
import { ownStation } from '../places.ts'
import { partOf } from '../part.ts'
import { records } from '../records.ts'
import * as noun from '../schema.ts'
import { found, refusal } from '../refusals.ts'
import {
  type ProblemRow,
  problemRow,
  problems,
  problemsOfStation,
} from '../store/station-problem.ts'
import { cardOf, type Symptom, symptom } from '../symptoms.ts'
import { templateContent } from '../templates.ts'
import { startDraft } from './drafting.ts'
import { ownPlace } from './receipt.ts'

const problemState = problemRow.shape.state
const result = z.strictObject({ problem: id, state: problemState })

export const reportProblem = command({
  name: 'alerting.reportProblem',
  permission: 'alerting:speak',
  scope: 'area',
  urgent: true,
  summary: 'A station says that it has a problem; the same key reports once.',
  input: z.strictObject({
    symptom,
    note: noun.words(500).optional(),
    clientKey: noun.clientKey,
    /** When it was pressed, by the device's clock; a station without network sends later. */
    capturedAt: noun.capturedAt.optional(),
  }),
  output: result,
  async run(ctx, input) {
    const place = await ownPlace(ctx)
    const { clientKey } = input
    const known = await problems.one(ctx.tx, { station: place.id, clientKey })
    if (known !== undefined) {
      ctx.unchanged('this problem is reported already')
      return { problem: known.id, state: known.state }
    }
    const said = { ...input, device: ctx.actor.id }
    const row = found(await fileProblem(ctx, place, said), 'tooManyProblems')
    return { problem: row.id, state: row.state }
  },
})

type Opened = Pick<ProblemRow, 'id' | 'state' | 'area' | 'symptom'>

/** Opens a problem of a station; null where too many of its problems are open. The caller has proved that the station speaks. */
export async function fileProblem(
  ctx: CommandContext,
  place: { readonly id: string; readonly area: string },
  input: {
    readonly symptom: Symptom
    readonly note?: string | undefined
    readonly clientKey: string
    readonly capturedAt?: string | undefined
    readonly device: string
  },
): Promise<Opened | null> {
  const newest = await problemsOfStation(ctx.tx, place.id, noun.MAX_OPEN_PROBLEMS)
  const open = newest.filter(({ state }) => state !== 'settled')
  if (open.length >= noun.MAX_OPEN_PROBLEMS) return null
  const { id: station, area } = place
  const { note = '', capturedAt = ctx.now, device: reportedBy, symptom: wrong, clientKey } = input
  const said = { symptom: wrong, note, clientKey, reportedBy, capturedAt, reportedAt: ctx.now }
  const row = { id: ctx.newId(), station, area, ...said, state: 'open' as const }
  await problems.insert(ctx.tx, row)
  const body = { station, symptom: wrong, capturedAt }
  ctx.record(records['station.problemReported'], { subject: row.id, area, body })
  await proposeWhereAlike(ctx, row)
  return row
}

/** Three stations of one area with the same symptom within the hour make a draft, never an alert: people decide. */
async function proposeWhereAlike(ctx: CommandContext, row: Opened): Promise<void> {
  const lately = { reportedAt: { after: addMs(ctx.now, -noun.ALIKE_MS) } }
  const where = { area: row.area, symptom: row.symptom, ...lately }
  const alike = await problems.many(ctx.tx, where, { order: ['id'], limit: 500 })
  if (new Set(alike.map(({ station }) => station)).size < noun.ALIKE_STATIONS) return
  const known = alike.find(({ alert }) => alert !== null)?.alert
  const alert = known ?? (await draftFor(ctx, row))
  const unlinked = alike.filter((one) => one.alert === null).map((one) => one.id)
  await problems.change(ctx.tx, { id: unlinked }, { alert })
}

async function draftFor(ctx: CommandContext, row: Opened): Promise<string> {
  const { event } = cardOf(row.symptom)
  const facts = { event, severity: 'Moderate', areas: [row.area] } as const
  const entered = templateContent(facts, ctx.node)
  const draft = { content: entered, origin: `problems:${row.id}` }
  return (await startDraft(ctx, draft)).id
}

export const takeProblem = command({
  name: 'alerting.takeProblem',
  permission: 'alerting:handle-problem',
  scope: 'area',
  summary: 'Takes a station’s problem into one’s own hands.',
  input: z.strictObject({ problem: id }),
  output: result,
  async run(ctx, input) {
    const row = await unsettled(ctx, input.problem)
    if (row.owner === ctx.actor.id) {
      ctx.unchanged('it is in these hands already')
      return { problem: row.id, state: row.state }
    }
    const { id: subject, area, station } = row
    const owner = ctx.actor.id
    const change = { state: 'taken', owner, takenAt: ctx.now } as const
    await problems.change(ctx.tx, { id: subject }, change)
    ctx.record(records['station.problemTaken'], { subject, area, body: { station, owner } })
    return { problem: subject, state: 'taken' as const }
  },
})

export const settleProblem = command({
  name: 'alerting.settleProblem',
  permission: 'alerting:handle-problem',
  scope: 'area',
  summary: 'Says how a station’s problem was settled; the station is told.',
  input: z.strictObject({ problem: id, remedy: noun.words(500) }),
  output: result,
  async run(ctx, input) {
    const row = await unsettled(ctx, input.problem)
    const hands = { owner: row.owner ?? ctx.actor.id, takenAt: row.takenAt ?? ctx.now }
    const settled = { state: 'settled', remedy: input.remedy, settledAt: ctx.now } as const
    await problems.change(ctx.tx, { id: row.id }, { ...hands, ...settled })
    const { id: subject, area, station, symptom: wrong } = row
    const body = { station, symptom: wrong }
    ctx.record(records['station.problemSettled'], { subject, area, body })
    return { problem: subject, state: 'settled' as const }
  },
})

async function unsettled(ctx: CommandContext, wanted: string): Promise<ProblemRow> {
  const row = found(await problems.one(ctx.tx, { id: wanted }), 'unknownProblem')
  ctx.inArea(row.area)
  if (row.state === 'settled') throw refusal('problemSettled')
  return row
}

const problemFacts = problemRow.omit({ id: true, clientKey: true, reportedBy: true })

/** A station's problem as people see it. */
export const problemItem = problemFacts.extend({ problem: id })
export type ProblemItem = z.infer<typeof problemItem>

export function shownProblem(row: ProblemRow): ProblemItem {
  return { problem: row.id, ...partOf(problemFacts, row) }
}

export const stationProblems = query({
  name: 'alerting.problems',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'Problems that stations reported, newest first; open and taken ones unless asked otherwise.',
  input: listInput.extend({ state: problemState.optional() }),
  output: listed(problemItem),
  async run(ctx, { state, after, limit }) {
    const states = state === undefined ? (['open', 'taken'] as const) : [state]
    const where = { area: under(ctx.areas()), state: states, id: { before: after ?? 'g' } }
    const rows = await problems.many(ctx.tx, where, { order: ['-id'], limit })
    const next = nextOf(rows, limit, (row) => row.id)
    return { items: rows.map(shownProblem), next }
  },
})

/** Problems that a station page shows. */
const OWN_PROBLEMS = 20

export const myProblems = query({
  name: 'alerting.myProblems',
  permission: 'alerting:speak',
  scope: 'own',
  summary: 'The own station’s newest problems, and which are settled.',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(problemItem) }),
  async run(ctx) {
    const station = ownStation(ctx)
    const rows = await problemsOfStation(ctx.tx, station, OWN_PROBLEMS)
    return { items: rows.map(shownProblem) }
  },
})
