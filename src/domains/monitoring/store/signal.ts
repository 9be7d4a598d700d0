import { z } from 'zod'
import { id } from '../../../core/id.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { type Database, type Raw, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { signalContent, signalFormat, signalKind } from '../system-schema.ts'
import type { findings } from './finding.ts'

export const signalRow = z.strictObject({
  id,
  system: id,
  kind: signalKind,
  format: signalFormat,
  number: z.number().int(),
  sentAt: time,
  at: time,
  sha256: z.string(),
  payload: z.string(),
  content: signalContent,
})
export const signals = table('signal', signalRow)
export type SignalRow = RowOf<typeof signals>

/** What was heard of a system last, by kind. */
export const signalSeens = table(
  'signal_seen',
  z.strictObject({
    system: id,
    kind: signalKind,
    at: time,
    number: z.number().int(),
    /** Heartbeats that no record has told of yet. */
    quiet: z.number().int(),
  }),
  ['system', 'kind'],
)
export type SeenRow = RowOf<typeof signalSeens>

const db = tables<Database<typeof signals | typeof findings>>()

/** Signals of one kind that a system told last. */
export interface Told {
  readonly system: string
  readonly kind: SignalRow['kind']
  readonly limit: number
}

/** Parts of one statement; SQLite takes 500. */
const MAX_PARTS = 100

/**
 * The newest signals of each of these, by {@link toldKey}, newest first: each is some steps in an index, and all of them
 * one statement, because a nation has dozens of systems.
 */
export async function newestSignals(
  tx: Tx,
  wanted: readonly Told[],
): Promise<ReadonlyMap<string, SignalRow[]>> {
  const found: SignalRow[] = []
  // Several may ask for the same signals: most of them are enough for all.
  const asked = [...Map.groupBy(wanted, toldKey).values()].flatMap((same) =>
    same.toSorted((one, other) => other.limit - one.limit).slice(0, 1),
  )
  for (let n = 0; n < asked.length; n += MAX_PARTS) {
    const [first, ...others] = asked.slice(n, n + MAX_PARTS).map((one) => newest(tx, one))
    const all = others.reduce((sum, one) => sum?.unionAll(one), first)
    if (all !== undefined) found.push(...signals.read(await all.execute()))
  }
  const sorted = found.toSorted((a, b) =>
    a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1,
  )
  return Map.groupBy(sorted, toldKey)
}

/** A system and a kind as a key. */
export function toldKey({ system, kind }: Pick<Told, 'system' | 'kind'>): string {
  return `${system} ${kind}`
}

// A part with an order of its own has to stand in brackets of its own.
function newest(tx: Tx, { system, kind, limit }: Told) {
  const part = signals
    .select(tx)
    .where('system', '=', system)
    .where('kind', '=', kind)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  return tables<{ part: Raw<SignalRow> }>()(tx).selectFrom(part.as('part')).selectAll()
}

/** What was heard of these systems last, by kind. */
export async function seenOf(tx: Tx, system: readonly string[]): Promise<SeenRow[]> {
  const limit = system.length * signalKind.options.length
  return await signalSeens.many(tx, { system }, { order: ['system', 'kind'], limit })
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
  await signals.remove(tx, { id: ids })
  return ids.length
}
