import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { id } from '../../../core/id.ts'
import { listed, listInput, pageOf } from '../../../core/listed.ts'
import { dueOf } from '../clocks.ts'
import { headed } from '../envelope.ts'
import { keysOf, readersOf } from '../keys.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { inTurn, lanesInTurn } from '../score.ts'
import { TO_DO } from '../states.ts'
import * as store from '../store.ts'

/** An officer with a seat; the reports of other desks are not there for him. */
const reading = { permission: 'reports:read', scope: 'own' } as const

/** Agencies at whose desk the caller sits: as an officer, or in this role. */
export async function ownDesks(
  ctx: QueryContext,
  role: noun.SeatRole = 'officer',
): Promise<string[]> {
  const seats = await store.seatsOfPerson(ctx.tx, ctx.own())
  return [...new Set(seats.flatMap((seat) => (seat.role === role ? [seat.agency] : [])))]
}

/** That the caller sits at this desk as an officer. Throws 404. */
export async function checkOwnDesk(ctx: QueryContext, agency: string): Promise<void> {
  if (!(await ownDesks(ctx)).includes(agency)) throw refusal('unknownDesk')
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
  likeness: true,
})
export type ReportPart = z.infer<typeof reportPart>

/** Views of the desk. */
export const deskView = z.enum(['open', 'waiting', 'answered', 'closed'])
export type DeskView = z.infer<typeof deskView>

const STATES = {
  open: TO_DO,
  waiting: ['waiting', 'forwarded'],
  answered: ['answered'],
  closed: ['closed'],
} as const satisfies Readonly<Record<DeskView, readonly noun.ReportState[]>>

const CODE = /^R-[A-Z]{8}$/

/** A row of the list, and how many that nobody has read are like it, itself among them. */
const listPart = reportPart.extend({ alike: z.number().int() })
export type ListPart = z.infer<typeof listPart>

export const list = query({
  ...reading,
  name: 'reports.list',
  summary:
    'Reports at the desks of the caller: open ones in the order in which they are read, alike ones as one row, with how many rows there are; others newest first; those that are alike; or one by its code.',
  input: listInput.extend({
    view: deskView.optional(),
    search: z.string().trim().max(20).optional(),
    /** Unread reports that are like this one. */
    alike: id.optional(),
  }),
  output: listed(listPart).extend({
    /** Rows of all pages of open reports; null elsewhere. */
    open: z.number().int().nullable(),
  }),
  async run(ctx, { view = 'open', search = '', alike: kin, after, limit }) {
    const agency = await ownDesks(ctx)
    const as = reportPart
    const code = search.toUpperCase()
    if (search !== '') {
      const rows = CODE.test(code)
        ? await store.reports.many(ctx.tx, { agency, code }, { limit: 1, as })
        : []
      return { items: rows.map(alone), next: null, open: null }
    }
    if (kin === undefined && view === 'open') return await inOrder(ctx, agency, { after, limit })
    const state = kin === undefined ? [...STATES[view]] : (['received'] as const)
    const page = after === undefined ? {} : { id: { before: after } }
    const how = { order: ['-id'], limit: limit + 1, as } as const
    const rows = await store.reports.many(
      ctx.tx,
      { agency, state, ...given({ kin }), ...page },
      how,
    )
    const { items, next } = pageOf(rows, limit)
    return { items: items.map(alone), next, open: null }
  },
})

const alone = (row: ReportPart): ListPart => ({ ...row, alike: 1 })

/**
 * Open reports of these desks as they are read: by lane in turn; in each what has its turn sooner, then the highest score,
 * then the oldest. Behind `after`, wherever it would stand now. Throws 404 for one of another desk.
 */
async function inOrder(
  ctx: QueryContext,
  agency: string[],
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<{ items: ListPart[]; next: string | null; open: number }> {
  const queue = { agency, state: TO_DO }
  const sizes = await store.laneSizes(ctx.tx, queue)
  const open = sizes.fast + sizes.normal + sizes.slow
  if (open === 0) return { items: [], next: null, open }
  const turns = lanesInTurn(sizes)
  const from = { fast: 0, normal: 0, slow: 0 }
  if (after !== undefined) {
    const last = await ownReport(ctx, after)
    const place = await store.placeOf(ctx.tx, queue, last)
    while (from[last.lane] < place) from[turns.next().value ?? last.lane] += 1
  }
  const lanes = [...turns.take(limit)]
  const until = { ...from }
  for (const lane of lanes) until[lane] += 1
  const rows = inTurn(await store.folded(ctx.tx, queue, { from, until }), lanes)
  const how = { limit, as: reportPart }
  const known = await store.reports.many(ctx.tx, { id: rows.map((one) => one.id) }, how)
  const byId = new Map(known.map((row) => [row.id, row]))
  const items = rows.flatMap(({ id: of, alike }) => {
    const row = byId.get(of)
    return row === undefined ? [] : [{ ...row, alike }]
  })
  const shown = until.fast + until.normal + until.slow
  return { items, next: shown < open ? (items.at(-1)?.id ?? null) : null, open }
}

/** Files of a report as the desk sees them before they are opened: letters name those that came along by theirs. */
const filePart = noun.fileRow.omit({ bytes: true })
/** A file at the desk where its report lies. */
export type FileHere = z.infer<typeof filePart>

/** How often one report is handed on, as far as is looked back. */
const MAX_MOVES = 1_000

/** When reports that another desk had came to the ones where they lie; none of those that were sent there. */
async function cameAt(
  { tx }: QueryContext,
  rows: readonly noun.ReportRow[],
): Promise<ReadonlyMap<string, string | null>> {
  const lies = new Map(rows.map(({ id: of, agency }) => [of, agency]))
  const there = { report: [...lies.keys()], target: [...new Set(lies.values())] }
  const how = { order: ['-id'], limit: lies.size * MAX_MOVES } as const
  const moves = await store.forwards.many(tx, { ...there, state: 'accepted' }, how)
  const own = moves.filter((move) => lies.get(move.report) === move.target)
  return new Map(own.toReversed().map((move) => [move.report, move.endedAt]))
}

/** Whether a file lies where its report does: what does not go along stayed with the desk that had it before. */
function isHere({ kind, at }: Pick<FileHere, 'kind' | 'at'>, came: string | null = null): boolean {
  return noun.goesAlong(kind) || at >= (came ?? '')
}

/**
 * The files of reports in the order in which they came, but for those that stayed with a desk which had the report before:
 * they open for nobody here. Of what was removed none is left.
 */
export async function filesOf(
  ctx: QueryContext,
  rows: readonly noun.ReportRow[],
): Promise<FileHere[]> {
  const kept = rows.filter(({ purgedAt }) => purgedAt === null)
  const how = { order: ['id'], limit: kept.length * noun.MAX_FILES, as: filePart } as const
  const all = await store.files.many(ctx.tx, { report: kept.map((row) => row.id) }, how)
  const came = await cameAt(ctx, kept)
  return all.filter((file) => isHere(file, came.get(file.report)))
}

const due = z
  .strictObject({
    what: z.enum(['acknowledge', 'answer']),
    since: noun.fileRow.shape.at,
    until: noun.fileRow.shape.at,
    reached: z.number().int(),
  })
  .nullable()

export const report = query({
  ...reading,
  name: 'reports.report',
  summary:
    'One report at the caller’s desk: how it was routed, what is owed, and the sealed files of it.',
  input: z.strictObject({ report: id }),
  output: reportPart.extend({
    desk: z.string(),
    due,
    files: z.array(filePart),
    /** To whom an answer is sealed: the officers, the recovery key and the reporter last. */
    recipients: z.array(noun.recipient),
    /** Other desks that it may be offered to; none where the reporter does not allow it. */
    targets: z.array(z.strictObject({ agency: noun.agencyCode, name: z.string() })),
    /** Officers of its desk. */
    officers: z.array(z.string()),
    /** Unread reports that are like it. */
    alike: z.number().int(),
    /** To which desks it was offered, and what they said; the newest first. */
    forwards: z.array(
      noun.forwardRow
        .pick({ id: true, state: true, offeredAt: true, endedAt: true, reason: true })
        .extend({ to: z.string() }),
    ),
    /** What it led to elsewhere. */
    acts: z.array(noun.actRow),
    /** How often it was released to the recovery key, and by whom. */
    releases: z.array(
      noun.releaseRow.pick({
        id: true,
        reason: true,
        askedBy: true,
        agreedBy: true,
        agreedAt: true,
      }),
    ),
  }),
  async run(ctx, { report: of }) {
    const row = await ownReport(ctx, of)
    const desk = await store.desks.one(ctx.tx, { agency: row.agency })
    const seats = await store.seatsOf(ctx.tx, row.agency)
    const keys = keysOf(seats)
    const released = { order: ['-id'], limit: MAX_RELEASES } as const
    const releases = await store.releases.many(ctx.tx, { report: of }, released)
    const kin = { agency: row.agency, kin: row.kin, state: 'received' } as const
    return {
      ...reportPart.strip().parse(row),
      desk: desk?.name ?? '',
      due: dueOf(row, ctx.now),
      files: await filesOf(ctx, [row]),
      recipients: keys === null ? [] : [...readersOf(keys), row.recipient],
      targets: row.forward === 'none' ? [] : await targetsOf(ctx, row),
      officers: seats.flatMap(({ role, person }) =>
        role === 'officer' && person !== null ? [person] : [],
      ),
      alike: await store.reports.count(ctx.tx, kin),
      forwards: await forwardsOf(ctx, of),
      acts: await store.acts.many(ctx.tx, { report: of }, { order: ['id'], limit: MAX_ACTS }),
      releases: releases.map(({ id: release, reason, askedBy, agreedBy, agreedAt }) => ({
        id: release,
        reason,
        askedBy,
        agreedBy,
        agreedAt,
      })),
    }
  },
})

/** Offers of one report that are shown. */
const MAX_FORWARDS = 10
/** What one report leads to at most. */
export const MAX_ACTS = 20
/** Releases of one report that are shown. */
const MAX_RELEASES = 20

async function forwardsOf({ tx }: QueryContext, report: string) {
  const rows = await store.forwards.many(tx, { report }, { order: ['-id'], limit: MAX_FORWARDS })
  const agency = rows.map(({ target }) => target)
  const desks = await store.desks.many(tx, { agency }, { limit: MAX_FORWARDS })
  return rows.map(({ id: forward, state, offeredAt, endedAt, reason, target }) => {
    const to = desks.find((desk) => desk.agency === target)?.name ?? target
    return { id: forward, state, offeredAt, endedAt, reason, to }
  })
}

/** Desks that receive, the report's own apart. */
async function targetsOf({ tx }: QueryContext, { agency: own }: noun.ReportRow) {
  const desks = await store.desks.many(tx, {}, { order: ['name'], limit: noun.MAX_DESKS })
  const taken = Map.groupBy(await store.allSeats(tx), ({ agency }) => agency)
  return desks.flatMap(({ agency, name }) =>
    agency === own || keysOf(taken.get(agency) ?? []) === null ? [] : [{ agency, name }],
  )
}

export const take = command({
  ...reading,
  name: 'reports.take',
  summary:
    'Gives a sealed file of a report to an officer, to be opened on his own device; recorded.',
  input: z.strictObject({
    report: id,
    file: id,
    /** With the header that it came with, where one was written since that opens nothing. */
    asItCame: z.boolean().optional(),
  }),
  output: z.strictObject({ sealed: z.string() }),
  showsSecret: true,
  async run(ctx, { report: of, file: wanted, asItCame = false }) {
    const row = await ownReport(ctx, of)
    const bytes = await bytesHere(ctx, row, { file: wanted, asItCame })
    ctx.record(records['report.opened'], { subject: of, body: { file: wanted } })
    return { sealed: Buffer.from(bytes).toString('base64') }
  },
})

/**
 * A file behind the header that opens it at the desk of its report. Throws 404, also where it stayed with another desk, or
 * is of another kind.
 */
export async function bytesHere(
  ctx: QueryContext,
  row: noun.ReportRow,
  {
    file,
    kind,
    asItCame = false,
  }: { readonly file: string; readonly kind?: noun.FileKind; readonly asItCame?: boolean },
): Promise<Uint8Array> {
  const { id: report, agency, purgedAt } = row
  const known = await store.files.one(ctx.tx, { id: file, report, ...given({ kind }) })
  const came = (await cameAt(ctx, [row])).get(report)
  const isThere = known !== undefined && purgedAt === null && isHere(known, came)
  const { bytes } = found(isThere ? known : null, 'unknownReport')
  const fresh = asItCame ? undefined : await store.headers.one(ctx.tx, { file, agency })
  return fresh === undefined ? bytes : headed(fresh.bytes, bytes)
}
