import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import { type SignalContent, signalContent, signalKind } from '../system-schema.ts'
import { db, type Row } from './tables.ts'

export type SignalRow = Row<'signal'>
export type SeenRow = Row<'signal_seen'>

const SIGNAL = [
  'id',
  'system',
  'kind',
  'format',
  'number',
  'sent_at',
  'at',
  'sha256',
  'payload',
  'content',
] as const

/** Values and alerts that a signal's row holds. */
export function contentIn(row: Pick<SignalRow, 'content'>): SignalContent {
  return signalContent.parse(JSON.parse(row.content))
}

export async function addSignal(tx: Tx, row: SignalRow): Promise<void> {
  await db(tx).insertInto('signal').values(row).execute()
}

export async function signalById(tx: Tx, id: string): Promise<SignalRow | undefined> {
  return await db(tx).selectFrom('signal').select(SIGNAL).where('id', '=', id).executeTakeFirst()
}

/** Signals of a system, newest first. */
export async function signalsOf(tx: Tx, system: string, limit: number): Promise<SignalRow[]> {
  return await db(tx)
    .selectFrom('signal')
    .select(SIGNAL)
    .where('system', '=', system)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Signals of a system of one kind, newest first. */
export async function signalsOfKind(
  tx: Tx,
  { system, kind }: Pick<SignalRow, 'system' | 'kind'>,
  limit: number,
): Promise<SignalRow[]> {
  return await db(tx)
    .selectFrom('signal')
    .select(SIGNAL)
    .where('system', '=', system)
    .where('kind', '=', kind)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function countSince(tx: Tx, system: string, since: Time): Promise<number> {
  const { count } = await db(tx)
    .selectFrom('signal')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('system', '=', system)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

export async function setSeen(tx: Tx, row: SeenRow): Promise<void> {
  const { at, number, quiet } = row
  await db(tx)
    .insertInto('signal_seen')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['system', 'kind']).doUpdateSet({ at, number, quiet }),
    )
    .execute()
}

/** Begins the numbers of a system anew: they belong to its key. */
export async function forgetNumbers(tx: Tx, system: string): Promise<void> {
  await db(tx).updateTable('signal_seen').set({ number: 0 }).where('system', '=', system).execute()
}

/** What was heard of these systems last, by kind. */
export async function seenOf(tx: Tx, systems: readonly string[]): Promise<SeenRow[]> {
  if (systems.length === 0) return []
  return await db(tx)
    .selectFrom('signal_seen')
    .select(['system', 'kind', 'at', 'number', 'quiet'])
    .where('system', 'in', systems)
    .orderBy('system')
    .orderBy('kind')
    .limit(systems.length * signalKind.options.length)
    .execute()
}

/** Kinds with heartbeats that no record has told of yet. */
export async function quietSeen(tx: Tx, limit: number): Promise<SeenRow[]> {
  return await db(tx)
    .selectFrom('signal_seen')
    .select(['system', 'kind', 'at', 'number', 'quiet'])
    .where('quiet', '>', 0)
    .orderBy('system')
    .orderBy('kind')
    .limit(limit)
    .execute()
}

/** Deletes signals from before `before` that no finding points at; gives how many went, at most `limit`. */
export async function dropOldSignals(tx: Tx, before: Time, limit: number): Promise<number> {
  const rows = await db(tx)
    .selectFrom('signal')
    .select('id')
    .where('at', '<', before)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('finding')
            .select('finding.id')
            .whereRef('finding.signal', '=', 'signal.id'),
        ),
      ),
    )
    .orderBy('at')
    .limit(limit)
    .execute()
  if (rows.length === 0) return 0
  const ids = rows.map(({ id }) => id)
  await db(tx).deleteFrom('signal').where('id', 'in', ids).execute()
  return ids.length
}
