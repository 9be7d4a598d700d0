import { holdsIn } from '../../../core/actor.ts'
import { areaPath } from '../../../core/permission.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { button, buttonLink, fieldStates, searchForm } from '../../../ui/form.ts'
import { textField } from '../../../ui/field.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { table } from '../../../ui/table.ts'
import { areaNames, areaTree } from '../actions/area.ts'
import { officials } from '../actions/official.ts'
import { stations } from '../actions/station.ts'
import { refusal as refuse } from '../schema.ts'
import { texts } from '../texts.ts'
import { above } from '../tree.ts'
import { officialForm, officialList } from './official.ts'
import { areaForm } from './overview.ts'
import {
  areaAddress,
  namedLink,
  pathOfKey,
  postForm,
  refusal,
  stationAddress,
  textFields,
  trail,
} from './parts.ts'

const PAGE_ROWS = 50

async function load(ctx: PageContext) {
  const parsed = areaPath.safeParse(pathOfKey(ctx.params['area'] ?? ''))
  if (!parsed.success) throw refuse('unknownArea')
  const path = parsed.data
  const { areas } = await ctx.call(areaTree, { under: path, depth: 1 })
  const own = areas.find((area) => area.path === path)
  if (own === undefined) throw refuse('unknownArea')
  const names = await ctx.call(areaNames, { paths: above(path) })
  const search = (ctx.search['q'] ?? '').slice(0, 100)
  const after = (ctx.search['after'] ?? '').slice(0, 100)
  const wanted = { area: path, search, after, limit: PAGE_ROWS }
  return {
    own,
    below: areas.filter((area) => area.path !== path),
    names: new Map(names.areas.map((area) => [area.path, area.name])),
    search,
    list: await ctx.call(stations, wanted),
    posts: (await ctx.call(officials, { area: path })).officials,
    mayWrite: holdsIn(ctx.actor, 'territory:write', path),
    mayIssue: holdsIn(ctx.actor, 'alerting:issue-cards', path),
  }
}
type Data = Awaited<ReturnType<typeof load>>

const here = (_: unknown, params: Readonly<Record<string, string>>) =>
  areaAddress(pathOfKey(params['area'] ?? '_'))

export const areaPage = page({
  path: '/console/territory/areas/:area',
  surface: 'console',
  permission: 'territory:read',
  forms: {
    area: { action: 'territory.addArea', next: here },
    rename: { action: 'territory.renameArea', next: here },
    station: {
      action: 'territory.addStation',
      next: (output: { station: string }) => stationAddress(output.station),
    },
    official: { action: 'territory.addOfficial', next: here },
    remove: { action: 'territory.removeOfficial', next: here },
  },
  load,
  render(data, view) {
    const { t } = view
    const { own, mayWrite } = data
    const main = html`${refusal(view)}
<p>${typed(own.kind)} ${code(own.path)}</p>
<h2>${t(texts.areasHere)}</h2>
${live('areas-below', belowPart(data, view))}
${mayWrite && disclosure(t(texts.addArea), areaForm(own.path, view))}
${mayWrite && disclosure(t(texts.renameArea), renameForm(data, view))}
<h2>${t(texts.stations)}</h2>
${searchPart(data, view)}
${live('station-list', stationList(data, view))}
${data.mayIssue && html`<p><a href="${view.base}/console/cards?area=${encodeURIComponent(own.path)}">${t(texts.areaCards)}</a></p>`}
${mayWrite && disclosure(t(texts.addStation), stationForm(data, view))}
<h2>${t(texts.officials)}</h2>
${officialList(view, data.posts, mayWrite)}
${mayWrite && disclosure(t(texts.addOfficial), officialForm(view, { area: own.path }))}`
    const breadcrumb = trail(view, data.names, { path: own.path, isInside: false })
    return { title: own.name, main, breadcrumb }
  },
})

function belowPart({ below }: Data, view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.areasHere),
    isCaptionHidden: true,
    empty: t(texts.noAreasBelow),
    rows: below,
    columns: [
      {
        label: t(texts.area),
        cell: ({ path, name }) => namedLink(view, areaAddress(path), name),
      },
      { label: t(texts.kind), cell: ({ kind }) => typed(kind) },
      { label: t(texts.path), cell: ({ path }) => code(path) },
      { label: t(texts.stations), cell: (row) => t.number(row.stations), isNumber: true },
    ],
  })
}

function renameForm({ own }: Data, view: View): Html {
  const { t } = view
  const field = textFields('rename', view)
  const body = [
    field('name', { label: t(texts.name), maxLength: 100 }, own.name),
    field('kind', { label: t(texts.kind), hint: t(texts.kindHint), maxLength: 40 }, own.kind),
  ]
  const hidden = { path: own.path }
  return postForm(view, { name: 'rename', hidden, body, label: t(texts.renameArea) })
}

function searchPart({ search }: Data, { t }: View): Html {
  return searchForm([
    textField(t, {
      ...fieldStates('find', null)('q', search),
      type: 'search',
      label: t(texts.search),
    }),
    button({ label: t(texts.searchButton), kind: 'secondary' }),
  ])
}

function stationList({ own, list, search }: Data, view: View): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(texts.stations),
    isCaptionHidden: true,
    empty: t(search === '' ? texts.noStations : texts.notFound),
    rows: list.items,
    columns: [
      { label: t(texts.number), cell: (row) => code(row.number) },
      {
        label: t(texts.name),
        cell: (row) => namedLink(view, stationAddress(row.id), row.name),
      },
      { label: t(texts.address), cell: (row) => typed(row.address) },
      { label: t(texts.area), cell: (row) => code(row.area) },
    ],
  })
  if (list.next === null) return rows
  const asked = new URLSearchParams({ q: search, after: list.next })
  const href = `${view.base}${areaAddress(own.path)}?${String(asked)}`
  return html`${rows}<p>${buttonLink({ href, label: t(texts.more), kind: 'secondary' })}</p>`
}

function stationForm({ own }: Data, view: View): Html {
  const { t } = view
  const field = textFields('station', view)
  const body = [
    field('number', { label: t(texts.number), width: 'medium', maxLength: 32 }),
    field('name', { label: t(texts.name), maxLength: 200 }),
    field('address', { label: t(texts.address), maxLength: 300, isOptional: true }),
    field('phone', { label: t(texts.phone), type: 'tel', direction: 'ltr', isOptional: true }),
  ]
  const hidden = { area: own.path }
  return postForm(view, { name: 'station', hidden, body, label: t(texts.addStation) })
}
