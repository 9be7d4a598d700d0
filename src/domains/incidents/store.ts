import type { Tx } from '../../core/port.ts'
import { firstIdAt } from '../../core/id.ts'
import { under } from '../../core/permission.ts'
import type { Time } from '../../core/time.ts'
import { matches } from '../../lib/sql/condition.ts'
import { type Database, type Filter, type RowOf, table } from '../../lib/sql/table.ts'
import { tables } from '../../lib/sql/tables.ts'
import {
  ENTRY_KINDS,
  entryRow,
  type IncidentRow,
  incidentRow,
  linkRow,
  MAX_ENTRIES,
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

const db =
  tables<Database<typeof incidents | typeof tasks | typeof entries | typeof links | typeof runs>>()

/** More rows than any node has: a part of a statement that has a limit is read by itself, before the rest. */
const ALL = 10_000_000

/** A row of a timeline by what orders it, and on which side of it is looked. */
export interface Beyond {
  readonly way: 'older' | 'newer'
  readonly at: string
  readonly entry: string
}

/** Which entries of an incident are wanted; a tag and an observable by their beginning. */
export interface Wanted {
  readonly incident: string
  readonly beyond?: Beyond | undefined
  /** A stretch of moments: what has no date is in none. */
  readonly from?: Time | undefined
  readonly until?: Time | undefined
  readonly kinds: readonly EntryRow['kind'][]
  readonly tag?: string | undefined
  readonly observable?: string | undefined
}

const beginning = (text: string) => ({ from: text, before: `${text}\uffff` })

/** An entry with the moment by which it stands in a timeline. */
export type PlacedRow = EntryRow & { readonly place: string }

/**
 * Entries that belong to an incident, the newest first; those without a date come last, as they were added. Of those that
 * are newer than a row, the nearest to it.
 */
export async function entriesOf(tx: Tx, wanted: Wanted & { readonly limit: number }) {
  const { incident, kinds, tag, observable, beyond, from, until, limit } = wanted
  let rows = db(tx)
    .selectFrom('entry_link')
    .innerJoin('timeline_entry', 'timeline_entry.id', 'entry_link.entry')
    .select([...entries.columns(), 'entry_link.at as place'])
    .where('entry_link.incident', '=', incident)
  if (from !== undefined) rows = rows.where('entry_link.at', '>=', from)
  if (until !== undefined) rows = rows.where('entry_link.at', '<', until)
  if (from === undefined && until !== undefined) rows = rows.where('entry_link.at', '>', '')
  const isNewer = beyond?.way === 'newer'
  if (beyond !== undefined) {
    const { at, entry } = beyond
    const [side, orSame] = isNewer ? (['>', '>='] as const) : (['<', '<='] as const)
    rows = rows
      .where('entry_link.at', orSame, at)
      .where((eb) => eb.or([eb('entry_link.at', side, at), eb('entry_link.entry', side, entry)]))
  }
  if (kinds.length < ENTRY_KINDS.length) rows = rows.where('entry_link.kind', 'in', kinds)
  if (tag !== undefined) rows = rows.where((eb) => matches(eb, 'tag', beginning(tag)))
  if (observable !== undefined)
    rows = rows.where((eb) => matches(eb, 'observable', beginning(observable)))
  const order = isNewer ? 'asc' : 'desc'
  const found = await rows
    .orderBy('entry_link.at', order)
    .orderBy('entry_link.entry', order)
    .limit(limit)
    .execute()
  const read = (entries.read(found) as EntryRow[]).map((row, n) => ({
    ...row,
    place: found[n]?.place ?? '',
  }))
  return isNewer ? read.toReversed() : read
}

/**
 * Entries of these incidents behind the first `skip`, each as often as it is a part of one, the oldest first; those without
 * a date behind the others.
 */
export async function entriesOfAll(
  tx: Tx,
  incident: readonly string[],
  { skip, limit }: { readonly skip: number; readonly limit: number },
) {
  if (incident.length === 0) return []
  return await db(tx)
    .selectFrom('entry_link')
    .innerJoin('timeline_entry', 'timeline_entry.id', 'entry_link.entry')
    .innerJoin('incident', 'incident.id', 'entry_link.incident')
    .select([...entries.columns(), 'incident.code as incidentCode'])
    .where('entry_link.incident', 'in', incident)
    .orderBy((eb) => eb.case().when('entry_link.at', '=', '').then(1).else(0).end())
    .orderBy('entry_link.at')
    .orderBy('entry_link.entry')
    .orderBy('entry_link.incident')
    .limit(limit)
    .offset(skip)
    .execute()
}

/** Pieces of evidence that stand in the timeline of an incident, in no order. */
export async function evidenceIn(tx: Tx, incident: string): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('entry_link')
    .innerJoin('timeline_entry', 'timeline_entry.id', 'entry_link.entry')
    .select('timeline_entry.subject')
    .distinct()
    .where('entry_link.incident', '=', incident)
    .where('entry_link.kind', '=', 'item-preserved')
    .limit(MAX_ENTRIES)
    .execute()
  return rows.map(({ subject }) => subject)
}

/** How many entries these incidents have. */
export async function countOfAll(tx: Tx, incident: readonly string[]): Promise<number> {
  if (incident.length === 0) return 0
  const { count } = await db(tx)
    .selectFrom('entry_link')
    .select(({ fn }) => fn.count<number>('entry').distinct().as('count'))
    .where('incident', 'in', incident)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** One more that was left out of the timeline of an incident. */
export async function countLeftOut(tx: Tx, incident: string): Promise<void> {
  await db(tx)
    .updateTable('incident')
    .set((eb) => ({ left_out: eb('left_out', '+', 1) }))
    .where('id', '=', incident)
    .execute()
}

/** What the newest entries of an incident are about, as far as they are of these kinds. */
export async function subjectsOf(
  tx: Tx,
  wanted: { readonly incident: string; readonly kinds: readonly EntryRow['kind'][]; limit: number },
): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('entry_link')
    .innerJoin('timeline_entry', 'timeline_entry.id', 'entry_link.entry')
    .select(['timeline_entry.subject', 'timeline_entry.kind'])
    .where('entry_link.incident', '=', wanted.incident)
    .orderBy('entry_link.at', 'desc')
    .orderBy('entry_link.entry', 'desc')
    .limit(wanted.limit)
    .execute()
  const known = rows.filter(({ kind }) => wanted.kinds.includes(kind))
  return [...new Set(known.map(({ subject }) => subject))]
}

/** Incidents of which entries about these are a part. */
export async function incidentsOf(tx: Tx, subjects: readonly string[], limit: number) {
  if (subjects.length === 0) return []
  return await db(tx)
    .selectFrom('entry_link')
    .select('incident')
    .distinct()
    .where('entry', 'in', (eb) =>
      // Found first: a server that has not yet learnt how full a timeline is would read all of it for each of its entries.
      eb.selectFrom('timeline_entry').select('id').where('subject', 'in', subjects).limit(ALL),
    )
    .limit(limit)
    .execute()
}

/** The areas as a condition of a list; none for whoever sees all, so that a list's order alone decides how it is read. */
export function within(areas: readonly string[]) {
  return areas.includes('/') ? undefined : under(areas)
}

/** Which incidents a list has. */
export type Listed = Filter<Pick<IncidentRow, 'area' | 'owner' | 'endedAt'>> & {
  /** Those that are left out; most readers are shown all. */
  readonly but?: readonly string[] | undefined
}

/** Which page of a list: so many, behind this one. */
interface Page<After> {
  readonly after: After | undefined
  readonly limit: number
}

/**
 * Ids of a list's incidents, which an index holds with all that is asked. Who sees some areas has few of them, wherever
 * their titles and days are: those are found by the areas first.
 */
function idsOf(tx: Tx, { area, owner, endedAt, but = [] }: Listed) {
  let ids = db(tx)
    .selectFrom((eb) => {
      const seen = eb.selectFrom('incident').select(['id', 'words', 'owner', 'ended_at'])
      const own = seen.where((one) => matches(one, 'area', area)).limit(ALL)
      return (area === undefined ? seen : own).as('incident')
    })
    .select('id')
  if (but.length > 0) ids = ids.where('id', 'not in', but)
  if (owner !== undefined) ids = ids.where((eb) => matches(eb, 'owner', owner))
  if (endedAt !== undefined) ids = ids.where((eb) => matches(eb, 'ended_at', endedAt))
  return ids
}

/** Incidents of a list, newest first. */
export async function newestIncidents(
  tx: Tx,
  where: Listed,
  { after, limit }: Page<string>,
): Promise<IncidentRow[]> {
  let ids = idsOf(tx, where).orderBy('id', 'desc').limit(limit)
  if (after !== undefined) ids = ids.where('id', '<', after)
  return await incidents.select(tx).where('id', 'in', ids).orderBy('id', 'desc').execute()
}

/** Incidents of a list whose titles begin like this, in the order of titles, of one title the newest first. */
export async function incidentsLike(
  tx: Tx,
  where: Listed,
  { words, after, limit }: Page<Pick<IncidentRow, 'words' | 'id'>> & { readonly words: string },
): Promise<IncidentRow[]> {
  let ids = idsOf(tx, where)
    .where('words', '>=', after?.words ?? words)
    .where('words', '<', `${words}\uffff`)
  if (after !== undefined)
    ids = ids.where((eb) => eb.or([eb('words', '>', after.words), eb('id', '<', after.id)]))
  const page = ids.orderBy('words').orderBy('id', 'desc').limit(limit)
  return await incidents
    .select(tx)
    .where('id', 'in', page)
    .orderBy('words')
    .orderBy('id', 'desc')
    .execute()
}

/** Entries that belong to no incident, newest first, down to the first that was made at `since`. */
export async function looseEntries(
  tx: Tx,
  { area, since }: { readonly area: ReturnType<typeof within>; readonly since: Time | undefined },
  { after, limit }: Page<string>,
): Promise<EntryRow[]> {
  let ids = db(tx).selectFrom('timeline_entry').select('id').where('linked_at', 'is', null)
  if (area !== undefined) ids = ids.where((eb) => matches(eb, 'area', area))
  if (since !== undefined) ids = ids.where('id', '>=', firstIdAt(since))
  if (after !== undefined) ids = ids.where('id', '<', after)
  const page = ids.orderBy('id', 'desc').limit(limit)
  const rows = await entries.select(tx).where('id', 'in', page).orderBy('id', 'desc').execute()
  return entries.read(rows) as EntryRow[]
}

/** Incidents that go on, by how bad they are and whether somebody leads them, and how their tasks stand by the clock. */
export async function standing(tx: Tx, wanted: { readonly areas: unknown; readonly now: string }) {
  const { areas, now } = wanted
  const open = db(tx)
    .selectFrom('incident_task')
    .where('incident_task.done_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('incident as of')
          .select('of.id')
          .whereRef('of.id', '=', 'incident_task.incident')
          .where('of.ended_at', 'is', null)
          .where((eb) => (areas === undefined ? eb.and([]) : matches(eb, 'of.area', areas))),
      ),
    )
  return await db(tx)
    .selectFrom('incident')
    .select((eb) => [
      'severity',
      eb.case().when('owner', 'is', null).then(1).else(0).end().as('isUnled'),
      eb.fn.countAll<number>().as('count'),
      open
        .where('incident_task.due_at', '<', now)
        .select(({ fn }) => fn.countAll<number>().as('late'))
        .as('late'),
      open
        .where('incident_task.due_at', '>=', now)
        .select(({ fn }) => fn.min('incident_task.due_at').as('next'))
        .as('nextDue'),
    ])
    .where('ended_at', 'is', null)
    .where((eb) => (areas === undefined ? eb.and([]) : matches(eb, 'area', areas)))
    .groupBy(['severity', 'isUnled'])
    .execute()
}

/** What is told of a task outside of its incident. */
const TASK_TOLD = [
  'incident_task.id',
  'incident_task.incident',
  'incident_task.title',
  'incident_task.due_at as dueAt',
  'incident_task.added_at as addedAt',
  'incident.code',
] as const

/** Tasks that somebody has to do, of incidents that are not over, the first to be due first. */
export async function tasksOf(
  tx: Tx,
  wanted: { readonly owner: string; readonly areas: unknown; readonly limit: number },
) {
  return await db(tx)
    .selectFrom('incident_task')
    .innerJoin('incident', 'incident.id', 'incident_task.incident')
    .select(TASK_TOLD)
    .where('incident_task.owner', '=', wanted.owner)
    .where((eb) => matches(eb, 'incident.area', wanted.areas))
    .where('incident_task.done_at', 'is', null)
    .where('incident.ended_at', 'is', null)
    .orderBy('incident_task.due_at')
    .limit(wanted.limit)
    .execute()
}

/** Steps of running playbooks that nobody took, on incidents that somebody leads, the first to be due first. */
export async function stepsFor(
  tx: Tx,
  wanted: { readonly owner: string; readonly areas: unknown; readonly limit: number },
) {
  return await db(tx)
    .selectFrom('incident')
    .innerJoin('playbook_run', 'playbook_run.incident', 'incident.id')
    .innerJoin('incident_task', 'incident_task.run', 'playbook_run.id')
    .select(TASK_TOLD)
    .where('incident.owner', '=', wanted.owner)
    .where('incident.ended_at', 'is', null)
    .where((eb) => matches(eb, 'incident.area', wanted.areas))
    .where('playbook_run.ended_at', 'is', null)
    .where('incident_task.owner', 'is', null)
    .where('incident_task.done_at', 'is', null)
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
  const moments = (column: 'opened_at' | 'ended_at') =>
    db(tx).selectFrom('incident').select('id').where(column, '>=', from).where(column, '<', until)
  return await db(tx)
    .selectFrom('incident')
    .select(incidents.columns('id', 'title', 'openedAt', 'endedAt'))
    .where((eb) => matches(eb, 'area', wanted.areas))
    .where('id', 'in', moments('opened_at').union(moments('ended_at')))
    .orderBy('id')
    .limit(wanted.limit)
    .execute()
}
