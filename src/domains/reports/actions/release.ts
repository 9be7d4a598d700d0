import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { addMs, DAY } from '../../../core/time.ts'
import { checkPerson, checkSecondPerson, handOf } from '../../../core/two-persons.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { bytesHere, filesOf } from './desk.ts'
import { decides, mayDecide, stillDecides } from './seat.ts'

/** Two of those who decide on an agency's seats: its officers, and while it has none, the set-up. */
const deciding = { permission: 'reports:desk', scope: 'own' } as const

/** How long the two may fetch what they released. */
const FETCHED_MS = DAY
/** Releases that are shown, the newest first. */
const SHOWN = 50

export const askRelease = command({
  ...deciding,
  name: 'reports.askRelease',
  summary:
    'Asks that the sealed files of a report, named by its code, go to whoever has the recovery key; a second person agrees.',
  input: z.strictObject({ code: z.string().trim().max(20), reason: line(500) }),
  output: z.strictObject({ release: id }),
  async run(ctx, { code, reason }) {
    ctx.own()
    checkPerson(ctx)
    const known = await store.reports.one(ctx.tx, { code: code.toUpperCase(), purgedAt: null })
    const row = found(known, 'unknownReport')
    if (!(await decides(ctx, row.agency))) throw refusal('unknownReport')
    const { person: askedBy, device: askedDevice } = handOf(ctx.actor)
    const release = ctx.newId()
    const ask = { id: release, report: row.id, reason, askedBy, askedDevice, askedAt: ctx.now }
    await store.releases.insert(ctx.tx, ask)
    ctx.record(records['release.asked'], { subject: row.id })
    return { release }
  },
})

/** A release that the caller decides on, with its report. Throws 404. */
export async function ownRelease(ctx: QueryContext, of: string) {
  ctx.own()
  const ask = found(await store.releases.one(ctx.tx, { id: of }), 'unknownReport')
  const row = found(await store.reports.one(ctx.tx, { id: ask.report }), 'unknownReport')
  if (!(await decides(ctx, row.agency))) throw refusal('unknownReport')
  return { ask, row }
}

export const release = command({
  ...deciding,
  name: 'reports.release',
  summary:
    'Agrees, as a second person, that the sealed files of a report go to whoever has the recovery key; for a day the two may fetch them.',
  input: z.strictObject({ release: id }),
  output: z.strictObject({}),
  async run(ctx, { release: of }) {
    const { ask, row } = await ownRelease(ctx, of)
    if (ask.agreedAt !== null) throw refusal('unknownReport')
    checkSecondPerson(ctx, { by: { person: ask.askedBy, device: ask.askedDevice } })
    const seats = await store.seatsOf(ctx.tx, row.agency)
    if (!stillDecides(ctx, seats, ask.askedBy)) throw refusal('notAllowedHere')
    const agreed = { agreedBy: ctx.actor.id, agreedAt: ctx.now }
    await store.releases.change(ctx.tx, { id: of }, agreed)
    ctx.record(records['report.released'], { subject: row.id })
    return {}
  },
})

export const released = query({
  ...deciding,
  name: 'reports.released',
  summary: 'Releases to the recovery key on which the caller decides: who asked, who agreed, when.',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(
      noun.releaseRow.omit({ askedDevice: true }).extend({
        code: z.string(),
        /** The caller may agree as the second person. */
        mayAgree: z.boolean(),
        /** Files that the caller may fetch now; none for anybody but the two, and after a day. */
        files: z.array(noun.fileRow.pick({ id: true, kind: true, at: true, letter: true })),
      }),
    ),
  }),
  async run(ctx) {
    const own = ctx.own()
    const rows = await store.releases.many(ctx.tx, {}, { order: ['-id'], limit: SHOWN })
    const ids = [...new Set(rows.map(({ report }) => report))]
    const reports = await store.reports.many(ctx.tx, { id: ids }, { limit: SHOWN })
    const agency = [...new Set(reports.map((row) => row.agency))]
    const how = { limit: noun.MAX_ALL_SEATS }
    const seats = await store.seats.many(ctx.tx, { agency, endedAt: null }, how)
    const bySeats = Map.groupBy(seats, (seat) => seat.agency)
    const decided = new Set(agency.filter((one) => mayDecide(ctx, bySeats.get(one) ?? [])))
    const open = rows.filter((ask) => isFetched(ask, own, ctx.now))
    const opened = reports.filter(
      (row) => decided.has(row.agency) && open.some((ask) => ask.report === row.id),
    )
    const all = Map.groupBy(await filesOf(ctx, opened), (file) => file.report)
    const items = []
    for (const { askedDevice: _, ...ask } of rows) {
      const row = reports.find((one) => one.id === ask.report)
      if (row === undefined || !decided.has(row.agency)) continue
      const files = open.some((one) => one.id === ask.id) ? (all.get(row.id) ?? []) : []
      items.push({
        ...ask,
        code: row.code,
        mayAgree: ask.agreedAt === null && (ask.askedBy !== own || ctx.node.realm === 'exercise'),
        files: files.map(({ id: file, kind, at, letter }) => ({ id: file, kind, at, letter })),
      })
    }
    return { items }
  },
})

/** Whether somebody may fetch what was released. */
export function isFetched(
  { askedBy, agreedBy, agreedAt }: Pick<noun.ReleaseRow, 'askedBy' | 'agreedBy' | 'agreedAt'>,
  person: string,
  now: string,
): boolean {
  return (
    agreedAt !== null &&
    (askedBy === person || agreedBy === person) &&
    now < addMs(agreedAt, FETCHED_MS)
  )
}

export const takeReleased = command({
  ...deciding,
  name: 'reports.takeReleased',
  summary:
    'Gives one of the two who released a report a sealed file of it, which the recovery key opens; recorded.',
  input: z.strictObject({ release: id, file: id }),
  output: z.strictObject({ sealed: z.string() }),
  showsSecret: true,
  async run(ctx, { release: of, file }) {
    const { ask, row } = await ownRelease(ctx, of)
    if (!isFetched(ask, ctx.own(), ctx.now)) throw refusal('releaseOver')
    const bytes = await bytesHere(ctx, row, { file })
    ctx.record(records['report.opened'], { subject: row.id, body: { file, release: of } })
    return { sealed: Buffer.from(bytes).toString('base64') }
  },
})
