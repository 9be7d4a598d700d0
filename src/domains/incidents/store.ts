import type { Tx } from '../../core/port.ts'
import { matches } from '../../lib/sql/condition.ts'
import { type Database, type RowOf, table } from '../../lib/sql/table.ts'
import { tables } from '../../lib/sql/tables.ts'
import { entryRow, incidentRow, linkRow, LIVE_STATES, taskRow } from './schema.ts'

export const incidents = table('incident', incidentRow)
export const tasks = table('incident_task', taskRow)
export const entries = table('timeline_entry', entryRow)
export const links = table('entry_link', linkRow, ['entry', 'incident'])
export type EntryRow = RowOf<typeof entries>

const db = tables<Database<typeof incidents | typeof tasks | typeof entries | typeof links>>()

/** Entries that belong to an incident, by their moment; those without a date come last, as they were added. */
export async function entriesOf(
  tx: Tx,
  wanted: { readonly incident: string; readonly kinds: readonly string[]; readonly limit: number },
): Promise<EntryRow[]> {
  const rows = await db(tx)
    .selectFrom('timeline_entry')
    .innerJoin('entry_link', 'entry_link.entry', 'timeline_entry.id')
    .select(entries.columns())
    .where('entry_link.incident', '=', wanted.incident)
    .where('timeline_entry.kind', 'in', wanted.kinds as EntryRow['kind'][])
    .orderBy((eb) => eb.case().when('timeline_entry.at', 'is', null).then(1).else(0).end())
    .orderBy('timeline_entry.at', 'desc')
    .orderBy('timeline_entry.id', 'desc')
    .limit(wanted.limit)
    .execute()
  return entries.read(rows) as EntryRow[]
}

/** Incidents of which these entries are a part. */
export async function incidentsOf(tx: Tx, subjects: readonly string[], limit: number) {
  if (subjects.length === 0) return []
  return await db(tx)
    .selectFrom('entry_link')
    .innerJoin('timeline_entry', 'timeline_entry.id', 'entry_link.entry')
    .select('entry_link.incident')
    .distinct()
    .where('timeline_entry.subject', 'in', subjects)
    .limit(limit)
    .execute()
}

/** Tasks that somebody has to do, of incidents that are not over, the first to be due first. */
export async function tasksOf(
  tx: Tx,
  wanted: { readonly owner: string; readonly areas: unknown; readonly limit: number },
) {
  return await db(tx)
    .selectFrom('incident_task')
    .innerJoin('incident', 'incident.id', 'incident_task.incident')
    .select([
      'incident_task.id',
      'incident_task.incident',
      'incident_task.title',
      'incident_task.due_at as dueAt',
      'incident_task.added_at as addedAt',
      'incident.code',
    ])
    .where('incident_task.owner', '=', wanted.owner)
    .where((eb) => matches(eb, 'incident.area', wanted.areas))
    .where('incident_task.done_at', 'is', null)
    .where('incident.state', 'in', LIVE_STATES)
    .orderBy('incident_task.due_at')
    .limit(wanted.limit)
    .execute()
}

/** Entries that belong to no incident, behind `before` in the order of their names, newest first. */
export async function unlinkedEntries(
  tx: Tx,
  wanted: { readonly areas: unknown; readonly before: string; readonly limit: number },
): Promise<EntryRow[]> {
  const rows = await db(tx)
    .selectFrom('timeline_entry')
    .leftJoin('entry_link', 'entry_link.entry', 'timeline_entry.id')
    .select(entries.columns())
    .where('entry_link.entry', 'is', null)
    .where('timeline_entry.id', '<', wanted.before)
    .where((eb) => matches(eb, 'timeline_entry.area', wanted.areas))
    .orderBy('timeline_entry.id', 'desc')
    .limit(wanted.limit)
    .execute()
  return entries.read(rows) as EntryRow[]
}

/** Incidents that were opened or ended in a stretch of time, the oldest first. */
export async function incidentsWithin(
  tx: Tx,
  wanted: {
    readonly areas: unknown
    readonly from: string
    readonly until: string
    readonly limit: number
  },
) {
  const { from, until } = wanted
  return await db(tx)
    .selectFrom('incident')
    .select(incidents.columns('id', 'title', 'openedAt', 'endedAt'))
    .where((eb) => matches(eb, 'area', wanted.areas))
    .where((eb) =>
      eb.or([
        eb.and([eb('opened_at', '>=', from), eb('opened_at', '<', until)]),
        eb.and([eb('ended_at', '>=', from), eb('ended_at', '<', until)]),
      ]),
    )
    .orderBy('id')
    .limit(wanted.limit)
    .execute()
}
