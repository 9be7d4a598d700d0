import { holdsIn } from '../../../core/actor.ts'
import { asked } from '../../../core/asked.ts'
import { TALL_ROWS } from '../../../core/listed.ts'
import { namesOf } from '../../../core/names.ts'
import { areaPath } from '../../../core/permission.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { button, fieldStates, searchForm, refusedPart } from '../../../ui/form.ts'
import { textField } from '../../../ui/field.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaName } from '../../../ui/name.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { word } from '../../../ui/words.ts'
import { areaTree, renameArea } from '../actions/area.ts'
import { officials } from '../actions/official.ts'
import { stations, addStation } from '../actions/station.ts'
import { found } from '../refusals.ts'
import { actTexts as acts } from '../texts/acts.ts'
import { areaKinds } from '../texts/area-kinds.ts'
import { texts } from '../texts/territory.ts'
import { above, depthOf } from '../tree.ts'
import { areaAddress, areaTitle, namedLink, pathOfKey, stationAddress, trail } from './addresses.ts'
import { officialForm, officialForms, officialList } from './official.ts'
import { areaForm, areaTable } from './overview.ts'

async function load(ctx: PageContext) {
  const path = found(asked(areaPath, pathOfKey(ctx.params['area'] ?? '')), 'unknownArea')
  const { areas } = await ctx.call(areaTree, { under: path, depth: 1 })
  const named = areas.find((area) => area.path === path)
  const own = found(named, 'unknownArea')
  const search = (ctx.search['q'] ?? '').slice(0, 100)
  const after = (ctx.search['after'] ?? '').slice(0, 100)
  const list = await ctx.call(stations, { area: path, search, after, limit: TALL_ROWS })
  const areasShown = [...above(path), ...list.items.map((one) => one.area)]
  return {
    own,
    below: areas.filter((area) => area.path !== path),
    names: await namesOf(ctx, { areas: areasShown }),
    search,
    list,
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
    area: { action: 'territory.addArea', next: here, said: acts.area },
    rename: {
      action: 'territory.renameArea',
      next: here,
      said: acts.renamed,
      undo: {
        action: 'territory.renameArea',
        input: (
          { path, name: was }: { path: string; name: string },
          { before }: { before: object },
        ) => ({ path, ...before, was }),
      },
    },
    station: {
      action: 'territory.addStation',
      next: (output: { station: string }) => stationAddress(output.station),
      said: acts.station,
      undo: {
        action: 'territory.closeStation',
        input: (_sent, { station }: { station: string }) => ({ station }),
      },
    },
    ...officialForms(here),
  },
  load,
  render(data, view) {
    const { t } = view
    const { own, mayWrite } = data
    const main = html`${refusedPart(view, texts)}
<p>${typed(word(view, areaKinds, own.kind))}</p>
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
    const breadcrumb = trail(view, data.names, above(own.path))
    return { title: areaTitle(view, own), main, breadcrumb }
  },
})

function belowPart({ own, below }: Data, view: View): Html {
  const words = { caption: texts.areasHere, empty: texts.noAreasBelow, top: depthOf(own.path) + 1 }
  return areaTable(below, words, view)
}

function renameForm({ own }: Data, view: View): Html {
  return actionForm(view, {
    name: 'rename',
    action: renameArea,
    labels: texts,
    hidden: { path: own.path, was: own.name },
    values: own,
    button: texts.renameArea,
  })
}

function searchPart({ search }: Data, { t }: View): Html {
  const field = fieldStates('find', null)('q', search)
  return searchForm([
    textField(t, { ...field, type: 'search', label: t(texts.search) }),
    button({ label: t(texts.searchButton), kind: 'secondary' }),
  ])
}

function stationList({ own, list, search, names }: Data, view: View): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(texts.stations),
    isCaptionHidden: true,
    empty: t(search === '' ? texts.noStations : texts.notFound),
    rows: list.items,
    columns: [
      { label: t(texts.number), cell: (row) => code(row.number) },
      { label: t(texts.name), cell: (row) => namedLink(view, stationAddress(row.id), row.name) },
      { label: t(texts.address), cell: (row) => typed(row.address) },
      { label: t(texts.area), cell: (row) => areaName(view, names, row.area) },
    ],
  })
  const rest = { path: areaAddress(own.path), next: list.next, search: { q: search } }
  return html`${rows}${restLink(view, rest)}`
}

function stationForm({ own }: Data, view: View): Html {
  return actionForm(view, {
    name: 'station',
    action: addStation,
    labels: texts,
    hidden: { area: own.path },
    without: ['lon', 'lat'],
    looks: { number: { width: 'medium' }, phone: { type: 'tel', direction: 'ltr' } },
    button: texts.addStation,
  })
}
