// Headers that officers' devices write anew: for a colleague whose key is newer than a report, and for another desk. What
// is sealed never changes: a device reads only headers, and only a header comes back.
import { hash } from 'node:crypto'
import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { count as figure } from '../../../core/bounds.ts'
import { id } from '../../../core/id.ts'
import { headOf, recipientsOf } from '../envelope.ts'
import { keysOf, newestOf, readersOf } from '../keys.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { NOT_OVER } from '../states.ts'
import * as store from '../store.ts'
import { checkOwnDesk, type FileHere, filesOf, ownReport } from './desk.ts'

const reading = { permission: 'reports:read', scope: 'own' } as const

/** Headers of one call, to a device and back: all of a report, which fit into one body. */
const MAX_HEADS = noun.MAX_FILES
/** Open reports whose files are looked through at a time. */
const REPORTS_A_LOOK = 20
/** Letters of one header in base64. */
const MAX_HEAD = 22_000

/** To whom the files of a desk are to be sealed now, and since when that is so. Throws 409. */
async function readersAt({ tx }: QueryContext, agency: string) {
  const seats = await store.seatsOf(tx, agency)
  const keys = found(keysOf(seats), 'notReceiving')
  return { readers: readersOf(keys), newest: newestOf(seats) }
}

/** Files of reports that the newest key of a desk does not open, with how many keys each is to have. */
export async function lacking(
  ctx: QueryContext,
  agency: string,
  rows: readonly noun.ReportRow[],
): Promise<FileHere[]> {
  const { newest } = await readersAt(ctx, agency)
  const files = await filesOf(ctx, rows)
  const own = new Set(rows.filter((row) => row.agency === agency).map((row) => row.id))
  const wanted = files.filter(({ kind, report }) => own.has(report) || noun.goesAlong(kind))
  const how = { limit: rows.length * noun.MAX_FILES }
  const known = await store.headers.many(ctx.tx, { agency, file: wanted.map((one) => one.id) }, how)
  const madeAt = new Map(known.map((one) => [one.file, one.madeAt]))
  return wanted.filter(
    ({ id: file, report, at, keysAt }) =>
      (madeAt.get(file) ?? (own.has(report) ? (keysAt ?? at) : '')) < newest,
  )
}

const head = z.strictObject({
  report: id,
  file: id,
  /** The header in base64. */
  head: z.string(),
  recipients: z.array(noun.recipient),
})

/** The headers that open these files where they lie, and the keys that each is to have. */
async function headsOf(
  ctx: QueryContext,
  rows: readonly noun.ReportRow[],
  { lacks, readers }: { readonly lacks: readonly FileHere[]; readonly readers: readonly string[] },
) {
  const files = lacks.map((one) => one.id)
  const agency = [...new Set(rows.map((row) => row.agency))]
  const first = new Map(
    (await store.beginnings(ctx.tx, files)).map((one) => [one.id, one.bytes] as const),
  )
  const how = { limit: MAX_HEADS }
  const fresh = await store.headers.many(ctx.tx, { agency, file: files }, how)
  for (const { file, bytes } of fresh) first.set(file, bytes)
  return lacks.flatMap(({ id: file, report, kind }) => {
    const own = rows.find((row) => row.id === report)
    const bytes = headOf(first.get(file) ?? new Uint8Array())?.bytes
    if (own === undefined || bytes === undefined) return []
    const recipients = kind === 'note' ? [...readers] : [...readers, own.recipient]
    return [{ report, file, head: bytes.toString('base64'), recipients }]
  })
}

export const heads = query({
  ...reading,
  name: 'reports.heads',
  summary:
    'Headers of a report that a desk could not open yet, to be written anew for it on an officer’s device; none once all are.',
  input: z.strictObject({ report: id, agency: noun.agencyCode }),
  output: z.strictObject({ items: z.array(head), newest: z.string() }),
  async run(ctx, { report: of, agency }) {
    const row = await ownReport(ctx, of)
    checkHandingOn(row, agency)
    const { readers, newest } = await readersAt(ctx, agency)
    const lacks = (await lacking(ctx, agency, [row])).slice(0, MAX_HEADS)
    return { items: await headsOf(ctx, [row], { lacks, readers }), newest }
  },
})

/** Whether the files of a report may be sealed to a desk. Throws 409. */
function checkHandingOn(row: noun.ReportRow, agency: string): void {
  if (row.agency === agency) return
  if (row.state === 'closed') throw refusal('isClosed')
  if (row.forward === 'none') throw refusal('noConsent')
}

export const toRenew = query({
  ...reading,
  name: 'reports.toRenew',
  summary:
    'Headers of open reports at a desk of the caller that the newest key there does not open, some reports at a time.',
  input: z.strictObject({ agency: noun.agencyCode, after: id.optional() }),
  output: z.strictObject({
    items: z.array(head),
    newest: z.string(),
    /** Reports that were looked through, and where it goes on; null at the end. */
    looked: figure,
    next: id.nullable(),
  }),
  async run(ctx, { agency, after }) {
    await checkOwnDesk(ctx, agency)
    const { readers, newest } = await readersAt(ctx, agency)
    const page = after === undefined ? {} : { id: { after } }
    const desk = found(await store.desks.one(ctx.tx, { agency }), 'notReceiving')
    // Where all was renewed to these keys, what came since with older ones alone is looked through.
    const from = newest <= desk.renewedTo ? desk.lateFrom : null
    const since = from === null ? {} : { receivedAt: { from } }
    const how = { order: ['id'], limit: REPORTS_A_LOOK } as const
    const rows = await store.reports.many(
      ctx.tx,
      { agency, state: [...NOT_OVER], ...since, ...page },
      how,
    )
    const all = await lacking(ctx, agency, rows)
    const shown = fitting(rows, all)
    const lacks = all.filter(({ report }) => shown.some((row) => row.id === report))
    const items = await headsOf(ctx, shown, { lacks, readers })
    const isAll = shown.length === rows.length && rows.length < REPORTS_A_LOOK
    return { items, newest, looked: shown.length, next: isAll ? null : (shown.at(-1)?.id ?? null) }
  },
})

/** As many of these reports, from the first on, as have no more files than fit into one call; one at least. */
function fitting(rows: readonly noun.ReportRow[], lacks: readonly FileHere[]): noun.ReportRow[] {
  const shown: noun.ReportRow[] = []
  let files = 0
  for (const row of rows) {
    files += lacks.filter(({ report }) => report === row.id).length
    if (files > MAX_HEADS && shown.length > 0) break
    shown.push(row)
  }
  return shown
}

export const reseal = command({
  ...reading,
  name: 'reports.reseal',
  summary:
    'Keeps headers that an officer’s device wrote anew for a desk: that of the report, or one that it may be offered to. What is sealed stays as it came.',
  input: z.strictObject({
    agency: noun.agencyCode,
    /** The newest key of the desk when the headers were written: another one meanwhile, and they are refused. */
    newest: z.string().max(24),
    heads: z
      .array(z.strictObject({ report: id, file: id, head: z.string().min(1).max(MAX_HEAD) }))
      .min(1)
      .max(MAX_HEADS),
  }),
  output: z.strictObject({}),
  async run(ctx, { agency, newest, heads: all }) {
    const { readers, newest: now } = await readersAt(ctx, agency)
    if (now !== newest) throw refusal('keysChanged')
    if (new Set(all.map(({ file }) => file)).size < all.length) throw refusal('sameFile')
    for (const [report, some] of Map.groupBy(all, (one) => one.report)) {
      const row = await ownReport(ctx, report)
      checkHandingOn(row, agency)
      // Only where it is needed: nobody takes a report from his colleagues by a header that opens nothing.
      const lacks = await lacking(ctx, agency, [row])
      const rows = some.map(({ file, head: text }) => {
        const { kind } = found(
          lacks.find((one) => one.id === file),
          'otherFiles',
        )
        const bytes = freshHead(text, readers.length + (kind === 'note' ? 0 : 1))
        return { file, agency, bytes, madeAt: ctx.now, madeBy: ctx.actor.id }
      })
      await store.headers.put(ctx.tx, rows)
      const hashes = rows.map(({ bytes }) => hash('sha256', bytes))
      ctx.record(records['report.resealed'], { subject: report, body: { agency, heads: hashes } })
    }
    return {}
  },
})

/** A header and nothing behind it, for this many keys. Throws 400. */
function freshHead(text: string, recipients: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Buffer.from(text, 'base64'))
  if (recipientsOf(bytes) !== recipients) throw refusal('otherFiles')
  return bytes
}

export const renewed = command({
  ...reading,
  name: 'reports.renewed',
  summary:
    'Says that an officer’s device went through all open reports of a desk, and how many files it could not open.',
  input: z.strictObject({ agency: noun.agencyCode, newest: z.string().max(24), left: figure }),
  output: z.strictObject({}),
  async run(ctx, { agency, newest, left }) {
    await checkOwnDesk(ctx, agency)
    const { newest: now } = await readersAt(ctx, agency)
    if (now !== newest) throw refusal('keysChanged')
    await store.desks.change(ctx.tx, { agency }, { renewedTo: newest, lateFrom: null })
    ctx.record(records['desk.renewed'], { subject: agency, body: { agency, left } })
    return {}
  },
})
