import { asked } from '../../../core/asked.ts'
import { everyItem, MAX_PAGE_ROWS } from '../../../core/listed.ts'
import { areaChoices, namesOf } from '../../../core/names.ts'
import { areaPath } from '../../../core/permission.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { textField } from '../../../ui/field.ts'
import { button, fieldStates, hiddenFields, searchForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaName, plainArea } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { closedStations, stations } from '../actions/station.ts'
import { purposes } from '../found.ts'
import { devicesOf } from '../needs.ts'
import type { Station } from '../schema.ts'
import { stationsTexts as texts } from '../texts/stations.ts'
import { texts as shared } from '../texts/territory.ts'
import { namedLink, reach, stationAddress } from './addresses.ts'

export const STATIONS_PATH = '/console/stations'

/** Rows of one page. */
const ROWS = 50
/** Pages that are looked through at once for stations without a device: the list goes on where it stopped. */
const MAX_LOOKS = 10
/** Areas that are offered beside what was found. */
const MAX_AREAS_SHOWN = 6

const SHOWN = ['open', 'noDevice', 'noPhone', 'closed'] as const
type Shown = (typeof SHOWN)[number]

/** A station of the list; when it was closed, and when its devices were last heard: null for never. */
type Row = Station & {
  readonly closedAt: string | null
  readonly heard: readonly (string | null)[]
}

function filterOf({ search }: PageContext) {
  const show: Shown = SHOWN.find((one) => one === search['show']) ?? 'open'
  const area = asked(areaPath, search['area']) ?? '/'
  const after = (search['after'] ?? '').slice(0, 100)
  return { show, area, after, words: (search['q'] ?? '').trim().slice(0, 100) }
}
type Filter = ReturnType<typeof filterOf>

/** One page of the list, before it is known which stations have a device. */
async function listed(
  ctx: PageContext,
  { show, area, words }: Filter,
  after: string,
  limit: number,
) {
  const where = { area, search: words, after, limit }
  if (show === 'closed') return await ctx.call(closedStations, where)
  const { items, next } = await ctx.call(stations, { ...where, noPhone: show === 'noPhone' })
  return { items: items.map((one) => ({ ...one, closedAt: null })), next }
}

async function withDevices(ctx: PageContext, all: readonly Omit<Row, 'heard'>[]): Promise<Row[]> {
  const { devices } = await ctx.ask(devicesOf, { stations: all.map(({ id }) => id) })
  const heard = Map.groupBy(devices, ({ station }) => station)
  return all.map((one) => ({
    ...one,
    heard: (heard.get(one.id) ?? []).map(({ lastSeen }) => lastSeen),
  }))
}

/** The next rows of the list and where it goes on; `looked` is how many stations were looked at for them. */
async function rowsOf(ctx: PageContext, filter: Filter, from: string, limit: number) {
  const isSought = filter.show === 'noDevice'
  const items: Row[] = []
  let [after, looked]: [string | null, number] = [from, 0]
  for (let look = 0; look < (isSought ? MAX_LOOKS : 1); look += 1) {
    const found = await listed(ctx, filter, after ?? '', isSought ? MAX_PAGE_ROWS : limit)
    looked += found.items.length
    const rows = await withDevices(ctx, found.items)
    const fit = isSought ? rows.filter(({ heard }) => heard.length === 0) : rows
    const taken = fit.slice(0, limit - items.length)
    items.push(...taken)
    // Full before the page was at its end: the list goes on behind the last row that was taken.
    if (taken.length < fit.length) return { items, next: taken.at(-1)?.number ?? after, looked }
    after = found.next
    if (after === null || items.length === limit) break
  }
  return { items, next: after, looked }
}

async function load(ctx: PageContext) {
  const filter = filterOf(ctx)
  const list = await rowsOf(ctx, filter, filter.after, ROWS)
  const wanted = { open: [], words: filter.words, chosen: [] }
  const found = filter.words === '' ? null : (await ctx.ask(areaChoices, wanted)).found
  const areas = [...list.items.map(({ area }) => area), filter.area]
  return { filter, list, found, names: await namesOf(ctx, { areas }) }
}
type Data = Awaited<ReturnType<typeof load>>

/** All stations, whoever they are reached by. */
export const stationsPage = page({
  path: STATIONS_PATH,
  surface: 'console',
  permission: 'territory:read',
  nav: { group: 'alert', after: '/console/problems', label: texts.title },
  file: {
    name: 'stations',
    async rows(ctx, view) {
      const filter = filterOf(ctx)
      const { items, isCut } = await everyItem<Row>((after) =>
        rowsOf(ctx, filter, after ?? '', MAX_PAGE_ROWS),
      )
      const names = await namesOf(ctx, { areas: items.map(({ area }) => area) })
      return {
        columns: [
          shared.number,
          shared.name,
          shared.area,
          shared.address,
          shared.phone,
          texts.lat,
          texts.lon,
          shared.registered,
          texts.device,
          texts.closedAt,
        ].map((column) => view.t(column)),
        rows: items.map((one) => [
          one.number,
          one.name,
          plainArea(view, names, one.area),
          one.address,
          one.phone,
          one.lat,
          one.lon,
          one.registered,
          one.heard.length,
          one.closedAt,
        ]),
        isCut,
      }
    },
  },
  found: purposes.stations,
  load,
  render(data, view) {
    const main = html`${viewsPart(data, view)}
${searchPart(data, view)}
${areasPart(data, view)}
${live('stations', listPart(data, view))}`
    return { title: view.t(texts.title), main }
  },
})

function address(view: View, { filter }: Data, more: Readonly<Record<string, string>>): string {
  const { show, area, words: q } = filter
  return withSearch(`${view.base}${STATIONS_PATH}`, { show, area, q, ...more })
}

function viewsPart(data: Data, view: View): Html {
  const links = SHOWN.map((show) => {
    const current = show === data.filter.show && html` aria-current="page"`
    return html`<li><a href="${address(view, data, { show })}"${current}>${view.t(texts[show])}</a></li>`
  })
  return html`<nav class="views" aria-label="${view.t(texts.show)}"><ul>${links}</ul></nav>`
}

function searchPart({ filter }: Data, { t }: View): Html {
  const field = fieldStates('find', null)('q', filter.words)
  return searchForm([
    hiddenFields({ show: filter.show, area: filter.area }),
    textField(t, { ...field, type: 'search', label: t(texts.search) }),
    button({ label: t(texts.find), kind: 'secondary' }),
  ])
}

/** The area that the list keeps to, and areas that the words may have meant. */
function areasPart(data: Data, view: View): Html | null {
  const { t } = view
  const { filter, found, names } = data
  const within =
    filter.area !== '/' &&
    html`<p>${t.parts(texts.inArea, { area: areaName(view, names, filter.area) })} · <a href="${address(view, data, { area: '' })}">${t(texts.everywhere)}</a></p>`
  const links = (found?.items ?? []).slice(0, MAX_AREAS_SHOWN).map(({ path, name, way }, n) => {
    const href = address(view, data, { area: path, q: '' })
    return html`${n > 0 && ' · '}<a href="${href}">${typed([...way, name].join(' › '))}</a>`
  })
  if (links.length === 0) return within === false ? null : within
  return html`${within}<p>${t(texts.areas)}: ${links}</p>`
}

function listPart({ filter, list, names }: Data, view: View): Html {
  const { t } = view
  const isClosed = filter.show === 'closed'
  const rows = table(t, {
    caption: t(texts.title),
    isCaptionHidden: true,
    empty: t(texts.empty),
    rows: list.items,
    columns: [
      { label: t(shared.number), cell: (row) => code(row.number) },
      {
        label: t(shared.name),
        cell: (row) =>
          isClosed ? typed(row.name) : namedLink(view, stationAddress(row.id), row.name),
      },
      { label: t(shared.area), cell: (row) => areaName(view, names, row.area) },
      { label: t(shared.phone), cell: (row) => row.phone !== null && reach(row.phone) },
      isClosed
        ? {
            label: t(texts.closedAt),
            cell: (row) => row.closedAt !== null && moment(view, row.closedAt),
          }
        : { label: t(texts.device), cell: (row) => devicePart(row, view) },
    ],
  })
  const { show, area, words: q } = filter
  const looked =
    show === 'noDevice' && list.next !== null && t(texts.lookedThrough, { count: list.looked })
  return html`${rows}${looked && html`<p class="hint">${looked}</p>`}${restLink(view, { path: STATIONS_PATH, next: list.next, search: { show, area, q } })}`
}

/** When the station's device was last heard; of several the latest. */
function devicePart({ heard }: Row, view: View): Html {
  const { t } = view
  if (heard.length === 0) return html`${t(texts.none)}`
  const last = heard
    .flatMap((at) => at ?? [])
    .toSorted()
    .at(-1)
  if (last === undefined) return html`${t(texts.unheard)}`
  return html`${t.parts(texts.heard, { time: moment(view, last) })}`
}
