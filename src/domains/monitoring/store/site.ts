import { z } from 'zod'
import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely'
import { areaRange } from '../../../core/permission.ts'
import type { Tx } from '../../../core/port.ts'
import type { Time } from '../../../core/time.ts'
import type { SiteStatus } from '../schema.ts'
import { db, type Row } from './tables.ts'

export type SiteRow = Row<'site'>

const SITE = [
  'site.id',
  'site.organization',
  'site.name',
  'site.host',
  'site.https_port',
  'site.http_port',
  'site.path',
  'site.area',
  'site.affected',
  'site.keyword',
  'site.phrases',
  'site.moves_addresses',
  'site.slow_ms',
  'site.visit_ms',
  'site.allow_private',
  'site.is_public',
  'site.added_at',
  'site.ended_at',
  'site.aimed_at',
] as const

const texts = z.array(z.string())

/** A list that a site's row holds as JSON. */
export function listOf(json: string): string[] {
  return texts.parse(JSON.parse(json))
}

/** Areas that rely on a site: those named, else its own. */
export function affectedAreas(row: Pick<SiteRow, 'affected' | 'area'>): string[] {
  const named = listOf(row.affected)
  return named.length > 0 ? named : [row.area]
}

export async function addOrganization(tx: Tx, row: Row<'organization'>): Promise<void> {
  await db(tx).insertInto('organization').values(row).execute()
}

export async function organizationById(
  tx: Tx,
  id: string,
): Promise<Row<'organization'> | undefined> {
  return await db(tx)
    .selectFrom('organization')
    .select(['id', 'name', 'area', 'added_at'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Organizations in these areas by name. */
export async function organizationsIn(
  tx: Tx,
  { areas, limit }: { areas: readonly string[]; limit: number },
): Promise<Row<'organization'>[]> {
  if (areas.length === 0) return []
  return await db(tx)
    .selectFrom('organization')
    .select(['id', 'name', 'area', 'added_at'])
    .where((eb) => inAreas(eb, 'area', areas))
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function addSite(tx: Tx, row: SiteRow, words: readonly string[]): Promise<void> {
  await db(tx).insertInto('site').values(row).execute()
  await setWords(tx, row.id, words)
}

export async function changeSite(
  tx: Tx,
  row: Omit<SiteRow, 'added_at' | 'ended_at'>,
  words: readonly string[],
): Promise<void> {
  const { id, ...values } = row
  await db(tx).updateTable('site').set(values).where('id', '=', id).execute()
  await db(tx).deleteFrom('site_word').where('site', '=', id).execute()
  await setWords(tx, id, words)
}

async function setWords(tx: Tx, site: string, words: readonly string[]): Promise<void> {
  const values = [...new Set(words)].map((word) => ({ word, site }))
  if (values.length > 0) await db(tx).insertInto('site_word').values(values).execute()
}

/** From now on the site is as it is: standing orders that were read before wait for two persons. */
export async function aimAnew(tx: Tx, id: string, now: Time): Promise<void> {
  await db(tx).updateTable('site').set({ aimed_at: now }).where('id', '=', id).execute()
}

export async function endSite(tx: Tx, id: string, now: Time): Promise<void> {
  await db(tx).updateTable('site').set({ ended_at: now }).where('id', '=', id).execute()
}

export async function siteById(tx: Tx, id: string): Promise<SiteRow | undefined> {
  return await db(tx).selectFrom('site').select(SITE).where('site.id', '=', id).executeTakeFirst()
}

/** The watched site at an address, if there is one. */
export async function siteAt(
  tx: Tx,
  { host, httpsPort, path }: { host: string; httpsPort: number; path: string },
): Promise<SiteRow | undefined> {
  return await db(tx)
    .selectFrom('site')
    .select(SITE)
    .where('host', '=', host)
    .where('https_port', '=', httpsPort)
    .where('path', '=', path)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

/** What is known of a site's present state. */
export async function siteState(tx: Tx, site: string) {
  return await db(tx)
    .selectFrom('site')
    .leftJoin('site_state', 'site_state.site', 'site.id')
    .leftJoin('site_seen', 'site_seen.site', 'site.id')
    .select([
      'site_state.status',
      'site_state.since_at',
      'site_state.letter',
      'site_state.score',
      'site_seen.visit',
      'site_seen.seen_at',
      'site_seen.stale_at',
    ])
    .where('site.id', '=', site)
    .executeTakeFirstOrThrow()
}

/** Which sites a list wants. */
export interface SiteSearch {
  readonly areas: readonly string[]
  readonly now: Time
  readonly under?: string | undefined
  readonly status?: SiteStatus | undefined
  readonly letter?: string | undefined
  /** Folded beginnings of words; all must be there. */
  readonly words: readonly string[]
}

/** Sites by name, after the one given. */
export async function sitesWhere(
  tx: Tx,
  search: SiteSearch,
  { after, limit }: { after: Place | undefined; limit: number },
) {
  if (search.areas.length === 0) return []
  return await listed(tx, search)
    .select([
      'site.id',
      'site.name',
      'site.host',
      'site.area',
      'organization.name as organization',
      'site_state.letter',
      'site_seen.seen_at',
      statusAt(search.now).as('status'),
    ])
    .where(isAfter(after))
    .orderBy('site.name')
    .orderBy('site.id')
    .limit(limit)
    .execute()
}

/** How many sites stand at each status, whatever status the search wants. */
export async function countByStatus(tx: Tx, search: SiteSearch) {
  if (search.areas.length === 0) return []
  const each = listed(tx, { ...search, status: undefined }).select(
    statusAt(search.now).as('status'),
  )
  return await db(tx)
    .selectFrom(each.as('each'))
    .select((eb) => ['each.status', eb.fn.countAll<number>().as('count')])
    .groupBy('each.status')
    .limit(10)
    .execute()
}

function listed(tx: Tx, search: SiteSearch) {
  let query = db(tx)
    .selectFrom('site')
    .innerJoin('organization', 'organization.id', 'site.organization')
    .leftJoin('site_state', 'site_state.site', 'site.id')
    .leftJoin('site_seen', 'site_seen.site', 'site.id')
    .where('site.ended_at', 'is', null)
    .where((eb) => inAreas(eb, 'site.area', search.areas))
  const { under, status, letter } = search
  if (under !== undefined) query = query.where((eb) => inAreas(eb, 'site.area', [under]))
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
function statusAt(now: Time) {
  return sql<SiteStatus>`case when site_seen.stale_at is null or site_seen.stale_at <= cast(${now} as text)
    or site_state.status is null then 'unknown' else site_state.status end`
}

/** Public sites by name with their status. */
export async function publicSites(
  tx: Tx,
  { now, after, limit }: { now: Time; after: Place | undefined; limit: number },
) {
  return await db(tx)
    .selectFrom('site')
    .leftJoin('site_state', 'site_state.site', 'site.id')
    .leftJoin('site_seen', 'site_seen.site', 'site.id')
    .select(['site.id', 'site.name', 'site_seen.seen_at', statusAt(now).as('status')])
    .where('site.ended_at', 'is', null)
    .where('site.is_public', '=', 1)
    .where(isAfter(after))
    .orderBy('site.name')
    .orderBy('site.id')
    .limit(limit)
    .execute()
}

/** A place in the order of names. */
export interface Place {
  readonly name: string
  readonly id: string
}

function isAfter(place: Place | undefined) {
  if (place === undefined) return sql<boolean>`1 = 1`
  return sql<boolean>`(site.name > ${place.name} or (site.name = ${place.name} and site.id > ${place.id}))`
}

/** A condition that holds inside any of the areas. */
export function inAreas<DB, T extends keyof DB>(
  eb: ExpressionBuilder<DB, T>,
  column: string | RawBuilder<string>,
  areas: readonly string[],
) {
  const path = typeof column === 'string' ? sql.ref(column) : column
  return eb.or(
    areas.map((area) => {
      const { from, to } = areaRange(area)
      return sql<boolean>`(${path} >= ${from} and ${path} < ${to})`
    }),
  )
}

export async function setState(tx: Tx, row: Row<'site_state'>): Promise<void> {
  const { status, since_at, letter, score } = row
  await db(tx)
    .insertInto('site_state')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('site').doUpdateSet({ status, since_at, letter, score }),
    )
    .execute()
}

export async function setSeen(tx: Tx, row: Row<'site_seen'>): Promise<void> {
  const { visit, seen_at, stale_at } = row
  await db(tx)
    .insertInto('site_seen')
    .values(row)
    .onConflict((conflict) => conflict.column('site').doUpdateSet({ visit, seen_at, stale_at }))
    .execute()
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
