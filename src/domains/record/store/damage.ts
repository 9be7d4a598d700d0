import { z } from 'zod'
import { type LoggedFault, logFault } from '../../../core/log-damage.ts'
import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import type { ShownDamage } from '../schema.ts'
import { db, type Row } from './tables.ts'

/** Damages that are told; a log with more is told by its newest. */
const MAX_DAMAGES = 100

const COLUMNS = ['id', 'found_at', 'faults', 'named_at', 'reason'] as const

/** Every damage that was found, newest first. */
export async function allDamages(tx: Tx): Promise<ShownDamage[]> {
  const rows = await db(tx)
    .selectFrom('log_damage')
    .select(COLUMNS)
    .orderBy('id', 'desc')
    .limit(MAX_DAMAGES)
    .execute()
  return rows.map(shown)
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
