import type { Tx } from '../../core/port.ts'
import { under } from '../../core/permission.ts'
import { matches } from '../../lib/sql/condition.ts'
import { type Database, type Filter, type RowOf, table } from '../../lib/sql/table.ts'
import { tables } from '../../lib/sql/tables.ts'
import {
  ENTRY_KINDS,
  entryRow,
  type IncidentRow,
  incidentRow,
  linkRow,
  LIVE_STATES,
  taskRow,
} from './schema.ts'
import { playbookRow, runRow } from './schema-playbook.ts'

export const incidents = table('incident', incidentRow)
export const tasks = table('incident_task', taskRow)
export const entries = table('timeline_entry', entryRow)
export type TaskRow = RowOf<typeof tasks>
export const playbooks = table('playbook', playbookRow)
export const runs = table('playbook_run', runRow)
export const links = table('entry_link', linkRow, ['entry', 'incident'])
export type EntryRow = RowOf<typeof entries>

const db = tables<Database<typeof incidents | typeof tasks | typeof entries | typeof links>>()

/** Which entries of an incident are wanted; a tag and an observable by their beginning. */
export interface Wanted {
  readonly incident: string
  readonly kinds: readonly EntryRow['kind'][]
  readonly tag?: string | undefined
  readonly observable?: string | undefined
}

const beginning = (text: string) => ({ from: text, before: `${text}\uffff` })

/** Entries that belong to an incident, by their moment; those without a date come last, as they were added. */
export async function entriesOf(tx: Tx, wanted: Wanted & { readonly limit: number }) {
  const { incident, kinds, tag, observable, limit } = wanted
  let rows = db(tx)
    .selectFrom('entry_link')
    .innerJoin('timeline_entry', 'timeline_entry.id', 'entry_link.entry')
    .select(entries.columns())
    .where('entry_link.incident', '=', incident)
  if (kinds.length < ENTRY_KINDS.length) rows = rows.where('timeline_entry.kind', 'in', kinds)
  if (tag !== undefined) rows = rows.where((eb) => matches(eb, 'tag', beginning(tag)))
  if (observable !== undefined)
    rows = rows.where((eb) => matches(eb, 'observable', beginning(observable)))
  const found = await rows
    .orderBy('entry_link.at', 'desc')
    .orderBy('entry_link.entry', 'desc')
    .limit(limit)
    .execute()
  return entries.read(found) as EntryRow[]
}

/** Incidents that go on and share what an entry of this one is about. */
export async function sharing(
  tx: Tx,
  wanted: { readonly incident: string; readonly kinds: readonly EntryRow['kind'][]; limit: number },
): Promise<string[]> {
  const newest = db(tx)
    .selectFrom('entry_link')
    .select('entry')
    .where('incident', '=', wanted.incident)
    .orderBy('at', 'desc')
    .orderBy('entry', 'desc')
    .limit(wanted.limit)
  const rows = await db(tx)
    .selectFrom('timeline_entry as own')
    .innerJoin('timeline_entry as other', 'other.subject', 'own.subject')
    .innerJoin('entry_link', 'entry_link.entry', 'other.id')
    .innerJoin('incident', 'incident.id', 'entry_link.incident')
    .select('entry_link.incident')
    .distinct()
    .where('own.id', 'in', newest)
    .where('own.kind', 'in', wanted.kinds)
    .where('incident.ended_at', 'is', null)
    .where('entry_link.incident', '!=', wanted.incident)
    .limit(wanted.limit)
    .execute()
  return rows.map(({ incident }) => incident)
}

/** Incidents of which entries about these are a part. */
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

/** The areas as a condition of a list; none for whoever sees all, so that a list's order alone decides how it is read. */
export function within(areas: readonly string[]) {
  return areas.includes('/') ? undefined : under(areas)
}

/** Which incidents a list has. */
export type Listed = Filter<Pick<IncidentRow, 'area' | 'owner' | 'endedAt'>>

/** Incidents whose titles begin like this, in the order of titles, of one title the newest first; behind one of them. */
export async function incidentsLike(
  tx: Tx,
  { area, owner, endedAt }: Listed,
  wanted: {
    readonly words: string
    readonly after: Pick<IncidentRow, 'words' | 'id'> | undefined
    readonly limit: number
  },
) {
  const { words, after, limit } = wanted
  let rows = incidents
    .select(tx)
    .where('words', '>=', after?.words ?? words)
    .where('words', '<', `${words}\uffff`)
  if (after !== undefined)
    rows = rows.where((eb) => eb.or([eb('words', '>', after.words), eb('id', '<', after.id)]))
  if (area !== undefined) rows = rows.where((eb) => matches(eb, 'area', area))
  if (owner !== undefined) rows = rows.where((eb) => matches(eb, 'owner', owner))
  if (endedAt !== undefined) rows = rows.where((eb) => matches(eb, 'ended_at', endedAt))
  return await rows.orderBy('words').orderBy('id', 'desc').limit(limit).execute()
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
