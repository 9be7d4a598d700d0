import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listInput, listed } from '../../../core/listed.ts'
import { observation } from '../../../core/observation.ts'
import { areaContains, areaPath } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { baseline } from '../checks/index.ts'
import * as noun from '../schema.ts'
import { refusal } from '../refusals.ts'
import { searchWords } from '../search-words.ts'
import {
  authorisationsOf,
  type BaselineRow,
  baselineIn,
  baselineInForce,
} from '../store/permission.ts'
import {
  affectedAreas,
  countByStatus,
  listOf,
  organizationById,
  organizationsIn,
  publicSites,
  siteById,
  siteState,
  sitesWhere,
} from '../store/site.ts'
import { gradesOf, observationsOf, verdictsOf, visitById, visitsOf } from '../store/visit.ts'

const limit = (most: number, usual: number) => z.number().int().min(1).max(most).default(usual)

export const sites = query({
  name: 'monitoring.sites',
  permission: 'monitoring:read',
  scope: 'area',
  summary: 'Watched sites by name, with status, grade and when they were last seen.',
  input: listInput.extend({
    search: z.string().max(200).optional(),
    status: noun.siteStatus.optional(),
    letter: noun.letter.optional(),
    area: areaPath.optional(),
  }),
  output: z.object({
    items: z.array(noun.siteItem),
    next: id.nullable(),
    /** Of everything that the search finds, whatever status it asks for. */
    counts: z.record(noun.siteStatus, z.number().int()),
  }),
  async run(ctx, input) {
    const search = {
      areas: ctx.areas(),
      now: ctx.now,
      under: input.area,
      status: input.status,
      letter: input.letter,
      words: searchWords(input.search ?? ''),
    }
    const after = input.after === undefined ? undefined : await siteById(ctx.tx, input.after)
    const rows = await sitesWhere(ctx.tx, search, { after, limit: input.limit + 1 })
    const counted = await countByStatus(ctx.tx, search)
    const items = rows.slice(0, input.limit).map(({ seen_at, letter, ...row }) => ({
      ...row,
      letter: noun.letter.nullable().parse(letter),
      seenAt: seen_at,
    }))
    const counts = { ok: 0, at_risk: 0, degraded: 0, down: 0, unknown: 0 }
    for (const { status, count } of counted) counts[status] = count
    return { items, next: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null, counts }
  },
})

/** The site, also one no longer watched; throws unknownSite where the caller's areas do not reach. */
async function readable(ctx: QueryContext, site: string) {
  const areas = ctx.areas()
  const row = await siteById(ctx.tx, site)
  if (row === undefined || !areas.some((area) => areaContains(area, row.area))) {
    throw refusal('unknownSite')
  }
  return row
}

export const siteFacts = query({
  name: 'monitoring.siteFacts',
  permission: 'monitoring:read',
  scope: 'area',
  summary: 'What others need to know of a site: name, host and the areas that rely on it.',
  input: z.strictObject({ site: id }),
  output: z.object({
    id,
    name: z.string(),
    host: z.string(),
    area: areaPath,
    areas: z.array(areaPath),
  }),
  async run(ctx, { site }) {
    const row = await readable(ctx, site)
    const { name, host, area } = row
    return { id: row.id, name, host, area, areas: affectedAreas(row) }
  },
})

export const siteAim = query({
  name: 'monitoring.siteAim',
  permission: 'monitoring:read',
  scope: 'area',
  summary: 'Where a site is watched, and since when what is watched of it is as it is.',
  input: z.strictObject({ site: z.string().max(64) }),
  output: z.object({
    host: z.string(),
    httpsPort: z.number().int(),
    httpPort: z.number().int(),
    path: z.string(),
    aimedAt: time,
  }),
  async run(ctx, { site }) {
    const held = ctx.areas()
    const row = await siteById(ctx.tx, site)
    const known = row === undefined ? [] : [row.area, ...affectedAreas(row)]
    const mayRead = known.some((area) => held.some((one) => areaContains(one, area)))
    if (row === undefined || !mayRead) throw refusal('unknownSite')
    const { host, https_port: httpsPort, http_port: httpPort, path, aimed_at: aimedAt } = row
    return { host, httpsPort, httpPort, path, aimedAt }
  },
})

const lastVisit = z.object({
  id,
  at: time,
  letter: noun.letter.nullable(),
  score: z.number().int().nullable(),
  verdicts: z.array(noun.verdict),
  observations: z.array(observation),
  snapshot: baseline.nullable(),
})

export const site = query({
  name: 'monitoring.site',
  permission: 'monitoring:read',
  scope: 'area',
  summary:
    'Everything about one site: state, authorisations, baseline and what the last visit saw.',
  input: z.strictObject({ site: id }),
  output: z.object({
    id,
    ...noun.siteFields,
    organization: z.string(),
    addedAt: time,
    endedAt: time.nullable(),
    status: noun.siteStatus,
    /** Since when the status holds. */
    since: time.nullable(),
    /** The grade that holds; the last visit's own may differ while a change is being confirmed. */
    letter: noun.letter.nullable(),
    seenAt: time.nullable(),
    authorisations: z.array(noun.authorisation),
    baseline: z
      .object({
        id,
        visit: id,
        state: z.enum(['proposed', 'approved', 'replaced']),
        content: baseline,
        approvedBy: z.string().nullable(),
        approvedAt: time.nullable(),
      })
      .nullable(),
    last: lastVisit.nullable(),
  }),
  async run(ctx, input) {
    const row = await readable(ctx, input.site)
    const state = await siteState(ctx.tx, row.id)
    const owner = await organizationById(ctx.tx, row.organization)
    const approved = await baselineInForce(ctx.tx, row.id)
    const isFresh = (state.stale_at ?? '') > ctx.now
    return {
      ...fieldsOf(row),
      id: row.id,
      organization: owner?.name ?? '',
      addedAt: row.added_at,
      endedAt: row.ended_at,
      status: isFresh ? (state.status ?? 'unknown') : 'unknown',
      since: state.since_at,
      letter: noun.letter.nullable().parse(state.letter),
      seenAt: state.seen_at,
      authorisations: await authorisations(ctx, row.id),
      baseline: approved ? shownBaseline(approved) : null,
      last: await seenLast(ctx, state.visit),
    }
  },
})

function shownBaseline(row: BaselineRow) {
  const { id: key, visit, state, approved_by, approved_at } = row
  const content = baselineIn(row)
  return { id: key, visit, state, content, approvedBy: approved_by, approvedAt: approved_at }
}

function fieldsOf(row: NonNullable<Awaited<ReturnType<typeof siteById>>>) {
  return {
    name: row.name,
    host: row.host,
    httpsPort: row.https_port,
    httpPort: row.http_port,
    path: row.path,
    area: row.area,
    areas: listOf(row.affected),
    keyword: row.keyword,
    phrases: listOf(row.phrases),
    movesAddresses: row.moves_addresses === 1,
    slowMs: row.slow_ms,
    visitMs: row.visit_ms,
    allowPrivate: row.allow_private === 1,
    isPublic: row.is_public === 1,
  }
}

/** Authorisations shown for a site; older ones are in the record log. */
const SHOWN_AUTHORISATIONS = 20

async function authorisations(ctx: QueryContext, site: string) {
  const rows = await authorisationsOf(ctx.tx, site, SHOWN_AUTHORISATIONS)
  return rows.map((row) => ({
    id: row.id,
    scope: row.scope,
    legalBasis: row.legal_basis,
    grantedBy: row.granted_by,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    until: row.until_at,
    approvedBy: row.approved_by,
    revokedAt: row.revoked_at,
    isInForce:
      row.revoked_at === null &&
      row.until_at > ctx.now &&
      (row.scope === 'passive' || row.approved_at !== null),
  }))
}

async function seenLast(
  ctx: QueryContext,
  visit: string | null,
): Promise<z.infer<typeof lastVisit> | null> {
  const row = visit === null ? undefined : await visitById(ctx.tx, visit)
  const verdicts = row && verdictsOf(row)
  if (row === undefined || !verdicts) return null
  return {
    id: row.id,
    at: row.at,
    letter: noun.letter.nullable().parse(row.letter),
    score: row.score,
    verdicts,
    observations: await observationsOf(ctx.tx, row.id),
    snapshot: row.snapshot === null ? null : baselineIn({ content: row.snapshot }),
  }
}

/** Changes of grade that are shown; at one a day it is half a year. */
const SHOWN_GRADES = 200

export const history = query({
  name: 'monitoring.history',
  permission: 'monitoring:read',
  scope: 'area',
  summary: 'Visits of a site, newest first, and how its grade changed.',
  input: z.strictObject({ site: id, after: id.optional(), limit: limit(200, 50) }),
  output: z.object({
    visits: z.array(
      z.object({
        id,
        at: time,
        durationMs: z.number().int(),
        letter: noun.letter.nullable(),
        score: z.number().int().nullable(),
        /** SHA-256 of everything observed, as the hourly record vouches for it. */
        hash: z.string(),
        isKept: z.boolean(),
      }),
    ),
    grades: z.array(
      z.object({
        at: time,
        letter: noun.letter.nullable(),
        score: z.number().int().nullable(),
        visit: id,
      }),
    ),
    next: id.nullable(),
  }),
  async run(ctx, input) {
    const row = await readable(ctx, input.site)
    const before = input.after === undefined ? undefined : await visitById(ctx.tx, input.after)
    const rows = await visitsOf(ctx.tx, { site: row.id, before, limit: input.limit + 1 })
    const visits = rows.slice(0, input.limit).map((visit) => ({
      id: visit.id,
      at: visit.at,
      durationMs: visit.duration_ms,
      letter: noun.letter.nullable().parse(visit.letter),
      score: visit.score,
      hash: visit.hash,
      isKept: visit.is_kept === 1,
    }))
    const grades = await gradesOf(ctx.tx, row.id, SHOWN_GRADES)
    return {
      visits,
      grades: grades.map(({ at, letter, score, visit }) => ({
        at,
        letter: noun.letter.nullable().parse(letter),
        score,
        visit,
      })),
      next: rows.length > input.limit ? (visits.at(-1)?.id ?? null) : null,
    }
  },
})

export const organizations = query({
  name: 'monitoring.organizations',
  permission: 'monitoring:read',
  scope: 'area',
  summary: 'Organizations by name.',
  input: z.strictObject({ limit: limit(500, 200) }),
  output: z.object({ items: z.array(z.object({ id, name: z.string(), area: areaPath })) }),
  async run(ctx, input) {
    const rows = await organizationsIn(ctx.tx, { areas: ctx.areas(), limit: input.limit })
    return { items: rows.map(({ id: key, name, area }) => ({ id: key, name, area })) }
  },
})

export const publicStatus = query({
  name: 'monitoring.publicStatus',
  permission: 'anyone',
  scope: 'none',
  summary: 'For everybody: the public sites by name, their status, and when they were last seen.',
  input: listInput,
  output: listed(
    z.object({ id, name: z.string(), status: noun.siteStatus, asOf: time.nullable() }),
  ),
  async run(ctx, input) {
    const after = input.after === undefined ? undefined : await siteById(ctx.tx, input.after)
    const rows = await publicSites(ctx.tx, { now: ctx.now, after, limit: input.limit + 1 })
    const items = rows
      .slice(0, input.limit)
      .map(({ id: key, name, status, seen_at }) => ({ id: key, name, status, asOf: seen_at }))
    return { items, next: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null }
  },
})
