import { holds } from '../../../core/actor.ts'
import { given } from '../../../core/asked.ts'
import { askedPage, everyItem, MAX_PAGE_ROWS } from '../../../core/listed.ts'
import { areasToChoose, namesOf } from '../../../core/names.ts'
import { withAncestors } from '../../../core/permission.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionFields } from '../../../ui/action-form.ts'
import { code, typed } from '../../../ui/code.ts'
import { button, buttonLink, filters, hiddenFields } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaChoices, areaName, named } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { areaWay } from '../../../core/written-area.ts'
import { sites, siteSheet } from '../actions/read.ts'
import { addressOf } from '../address.ts'
import { letter } from '../schema.ts'
import { gradeMark, siteBadge } from '../site-badge.ts'
import { rowOf, SITE_COLUMNS } from '../site-sheet.ts'
import { siteTexts as texts } from '../texts/pages.ts'
import { maintenanceTexts } from '../texts/maintenance.ts'
import { sheetTexts } from '../texts/site-file.ts'
import { siteQuestion } from './fields.ts'
import { MAINTENANCE, maintenanceBadge } from './maintenance.ts'
import { seen } from './seen.ts'
import { SITE_FILES } from './site-file.ts'

const PATH = '/console/sites'

/** The list as a file of sites that can be changed and sent back. */
async function fileRows(ctx: PageContext) {
  const question = { ...given(siteQuestion(ctx.search)), limit: MAX_PAGE_ROWS }
  const { items, isCut } = await everyItem((after: string | undefined) =>
    ctx.call(siteSheet, { ...question, ...given({ after }) }),
  )
  const paths = items.flatMap(({ area, areas }) => [area, ...areas])
  const { areas } = await namesOf(ctx, { areas: paths.flatMap(withAncestors) })
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
  const question = siteQuestion(ctx.search)
  const list = await ctx.call(sites, { ...askedPage(ctx.search), ...given(question) })
  return {
    question,
    list,
    areas: await areasToChoose(ctx),
    names: await namesOf(ctx, { areas: list.items.map(({ area }) => area) }),
    mayWrite: holds(ctx.actor, 'monitoring:write'),
  }
}
type Data = Awaited<ReturnType<typeof load>>

export const sitesPage = page({
  path: PATH,
  surface: 'console',
  permission: 'monitoring:read',
  nav: { group: 'watch', label: texts.sites },
  file: { name: 'sites', rows: fileRows },
  load,
  render(data, view) {
    const { t, base } = view
    const add = buttonLink({ href: `${base}${PATH}/new`, label: t(texts.addSite) })
    const many = { href: `${base}${SITE_FILES}`, label: t(sheetTexts.importSites) }
    const main = html`${live('site-counts', counts(data, view))}
${searchPart(data, view)}
${live('site-list', list(data, view))}`
    const { maintained } = data.list
    const maintenance = {
      href: withSearch(`${base}${MAINTENANCE}`, data.question),
      label:
        maintained === 0
          ? t(maintenanceTexts.maintenance)
          : t(maintenanceTexts.maintainedNow, { count: maintained }),
    }
    const acts = html`${buttonLink({ ...maintenance, kind: 'secondary' })}${data.mayWrite && html`${buttonLink({ ...many, kind: 'secondary' })}${add}`}`
    return { title: t(texts.sites), main, acts }
  },
})

/** How many sites stand at each state, worst first; each leads to those. */
function counts({ list, question }: Data, { t, base }: View): Html {
  const items = (['down', 'degraded', 'at_risk', 'unknown', 'ok'] as const).map((status) => {
    const href = withSearch(`${base}${PATH}`, { ...question, status })
    return html`<div><dt><a href="${href}">${siteBadge(t, status)}</a></dt><dd>${t.number(list.counts[status] ?? 0)}</dd></div>`
  })
  return html`<dl class="figures">${items}</dl>`
}

function searchPart({ question, areas }: Data, view: View): Html {
  const { t } = view
  return filters(
    t,
    [
      actionFields(view, {
        name: 'search',
        action: sites,
        labels: { ...texts, letter: texts.grade },
        without: ['after', 'limit', 'status'],
        values: question,
        choices: {
          letter: letter.options.map((one) => ({ value: one, label: one })),
          area: areaChoices(view, areas),
        },
        looks: { search: { type: 'search' } },
      }),
      question.status !== undefined && hiddenFields({ status: question.status }),
      button({ label: t(texts.show), kind: 'secondary' }),
    ],
    Object.values(question).some((asked) => asked !== undefined && asked !== ''),
  )
}

function list({ list: { items, next }, question, names }: Data, view: View): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(texts.sites),
    isCaptionHidden: true,
    rows: items,
    empty: t(texts.noSites),
    columns: [
      { label: t(texts.name), cell: (row) => named(view, `${PATH}/${row.id}`, row.name) },
      {
        label: t(texts.status),
        cell: (row) =>
          html`${siteBadge(t, row.status)} ${maintenanceBadge(view, row.maintenanceUntil)}`,
      },
      { label: t(texts.grade), cell: (row) => gradeMark(t, row.letter) },
      { label: t(texts.host), cell: (row) => code(row.host) },
      { label: t(texts.organization), cell: (row) => typed(row.organization) },
      { label: t(texts.area), cell: (row) => areaName(view, names, row.area) },
      { label: t(texts.lastSeen), cell: (row) => seen(view, row.seenAt) },
    ],
  })
  return html`${rows}${restLink(view, { path: PATH, next, search: question })}`
}
