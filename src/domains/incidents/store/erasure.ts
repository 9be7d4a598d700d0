import type { Tx } from '../../../core/port.ts'
import { matches } from '../../../lib/sql/condition.ts'
import { type Database, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { MAX_TASKS } from '../schema.ts'
import { type ErasableKind, erasureRow } from '../schema-erasure.ts'
import { entries, type EntryRow, type incidents, type links, tasks } from '../store.ts'

export const erasures = table('incident_erasure', erasureRow)

const db = tables<Database<typeof erasures | typeof incidents | typeof entries | typeof links>>()

/** Entries of an incident in which words stand, newest first, or those of these; what is told of tasks goes with those. */
export async function writtenEntries(
  tx: Tx,
  wanted: { readonly incident: string; readonly id?: readonly string[]; readonly limit: number },
): Promise<EntryRow[]> {
  const { incident, id, limit } = wanted
  if (id?.length === 0) return []
  let rows = db(tx)
    .selectFrom('entry_link')
    .innerJoin('timeline_entry', 'timeline_entry.id', 'entry_link.entry')
    .select(entries.columns())
    .where('entry_link.incident', '=', incident)
    .where('timeline_entry.kind', '<>', 'task-done')
    .where((eb) =>
      eb.or([
        eb('timeline_entry.text', '<>', ''),
        eb('timeline_entry.tag', '<>', ''),
        eb('timeline_entry.observable', '<>', ''),
        eb('timeline_entry.read_in', '<>', ''),
        eb.and([eb('timeline_entry.kind', '=', 'note'), eb('timeline_entry.written', '<>', '')]),
      ]),
    )
  if (id !== undefined) rows = rows.where('timeline_entry.id', 'in', id)
  const found = await rows.orderBy('timeline_entry.id', 'desc').limit(limit).execute()
  return entries.read(found) as EntryRow[]
}

/** Incidents of which one question tells. */
const MAX_TELLING = 500

/** Incidents in whose timelines these words stand. */
export async function incidentsTelling(
  tx: Tx,
  { kind, subject }: { readonly kind: ErasableKind; readonly subject: string },
): Promise<string[]> {
  if (kind === 'title' || kind === 'basis') return []
  const own =
    kind === 'run'
      ? (await tasks.many(tx, { run: subject }, { limit: MAX_TASKS })).map(({ id }) => id)
      : [subject]
  if (own.length === 0) return []
  const all = db(tx)
    .selectFrom('entry_link')
    .innerJoin('timeline_entry', 'timeline_entry.id', 'entry_link.entry')
    .select('entry_link.incident')
    .distinct()
  const wanted =
    kind === 'entry'
      ? all.where('timeline_entry.id', 'in', own)
      : all
          .where('timeline_entry.subject', 'in', own)
          .where('timeline_entry.kind', '=', 'task-done')
  return (await wanted.limit(MAX_TELLING).execute()).map(({ incident }) => incident)
}

/** Erasures that wait for anybody but this person, the oldest first. */
export async function openErasures(
  tx: Tx,
  wanted: { readonly areas: unknown; readonly but: string; readonly limit: number },
) {
  const rows = await db(tx)
    .selectFrom('incident_erasure')
    .innerJoin('incident', 'incident.id', 'incident_erasure.incident')
    .select([...erasures.columns('id', 'incident', 'kind', 'askedAt'), 'incident.code'])
    .where('incident_erasure.done_at', 'is', null)
    .where('incident_erasure.asked_by', '<>', wanted.but)
    .where((eb) => matches(eb, 'incident.area', wanted.areas))
    .orderBy('incident_erasure.id')
    .limit(wanted.limit)
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as ErasableKind }))
}
