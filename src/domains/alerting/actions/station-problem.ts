import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listInput, listed, nextOf } from '../../../core/listed.ts'
import { addMs } from '../../../core/time.ts'
import { ownStation } from '../own-station.ts'
import { records } from '../records.ts'
import * as noun from '../schema.ts'
import { found, refusal } from '../refusals.ts'
import {
  type ProblemRow,
  problemRow,
  problems,
  problemsAlike,
  problemsIn,
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
    const row = found(
      await fileProblem(ctx, place, { ...input, device: ctx.actor.id }),
      'tooManyProblems',
    )
    return { problem: row.id, state: row.state }
  },
})

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
): Promise<ProblemRow | null> {
  const newest = await problemsOfStation(ctx.tx, place.id, noun.MAX_OPEN_PROBLEMS)
  const open = newest.filter(({ state }) => state !== 'settled')
  if (open.length >= noun.MAX_OPEN_PROBLEMS) return null
  const row: ProblemRow = {
    id: ctx.newId(),
    station: place.id,
    area: place.area,
    symptom: input.symptom,
    note: input.note ?? '',
    clientKey: input.clientKey,
    reportedBy: input.device,
    capturedAt: input.capturedAt ?? ctx.now,
    reportedAt: ctx.now,
    state: 'open',
    owner: null,
    takenAt: null,
    remedy: null,
    settledAt: null,
    alert: null,
  }
  await problems.insert(ctx.tx, row)
  ctx.record(records['station.problemReported'], {
    subject: row.id,
    area: row.area,
    body: { station: row.station, symptom: row.symptom, capturedAt: row.capturedAt },
  })
  await proposeWhereAlike(ctx, row, input.symptom)
  return row
}

/** Three stations of one area with the same symptom within the hour make a draft, never an alert: people decide. */
async function proposeWhereAlike(
  ctx: CommandContext,
  row: ProblemRow,
  wanted: Symptom,
): Promise<void> {
  const since = addMs(ctx.now, -noun.ALIKE_MS)
  const alike = await problemsAlike(ctx.tx, { area: row.area, symptom: wanted, since })
  if (new Set(alike.map(({ station }) => station)).size < noun.ALIKE_STATIONS) return
  const known = alike.find(({ alert }) => alert !== null)?.alert
  const alert = known ?? (await draftFor(ctx, row, wanted))
  const unlinked = alike.filter((one) => one.alert === null).map((one) => one.id)
  await problems.change(ctx.tx, { id: unlinked }, { alert })
}

async function draftFor(ctx: CommandContext, row: ProblemRow, wanted: Symptom): Promise<string> {
  const { event } = cardOf(wanted)
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
    const change = { state: 'taken', owner: ctx.actor.id, takenAt: ctx.now } as const
    await problems.change(ctx.tx, { id: row.id }, change)
    ctx.record(records['station.problemTaken'], {
      subject: row.id,
      area: row.area,
      body: { station: row.station, owner: ctx.actor.id },
    })
    return { problem: row.id, state: 'taken' as const }
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
    ctx.record(records['station.problemSettled'], {
      subject: row.id,
      area: row.area,
      body: { station: row.station, symptom: row.symptom },
    })
    return { problem: row.id, state: 'settled' as const }
  },
})

async function unsettled(ctx: CommandContext, wanted: string): Promise<ProblemRow> {
  const row = found(await problems.one(ctx.tx, { id: wanted }), 'unknownProblem')
  ctx.inArea(row.area)
  if (row.state === 'settled') throw refusal('problemSettled')
  return row
}

/** A station's problem as people see it. */
export const problemItem = problemRow
  .omit({ id: true, clientKey: true, reportedBy: true })
  .extend({ problem: id })
export type ProblemItem = z.infer<typeof problemItem>

export function shownProblem({
  id: problem,
  clientKey: _key,
  reportedBy: _by,
  ...row
}: ProblemRow): ProblemItem {
  return { problem, ...row }
}

export const stationProblems = query({
  name: 'alerting.problems',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'Problems that stations reported, newest first; open and taken ones unless asked otherwise.',
  input: listInput.extend({
    state: problemState.optional(),
  }),
  output: listed(problemItem),
  async run(ctx, { state, after, limit }) {
    const states = state === undefined ? (['open', 'taken'] as const) : [state]
    const wanted = { areas: ctx.areas(), states, before: after ?? 'g', limit }
    const rows = await problemsIn(ctx.tx, wanted)
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
