import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { time } from '../../../core/time.ts'
import { type Database, type NewRow, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { DOUBTS } from '../reach.ts'

export const cards = table(
  'station_card',
  z.strictObject({
    id,
    station: z.string(),
    area: z.string(),
    issuedBy: z.string(),
    issuedAt: time,
    cancelledAt: time.nullable(),
  }),
)
export type CardRow = RowOf<typeof cards>

export const codes = table(
  'card_code',
  z.strictObject({
    hash: z.string(),
    card: id,
    n: z.number().int(),
    usedAt: time.nullable(),
    /** What was answered with it, and a keyed hash of the number it came from. */
    usedFor: z.string().nullable(),
    usedFrom: z.string().nullable(),
  }),
  ['hash'],
)
export type CodeRow = RowOf<typeof codes>

/** Short messages that changed nothing. */
export const unprovenRow = z.strictObject({
  id,
  at: time,
  /** Last digits of the number it says it comes from. */
  number: z.string(),
  body: z.string(),
  reason: z.enum(DOUBTS),
  /** The station of a code that was used or cancelled. */
  station: z.string().nullable(),
})
export const unproven = table('sms_unproven', unprovenRow)

/** Wrong codes of a key in a window. */
export const smsTries = table(
  'sms_try',
  z.strictObject({ key: z.string(), windowAt: time, count: z.number().int() }),
  ['key', 'windowAt'],
)

const db = tables<Database<typeof cards | typeof codes | typeof unproven>>()

/** Writes cards with their codes. SQLite takes 32,766 values at once. */
export async function addCards(
  tx: Tx,
  made: readonly NewRow<CardRow>[],
  printed: readonly NewRow<CodeRow>[],
): Promise<void> {
  await cards.insert(tx, made)
  for (let from = 0; from < printed.length; from += 1000)
    await codes.insert(tx, printed.slice(from, from + 1000))
}

/** The card in force of each of these stations, with how many of its codes are left. */
export async function cardsOf(
  tx: Tx,
  stations: readonly string[],
): Promise<(Pick<CardRow, 'id' | 'station' | 'issuedAt'> & { left: number })[]> {
  if (stations.length === 0) return []
  return await db(tx)
    .selectFrom('station_card')
    .innerJoin('card_code', 'card_code.card', 'station_card.id')
    .select(cards.columns('id', 'station', 'issuedAt'))
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('station_card.station', 'in', stations)
    .where('station_card.cancelled_at', 'is', null)
    .where('card_code.used_at', 'is', null)
    .groupBy(['station_card.id', 'station_card.station', 'station_card.issued_at'])
    .limit(stations.length)
    .execute()
}

/** A code with its card. */
export type FoundCode = CodeRow & Pick<CardRow, 'station' | 'cancelledAt'>

/** Codes by their hash. */
export async function codesBy(tx: Tx, hashes: readonly string[]): Promise<Map<string, FoundCode>> {
  if (hashes.length === 0) return new Map()
  const rows = await codes
    .select<typeof cards>(tx)
    .innerJoin('station_card', 'station_card.id', 'card_code.card')
    .select(cards.columns('station', 'cancelledAt'))
    .where('card_code.hash', 'in', hashes)
    .limit(hashes.length)
    .execute()
  return new Map(rows.map((row) => [row.hash, row]))
}

/** Removes the oldest messages without proof, `count` of them: those that name no station before the others. */
export async function dropUnproven(tx: Tx, count: number): Promise<void> {
  let left = count
  for (const names of ['is', 'is not'] as const) {
    if (left <= 0) return
    const oldest = db(tx)
      .selectFrom('sms_unproven')
      .select('id')
      .where('station', names, null)
      .orderBy('id')
      .limit(left)
    const done = await db(tx).deleteFrom('sms_unproven').where('id', 'in', oldest).execute()
    left -= done.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0)
  }
}
