import { holds } from '../../../core/actor.ts'
import { asked, given } from '../../../core/asked.ts'
import { z } from 'zod'
import { askedPage, everyItem, MAX_PAGE_ROWS } from '../../../core/listed.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionFields } from '../../../ui/action-form.ts'
import { areaFilter, areaFilterField, areaFilterPart } from '../../../ui/area-filter.ts'
import { badge } from '../../../ui/badge.ts'
import { code, typed } from '../../../ui/code.ts'
import { button, buttonLink, filters, form, hiddenFields, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaName, named } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { areaWay } from '../../../core/written-area.ts'
import { sites, siteSheet } from '../actions/read.ts'
import { MAX_LOOKS } from '../actions/site.ts'
import { addressOf } from '../address.ts'
import { purposes } from '../found.ts'
import { letter, type SiteStatus } from '../schema.ts'
import { gradeMark, letterChoices, siteBadge, suspectBadge } from '../site-badge.ts'
import { rowOf, SITE_COLUMNS } from '../site-sheet.ts'
import { SITE_SORTS } from '../store/site.ts'
import { actTexts as acts } from '../texts/acts.ts'
import { siteTexts as texts } from '../texts/pages.ts'
import { maintenanceTexts } from '../texts/maintenance.ts'
import { sheetTexts } from '../texts/site-file.ts'
import { siteViewTexts as viewTexts } from '../texts/site.ts'
import { siteQuestion } from './fields.ts'
import { MAINTENANCE, maintenanceBadge } from './maintenance.ts'
import { seen } from './seen.ts'
import { SITE_FILES } from './site-file.ts'
import { certificateDays } from './site-reach.ts'

const PATH = '/console/sites'

/** The list as a file of sites that can be changed and sent back. */
async function fileRows(ctx: PageContext) {
  const question = { ...given(siteQuestion(ctx.search)), limit: MAX_PAGE_ROWS }
  const { items, isCut } = await everyItem((after: string | undefined) =>
    ctx.call(siteSheet, { ...question, ...given({ after }) }),
  )
  const paths = items.flatMap(({ area, areas }) => [area, ...areas])
  const { areas } = await namesOf(ctx, { areas: paths })
  const rows = items.map((site) =>
    rowOf({
      ...site,
      organization: site.owner,
      address: addressOf(site),
      area: areaWay(site.area, areas),
      areas: site.areas.map((path) => areaWay(path, areas)),
    }),
  )
  return { columns: [...SITE_COLUMNS], rows, isCut }
}

async function load(ctx: PageContext) {
  const sort = asked(z.enum(SITE_SORTS), ctx.search['sort'])
  const where = await areaFilter(ctx)
  const question = { ...siteQuestion(ctx.search), sort, area: where.area }
  const list = await ctx.call(sites, { ...askedPage(ctx.search), ...given(question) })
  return {
    question,
    list,
    where,
    names: await namesOf(ctx, { areas: list.items.map(({ area }) => area) }),
    mayWrite: holds(ctx.actor, 'monitoring:write'),
    mayVisit: holds(ctx.actor, 'monitoring:visit'),
  }
}
type Data = Awaited<ReturnType<typeof load>>

export const sitesPage = page({
  path: PATH,
  surface: 'console',
  permission: 'monitoring:read',
  nav: { group: 'watch', label: texts.sites },
  forms: {
    look: {
      action: 'monitoring.visitSites',
      next: () => PATH,
      keeps: ['search', 'status', 'letter', 'area', 'sort', 'after'],
      said: acts.visitedSome,
    },
  },
  file: { name: 'sites', rows: fileRows },
  found: purposes.sites,
  load,
  render(data, view) {
    const { t, base } = view
    const add = buttonLink({ href: `${base}${PATH}/new`, label: t(texts.addSite) })
    const main = html`${refusedPart(view, { sites: texts.chosen })}${live('site-counts', counts(data, view))}
${searchPart(data, view)}${areaFilterPart(view, data.where, { path: PATH, search: { ...data.question, area: undefined } })}
${live('site-list', list(data, view))}`
    const acts = data.mayWrite ? add : html``
    const links = [
      html`<a href="${withSearch(`${base}${MAINTENANCE}`, { ...data.question, sort: undefined })}">${t(maintenanceTexts.maintenance)}</a>`,
      data.mayWrite && html` · <a href="${base}${SITE_FILES}">${t(sheetTexts.importSites)}</a>`,
    ]
    return { title: t(texts.sites), sub: html`<span class="no-print">${links}</span>`, main, acts }
  },
})

/** How many sites stand at each state, worst first; each leads to those. */
function counts({ list, question }: Data, { t, base }: View): Html {
  const { counts: all, maintained: some, suspect } = list
  const looked = suspect.ok ?? 0
  const countOf = (status: SiteStatus) =>
    (all[status] ?? 0) - (status === 'ok' ? (some.ok ?? 0) + looked : 0)
  const items = (['down', 'degraded', 'at_risk', 'unknown', 'ok'] as const).map((status) => {
    const href = withSearch(`${base}${PATH}`, { ...question, status })
    return html`<div><dt><a href="${href}">${siteBadge(t, status, { isSuspect: false })}</a></dt><dd>${t.number(countOf(status))}</dd></div>`
  })
  const worked = Object.values<number>(list.maintained).reduce((sum, count) => sum + count, 0)
  const maintained =
    worked > 0 &&
    html`<div><dt><a href="${base}${MAINTENANCE}">${badge('info', 'dash', t(maintenanceTexts.maintenance))}</a></dt><dd>${t.number(worked)}</dd></div>`
  const beingLooked =
    looked > 0 &&
    html`<div><dt><a href="${base}/console/findings?state=suspect">${suspectBadge(t)}</a></dt><dd>${t.number(looked)}</dd></div>`
  return html`<dl class="figures">${items}${beingLooked}${maintained}</dl>`
}

function searchPart({ question, where }: Data, view: View): Html {
  const { t } = view
  return filters(
    t,
    [
      actionFields(view, {
        name: 'search',
        action: sites,
        labels: { ...texts, letter: texts.grade },
        without: ['after', 'limit', 'status', 'sort', 'area'],
        values: question,
        choices: {
          letter: letterChoices(t, letter.options),
        },
        looks: { search: { type: 'search' } },
        none: texts.all,
      }),
      areaFilterField(view, where, t(texts.area)),
      hiddenFields(given({ status: question.status, sort: question.sort })),
      button({ label: t(texts.show), kind: 'secondary' }),
    ],
    Object.values({ ...question, sort: undefined }).some((one) => one !== undefined && one !== ''),
  )
}

/** How a column is sorted, and the way to sort by it: the worst first, then the other way round. */
function sorting({ question }: Data, { base }: View, by: 'name' | 'status' | 'letter' | 'seen') {
  const { sort = 'name' } = question
  const next = sort === by ? `-${by}` : by
  const sortHref = withSearch(`${base}${PATH}`, { ...question, sort: next })
  if (sort === by) return { sortHref, sorted: 'ascending' } as const
  return sort === `-${by}` ? ({ sortHref, sorted: 'descending' } as const) : { sortHref }
}

/** How many of those that the question finds stand on this page, where it is not all of them. */
function shownPart({ list: found, question }: Data, { t }: View): Html | null {
  const { counts: of, items, next } = found
  const { status } = question
  const all = Object.values<number>(status === undefined ? of : { only: of[status] ?? 0 })
  const total = all.reduce((sum, count) => sum + count, 0)
  if (next === null && items.length === total) return null
  return html`<p class="hint">${t(texts.shownOf, { count: items.length, total: t.number(total) })}</p>`
}

function list(data: Data, view: View): Html {
  const { t } = view
  const { list: found, question, names } = data
  const { items, next } = found
  const by = (column: Parameters<typeof sorting>[2]) => sorting(data, view, column)
  const rows = table(t, {
    caption: t(texts.sites),
    isCaptionHidden: true,
    rows: items,
    empty: t(texts.noSites),
    columns: [
      {
        label: t(texts.name),
        cell: (row) => [
          data.mayVisit && chooseBox(row, view),
          named(view, `${PATH}/${row.id}`, row.name),
        ],
        ...by('name'),
      },
      {
        label: t(texts.status),
        cell: (row) =>
          // One that is worked on may not answer: nothing green stands beside it.
          html`${(row.maintenanceUntil === null || row.status !== 'ok') && siteBadge(t, row.status, row.standing)} ${maintenanceBadge(view, row.maintenanceUntil)}`,
        ...by('status'),
      },
      {
        label: t(texts.grade),
        cell: (row) => gradeMark(t, row.letter, row.standing),
        ...by('letter'),
      },
      { label: t(texts.host), cell: (row) => code(row.host) },
      { label: t(texts.organization), cell: (row) => typed(row.organization) },
      { label: t(texts.area), cell: (row) => areaName(view, names, row.area) },
      {
        label: t(viewTexts.certificate),
        cell: (row) => certificateDays(view, row.certificateUntilAt),
      },
      { label: t(texts.lastSeen), cell: (row) => seen(view, row.seenAt), ...by('seen') },
    ],
  })
  const chosen = data.mayVisit && items.length > 0 ? lookForm(rows, view) : rows
  return html`${shownPart(data, view)}${chosen}${restLink(view, { path: PATH, next, search: question })}`
}

/** The box by which a site is chosen for what is done to several at once. */
function chooseBox(
  { id, name }: { readonly id: string; readonly name: string },
  { t }: View,
): Html {
  return html`<input type="checkbox" name="sites[]" value="${id}" aria-label="${t(texts.chooseSite, { name })}"> `
}

/** What is done to the sites that are chosen; with a browser that knows how, seen only where some are. */
function lookForm(rows: Html, view: View): Html {
  const { t } = view
  const bar = html`<div class="bulk no-print"><span class="hint">${t(texts.chosenHint, { count: MAX_LOOKS })}</span>${button({ label: t(texts.lookChosen), kind: 'secondary' })}</div>`
  return form({ name: 'look', key: view.newKey(), body: [bar, rows] })
}
