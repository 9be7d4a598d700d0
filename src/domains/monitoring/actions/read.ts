import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listInput } from '../../../core/listed.ts'
import { observation } from '../../../core/observation.ts'
import { areaContains, areaPath, under } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { baseline } from '../checks/index.ts'
import * as noun from '../schema.ts'
import { refusal } from '../refusals.ts'
import { searchWords } from '../search-words.ts'
import { authorisationsOf, baselineInForce, baselineRow } from '../store/permission.ts'
import * as store from '../store/site.ts'
import {
  gradeRow,
  grades,
  observationsOf,
  visitPart,
  visitRow,
  visits,
  visitsOf,
} from '../store/visit.ts'

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
    const after =
      input.after === undefined ? undefined : await store.sites.one(ctx.tx, { id: input.after })
    const rows = await store.sitesWhere(ctx.tx, search, { after, limit: input.limit + 1 })
    const counted = await store.countByStatus(ctx.tx, search)
    const items = rows.slice(0, input.limit)
    const counts = { ok: 0, at_risk: 0, degraded: 0, down: 0, unknown: 0 }
    for (const { status, count } of counted) counts[status] = count
    return { items, next: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null, counts }
  },
})

/** The site, also one no longer watched; throws unknownSite where the caller's areas do not reach. */
async function readable(ctx: QueryContext, site: string) {
  const areas = ctx.areas()
  const row = await store.sites.one(ctx.tx, { id: site })
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
    return { id: row.id, name, host, area, areas: store.affectedAreas(row) }
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
    const row = await store.sites.one(ctx.tx, { id: site })
    const known = row === undefined ? [] : [row.area, ...store.affectedAreas(row)]
    const mayRead = known.some((area) => held.some((one) => areaContains(one, area)))
    if (row === undefined || !mayRead) throw refusal('unknownSite')
    const { host, httpsPort, httpPort, path, aimedAt } = row
    return { host, httpsPort, httpPort, path, aimedAt }
  },
})

const lastVisit = visitRow.pick({ id: true, at: true, letter: true, score: true }).extend({
  verdicts: z.array(noun.verdict),
  observations: z.array(observation),
  snapshot: baseline.nullable(),
})

const shownBaseline = baselineRow.omit({ site: true, proposedAt: true })

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
    baseline: shownBaseline.nullable(),
    last: lastVisit.nullable(),
  }),
  async run(ctx, input) {
    const row = await readable(ctx, input.site)
    const { affected: areas, aimedAt: _, ...shown } = row
    const state = await store.siteState(ctx.tx, row.id)
    const owner = await store.organizations.one(ctx.tx, { id: row.organization })
    const approved = await baselineInForce(ctx.tx, row.id)
    const isFresh = (state.staleAt ?? '') > ctx.now
    return {
      ...shown,
      areas,
      organization: owner?.name ?? '',
      status: isFresh ? (state.status ?? 'unknown') : 'unknown',
      since: state.sinceAt,
      letter: state.letter,
      seenAt: state.seenAt,
      authorisations: await authorisations(ctx, row.id),
      baseline: approved === undefined ? null : baselineOf(approved),
      last: await seenLast(ctx, state.visit),
    }
  },
})

function baselineOf({ site: _site, proposedAt: _proposedAt, ...row }: z.infer<typeof baselineRow>) {
  return row
}

/** Authorisations shown for a site; older ones are in the record log. */
const SHOWN_AUTHORISATIONS = 20

async function authorisations(ctx: QueryContext, site: string) {
  const rows = await authorisationsOf(ctx.tx, site, SHOWN_AUTHORISATIONS)
  return rows.map(({ approvedAt, untilAt: until, ...row }) => {
    const { site: _site, recordedDevice: _device, revokedBy: _by, ...shown } = row
    const hasEffect = row.scope === 'passive' || approvedAt !== null
    const isInForce = row.revokedAt === null && until > ctx.now && hasEffect
    return { ...shown, until, isInForce }
  })
}

async function seenLast(
  ctx: QueryContext,
  visit: string | null,
): Promise<z.infer<typeof lastVisit> | null> {
  const row = visit === null ? undefined : await visits.one(ctx.tx, { id: visit })
  if (row === undefined || row.verdicts === null) return null
  const { id: own, at, letter, score, verdicts, snapshot } = row
  const observations = await observationsOf(ctx.tx, own)
  return { id: own, at, letter, score, verdicts, observations, snapshot }
}

/** Changes of grade that are shown; at one a day it is half a year. */
const SHOWN_GRADES = 200

const shownGrade = gradeRow.pick({ at: true, letter: true, score: true, visit: true })

export const history = query({
  name: 'monitoring.history',
  permission: 'monitoring:read',
  scope: 'area',
  summary: 'Visits of a site, newest first, and how its grade changed.',
  input: z.strictObject({ site: id, after: id.optional(), limit: limit(200, 50) }),
  output: z.object({
    visits: z.array(visitPart),
    grades: z.array(shownGrade),
    next: id.nullable(),
  }),
  async run(ctx, input) {
    const row = await readable(ctx, input.site)
    const before =
      input.after === undefined ? undefined : await visits.one(ctx.tx, { id: input.after })
    const rows = await visitsOf(ctx.tx, { site: row.id, before, limit: input.limit + 1 })
    const shown = rows.slice(0, input.limit)
    const how = { order: ['-at', '-id'], limit: SHOWN_GRADES, as: shownGrade } as const
    return {
      visits: shown,
      grades: await grades.many(ctx.tx, { site: row.id }, how),
      next: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null,
    }
  },
})

const shownOrganization = store.organizationRow.omit({ addedAt: true })

export const organizations = query({
  name: 'monitoring.organizations',
  permission: 'monitoring:read',
  scope: 'area',
  summary: 'Organizations by name.',
  input: z.strictObject({ limit: limit(500, 200) }),
  output: z.object({ items: z.array(shownOrganization) }),
  async run(ctx, { limit: most }) {
    const how = { order: ['name', 'id'], limit: most, as: shownOrganization } as const
    return { items: await store.organizations.many(ctx.tx, { area: under(ctx.areas()) }, how) }
  },
})
