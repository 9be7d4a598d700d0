import { sql } from 'kysely'
import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { areaPath, under } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import { type Time, time } from '../../../core/time.ts'
import { matches } from '../../../lib/sql/condition.ts'
import { type Database, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { reachState } from '../reach.ts'
import { letter, type SiteStatus, siteStatus } from '../schema.ts'
import type { maintenances } from './maintenance.ts'
import type { authorisations } from './permission.ts'

export const organizationRow = z.strictObject({
  id,
  name: z.string(),
  area: areaPath,
  addedAt: time,
})
export const organizations = table('organization', organizationRow)

export const siteRow = z.strictObject({
  id,
  organization: id,
  name: z.string(),
  host: z.string(),
  httpsPort: z.number().int(),
  httpPort: z.number().int(),
  path: z.string(),
  area: z.string(),
  /** Areas whose voters rely on it; empty: its own area. */
  affected: z.array(z.string()),
  keyword: z.string().nullable(),
  phrases: z.array(z.string()),
  movesAddresses: z.boolean(),
  slowMs: z.number().int(),
  /** Null: the node's own interval. */
  visitMs: z.number().int().nullable(),
  allowPrivate: z.boolean(),
  isPublic: z.boolean(),
  addedAt: time,
  endedAt: time.nullable(),
  /** Since when what is watched of it is as it is: standing orders that were read before wait for two persons. */
  aimedAt: z.string(),
})
export const sites = table('site', siteRow)
export type SiteRow = RowOf<typeof sites>

/** Words by which a site is found. */
export const siteWords = table('site_word', z.strictObject({ word: z.string(), site: id }), [
  'word',
  'site',
])

/** What was concluded of a site last. */
export const siteStates = table(
  'site_state',
  z.strictObject({
    site: id,
    status: siteStatus,
    sinceAt: time,
    letter: letter.nullable(),
    score: z.number().int().nullable(),
  }),
  ['site'],
)

/** The last visit of a site, and when it counts as not seen any more. */
export const siteSeens = table(
  'site_seen',
  z.strictObject({
    site: id,
    visit: id,
    seenAt: time,
    staleAt: time,
    /** What the visit said of whether visitors get the page; null where it could not say. */
    reach: reachState.nullable(),
    /** Since when it is counted how the site was reached. */
    countedAt: time.nullable(),
    certificateUntilAt: time.nullable(),
    /** When the first certificate above it ends; null where none was served. */
    chainUntilAt: time.nullable(),
    /** Hash of the traits that it showed; null while none were compared. */
    traits: z.string().nullable(),
  }),
  ['site'],
)

type Concluded = typeof siteWords | typeof siteStates | typeof siteSeens | typeof maintenances
const db =
  tables<Database<typeof sites | typeof organizations | typeof authorisations | Concluded>>()

/** Areas that rely on a site: those named, else its own. */
export function affectedAreas({ affected, area }: Pick<SiteRow, 'affected' | 'area'>): string[] {
  return affected.length > 0 ? affected : [area]
}

/** Puts these words by which a site is found in the place of the old ones. */
export async function setWords(tx: Tx, site: string, words: readonly string[]): Promise<void> {
  await siteWords.remove(tx, { site })
  await addWords(tx, site, words)
}

/** Notes the words by which a new site is found. */
export async function addWords(tx: Tx, site: string, words: readonly string[]): Promise<void> {
  const rows = [...new Set(words)].map((word) => ({ word, site }))
  await siteWords.insert(tx, rows)
}

/** The watched site at an address, if there is one. */
export async function siteAt(
  tx: Tx,
  { host, httpsPort, path }: Pick<SiteRow, 'host' | 'httpsPort' | 'path'>,
): Promise<SiteRow | undefined> {
  return await sites.one(tx, { host, httpsPort, path, endedAt: null })
}

/** Sites with what was concluded of them and when they were seen. */
function known(tx: Tx) {
  return db(tx)
    .selectFrom('site')
    .leftJoin('site_state', 'site_state.site', 'site.id')
    .leftJoin('site_seen', 'site_seen.site', 'site.id')
}

/** The same with the maintenance that they are in at a moment: at most one, since those of a site do not overlap. */
function knownAt(tx: Tx, now: Time) {
  return known(tx).leftJoin('maintenance', (join) =>
    join
      .onRef('maintenance.site', '=', 'site.id')
      .on('maintenance.kind', '=', 'maintenance')
      .on('maintenance.from_at', '<=', now)
      .on('maintenance.until_at', '>', now),
  )
}

/** What is known of a site's present state; all of it null for one that nobody looked at yet. */
export type SiteState = Awaited<ReturnType<typeof siteState>>

/** Reads what is known of a site's present state. */
export async function siteState(tx: Tx, site: string) {
  return await known(tx)
    .select(siteStates.columns('status', 'sinceAt', 'letter', 'score'))
    .select(siteSeens.columns('visit', 'seenAt', 'staleAt', 'reach', 'countedAt'))
    .select(siteSeens.columns('certificateUntilAt', 'chainUntilAt', 'traits'))
    .where('site.id', '=', site)
    .executeTakeFirstOrThrow()
}

/** Which sites a list wants. */
export interface SiteSearch {
  readonly areas: readonly string[]
  readonly now: Time
  readonly under?: string | undefined
  readonly status?: SiteStatus | undefined
  readonly letter?: z.infer<typeof letter> | undefined
  /** Folded beginnings of words; all must be there. */
  readonly words: readonly string[]
}

/** How a list of sites may be sorted. */
export const SITE_SORTS = [
  'name',
  '-name',
  'status',
  '-status',
  'letter',
  '-letter',
  'seen',
  '-seen',
] as const
export type SiteSort = (typeof SITE_SORTS)[number]

/** The place of a row in an order, as text, the worst first; sites of which nothing is known come first as well. */
function sortedBy(by: string, now: Time) {
  if (by === 'status') {
    return sql<string>`case ${statusAt(now)} when 'down' then '0' when 'degraded' then '1'
      when 'at_risk' then '2' when 'unknown' then '3' else '4' end`
  }
  if (by === 'letter') {
    return sql<string>`case site_state.letter when 'M' then '0' when 'T' then '1' when 'F' then '2'
      when 'D' then '3' when 'C' then '4' when 'B' then '5' when 'A' then '6' when 'A+' then '7' else '' end`
  }
  return by === 'seen' ? sql<string>`coalesce(site_seen.seen_at, '')` : sql<string>`site.name`
}

/** Sites in an order, after the one given. */
export async function sitesWhere(
  tx: Tx,
  search: SiteSearch,
  { after, limit, sort }: { after: string | undefined; limit: number; sort: SiteSort },
) {
  if (search.areas.length === 0) return []
  const isDown = sort.startsWith('-')
  const key = sortedBy(isDown ? sort.slice(1) : sort, search.now)
  const direction = isDown ? 'desc' : 'asc'
  let query = wanted(tx, search)
    .select([
      ...sites.columns('id', 'name', 'host', 'area'),
      'organization.name as organization',
      'site_state.letter',
      ...siteSeens.columns('seenAt', 'certificateUntilAt'),
      'maintenance.until_at as maintenanceUntil',
      statusAt(search.now).as('status'),
    ])
    .orderBy(key, direction)
    .orderBy('site.id', direction)
    .limit(limit)
  if (after !== undefined) {
    const place = known(tx).select(key.as('place')).where('site.id', '=', after)
    const than = sql.raw(isDown ? '<' : '>')
    query = query.where(
      sql<boolean>`(${key} ${than} (${place}) or (${key} = (${place}) and site.id ${than} ${after}))`,
    )
  }
  return await query.execute()
}

/** The same with everything that a file says of a site. */
export async function sheetWhere(
  tx: Tx,
  search: SiteSearch,
  { after, limit }: { after: Place | undefined; limit: number },
) {
  if (search.areas.length === 0) return []
  const found = await wanted(tx, search)
    .select(['site.id', 'organization.name as owner'])
    .where(isAfter(after))
    .orderBy('site.name')
    .orderBy('site.id')
    .limit(limit)
    .execute()
  const id = found.map((one) => one.id)
  const rows = new Map((await sites.many(tx, { id }, { limit })).map((row) => [row.id, row]))
  return found.flatMap(({ id: own, owner }) => {
    const row = rows.get(own)
    return row === undefined ? [] : [{ ...row, owner }]
  })
}

/** How many watched sites of the whole nation have which status. */
export async function countAll(tx: Tx) {
  const rows = await db(tx)
    .selectFrom('site')
    .innerJoin('site_state', 'site_state.site', 'site.id')
    .select(({ fn }) => ['site_state.status', fn.countAll<number>().as('count')])
    .where('site.ended_at', 'is', null)
    .groupBy('site_state.status')
    .limit(siteStatus.options.length)
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count) }))
}

/** The sites that a search finds, with what stands beside each. */
export function wanted(tx: Tx, search: SiteSearch) {
  let query = knownAt(tx, search.now)
    .innerJoin('organization', 'organization.id', 'site.organization')
    .where('site.ended_at', 'is', null)
    .where((eb) => matches(eb, 'site.area', under(search.areas)))
  const { under: below, status, letter } = search
  if (below !== undefined) query = query.where((eb) => matches(eb, 'site.area', under([below])))
  if (status !== undefined) query = query.where(statusAt(search.now), '=', status)
  if (letter !== undefined) query = query.where('site_state.letter', '=', letter)
  for (const word of search.words) {
    query = query.where('site.id', 'in', (eb) =>
      eb
        .selectFrom('site_word')
        .select('site_word.site')
        .where('site_word.word', '>=', word)
        .where('site_word.word', '<', `${word}\u{10ffff}`),
    )
  }
  return query
}

/** The status as it may be shown: what was concluded, unless the site was not seen for too long. */
export function statusAt(now: Time) {
  return sql<SiteStatus>`case when site_seen.stale_at is null or site_seen.stale_at <= cast(${now} as text)
    or site_state.status is null then 'unknown' else site_state.status end`
}

/** Public sites by name with their status. */
export async function publicSites(
  tx: Tx,
  { now, after, limit }: { now: Time; after: Place | undefined; limit: number },
) {
  return await knownAt(tx, now)
    .select(sites.columns('id', 'name', 'host', 'httpsPort', 'path'))
    .select(['site_seen.seen_at as asOf', statusAt(now).as('status')])
    .select('maintenance.until_at as maintenanceUntil')
    .where('site.ended_at', 'is', null)
    .where('site.is_public', '=', 1)
    .where(isAfter(after))
    .orderBy('site.name')
    .orderBy('site.id')
    .limit(limit)
    .execute()
}

/** A place in the order of names. */
type Place = Pick<SiteRow, 'name' | 'id'>

function isAfter(place: Place | undefined) {
  if (place === undefined) return sql<boolean>`1 = 1`
  return sql<boolean>`(site.name > ${place.name} or (site.name = ${place.name} and site.id > ${place.id}))`
}

/**
 * Watched sites that nobody looked at in time, because their job was given up: last seen too long ago, or never
 * though authorised before `since`.
 */
export async function overdueSites(
  tx: Tx,
  { now, since, limit }: { now: Time; since: Time; limit: number },
): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('site')
    .leftJoin('site_seen', 'site_seen.site', 'site.id')
    .select('site.id')
    .where('site.ended_at', 'is', null)
    .where((eb) =>
      eb.or([eb('site_seen.stale_at', 'is', null), eb('site_seen.stale_at', '<=', now)]),
    )
    .where('site.id', 'in', (eb) =>
      eb
        .selectFrom('authorisation')
        .select('authorisation.site')
        .where('authorisation.until_at', '>', now)
        .where('authorisation.recorded_at', '<=', since)
        .where('authorisation.revoked_at', 'is', null),
    )
    .orderBy('site.id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Whether these sites work, and when that was seen last. */
export async function glancesAt(tx: Tx, ids: readonly string[], now: string) {
  if (ids.length === 0) return []
  return await known(tx)
    .select(['site.id as site', ...siteSeens.columns('seenAt'), statusAt(now).as('status')])
    .where('site.id', 'in', ids)
    .limit(ids.length)
    .execute()
}
