import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { db, type Row } from './tables.ts'

export type CardRow = Row<'station_card'>
export type CodeRow = Row<'card_code'>
export type ClaimRow = Row<'sms_claim'>

/** Writes cards with their codes. SQLite takes 32,766 values at once. */
export async function addCards(
  tx: Tx,
  cards: readonly CardRow[],
  codes: readonly CodeRow[],
): Promise<void> {
  if (cards.length === 0) return
  await db(tx).insertInto('station_card').values(cards).execute()
  for (let from = 0; from < codes.length; from += 1000) {
    await db(tx)
      .insertInto('card_code')
      .values(codes.slice(from, from + 1000))
      .execute()
  }
}

/** Ends the cards of these stations that are in force. */
export async function cancelCards(tx: Tx, stations: readonly string[], now: Time): Promise<void> {
  if (stations.length === 0) return
  await db(tx)
    .updateTable('station_card')
    .set({ cancelled_at: now })
    .where('station', 'in', stations)
    .where('cancelled_at', 'is', null)
    .execute()
}

/** The card in force of each of these stations, with how many of its codes are left. */
export async function cardsOf(
  tx: Tx,
  stations: readonly string[],
): Promise<(Pick<CardRow, 'id' | 'station' | 'issued_at'> & { left: number })[]> {
  if (stations.length === 0) return []
  return await db(tx)
    .selectFrom('station_card as s')
    .innerJoin('card_code as c', 'c.card', 's.id')
    .select((eb) => ['s.id', 's.station', 's.issued_at', eb.fn.countAll<number>().as('left')])
    .where('s.station', 'in', stations)
    .where('s.cancelled_at', 'is', null)
    .where('c.used_at', 'is', null)
    .groupBy(['s.id', 's.station', 's.issued_at'])
    .limit(stations.length)
    .execute()
}

/** A code with its card. */
export type FoundCode = CodeRow & {
  readonly station: string
  readonly cancelled_at: Time | null
}

/** Codes by their hash. */
export async function codesBy(tx: Tx, hashes: readonly string[]): Promise<Map<string, FoundCode>> {
  if (hashes.length === 0) return new Map()
  const rows = await db(tx)
    .selectFrom('card_code as c')
    .innerJoin('station_card as s', 's.id', 'c.card')
    .select([
      'c.hash',
      'c.card',
      'c.n',
      'c.used_at',
      'c.used_for',
      'c.used_from',
      's.station',
      's.cancelled_at',
    ])
    .where('c.hash', 'in', hashes)
    .limit(hashes.length)
    .execute()
  return new Map(rows.map((row) => [row.hash, row]))
}

export async function useCode(
  tx: Tx,
  hash: string,
  use: { used_at: Time; used_for: string; used_from: string },
): Promise<void> {
  await db(tx).updateTable('card_code').set(use).where('hash', '=', hash).execute()
}

export async function addClaims(tx: Tx, rows: readonly ClaimRow[]): Promise<void> {
  if (rows.length > 0) await db(tx).insertInto('sms_claim').values(rows).execute()
}

/** Claims, newest first. */
export async function claimsBefore(
  tx: Tx,
  wanted: { before: string; limit: number },
): Promise<ClaimRow[]> {
  return await db(tx)
    .selectFrom('sms_claim')
    .select(['id', 'at', 'number', 'body', 'reason', 'station'])
    .where('id', '<', wanted.before)
    .orderBy('id', 'desc')
    .limit(wanted.limit)
    .execute()
}

/** Removes claims older than `before`, and counts of wrong codes; gives how many claims. */
export async function forgetClaims(tx: Tx, before: Time): Promise<number> {
  await db(tx).deleteFrom('sms_try').where('window_at', '<', before).execute()
  const rows = await db(tx)
    .deleteFrom('sms_claim')
    .where('at', '<', before)
    .returning('id')
    .execute()
  return rows.length
}

/** Removes the oldest claims, `count` of them. */
export async function dropClaims(tx: Tx, count: number): Promise<void> {
  if (count <= 0) return
  await db(tx)
    .deleteFrom('sms_claim')
    .where('id', 'in', (eb) => eb.selectFrom('sms_claim').select('id').orderBy('id').limit(count))
    .execute()
}

/** How many claims are kept. */
export async function claimCount(tx: Tx): Promise<number> {
  const row = await db(tx)
    .selectFrom('sms_claim')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst()
  return row?.n ?? 0
}

/** Wrong codes of these keys in a window. */
export async function triesIn(
  tx: Tx,
  window: Time,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db(tx)
    .selectFrom('sms_try')
    .select(['key', 'count'])
    .where('window_at', '=', window)
    .where('key', 'in', keys)
    .limit(keys.length)
    .execute()
  return new Map(rows.map(({ key, count }) => [key, count]))
}

/** Sets the counts of a window. */
export async function putTries(
  tx: Tx,
  window: Time,
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  if (counts.size === 0) return
  await db(tx)
    .insertInto('sms_try')
    .values([...counts].map(([key, count]) => ({ key, window_at: window, count })))
    .onConflict((conflict) =>
      conflict
        .columns(['key', 'window_at'])
        .doUpdateSet((eb) => ({ count: eb.ref('excluded.count') })),
    )
    .execute()
}
