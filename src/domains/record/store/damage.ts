import { z } from 'zod'
import {
  type KnownDamage,
  knownDamage,
  type LoggedFault,
  logFault,
} from '../../../core/log-damage.ts'
import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import type { ShownDamage } from '../schema.ts'
import { db, type Row } from './tables.ts'

/** Damages that are read at once. */
const PAGE = 100

/** Pages of damages that are read for what is known: one found an hour fills them in ten years. */
const MAX_PAGES = 1_000

const COLUMNS = ['id', 'found_at', 'faults', 'named_at', 'reason'] as const

/** Damages that were found, those that nobody has named first, each newest first; from behind `after` on. */
export async function damagesAfter(
  tx: Tx,
  after: ShownDamage | null,
  limit: number,
): Promise<ShownDamage[]> {
  const hasOpen = after === null || after.namedAt === null
  const open = hasOpen ? await newest(tx, { isOpen: true, before: after?.damage, limit }) : []
  const rest = limit - open.length
  if (rest === 0) return open
  const before = hasOpen ? undefined : after.damage
  return [...open, ...(await newest(tx, { isOpen: false, before, limit: rest }))]
}

async function newest(
  tx: Tx,
  of: { readonly isOpen: boolean; readonly before: string | undefined; readonly limit: number },
): Promise<ShownDamage[]> {
  const rows = await db(tx)
    .selectFrom('log_damage')
    .select(COLUMNS)
    .where('named_at', of.isOpen ? 'is' : 'is not', null)
    .$if(of.before !== undefined, (query) => query.where('id', '<', of.before ?? ''))
    .orderBy('id', 'desc')
    .limit(of.limit)
    .execute()
  return rows.map(shown)
}

/** Everything that was found so far, named or not. */
export async function foundBefore(tx: Tx): Promise<KnownDamage> {
  const found: LoggedFault[] = []
  let after = ''
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const rows = await db(tx)
      .selectFrom('log_damage')
      .select(COLUMNS)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute()
    found.push(...rows.flatMap((row) => shown(row).faults))
    if (rows.length < PAGE) break
    after = rows.at(-1)?.id ?? ''
  }
  return knownDamage(found)
}

/** One damage, or null. */
export async function damageById(tx: Tx, id: string): Promise<ShownDamage | null> {
  const row = await db(tx)
    .selectFrom('log_damage')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : shown(row)
}

function shown(row: Row<'log_damage'>): ShownDamage {
  return {
    damage: row.id,
    foundAt: row.found_at,
    faults: z.array(logFault).parse(JSON.parse(row.faults)),
    namedAt: row.named_at,
    reason: row.reason,
  }
}

/** Keeps what a look found. */
export async function addDamage(
  tx: Tx,
  damage: { readonly id: string; readonly foundAt: Time; readonly faults: readonly LoggedFault[] },
): Promise<void> {
  const { id, foundAt: found_at } = damage
  const faults = JSON.stringify(damage.faults)
  const row = { id, found_at, faults, named_at: null, reason: null }
  await db(tx).insertInto('log_damage').values(row).execute()
}

/** Keeps that an administrator knows of it. */
export async function keepNamed(
  tx: Tx,
  id: string,
  named: { readonly at: Time; readonly reason: string },
): Promise<void> {
  await db(tx)
    .updateTable('log_damage')
    .set({ named_at: named.at, reason: named.reason })
    .where('id', '=', id)
    .execute()
}
