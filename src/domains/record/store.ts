import { given } from '../../core/asked.ts'
import type { HourCounts } from '../../core/hours.ts'
import { type KnownDamage, knownDamage, type LoggedFault } from '../../core/log-damage.ts'
import { under } from '../../core/permission.ts'
import type { Tx } from '../../core/port.ts'
import type { JsonObject } from '../../core/record.ts'
import type { Time } from '../../core/time.ts'
import { builtOnce } from '../../lib/sql/built-once.ts'
import { type Database, type RowOf, table } from '../../lib/sql/table.ts'
import { tables } from '../../lib/sql/tables.ts'
import { type Tile, TILE_WIDTH } from '../../lib/tlog/index.ts'
import { lookoutRow } from './lookout.ts'
import {
  asideRow,
  damageRow,
  figureRow,
  recordLeaf,
  recordPart,
  recordRow,
  type ShownDamage,
  type ShownRecord,
  stampRow,
  surplusRow,
  tileRow,
} from './schema.ts'

export const records = table('record', recordRow, ['position'])
export const tiles = table('tile_entry', tileRow, ['level', 'n'])
export const figures = table('record_figure', figureRow, ['type'])
export const damages = table('log_damage', damageRow)
export const lookouts = table('lookout', lookoutRow)
export const stamps = table('time_stamp', stampRow, ['size'])
export const asides = table('set_aside', asideRow, ['workflow', 'seq'])
export const surpluses = table('surplus', surplusRow, ['what', 'who', 'hourAt'])

/** What the list of records may be narrowed by; null narrows nothing. */
export interface Narrowing {
  /** Only records before this leaf index. */
  readonly before: number | null
  readonly type: string | null
  readonly actor: string | null
  readonly subject: string | null
  readonly from: Time | null
  readonly until: Time | null
  /** Areas whose records may be seen, with everything below them. */
  readonly areas: readonly string[]
  readonly limit: number
}

/** Numbered records, newest first. */
export async function recordsBefore(tx: Tx, by: Narrowing): Promise<ShownRecord[]> {
  const where = {
    seq: by.before === null ? { not: null } : { before: by.before },
    type: by.type ?? undefined,
    actor: by.actor ?? undefined,
    subject: by.subject ?? undefined,
    at:
      by.from === null && by.until === null
        ? undefined
        : { ...given({ from: by.from ?? undefined, before: by.until ?? undefined }) },
    area: by.areas.includes('/') ? undefined : under(by.areas),
  }
  const how = { order: ['-seq'], limit: by.limit, as: recordPart } as const
  return (await records.many(tx, where, how)).map(shown)
}

/** One numbered record, or null. */
export async function recordById(tx: Tx, id: string): Promise<ShownRecord | null> {
  const row = await records.one(tx, { id, seq: { not: null } }, { as: recordPart })
  return row === undefined ? null : shown(row)
}

/** What is needed of one numbered record to prove it, or null. */
export async function leafById(tx: Tx, id: string) {
  const row = await records.one(tx, { id, seq: { not: null } }, { as: recordLeaf })
  return row === undefined ? null : { ...row, seq: row.seq ?? -1 }
}

/** What is needed of a numbered record to prove it. */
export type Leaf = Pick<RowOf<typeof records>, keyof typeof recordLeaf.shape> & {
  readonly seq: number
}

/** Numbered records of these types about a subject among the leaves behind `after` and before `size`, in their order. */
export async function leavesOf(
  tx: Tx,
  by: {
    readonly subject: string
    readonly types: readonly string[]
    readonly after: number
    readonly size: number
    readonly limit: number
  },
): Promise<Leaf[]> {
  const { subject, types, after, size, limit } = by
  const where = { subject, type: types, seq: { after, before: size } }
  const rows = await records.many(tx, where, { order: ['seq'], limit, as: recordLeaf })
  return rows.map((row) => ({ ...row, seq: row.seq ?? -1 }))
}

/** Whether the log has a leaf at this place. */
export async function hasLeaf(tx: Tx, seq: number): Promise<boolean> {
  return (await records.one(tx, { seq }, { as: place })) !== undefined
}

const leafHash = recordRow.pick({ hash: true })

/** The hashes of one tile of the log, or null where the log is too short for it. */
export async function tileHashes(
  tx: Tx,
  { level, index, width }: Tile,
): Promise<Uint8Array[] | null> {
  const range = { from: index * TILE_WIDTH, before: index * TILE_WIDTH + width }
  const rows =
    level === 0
      ? await records.many(tx, { seq: range }, { order: ['seq'], limit: TILE_WIDTH, as: leafHash })
      : await tiles.many(tx, { level, n: range }, { order: ['n'], limit: TILE_WIDTH })
  return rows.length === width ? rows.map(({ hash }) => hash) : null
}

type RecordPart = Pick<RowOf<typeof records>, keyof typeof recordPart.shape>

function shown(row: RecordPart): ShownRecord {
  return { ...row, seq: row.seq ?? -1, hash: Buffer.from(row.hash).toString('hex') }
}

const told = recordRow.pick({ seq: true, at: true, type: true, body: true })

/** The newest numbered records of these types, newest first; those with an erased body are left out. */
export async function newestOfTypes(tx: Tx, types: readonly string[], limit: number) {
  const where = { type: types, seq: { not: null }, body: { not: null } } as const
  const rows = await records.many(tx, where, { order: ['-seq'], limit, as: told })
  return rows.map(({ seq, body, ...row }) => ({
    ...row,
    seq: seq ?? -1,
    body: JSON.parse(body ?? '{}') as JsonObject,
  }))
}

const ofAside = recordRow.pick({ id: true, seq: true, type: true, at: true })

/** What workflows set aside, the newest first, and how many there are. */
export async function newestAsides(tx: Tx, limit: number) {
  const more = await asides.many(tx, {}, { order: ['-seq', 'workflow'], limit: limit + 1 })
  if (more.length === 0) return { items: [], count: 0 }
  const rows = more.slice(0, limit)
  const about = await records.many(tx, { seq: rows.map(({ seq }) => seq) }, { limit, as: ofAside })
  const bySeq = new Map(about.map((one) => [one.seq, one]))
  const items = rows.flatMap((row) => {
    const one = bySeq.get(row.seq)
    return one === undefined ? [] : [{ ...row, record: one.id, type: one.type, at: one.at }]
  })
  return { items, count: more.length > limit ? await asides.count(tx, {}) : more.length }
}

const named = recordRow.pick({ id: true, at: true, body: true })

/** The newest numbered record of a type, with its own name; null where there is none, or its body was erased. */
export async function newestOf(tx: Tx, type: string) {
  const where = { type, seq: { not: null } } as const
  const [row] = await records.many(tx, where, { order: ['-seq'], limit: 1, as: named })
  if (row === undefined || row.body === null) return null
  return { id: row.id, at: row.at, body: JSON.parse(row.body) as JsonObject }
}

/** Leaves looked at in one query: a log of a hundred million is narrowed down in seven. */
const PROBES = 16

const place = recordRow.pick({ seq: true, at: true })

/**
 * First leaf index whose record is of `at` or later; the size of the log when there is none. By narrowing down, because
 * leaves follow time and an index on the time of every record would be paid for at every write.
 */
export async function seqAt(tx: Tx, at: Time): Promise<number> {
  const newest = await records.one(tx, { seq: { not: null } }, { order: ['-seq'], as: place })
  let [low, high] = [0, (newest?.seq ?? -1) + 1]
  // Most ask of a day that is not over.
  if (newest === undefined || newest.at < at) return high
  while (low < high) {
    const how = { order: ['seq'], limit: PROBES, as: place } as const
    const rows = await records.many(tx, { seq: probesIn(low, high) }, how)
    const after = rows.findIndex((row) => row.at >= at)
    const last = after < 0 ? rows.at(-1) : rows[after - 1]
    if (after >= 0) high = rows[after]?.seq ?? high
    if (last !== undefined) low = (last.seq ?? low) + 1
    // A leaf of the log is never missing; without one the search would not end.
    if (rows.length === 0) break
  }
  return low
}

/** Leaves of [low, high), evenly spread, each once. */
function probesIn(low: number, high: number): number[] {
  const step = (high - low) / (PROBES + 1)
  const all = Array.from({ length: PROBES }, (_, n) => Math.floor(low + step * (n + 1)))
  return [...new Set(step < 1 ? [low, ...all] : all)].slice(0, PROBES)
}

const db = tables<Database<typeof records>>()

/** Number of records by type among the leaves [from, until), most first. */
export async function countsBetween(
  tx: Tx,
  range: { readonly from: number; readonly until: number; readonly limit: number },
): Promise<{ type: string; count: number }[]> {
  return await db(tx)
    .selectFrom('record')
    .select((e) => ['type', e.fn.countAll<number>().as('count')])
    .where('seq', '>=', range.from)
    .where('seq', '<', range.until)
    .groupBy('type')
    .orderBy('count', 'desc')
    .orderBy('type')
    .limit(range.limit)
    .execute()
}

const event = recordRow.pick({ id: true, seq: true, at: true, type: true })

/** Records of the given types among the leaves [from, until), in order. */
export async function eventsBetween(
  tx: Tx,
  range: {
    readonly from: number
    readonly until: number
    readonly types: readonly string[]
    readonly limit: number
  },
) {
  const where = { seq: { from: range.from, before: range.until }, type: range.types }
  const rows = await records.many(tx, where, { order: ['seq'], limit: range.limit, as: event })
  return rows.map(({ id: record, seq, ...row }) => ({ record, ...row, seq: seq ?? -1 }))
}

/** Damages that are read at once. */
const PAGE = 100

/** Pages of damages that are read for what is known: one found an hour fills them in ten years. */
const MAX_PAGES = 1_000

function damagesInOrder(tx: object) {
  return damages
    .select(tx)
    .orderBy(({ eb }) => eb.case().when('named_at', 'is', null).then(0).else(1).end())
    .orderBy('id', 'desc')
}

const firstDamages = builtOnce((tx, limit: number) => damagesInOrder(tx).limit(limit)).all

/** Damages that were found, those that nobody has named first, each newest first; from behind `after` on. */
export async function damagesAfter(
  tx: Tx,
  after: ShownDamage | null,
  limit: number,
): Promise<ShownDamage[]> {
  if (after === null) return damages.read(await firstDamages(tx, limit)).map(damageOf)
  const { damage, namedAt } = after
  const select = damagesInOrder(tx).where(({ eb, or, and }) => {
    const [isNamed, isBehind] = [eb('named_at', 'is not', null), eb('id', '<', damage)]
    return namedAt === null ? or([isNamed, isBehind]) : and([isNamed, isBehind])
  })
  return damages.read(await select.limit(limit).execute()).map(damageOf)
}

function damageOf({ id: damage, ...row }: RowOf<typeof damages>): ShownDamage {
  return { damage, ...row }
}

/** One damage, or null. */
export async function damageById(tx: Tx, damage: string): Promise<ShownDamage | null> {
  const row = await damages.one(tx, { id: damage })
  return row === undefined ? null : damageOf(row)
}

/** Everything that was found so far, named or not. */
export async function foundBefore(tx: Tx): Promise<KnownDamage> {
  const found: LoggedFault[] = []
  let after = ''
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const rows = await damages.many(tx, { id: { after } }, { order: ['id'], limit: PAGE })
    found.push(...rows.flatMap((row) => row.faults))
    if (rows.length < PAGE) break
    after = rows.at(-1)?.id ?? ''
  }
  return knownDamage(found)
}

/** What was done beyond its limit; an hour is told of once it is over. */
export const surplusHours: HourCounts<RowOf<typeof surpluses>> = {
  async untold(tx, hour, limit) {
    return await surpluses
      .select(tx)
      .where('hour_at', '<', hour)
      .where(({ eb }) => eb('told', '<', eb.ref('over')))
      .orderBy('hour_at')
      .limit(limit)
      .execute()
  },
  async markTold(tx, { what, who, hourAt, over }) {
    await surpluses.change(tx, { what, who, hourAt }, { told: over })
  },
  async isCounting(tx, hour) {
    return (await surpluses.one(tx, { hourAt: { from: hour }, over: { after: 0 } })) !== undefined
  },
  async drop(tx, before) {
    await surpluses.remove(tx, { hourAt: { before } })
  },
}
