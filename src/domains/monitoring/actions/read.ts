import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listInput, listed, pageOf } from '../../../core/listed.ts'
import { observation } from '../../../core/observation.ts'
import { areaContains, areaPath, under } from '../../../core/permission.ts'
import { addMs, time } from '../../../core/time.ts'
import * as noun from '../schema.ts'
import { found } from '../refusals.ts'
import { searchWords } from '../../../core/search-words.ts'
import { siteOf } from '../site-file.ts'
import { countOpen } from '../store/finding.ts'
import { MAX_AHEAD_MS, SHOWN_MS } from '../maintenance.ts'
import { holding, maintenanceRow, windowsAround } from '../store/maintenance.ts'
import {
  authorisationRow,
  authorisations,
  baselineInForce,
  baselinePart,
} from '../store/permission.ts'
import * as store from '../store/site.ts'
import { countByStatus } from '../store/site-counts.ts'
import { sheetSite } from '../store/site-file.ts'
import { readIn, wholeVisit } from '../store/kept-visit.ts'
import { visitRow, visits } from '../store/visit.ts'
import { filesOf, watchedFileRow } from '../store/watched-file.ts'
import { passagesOf, siteWatches } from '../store/watch.ts'
import { profileDamage, watchStage } from '../watched.ts'
import { siteConduct } from '../use.ts'
import { readableSite } from './about.ts'
import { authorisationRead } from './authorisation.ts'
import { conductsOf, standing, standingsOf } from './conduct.ts'

const count = z.number().int()
const limit = (most: number, usual: number) => z.number().int().min(1).max(most).default(usual)

/** A site in lists. */
const siteItem = store.siteRow.pick({ id: true, name: true, host: true, area: true }).extend({
  organization: z.string(),
  status: noun.siteStatus,
  letter: noun.letter.nullable(),
  seenAt: time.nullable(),
  /** Until when it is worked on; null while it is not. */
  maintenanceUntil: time.nullable(),
  certificateUntilAt: time.nullable(),
})

const reading = { permission: 'monitoring:read', scope: 'area' } as const

/** Which sites a list wants. */
const siteQuestion = listInput.extend({
  search: z.string().max(200).optional(),
  status: noun.siteStatus.optional(),
  letter: noun.letter.optional(),
  area: areaPath.optional(),
})

/** What a list of sites is sorted by: the worst, or the longest ago, first; with - the other way round. */
const sort = z.enum(store.SITE_SORTS).optional()

export const sites = query({
  ...reading,
  name: 'monitoring.sites',
  summary: 'Watched sites, with status, grade and when they were last seen.',
  input: siteQuestion.extend({ sort }),
  output: z.object({
    ...listed(siteItem.extend({ standing })).shape,
    /** Of everything that the search finds, whatever status it asks for. */
    counts: z.record(noun.siteStatus, z.number().int()),
    /** How many of those are worked on, by the status that they have besides. */
    maintained: z.record(noun.siteStatus, z.number().int()),
    /** Of how many others something is suspected, likewise: none of them is well. */
    suspect: z.record(noun.siteStatus, z.number().int()),
    /** Of how many of those the page is being learned, is judged, and has changes that wait. */
    pages: z.object({ learning: count, judged: count, changed: count }),
  }),
  async run(ctx, { after, limit: most, area, search, sort: by = 'name', ...asked }) {
    const words = searchWords(search ?? '')
    const wanted = { ...asked, areas: ctx.areas(), now: ctx.now, under: area, words }
    const rows = await store.sitesWhere(ctx.tx, wanted, { after, limit: most + 1, sort: by })
    const counts = { ok: 0, at_risk: 0, degraded: 0, down: 0, unknown: 0 }
    const maintained = { ...counts }
    const suspect = { ...counts }
    const pages = { learning: 0, judged: 0, changed: 0 }
    for (const row of await countByStatus(ctx.tx, wanted)) {
      counts[row.status] = row.count
      maintained[row.status] = Number(row.maintained)
      suspect[row.status] = Number(row.suspect)
      const judged = Number(row.judged)
      pages.judged += judged
      pages.learning += Number(row.count) - judged
      pages.changed += Number(row.changed)
    }
    const { items: shown, next } = pageOf(rows, most)
    const stands = await standingsOf(
      ctx,
      shown.map((row) => row.id),
    )
    const items = shown.map((row) => ({ ...row, standing: stands(row.id) }))
    return { items, next, counts, maintained, suspect, pages }
  },
})

const sheetItem = sheetSite.extend({ id, owner: z.string() })

export const siteSheet = query({
  ...reading,
  name: 'monitoring.siteSheet',
  summary: 'Watched sites by name with everything that a file of sites says of them.',
  input: siteQuestion,
  output: listed(sheetItem),
  async run(ctx, { after, limit: most, area, search, ...asked }) {
    const words = searchWords(search ?? '')
    const wanted = { ...asked, areas: ctx.areas(), now: ctx.now, under: area, words }
    const place = { after: await placeOf(ctx, after), limit: most + 1 }
    const { items, next } = pageOf(await store.sheetWhere(ctx.tx, wanted, place), most)
    return { items: items.map((row) => ({ id: row.id, owner: row.owner, ...siteOf(row) })), next }
  },
})

/** Where in the order of names a site stands. */
async function placeOf(ctx: QueryContext, site: string | undefined) {
  return site === undefined ? undefined : await store.sites.one(ctx.tx, { id: site })
}

export const siteFacts = query({
  ...reading,
  name: 'monitoring.siteFacts',
  summary: 'What others need to know of a site: name, host and the areas that rely on it.',
  input: z.strictObject({ site: id }),
  output: siteItem
    .pick({ id: true, name: true, host: true, area: true })
    .extend({ areas: z.array(areaPath) }),
  async run(ctx, { site }) {
    const row = await readableSite(ctx, site)
    const { name, host, area } = row
    return { id: row.id, name, host, area, areas: store.affectedAreas(row) }
  },
})

const aim = store.siteRow.pick({
  host: true,
  httpsPort: true,
  httpPort: true,
  path: true,
  aimedAt: true,
})

export const siteAim = query({
  ...reading,
  name: 'monitoring.siteAim',
  summary: 'Where a site is watched, and since when what is watched of it is as it is.',
  input: z.strictObject({ site: z.string().max(64) }),
  output: aim,
  async run(ctx, { site }) {
    const held = ctx.areas()
    const row = await store.sites.one(ctx.tx, { id: site })
    const known = row === undefined ? [] : [row.area, ...store.affectedAreas(row)]
    const mayRead = known.some((area) => held.some((one) => areaContains(one, area)))
    const { host, httpsPort, httpPort, path, aimedAt } = found(mayRead ? row : null, 'unknownSite')
    return { host, httpsPort, httpPort, path, aimedAt }
  },
})

const seenPart = visitRow.pick({ id: true, at: true, letter: true, score: true })

/** How far the page is learned; null where it was not seen yet. */
const learned = z.strictObject({
  stage: watchStage,
  fetches: z.number().int(),
  beganAt: time,
  damage: profileDamage.nullable(),
  notTested: z.array(z.string()),
})

async function learnedOf(ctx: QueryContext, site: string) {
  const row = await siteWatches.one(ctx.tx, { site })
  if (row === undefined) return null
  const { fetches, beganAt, damage, last } = row
  return { stage: last.stage, fetches, beganAt, damage, notTested: last.notTested }
}

const lastVisit = seenPart.extend({
  verdicts: z.array(noun.verdict),
  snapshot: visitRow.shape.snapshot,
  observations: z.array(observation),
})

const permissionPart = authorisationRow.omit({ site: true, recordedDevice: true, revokedBy: true })
const shownAuthorisation = permissionPart.omit({ untilAt: true, approvedAt: true }).extend({
  until: time,
  isInForce: z.boolean(),
  /** Of one that waits for a second person: what names it, with the host that it is for. */
  read: z.string().nullable(),
})

/** A file that is watched, as pages show it. */
const shownFile = watchedFileRow
  .pick({ path: true, state: true, why: true, seenAt: true, known: true, knownLength: true })
  .extend({
    /** It differs since a change was announced. */
    isHeld: z.boolean(),
  })

export const site = query({
  ...reading,
  name: 'monitoring.site',
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
    standing,
    /** What everybody is told of it, if it is public. */
    conduct: siteConduct,
    /** Since when the status holds. */
    since: time.nullable(),
    /** The grade that holds; the last visit's own may differ while a change is being confirmed. */
    letter: noun.letter.nullable(),
    /** 0–100, of the same look. */
    score: z.number().int().nullable(),
    seenAt: time.nullable(),
    /** Until when it is worked on; null while it is not. */
    maintenanceUntil: time.nullable(),
    /** Until when a change of its pages is announced; null while none is. */
    announcedUntil: time.nullable(),
    /** Changes of its pages that are announced, or were within the last month. */
    announced: z.array(maintenanceRow),
    certificateUntilAt: time.nullable(),
    /** When the first certificate above it ends, of those that were served. */
    chainUntilAt: time.nullable(),
    authorisations: z.array(shownAuthorisation),
    baseline: baselinePart.nullable(),
    last: lastVisit.nullable(),
    learned: learned.nullable(),
    /** Texts of its page that must stay. */
    passages: z.array(z.string()),
    /** Files that are watched by their hash. */
    files: z.array(shownFile),
  }),
  async run(ctx, input) {
    const row = await readableSite(ctx, input.site)
    const { affected: areas, aimedAt: _, ...shown } = row
    const state = await store.siteState(ctx.tx, row.id)
    const owner = await store.organizations.one(ctx.tx, { id: row.organization })
    const stretch = { fromAt: addMs(ctx.now, -SHOWN_MS), untilAt: addMs(ctx.now, MAX_AHEAD_MS) }
    const windows = await windowsAround(ctx.tx, row.id, stretch)
    const { maintenance, change } = holding(windows, ctx.now)
    const isFresh = (state.staleAt ?? '') > ctx.now
    const status = isFresh ? (state.status ?? 'unknown') : 'unknown'
    const maintenanceUntil = maintenance?.untilAt ?? null
    const about = { id: row.id, status, maintenanceUntil }
    return {
      ...shown,
      areas,
      organization: owner?.name ?? '',
      status,
      standing: (await standingsOf(ctx, [row.id]))(row.id),
      conduct: (await conductsOf(ctx, [about]))(about),
      since: state.sinceAt,
      letter: state.letter,
      score: state.score,
      seenAt: state.seenAt,
      maintenanceUntil,
      announced: windows.filter(({ kind }) => kind === 'announced'),
      announcedUntil: change?.kind === 'announced' ? change.untilAt : null,
      certificateUntilAt: state.certificateUntilAt,
      chainUntilAt: state.chainUntilAt,
      authorisations: await authorisationsOf(ctx, row),
      baseline: (await baselineInForce(ctx.tx, row.id)) ?? null,
      last: await seenLast(ctx, state.visit),
      learned: await learnedOf(ctx, row.id),
      passages: await passagesOf(ctx.tx, row.id),
      files: (await filesOf(ctx.tx, row.id)).map(({ held, ...file }) => ({
        ...shownFile.omit({ isHeld: true }).strip().parse(file),
        isHeld: held !== null,
      })),
    }
  },
})

/** Everything about one site, as its page shows it. */
export type SiteFacts = z.infer<(typeof site)['output']>

/** Authorisations shown for a site; older ones are in the record log. */
const SHOWN_AUTHORISATIONS = 20

async function authorisationsOf(ctx: QueryContext, { id: site, host }: store.SiteRow) {
  const newest = { order: ['-recordedAt', '-id'], limit: SHOWN_AUTHORISATIONS } as const
  const rows = await authorisations.many(ctx.tx, { site }, { ...newest, as: permissionPart })
  return rows.map(({ approvedAt, untilAt: until, ...row }) => {
    const hasEffect = row.scope === 'passive' || approvedAt !== null
    const isOpen = row.revokedAt === null && until > ctx.now
    const read =
      hasEffect || !isOpen ? null : authorisationRead({ ...row, untilAt: until }, { host })
    return { ...row, until, isInForce: isOpen && hasEffect, read }
  })
}

async function seenLast({ tx }: QueryContext, last: string | null) {
  if (last === null) return null
  const row = await visits.one(tx, { id: last }, { as: seenPart })
  const whole = await wholeVisit(tx, last)
  if (row === undefined || whole === null) return null
  return { ...row, ...whole, observations: readIn(whole) }
}

/** Sites that one glance is at. */
const MAX_GLANCES = 100

export const glances = query({
  name: 'monitoring.glances',
  permission: 'monitoring:glance',
  scope: 'shared',
  summary:
    'Whether sites work, whether something is suspected, and when that was seen last; nothing else of them.',
  input: z.strictObject({ sites: z.array(id).max(MAX_GLANCES) }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        site: id,
        status: noun.siteStatus,
        seenAt: time.nullable(),
        isSuspect: z.boolean(),
      }),
    ),
  }),
  async run(ctx, { sites: asked }) {
    const items = await store.glancesAt(ctx.tx, asked, ctx.now)
    const stands = await standingsOf(ctx, asked)
    return { items: items.map((one) => ({ ...one, isSuspect: stands(one.site).isSuspect })) }
  },
})

const shownOrganization = store.organizationRow.omit({ addedAt: true })

export const organizations = query({
  ...reading,
  name: 'monitoring.organizations',
  summary: 'Organizations by name, and how many more there are.',
  input: z.strictObject({ limit: limit(500, 200) }),
  output: z.object({ items: z.array(shownOrganization), more: z.number().int() }),
  async run(ctx, { limit: most }) {
    const how = { order: ['name', 'id'], limit: most, as: shownOrganization } as const
    const where = { area: under(ctx.areas()) }
    const items = await store.organizations.many(ctx.tx, where, how)
    const more = items.length < most ? 0 : (await store.organizations.count(ctx.tx, where)) - most
    return { items, more }
  },
})

export const counts = query({
  ...reading,
  name: 'monitoring.counts',
  summary:
    'How many sites have which status and how many findings are open, for who reads the whole nation.',
  input: z.strictObject({}),
  output: z.strictObject({
    sites: z.array(z.strictObject({ status: noun.siteStatus, count })),
    findings: z.array(z.strictObject({ severity: noun.severity, count })),
  }),
  async run(ctx) {
    // Counts of a part would need every row: whoever reads a part counts nothing.
    if (!ctx.areas().includes('/')) return { sites: [], findings: [] }
    return { sites: await store.countAll(ctx.tx), findings: await countOpen(ctx.tx) }
  },
})
