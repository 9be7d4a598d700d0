import type { Tx } from '../../core/port.ts'
import { MAX_PAGE_ROWS } from '../../core/listed.ts'
import type { Time } from '../../core/time.ts'
import { type Database, table } from '../../lib/sql/table.ts'
import { tables } from '../../lib/sql/tables.ts'
import { filePartRow, partRow } from './attachment.ts'
import * as noun from './schema.ts'
import { BEYOND_SHARE, type ByLane } from './score.ts'

export const desks = table('report_desk', noun.deskRow, ['agency'])
export const seats = table('report_seat', noun.seatRow)
export const changes = table('report_seat_change', noun.changeRow)
export const reports = table('report', noun.reportRow)
export const days = table('report_day', noun.dayRow, ['day'])
export const counts = table('report_count', noun.countRow, ['day', 'agency'])
export const forwards = table('report_forward', noun.forwardRow)
export const headers = table('report_header', noun.headerRow, ['file', 'agency'])
export const nameAsks = table('report_name_ask', noun.nameAskRow, ['report'])
export const releases = table('report_release', noun.releaseRow)
export const acts = table('report_act', noun.actRow)
export const files = table('report_file', noun.fileRow)
/** Files without what is in them. */
export const fileIds = noun.fileRow.pick({ id: true })
export const looseParts = table('report_part', partRow, ['upload', 'n'])
export const fileParts = table('report_file_part', filePartRow, ['file', 'n'])

/** Seats of an agency that are taken now. */
export async function seatsOf(tx: Tx, agency: string): Promise<noun.SeatRow[]> {
  const limit = noun.seatRole.options.length * noun.MAX_SEATS
  return await seats.many(tx, { agency, endedAt: null }, { order: ['id'], limit })
}

/** Seats of an agency that were taken at a moment; `taken` are those of now. */
export async function seatsAt(
  tx: Tx,
  taken: readonly noun.SeatRow[],
  { agency, at }: { readonly agency: string; readonly at: Time },
): Promise<noun.SeatRow[]> {
  const how = { order: ['id'], limit: noun.MAX_ALL_SEATS } as const
  const ended = await seats.many(tx, { agency, endedAt: { after: at } }, how)
  return [...ended, ...taken].filter(({ since }) => since <= at)
}

/** Reports of one day that are counted, the first: more than anybody could read. */
export const MAX_OF_DAY = 200_000

/** Hashes of what was told in reports that came in a stretch of time, in the order of the reports. */
export async function receivedHashes(
  tx: Tx,
  within: { readonly from: Time; readonly before: Time },
): Promise<{ readonly report: string; readonly sha256: string }[]> {
  return await tables<Database<typeof reports | typeof files>>()(tx)
    .selectFrom('report')
    .innerJoin('report_file', 'report_file.report', 'report.id')
    .select(['report.id as report', 'report_file.sha256'])
    .where('report_file.kind', '=', 'answers')
    .where('report.received_at', '>=', within.from)
    .where('report.received_at', '<', within.before)
    .orderBy('report.id')
    .limit(MAX_OF_DAY)
    .execute()
}

/** Uploads that one look sees, those that waited longest first. */
const MAX_LOOSE_SEEN = 50_000

/** Files that no report named yet: when the newest part of each came, and how many bytes there are. */
export async function looseUploads(
  tx: Tx,
): Promise<{ readonly upload: string; readonly at: Time; readonly size: number }[]> {
  const rows = await tables<Database<typeof looseParts>>()(tx)
    .selectFrom('report_part')
    .select(({ fn }) => [
      'upload',
      fn.max('at').as('newest'),
      fn.sum<number | string>('size').as('total'),
    ])
    .groupBy('upload')
    .orderBy('newest')
    .limit(MAX_LOOSE_SEEN)
    .execute()
  return rows.map(({ upload, newest: at, total }) => ({ upload, at, size: Number(total) }))
}

/** Reports whose files one look sees. */
export const MAX_DROPPED_REPORTS = 20

/** A report with the bytes of its files. */
export interface Heavy {
  readonly report: string
  readonly size: number
}

interface HeavyWanted {
  readonly state: noun.ReportState
  readonly lane?: Lane
  readonly closedFor?: 'no-report'
  /** Closed before. */
  readonly before?: Time
}

function partsOfReports(tx: Tx, { state, lane, closedFor, before }: HeavyWanted) {
  let wanted = tables<Database<typeof reports | typeof files | typeof fileParts>>()(tx)
    .selectFrom('report')
    .innerJoin('report_file', 'report_file.report', 'report.id')
    .innerJoin('report_file_part', 'report_file_part.file', 'report_file.id')
    .where('report.state', '=', state)
  if (lane !== undefined) wanted = wanted.where('report.lane', '=', lane)
  if (closedFor !== undefined) wanted = wanted.where('report.closed_for', '=', closedFor)
  if (before !== undefined) wanted = wanted.where('report.closed_at', '<', before)
  return wanted
}

/** Reports with files as they make room: those beyond the share of their network first, then the slow lane, then the normal one; in each what has its turn last, and then the oldest. */
export async function heaviest(tx: Tx, wanted: HeavyWanted): Promise<Heavy[]> {
  const rows = await partsOfReports(tx, wanted)
    .select(({ fn }) => [
      'report.id as report',
      fn.sum<number | string>('report_file_part.size').as('total'),
    ])
    .groupBy(['report.id', 'report.lane', 'report.turn', 'report.received_at'])
    .orderBy(({ eb, lit }) =>
      eb.case().when('report.turn', 'in', BEYOND_SHARE).then(lit(0)).else(lit(1)).end(),
    )
    .orderBy(({ eb, lit }) =>
      eb
        .case()
        .when('report.lane', '=', 'slow')
        .then(lit(0))
        .when('report.lane', '=', 'normal')
        .then(lit(1))
        .else(lit(2))
        .end(),
    )
    .orderBy('report.turn', 'desc')
    .orderBy('report.received_at')
    .orderBy('report.id')
    .limit(MAX_DROPPED_REPORTS)
    .execute()
  return rows.map(({ report, total }) => ({ report, size: Number(total) }))
}

/** Bytes of the files of such reports. */
export async function bytesOf(tx: Tx, wanted: HeavyWanted): Promise<number> {
  const row = await partsOfReports(tx, wanted)
    .select(({ fn }) => fn.sum<number | string | null>('report_file_part.size').as('total'))
    .executeTakeFirst()
  return Number(row?.total ?? 0)
}

function wordsOfReports(tx: Tx) {
  return tables<Database<typeof reports | typeof files>>()(tx)
    .selectFrom('report')
    .innerJoin('report_file', 'report_file.report', 'report.id')
    .where('report_file.kind', '<>', 'attachment')
    .select(({ fn }) => fn.sum<number | string | null>('report_file.size').as('total'))
}

/** Bytes of the sealed words of all reports that nobody has read. */
export async function unreadWords(tx: Tx): Promise<number> {
  const row = await wordsOfReports(tx).where('report.state', '=', 'received').executeTakeFirst()
  return Number(row?.total ?? 0)
}

/** Bytes of the sealed words of one report. */
export async function wordsOf(tx: Tx, report: string): Promise<number> {
  const row = await wordsOfReports(tx).where('report.id', '=', report).executeTakeFirst()
  return Number(row?.total ?? 0)
}

/** Reports that were dropped unread before a moment, and to which their receipts still lead. */
export async function droppedBefore(tx: Tx, before: Time, limit: number): Promise<string[]> {
  const rows = await tables<Database<typeof reports>>()(tx)
    .selectFrom('report')
    .select('id')
    .where('purged_at', '<', before)
    .whereRef('closed_at', '=', 'purged_at')
    .orderBy('purged_at')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** All seats that are taken now. */
export async function allSeats(tx: Tx): Promise<noun.SeatRow[]> {
  return await seats.many(tx, { endedAt: null }, { order: ['id'], limit: noun.MAX_ALL_SEATS })
}

/** Seats that a person has now. */
export async function seatsOfPerson(tx: Tx, person: string): Promise<noun.SeatRow[]> {
  return await seats.many(tx, { person, endedAt: null }, { limit: noun.MAX_DESKS })
}

type Lane = noun.ReportRow['lane']

/** A report as it is read: the first of those that are alike and that nobody has read. */
export interface Folded {
  readonly id: string
  readonly alike: number
}

/** Reports of some desks that are read in their turn. */
export interface Queue {
  readonly agency: readonly string[]
  readonly state: readonly noun.ReportState[]
}

/** Rows as they are read: what is alike and unread is one. */
function foldedRows(tx: Tx, { agency, state }: Queue) {
  return tables<Database<typeof reports>>()(tx)
    .selectFrom('report')
    .select(({ fn }) => [
      'lane',
      fn.min('id').as('id'),
      fn.countAll<number>().as('alike'),
      fn.min('turn').as('turn'),
      fn.max('score').as('score'),
    ])
    .where('agency', 'in', agency)
    .where('state', 'in', state)
    .groupBy((eb) => {
      const unread = eb.case().when('state', '=', 'received')
      // The first of them, once it is read, stands apart from those that are like it.
      return [
        'lane',
        unread.then(eb.ref('kin')).else(eb.ref('id')).end(),
        unread.then(1).else(0).end(),
      ]
    })
}

/** How many rows each lane has. */
export async function laneSizes(tx: Tx, queue: Queue): Promise<ByLane<number>> {
  const sizes = { fast: 0, normal: 0, slow: 0 }
  if (queue.agency.length === 0) return sizes
  const rows = await tables<Database<typeof reports>>()(tx)
    .selectFrom(foldedRows(tx, queue).as('one'))
    .select(({ fn }) => ['lane', fn.countAll<number>().as('size')])
    .groupBy('lane')
    .limit(noun.lane.options.length)
    .execute()
  for (const { lane, size } of rows) sizes[lane] = Number(size)
  return sizes
}

/** How many rows of its lane stand before a report, and it; it may be no longer among them. */
export async function placeOf(tx: Tx, queue: Queue, row: noun.ReportRow): Promise<number> {
  const { turn, score } = await heightOf(tx, queue, row)
  const found = await tables<Database<typeof reports>>()(tx)
    .selectFrom(foldedRows(tx, queue).as('one'))
    .select(({ fn }) => fn.countAll<number>().as('before'))
    .where('lane', '=', row.lane)
    .where(({ eb, and, or }) =>
      or([
        eb('turn', '<', turn),
        and([eb('turn', '=', turn), eb('score', '>', score)]),
        and([eb('turn', '=', turn), eb('score', '=', score), eb('id', '<=', row.id)]),
      ]),
    )
    .executeTakeFirst()
  return Number(found?.before ?? 0)
}

/** How a report stands, with those that are in one row with it. */
async function heightOf(tx: Tx, { agency }: Queue, row: noun.ReportRow) {
  const { kin, lane, state } = row
  if (state !== 'received') return row
  const own = await tables<Database<typeof reports>>()(tx)
    .selectFrom('report')
    .select(({ fn }) => [fn.min('turn').as('turn'), fn.max('score').as('score')])
    .where('kin', '=', kin)
    .where('lane', '=', lane)
    .where('state', '=', state)
    .where('agency', 'in', agency)
    .executeTakeFirst()
  return { turn: Number(own?.turn ?? row.turn), score: Number(own?.score ?? row.score) }
}

/** Rows of each lane from one on (the first is 0) up to another, as they are read. */
export async function folded(
  tx: Tx,
  queue: Queue,
  { from, until }: { readonly from: ByLane<number>; readonly until: ByLane<number> },
): Promise<ByLane<Folded[]>> {
  const ranked = tables<Database<typeof reports>>()(tx)
    .selectFrom(foldedRows(tx, queue).as('one'))
    .select(({ fn }) => [
      'lane',
      'id',
      'alike',
      fn
        .agg<number>('row_number')
        .over((over) =>
          over.partitionBy('lane').orderBy('turn').orderBy('score', 'desc').orderBy('id'),
        )
        .as('nth'),
    ])
  const rows = await tables<Database<typeof reports>>()(tx)
    .selectFrom(ranked.as('ranked'))
    .select(['lane', 'id', 'alike'])
    .where(({ eb, and, or }) =>
      or(
        noun.lane.options.map((lane) =>
          and([eb('lane', '=', lane), eb('nth', '>', from[lane]), eb('nth', '<=', until[lane])]),
        ),
      ),
    )
    .orderBy('nth')
    .limit(MAX_PAGE_ROWS + 1)
    .execute()
  const all = Map.groupBy(rows, ({ lane }) => lane)
  const of = (lane: Lane) =>
    (all.get(lane) ?? []).map(({ id, alike }) => ({ id: String(id), alike: Number(alike) }))
  return { fast: of('fast'), normal: of('normal'), slow: of('slow') }
}

/** Bytes from a file's first on, among which its header ends. */
const BEGINNING = 16_384

/** How files begin. */
export async function beginnings(
  tx: Tx,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly bytes: Uint8Array }[]> {
  if (ids.length === 0) return []
  const rows = await tables<Database<typeof files>>()(tx)
    .selectFrom('report_file')
    .select(({ fn, lit }) => [
      'id',
      fn<Uint8Array>('substr', ['bytes', lit(1), lit(BEGINNING)]).as('bytes'),
    ])
    .where('id', 'in', ids)
    .limit(ids.length)
    .execute()
  return rows
}

/** How many reports of each desk are beyond their time, and since when the first of them is. */
export async function lateBy(
  tx: Tx,
  now: Time,
): Promise<{ readonly agency: string; readonly late: number; readonly since: Time }[]> {
  const rows = await tables<Database<typeof reports>>()(tx)
    .selectFrom('report')
    .select(({ fn }) => ['agency', fn.countAll<number>().as('late'), fn.min('due_at').as('since')])
    .where('due_at', '<', now)
    .where('waiting_since', 'is', null)
    .groupBy('agency')
    .orderBy('agency')
    .limit(noun.MAX_DESKS)
    .execute()
  return rows.map(({ agency, late, since }) => ({
    agency,
    late: Number(late),
    since: String(since),
  }))
}
