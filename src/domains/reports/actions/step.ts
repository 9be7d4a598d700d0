// What an officer does with a report, each step by the one table of `states.ts`.
import { hash } from 'node:crypto'
import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { addMs } from '../../../core/time.ts'
import { NOTHING_OWED } from '../clocks.ts'
import { DEADLINES } from '../deadlines.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { type Step, STEP_TO } from '../states.ts'
import * as store from '../store.ts'
import { ownReport } from './desk.ts'
import { keep, roomFor, sealedBytes } from './arrive.ts'
import { changesBy } from './changes.ts'

const reading = { permission: 'reports:read', scope: 'own' } as const
const oneReport = { report: id }

/** Takes a step with a report at the caller's desk. Throws 404, 409. */
async function take(
  ctx: CommandContext,
  row: noun.ReportRow,
  step: Step,
  more: Partial<noun.ReportRow> = {},
): Promise<noun.ReportState> {
  const changes = { ...(await changesBy(ctx, row, step)), ...more }
  await store.reports.change(ctx.tx, { id: row.id }, changes)
  return changes.state ?? row.state
}

export const acknowledge = command({
  ...reading,
  name: 'reports.acknowledge',
  summary: 'Tells whoever reported that an officer has it.',
  input: z.strictObject(oneReport),
  output: z.strictObject({}),
  async run(ctx, { report: of }) {
    const row = await ownReport(ctx, of)
    if (row.acknowledgedAt !== null) {
      ctx.unchanged('it is acknowledged already')
      return {}
    }
    await take(ctx, row, 'acknowledge')
    ctx.record(records['report.acknowledged'], { subject: of })
    return {}
  },
})

export const move = command({
  ...reading,
  name: 'reports.move',
  summary:
    'Says what becomes of a report: it was sorted into a lane, somebody looks into it, the reporter is asked, or a closed one is opened again.',
  input: z.strictObject({
    ...oneReport,
    to: noun.reportState.extract(['triaged', 'investigating', 'waiting', 'reopened']),
    lane: noun.lane.optional(),
  }),
  output: z.strictObject({}),
  async run(ctx, { report: of, to, lane }) {
    const row = await ownReport(ctx, of)
    if (row.state === to && (lane ?? row.lane) === row.lane) {
      ctx.unchanged('it is there already')
      return {}
    }
    const sorted = lane === undefined ? {} : { lane }
    const again = to === 'reopened' ? { closedAt: null, closedFor: null } : {}
    await take(ctx, row, STEP_TO[to], { ...sorted, ...again })
    ctx.record(records['report.moved'], { subject: of, body: { to } })
    return {}
  },
})

export const assign = command({
  ...reading,
  name: 'reports.assign',
  summary: 'Gives a report to an officer of its desk, who then works on it.',
  input: z.strictObject({ ...oneReport, person: z.string().max(100) }),
  output: z.strictObject({}),
  async run(ctx, { report: of, person }) {
    const row = await ownReport(ctx, of)
    const seats = await store.seatsOf(ctx.tx, row.agency)
    const isOfficer = seats.some((seat) => seat.role === 'officer' && seat.person === person)
    if (!isOfficer) throw refusal('noOfficer')
    if (row.assignedTo === person && row.state === 'assigned') {
      ctx.unchanged('he has it already')
      return {}
    }
    await take(ctx, row, 'assign', { assignedTo: person })
    ctx.record(records['report.assigned'], { subject: of, body: { person } })
    return {}
  },
})

export const close = command({
  ...reading,
  name: 'reports.close',
  summary: 'Closes a report, and says why.',
  input: z.strictObject({ ...oneReport, why: noun.closing }),
  output: z.strictObject({}),
  async run(ctx, { report: of, why }) {
    const row = await ownReport(ctx, of)
    await take(ctx, row, 'close', { closedAt: ctx.now, closedFor: why, ...NOTHING_OWED })
    ctx.record(records['report.moved'], { subject: of, body: { to: 'closed', why } })
    return {}
  },
})

export const prolong = command({
  ...reading,
  name: 'reports.prolong',
  summary:
    'Says why an answer takes longer than it should: the desk then has the longest time of its deadlines, once.',
  input: z.strictObject({ ...oneReport, reason: line(300) }),
  output: z.strictObject({}),
  async run(ctx, { report: of, reason }) {
    const row = await ownReport(ctx, of)
    const { dueWhat, dueSince } = row
    if (row.prolongedFor !== null || dueWhat !== 'answer' || dueSince === null)
      throw refusal('wrongState')
    const desk = found(await store.desks.one(ctx.tx, { agency: row.agency }), 'unknownDesk')
    const dueAt = addMs(dueSince, DEADLINES[desk.deadlines].prolongedMs)
    await take(ctx, row, 'prolong', { dueAt, prolongedFor: reason })
    ctx.record(records['report.prolonged'], { subject: of, body: { until: dueAt } })
    return {}
  },
})

export const answer = command({
  ...reading,
  name: 'reports.answer',
  summary: 'Sends what an officer sealed on his device to whoever reported, and to all officers.',
  input: z.strictObject({ ...oneReport, sealed: noun.sealedText }),
  output: z.strictObject({}),
  async run(ctx, { report: of, sealed }) {
    const row = await ownReport(ctx, of)
    if (row.state === 'closed') throw refusal('isClosed')
    const bytes = sealedBytes(sealed, (await roomFor(ctx, row)) + 1)
    const body = { sha256: hash('sha256', bytes), size: bytes.length }
    const record = ctx.record(records['report.answered'], { subject: of, body })
    await keep(ctx, { report: of, kind: 'message', person: ctx.actor.id, bytes, record })
    await take(ctx, row, 'answer', { answeredAt: row.answeredAt ?? ctx.now })
    return {}
  },
})

export const note = command({
  ...reading,
  name: 'reports.note',
  summary:
    'Keeps what an officer noted of a report, sealed to the officers of its desk; whoever reported never sees it.',
  input: z.strictObject({ ...oneReport, sealed: noun.sealedText }),
  output: z.strictObject({}),
  async run(ctx, { report: of, sealed }) {
    const row = await ownReport(ctx, of)
    const bytes = sealedBytes(sealed, await roomFor(ctx, row))
    const body = { sha256: hash('sha256', bytes), size: bytes.length }
    const record = ctx.record(records['report.noted'], { subject: of, body })
    await keep(ctx, { report: of, kind: 'note', person: ctx.actor.id, bytes, record })
    return {}
  },
})
