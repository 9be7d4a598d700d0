import { given } from '../../../core/asked.ts'
import type { Tx } from '../../../core/port.ts'
import { matches } from '../../../lib/sql/condition.ts'
import type { Database } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { AREA_KINDS, type AreaRow, INCIDENT_KINDS } from '../schema.ts'
import { entries, incidents, within } from '../store.ts'

const db = tables<Database<typeof incidents | typeof entries>>()

/** Which part of an area's timeline: in a stretch of time, behind a row. */
interface Wanted {
  readonly areas: readonly string[]
  readonly from: string | undefined
  readonly until: string | undefined
}
interface Page extends Wanted {
  readonly behind: { readonly at: string | undefined; readonly id: string | undefined }
  readonly limit: number
}

/** The stretch as a condition on a moment. */
const momentIn = ({ from, until }: Pick<Wanted, 'from' | 'until'>) => given({ from, before: until })

const OF_ENTRY = AREA_KINDS.filter((kind) => !INCIDENT_KINDS.some((one) => one === kind))

/** Entries with a date, whatever incident they belong to, newest first, with what they are about. */
export async function entriesOfArea(
  tx: Tx,
  { areas, from, until, behind, kinds, limit }: Page & { readonly kinds: readonly string[] },
): Promise<(AreaRow & { readonly subject: string })[]> {
  const area = within(areas)
  let ids = db(tx)
    .selectFrom('timeline_entry')
    .select('id')
    .where('at', 'is not', null)
    .where((eb) => matches(eb, 'at', momentIn({ from, until })))
    .where((eb) => matches(eb, 'kind', kinds))
  if (area !== undefined) ids = ids.where((eb) => matches(eb, 'area', area))
  if (behind.at !== undefined)
    ids = ids
      .where('at', '<=', behind.at)
      .where((eb) => eb.or([eb('at', '<', behind.at ?? ''), eb('id', '<', behind.id ?? '')]))
  const page = ids.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit)
  const found = entries.read(await entries.select(tx).where('id', 'in', page).execute())
  return found.map((row) => ({
    id: row.id,
    at: row.at ?? '',
    area: row.area,
    kind: row.kind as AreaRow['kind'],
    subject: row.subject,
    path: row.path,
    text: row.text,
    tag: row.tag,
    observable: row.observable,
    counts: row.counts as AreaRow['counts'],
    isLinked: row.linkedAt !== null,
    isEntry: true,
  }))
}

/** Incidents by the moment at which they were opened, or ended, newest first. */
export async function incidentsOfArea(
  tx: Tx,
  { areas, from, until, behind, limit, but }: Page & { readonly but: readonly string[] },
  kind: (typeof INCIDENT_KINDS)[number],
): Promise<AreaRow[]> {
  const area = within(areas)
  const column = kind === 'incident-opened' ? ('opened_at' as const) : ('ended_at' as const)
  let rows = db(tx)
    .selectFrom('incident')
    .select(['id', 'area', 'code', 'title', `${column} as at`])
    .where(column, 'is not', null)
    .where((eb) => matches(eb, column, momentIn({ from, until })))
  if (but.length > 0) rows = rows.where('id', 'not in', but)
  if (area !== undefined) rows = rows.where((eb) => matches(eb, 'area', area))
  if (behind.at !== undefined)
    rows = rows
      .where(column, '<=', behind.at)
      .where((eb) => eb.or([eb(column, '<', behind.at ?? ''), eb('id', '<', behind.id ?? '')]))
  const found = await rows.orderBy(column, 'desc').orderBy('id', 'desc').limit(limit).execute()
  return found.map(({ id, area: own, code, title, at }) => ({
    id,
    at: at ?? '',
    area: own,
    kind,
    path: `/console/incidents/${id}`,
    text: title,
    tag: code,
    observable: '',
    counts: null,
    isLinked: true,
    isEntry: false,
  }))
}

/** How much there is, and how much more stands in timelines of incidents alone. */
export async function countOfArea(
  tx: Tx,
  { areas, ...stretch }: Wanted,
): Promise<{ total: number; ofIncidents: number }> {
  const area = within(areas)
  const moment = momentIn(stretch)
  let rows = db(tx)
    .selectFrom('timeline_entry')
    .select(({ fn }) => ['kind', fn.countAll<number>().as('count')])
    .where('at', 'is not', null)
    .where((eb) => matches(eb, 'at', moment))
  if (area !== undefined) rows = rows.where((eb) => matches(eb, 'area', area))
  const found = await rows.groupBy('kind').limit(MAX_KINDS).execute()
  const sum = (isOf: (kind: string) => boolean) =>
    found.reduce((all, { kind, count }) => all + (isOf(kind) ? Number(count) : 0), 0)
  const isShown = (kind: string) => OF_ENTRY.some((one) => one === kind)
  const opened = await incidents.count(tx, { area, openedAt: moment })
  const isAny = Object.keys(moment).length === 0
  const ended = await incidents.count(tx, { area, endedAt: isAny ? { not: null } : moment })
  return { total: sum(isShown) + opened + ended, ofIncidents: sum((kind) => !isShown(kind)) }
}

/** More kinds of entries than there are. */
const MAX_KINDS = 100
