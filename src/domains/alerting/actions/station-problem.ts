import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { given } from '../../../core/asked.ts'
import { listInput, listed, nextOf } from '../../../core/listed.ts'
import { areaPath, narrowed, under } from '../../../core/permission.ts'
import { addMs, time } from '../../../core/time.ts'
import { ownStation } from '../places.ts'
import { partOf } from '../part.ts'
import { records } from '../records.ts'
import * as noun from '../schema.ts'
import { found, refusal } from '../refusals.ts'
import {
  type ProblemCount,
  type ProblemRow,
  problemRow,
  problems,
  problemsOfStation,
  problemSums,
  UNCHECKED,
} from '../store/station-problem.ts'
import { symptomCards } from '../store/symptom.ts'
import { eventOf, OWN_SYMPTOMS, type Symptom, symptom } from '../symptoms.ts'
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
    await checkSymptom(ctx, input.symptom)
    const said = { ...input, device: ctx.actor.id }
    const row = found(await fileProblem(ctx, place, said), 'tooManyProblems')
    return { problem: row.id, state: row.state }
  },
})

/** A hidden card still reports: it may stand on paper, or on a telephone without network. */
async function checkSymptom({ tx }: CommandContext, one: Symptom): Promise<void> {
  if (OWN_SYMPTOMS.includes(one))
    found(await symptomCards.one(tx, { symptom: one }), 'unknownSymptom')
}

type Opened = Pick<ProblemRow, 'id' | 'state' | 'area'> & { readonly symptom: Symptom }

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
  const own = await symptomCards.one(ctx.tx, { symptom: row.symptom })
  const event = eventOf(row.symptom, own?.event)
  const facts = { event, severity: 'Moderate', areas: [row.area] } as const
  const entered = templateContent(facts, ctx.node)
  const draft = { content: entered, origin: `problems:${row.id}` }
  return (await startDraft(ctx, draft)).id
}

export const takeProblem = command({
  name: 'alerting.takeProblem',
  permission: 'alerting:handle-problem',
  scope: 'area',
  summary: 'Takes a station’s problem or request for help into one’s own hands.',
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

export const giveBackProblem = command({
  name: 'alerting.giveBackProblem',
  permission: 'alerting:handle-problem',
  scope: 'area',
  summary: 'Gives a station’s problem or request for help back: it waits for everybody again.',
  input: z.strictObject({ problem: id }),
  output: result,
  async run(ctx, input) {
    const row = await unsettled(ctx, input.problem)
    if (row.owner !== ctx.actor.id) throw refusal('notInYourHands')
    const { id: subject, area, station } = row
    await problems.change(ctx.tx, { id: subject }, { state: 'open', owner: null, takenAt: null })
    ctx.record(records['station.problemGivenBack'], { subject, area, body: { station } })
    return { problem: subject, state: 'open' as const }
  },
})

export const settleProblem = command({
  name: 'alerting.settleProblem',
  permission: 'alerting:handle-problem',
  scope: 'area',
  summary:
    'Says how a station’s problem or request for help was settled; of a problem the station is told.',
  input: z.strictObject({ problem: id, remedy: noun.words(500) }),
  output: result,
  async run(ctx, input) {
    const row = await unsettled(ctx, input.problem)
    const hands = { owner: row.owner ?? ctx.actor.id, takenAt: row.takenAt ?? ctx.now }
    const settled = { state: 'settled', remedy: input.remedy, settledAt: ctx.now } as const
    await problems.change(ctx.tx, { id: row.id }, { ...hands, ...settled })
    const { id: subject, area } = row
    ctx.record(records['station.problemSettled'], { subject, area, body: aboutOf(row) })
    return { problem: subject, state: 'settled' as const }
  },
})

export const reopenProblem = command({
  name: 'alerting.reopenProblem',
  permission: 'alerting:handle-problem',
  scope: 'area',
  summary: 'Opens again what was not settled after all, in the hands of whoever says so.',
  input: z.strictObject({ problem: id }),
  output: result,
  async run(ctx, input) {
    const row = found(await problems.one(ctx.tx, { id: input.problem }), 'unknownProblem')
    ctx.inArea(row.area)
    if (row.state !== 'settled') {
      ctx.unchanged('it is open already')
      return { problem: row.id, state: row.state }
    }
    const { id: subject, area } = row
    const hands = { owner: ctx.actor.id, takenAt: ctx.now }
    const open = { state: 'taken', remedy: null, settledAt: null } as const
    await problems.change(ctx.tx, { id: subject }, { ...open, ...hands })
    ctx.record(records['station.problemReopened'], { subject, area, body: aboutOf(row) })
    return { problem: subject, state: 'taken' as const }
  },
})

/** What a record says that it is about: what was reported, or the answer that asked for help. */
function aboutOf({ station, symptom: wrong, answer }: ProblemRow) {
  return { station, ...(wrong === null ? {} : { symptom: wrong }), ...(answer && { answer }) }
}

async function unsettled(ctx: CommandContext, wanted: string): Promise<ProblemRow> {
  const row = found(await problems.one(ctx.tx, { id: wanted }), 'unknownProblem')
  ctx.inArea(row.area)
  if (row.state === 'settled') throw refusal('problemSettled')
  return row
}

const problemFacts = problemRow.omit({ id: true, clientKey: true, reportedBy: true })

/** A station's problem or request for help as people see it. */
export const problemItem = problemFacts.extend({
  problem: id,
  /** It came by short message among many wrong codes: nobody knows that the station sent it. */
  isUnchecked: z.boolean(),
})
export type ProblemItem = z.infer<typeof problemItem>

/** Stations that a search may mean. */
const MAX_STATIONS = 500

/** Which problems and requests are wanted. */
const wanted = {
  state: problemState.optional(),
  /** What was reported, or what an answer asks. */
  kind: z.enum(['help', 'problem']).optional(),
  /** In the caller's own hands, or in nobody's. */
  hands: z.enum(['mine', 'nobody']).optional(),
  /** In this area and below it. */
  area: areaPath.optional(),
  stations: z.array(noun.stationId).max(MAX_STATIONS).optional(),
  /** Requests for help with this alert. */
  alert: id.optional(),
}

export const stationProblems = query({
  name: 'alerting.problems',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'Problems that stations reported and help that they asked for, what waits longest first; open and taken ones unless asked otherwise, settled ones newest first.',
  input: listInput.extend(wanted),
  output: listed(problemItem),
  async run(ctx, { state, kind, hands, area, stations, alert, after, limit }) {
    const isDone = state === 'settled'
    const areas = area === undefined ? ctx.areas() : narrowed([area], ctx.areas())
    const where = {
      area: under(areas),
      state: statesOf(state, hands),
      id: isDone ? { before: after ?? 'g' } : { after: after ?? '' },
      ...(hands === 'mine' ? { owner: ctx.actor.id } : {}),
      ...(kind === 'problem' ? { answer: null } : {}),
      ...(kind === 'help' ? { symptom: null } : {}),
      ...given({ station: stations, answeredAlert: alert }),
    }
    const rows = await problems.many(ctx.tx, where, { order: [isDone ? '-id' : 'id'], limit })
    const next = nextOf(rows, limit, (row) => row.id)
    return { items: rows.map(shownProblem), next }
  },
})

export const stationProblem = query({
  name: 'alerting.problem',
  permission: 'alerting:read',
  scope: 'area',
  summary: 'One problem that a station reported, or one request for help, also once it is settled.',
  input: z.strictObject({ problem: id }),
  output: problemItem,
  async run(ctx, { problem }) {
    const where = { id: problem, area: under(ctx.areas()) }
    return shownProblem(found(await problems.one(ctx.tx, where), 'unknownProblem'))
  },
})

function statesOf(state: ProblemRow['state'] | undefined, hands: 'mine' | 'nobody' | undefined) {
  if (hands === 'nobody') return ['open'] as const
  return state === undefined ? (['open', 'taken'] as const) : [state]
}

function shownProblem(row: ProblemRow): ProblemItem {
  const isUnchecked = row.reportedBy === UNCHECKED
  return { problem: row.id, ...partOf(problemFacts, row), isUnchecked }
}

const number = z.number().int()

/** How many wait, in nobody's hands, in the caller's, and since when the first of nobody's. */
const waitingCount = z.strictObject({
  open: number,
  nobody: number,
  mine: number,
  nobodySince: time.nullable(),
})

export const problemCounts = query({
  name: 'alerting.problemCounts',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'How many requests for help and problems of stations are open, in nobody’s hands and in the caller’s, and how many are settled.',
  input: z.strictObject({
    alert: id.optional(),
    settled: z.boolean().optional(),
    untaken: z.boolean().optional(),
  }),
  output: z.strictObject({
    help: waitingCount,
    problems: waitingCount,
    /** Null where it was not asked for. */
    settled: number.nullable(),
    /** Requests for help that nobody has in hand by area, most first; null where it was not asked for. */
    untaken: z.array(z.strictObject({ area: areaPath, count: number })).nullable(),
  }),
  async run(ctx, { alert, settled = true, untaken = true }) {
    const states = settled ? noun.PROBLEM_STATES : (['open', 'taken'] as const)
    const asked = { areas: under(ctx.areas()), states, owner: ctx.actor.id, alert, byArea: untaken }
    const rows = await problemSums(ctx.tx, asked)
    const waiting = (isHelp: 0 | 1) => {
      const open = rows.filter((row) => row.isHelp === isHelp && row.state !== 'settled')
      const nobody = open.filter(({ state }) => state === 'open')
      const mine = open.filter(({ isOwn }) => isOwn === 1)
      const [nobodySince = null] = nobody.map(({ since }) => since).toSorted()
      return { open: countOf(open), nobody: countOf(nobody), mine: countOf(mine), nobodySince }
    }
    return {
      help: waiting(1),
      problems: waiting(0),
      settled: settled ? countOf(rows.filter(({ state }) => state === 'settled')) : null,
      untaken: untaken ? untakenIn(rows) : null,
    }
  },
})

const countOf = (of: readonly ProblemCount[]) => of.reduce((all, { count }) => all + count, 0)

function untakenIn(rows: readonly ProblemCount[]) {
  const help = rows.filter(({ isHelp, state }) => isHelp === 1 && state === 'open')
  return [...Map.groupBy(help, ({ area }) => area ?? '/')]
    .map(([area, of]) => ({ area, count: countOf(of) }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MAX_AREAS_TOLD)
}

/** Areas whose open requests are counted one by one. */
const MAX_AREAS_TOLD = 5_000

/** What a station reads of a problem that it reported. */
export const ownProblem = problemItem
  .omit({ answer: true, answeredAlert: true })
  .extend({ symptom })

export function shownOwn(row: ProblemRow & { readonly symptom: Symptom }) {
  const { problem, ...facts } = shownProblem(row)
  const { answer: _, answeredAlert: __, ...rest } = facts
  return { problem, ...rest, symptom: row.symptom }
}

/** Problems that a station page shows. */
const OWN_PROBLEMS = 20

export const myProblems = query({
  name: 'alerting.myProblems',
  permission: 'alerting:speak',
  scope: 'own',
  summary: 'The own station’s newest problems, and which are settled.',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(ownProblem) }),
  async run(ctx) {
    const station = ownStation(ctx)
    const rows = await problemsOfStation(ctx.tx, station, OWN_PROBLEMS)
    return { items: rows.map(shownOwn) }
  },
})
