import { hash } from 'node:crypto'
import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listed, listInput, PAGE_ROWS, pageOf } from '../../../core/listed.ts'
import { addMs, time } from '../../../core/time.ts'
import { ACKNOWLEDGE_MS, ANSWER_MS, dueOf } from '../clocks.ts'
import { keysOf, readersOf } from '../keys.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { inTurn } from '../score.ts'
import * as store from '../store.ts'
import { keep, sealedBytes } from './receive.ts'

/** An officer with a seat; the reports of other desks are not there for him. */
const reading = { permission: 'reports:read', scope: 'own' } as const

/** Agencies at whose desk the caller sits as an officer. */
export async function ownDesks(ctx: QueryContext): Promise<string[]> {
  const seats = await store.seatsOfPerson(ctx.tx, ctx.own())
  return [...new Set(seats.flatMap((seat) => (seat.role === 'officer' ? [seat.agency] : [])))]
}

/** The report, where the caller has a seat at its desk. Throws 404. */
export async function ownReport(ctx: QueryContext, of: string): Promise<noun.ReportRow> {
  const agencies = await ownDesks(ctx)
  const row = await store.reports.one(ctx.tx, { id: of })
  return found(row !== undefined && agencies.includes(row.agency) ? row : null, 'unknownReport')
}

/** What a list shows of a report: nothing of it is secret to the node. */
export const reportPart = noun.reportRow.omit({
  mailbox: true,
  readHash: true,
  recipient: true,
  record: true,
})
export type ReportPart = z.infer<typeof reportPart>

/** Views of the desk. */
export const deskView = z.enum(['open', 'waiting', 'answered', 'closed'])
export type DeskView = z.infer<typeof deskView>

const STATES = {
  open: ['received', 'acknowledged', 'investigating'],
  waiting: ['waiting'],
  answered: ['answered'],
  closed: ['closed'],
} as const satisfies Readonly<Record<DeskView, readonly noun.ReportState[]>>

const CODE = /^R-[A-Z]{8}$/

export const list = query({
  ...reading,
  name: 'reports.list',
  summary:
    'Reports at the desks of the caller: open ones in the order in which they are read, others newest first; or one by its code.',
  input: listInput.extend({
    view: deskView.optional(),
    search: z.string().trim().max(20).optional(),
  }),
  output: listed(reportPart),
  async run(ctx, { view = 'open', search = '', after, limit }) {
    const agency = await ownDesks(ctx)
    const as = reportPart
    const code = search.toUpperCase()
    if (search !== '') {
      const rows = CODE.test(code)
        ? await store.reports.many(ctx.tx, { agency, code }, { limit: 1, as })
        : []
      return { items: rows, next: null }
    }
    const state = [...STATES[view]]
    if (view === 'open') return { items: await inOrder(ctx, agency, limit), next: null }
    const page = after === undefined ? {} : { id: { before: after } }
    const how = { order: ['-id'], limit: limit + 1, as } as const
    return pageOf(await store.reports.many(ctx.tx, { agency, state, ...page }, how), limit)
  },
})

/** Open reports of these desks as they are read: by lane in turn, the highest score and then the oldest first in each. */
async function inOrder(
  { tx }: QueryContext,
  agency: string[],
  limit: number,
): Promise<ReportPart[]> {
  const state = [...STATES.open]
  const how = { order: ['-score', 'id'], limit, as: reportPart } as const
  const of = (lane: noun.ReportRow['lane']) => store.reports.many(tx, { agency, lane, state }, how)
  const lanes = { fast: await of('fast'), normal: await of('normal'), slow: await of('slow') }
  return inTurn(lanes).slice(0, limit)
}

/** Files of a report as the desk sees them before they are opened. */
const filePart = noun.fileRow.omit({ bytes: true, report: true, letter: true })

export const report = query({
  ...reading,
  name: 'reports.report',
  summary:
    'One report at the caller’s desk: how it was routed, what is owed, and the sealed files of it.',
  input: z.strictObject({ report: id }),
  output: reportPart.extend({
    desk: z.string(),
    due: z
      .strictObject({
        what: z.enum(['acknowledge', 'answer']),
        since: noun.fileRow.shape.at,
        until: noun.fileRow.shape.at,
      })
      .nullable(),
    files: z.array(filePart),
    /** To whom an answer is sealed: the officers, the recovery key and the reporter. */
    recipients: z.array(noun.recipient),
    /** Other desks that it may be offered to, with the keys of its fresh headers; none where the reporter does not allow it. */
    targets: z.array(
      z.strictObject({
        agency: noun.agencyCode,
        name: z.string(),
        recipients: z.array(noun.recipient),
      }),
    ),
  }),
  async run(ctx, { report: of }) {
    const row = await ownReport(ctx, of)
    const how = { order: ['id'], limit: noun.MAX_FILES, as: filePart } as const
    const desk = await store.desks.one(ctx.tx, { agency: row.agency })
    const keys = keysOf(await store.seatsOf(ctx.tx, row.agency))
    return {
      ...reportPart.strip().parse(row),
      desk: desk?.name ?? '',
      due: dueOf(row),
      files: await store.files.many(ctx.tx, { report: of }, how),
      recipients: keys === null ? [] : [...readersOf(keys), row.recipient],
      targets: row.forward === 'none' ? [] : await targetsOf(ctx, row),
    }
  },
})

/** Desks that receive, the report's own apart. */
async function targetsOf({ tx }: QueryContext, { agency: own, recipient }: noun.ReportRow) {
  const desks = await store.desks.many(tx, {}, { order: ['name'], limit: noun.MAX_DESKS })
  const taken = Map.groupBy(await store.allSeats(tx), ({ agency }) => agency)
  return desks.flatMap(({ agency, name }) => {
    const keys = keysOf(taken.get(agency) ?? [])
    if (keys === null || agency === own) return []
    return [{ agency, name, recipients: [...readersOf(keys), recipient] }]
  })
}

export const take = command({
  ...reading,
  name: 'reports.take',
  summary:
    'Gives a sealed file of a report to an officer, to be opened on his own device; recorded.',
  input: z.strictObject({ report: id, file: id }),
  output: z.strictObject({ sealed: z.string() }),
  showsSecret: true,
  async run(ctx, { report: of, file: wanted }) {
    const row = await ownReport(ctx, of)
    const file = found(await store.files.one(ctx.tx, { id: wanted, report: of }), 'unknownReport')
    ctx.record(records['report.opened'], { subject: of, body: { file: wanted } })
    const bytes = (await headedFor(ctx, row, wanted)) ?? file.bytes
    return { sealed: Buffer.from(bytes).toString('base64') }
  },
})

/** The file with the header that was made for this desk, where the report came from another one. */
async function headedFor(
  { tx }: QueryContext,
  { id: of, agency: target }: noun.ReportRow,
  file: string,
) {
  const forward = await store.forwards.one(
    tx,
    { report: of, target, state: 'accepted' },
    { order: ['-id'] },
  )
  if (forward === undefined) return null
  return (await store.forwardFiles.one(tx, { forward: forward.id, file }))?.bytes ?? null
}

export const acknowledge = command({
  ...reading,
  name: 'reports.acknowledge',
  summary: 'Tells whoever reported that an officer has it.',
  input: z.strictObject({ report: id }),
  output: z.strictObject({}),
  async run(ctx, { report: of }) {
    const { acknowledgedAt } = await ownReport(ctx, of)
    if (acknowledgedAt !== null) {
      ctx.unchanged('it is acknowledged already')
      return {}
    }
    const to = { state: 'acknowledged', acknowledgedAt: ctx.now } as const
    await store.reports.change(ctx.tx, { id: of }, to)
    ctx.record(records['report.acknowledged'], { subject: of })
    return {}
  },
})

/** What may be said of a report besides; an answer says it of itself. */
const movedTo = noun.reportState.extract(['waiting', 'investigating', 'closed'])

export const move = command({
  ...reading,
  name: 'reports.move',
  summary:
    'Says what becomes of a report: somebody works on it, the reporter is asked, or it is closed; a closed one is opened again.',
  input: z.strictObject({ report: id, to: movedTo }),
  output: z.strictObject({}),
  async run(ctx, { report: of, to: state }) {
    const row = await ownReport(ctx, of)
    if (row.state === state) {
      ctx.unchanged('it is there already')
      return {}
    }
    const acknowledgedAt = row.acknowledgedAt ?? ctx.now
    const closedAt = state === 'closed' ? ctx.now : null
    await store.reports.change(ctx.tx, { id: of }, { state, acknowledgedAt, closedAt })
    ctx.record(records['report.moved'], { subject: of, body: { to: state } })
    return {}
  },
})

export const answer = command({
  ...reading,
  name: 'reports.answer',
  summary: 'Sends what an officer sealed on his device to whoever reported, and to all officers.',
  input: z.strictObject({ report: id, sealed: noun.sealedText }),
  output: z.strictObject({}),
  async run(ctx, { report: of, sealed }) {
    const row = await ownReport(ctx, of)
    if (row.state === 'closed') throw refusal('isClosed')
    if ((await store.files.count(ctx.tx, { report: of })) >= noun.MAX_FILES) throw refusal('full')
    const keys = keysOf(await store.seatsOf(ctx.tx, row.agency))
    if (keys === null) throw refusal('notReceiving')
    const bytes = sealedBytes(sealed, readersOf(keys).length + 1)
    const body = { sha256: hash('sha256', bytes), size: bytes.length }
    const record = ctx.record(records['report.answered'], { subject: of, body })
    await keep(ctx, { report: of, kind: 'message', person: ctx.actor.id, bytes, record })
    await store.reports.change(
      ctx.tx,
      { id: of },
      {
        state: 'answered',
        acknowledgedAt: row.acknowledgedAt ?? ctx.now,
        answeredAt: row.answeredAt ?? ctx.now,
      },
    )
    return {}
  },
})

const count = z.number().int()

export const day = query({
  ...reading,
  name: 'reports.day',
  summary:
    'What came to the caller’s desks in a stretch of time, what was done, and what is overdue now.',
  input: z.strictObject({ from: time, until: time }),
  output: z.strictObject({
    received: count,
    acknowledged: count,
    answered: count,
    overdue: count,
  }),
  async run(ctx, { from, until: before }) {
    const agency = await ownDesks(ctx)
    const within = { from, before }
    const of = (where: Parameters<typeof store.reports.count>[1]) =>
      store.reports.count(ctx.tx, { agency, ...where })
    const state = [...STATES.open]
    const late = (ms: number) => ({ before: addMs(ctx.now, -ms) })
    return {
      received: await of({ receivedAt: within }),
      acknowledged: await of({ acknowledgedAt: within }),
      answered: await of({ answeredAt: within }),
      overdue:
        (await of({ state, acknowledgedAt: null, receivedAt: late(ACKNOWLEDGE_MS) })) +
        (await of({ state, answeredAt: null, acknowledgedAt: late(ANSWER_MS) })),
    }
  },
})

export const due = query({
  ...reading,
  name: 'reports.due',
  summary: 'Reports at the caller’s desks that wait for an officer, the most urgent first.',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(reportPart) }),
  async run(ctx) {
    return { items: await inOrder(ctx, await ownDesks(ctx), PAGE_ROWS) }
  },
})
