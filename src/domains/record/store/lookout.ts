import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { type Look, MAX_LOOKOUTS, type ShownLookout, verdict } from '../lookout.ts'

interface LookoutTable {
  id: string
  name: string
  size: number
  verdict: string
  faults: string
  appeared_at: string
  changed_at: string
  looked_at: string
  silent_at: string | null
}

const db = tables<{ lookout: LookoutTable }>()

const COLUMNS = [
  'id',
  'name',
  'size',
  'verdict',
  'faults',
  'appeared_at',
  'changed_at',
  'looked_at',
  'silent_at',
] as const

/** Who looks out, longest-known first. */
export async function allLookouts(tx: Tx): Promise<ShownLookout[]> {
  const rows = await db(tx)
    .selectFrom('lookout')
    .select(COLUMNS)
    .orderBy('appeared_at')
    .orderBy('id')
    .limit(MAX_LOOKOUTS)
    .execute()
  return rows.map(shown)
}

/** One lookout, or null. */
export async function lookoutById(tx: Tx, id: string): Promise<ShownLookout | null> {
  const row = await db(tx)
    .selectFrom('lookout')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : shown(row)
}

function shown(row: LookoutTable): ShownLookout {
  return {
    lookout: row.id,
    name: row.name,
    size: row.size,
    verdict: verdict.parse(row.verdict),
    faults: JSON.parse(row.faults) as string[],
    appearedAt: row.appeared_at,
    changedAt: row.changed_at,
    lookedAt: row.looked_at,
    silentAt: row.silent_at,
  }
}

/** Keeps the newest look of a lookout; it is not silent any more. */
export async function keepLook(
  tx: Tx,
  look: Look & { readonly lookout: string; readonly appearedAt: Time; readonly changedAt: Time },
  at: Time,
): Promise<void> {
  const now = {
    name: look.name,
    size: look.size,
    verdict: look.verdict,
    faults: JSON.stringify(look.faults),
    changed_at: look.changedAt,
    looked_at: at,
    silent_at: null,
  }
  await db(tx)
    .insertInto('lookout')
    .values({ id: look.lookout, appeared_at: look.appearedAt, ...now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(now))
    .execute()
}

/** Marks those as silent that have not looked since `before`; gives each with its last look. */
export async function markSilent(
  tx: Tx,
  before: Time,
  at: Time,
): Promise<{ lookout: string; lookedAt: Time }[]> {
  const rows = await db(tx)
    .updateTable('lookout')
    .set({ silent_at: at })
    .where('silent_at', 'is', null)
    .where('looked_at', '<', before)
    .returning(['id', 'looked_at'])
    .execute()
  return rows.map((row) => ({ lookout: row.id, lookedAt: row.looked_at }))
}

/** Forgets a lookout; its records stay. */
export async function dropLookout(tx: Tx, id: string): Promise<void> {
  await db(tx).deleteFrom('lookout').where('id', '=', id).execute()
}
