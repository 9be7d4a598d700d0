import { holds } from '../../../core/actor.ts'
import { asked, given } from '../../../core/asked.ts'
import { civilAt, momentOf, timeOrCivil } from '../../../core/civil-day.ts'
import { id } from '../../../core/id.ts'
import { everyItem, MAX_PAGE_ROWS } from '../../../core/listed.ts'
import { namesOf } from '../../../core/names.ts'
import { type FileView, page, type PageContext, type View } from '../../../core/slice.ts'
import { areaInAddress, areaOfAddress } from '../../../core/written-area.ts'
import { areaFilter, areaFilterField, areaFilterPart } from '../../../ui/area-filter.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { plainWords } from '../../../ui/erasure.ts'
import { momentField, selectField } from '../../../ui/field.ts'
import {
  button,
  fieldStates,
  filters,
  hiddenFields,
  ofRow,
  postForm,
  searchForm,
} from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaName, plainArea } from '../../../ui/name.ts'
import { restLink } from '../../../ui/rest.ts'
import { timeOf } from '../../../ui/time.ts'
import { areaPlace, areaTimeline, areaTimelineCount } from '../actions/area-timeline.ts'
import { incidents } from '../actions/incident.ts'
import { textOf } from '../entry-words.ts'
import { entryName, ownTag } from './entry-name.ts'
import { purposes } from '../found.ts'
import { found } from '../refusals.ts'
import { AREA_KINDS, areaKind, type AreaRow, AREA_SOURCES, areaSource } from '../schema.ts'
import { areaTimelineTexts as texts } from '../texts/area-timeline.ts'
import { areaSourceTexts, entryTexts } from '../texts/values.ts'
import { INCIDENTS } from './look.ts'

const TIMELINE = '/console/timeline'
/** Rows of one page. */
const SHOWN = 50
/** Incidents that are offered to join to. */
const OFFERED = 50

/** The page of an area's timeline; the nation's has no area in its address. */
export const timelinePath = (area: string) =>
  area === '/' ? TIMELINE : `${TIMELINE}/${areaInAddress(area)}`

/** What the address asks for; times are those of the clock on the wall. */
function filterOf({ search, node }: Pick<PageContext, 'search' | 'node'>) {
  const moment = (name: string) => {
    const written = asked(timeOrCivil, search[name])
    return written === undefined ? undefined : momentOf(written, node.zone)
  }
  return given({
    source: asked(areaSource, search['source']),
    kind: asked(areaKind, search['kind']),
    from: moment('from'),
    until: moment('until'),
  })
}

/** Which area is looked at: that of the address, else the one whose name was typed. */
async function areaOf(ctx: PageContext) {
  const { area: part } = ctx.params
  const own = part === undefined ? undefined : found(areaOfAddress(part) ?? undefined, 'noArea')
  const { search } = ctx
  const typedName = search['area-name'] !== undefined
  const wanted = own !== undefined && !typedName ? { ...search, area: own } : search
  const chosen = await areaFilter({ ask: (need, input) => ctx.ask(need, input), search: wanted })
  return { chosen, area: chosen.area ?? '/' }
}

async function load(ctx: PageContext) {
  const { chosen, area } = await areaOf(ctx)
  const filter = filterOf(ctx)
  const { after } = ctx.search
  const place = asked(areaPlace, after)
  const list = await ctx.call(areaTimeline, {
    area,
    limit: SHOWN,
    ...filter,
    ...given({ after: place }),
  })
  const mayJoin = holds(ctx.actor, 'incidents:note')
  const open = mayJoin ? (await ctx.call(incidents, { view: 'live', limit: OFFERED })).items : []
  const wanted = asked(id, ctx.search['incident'])
  return {
    area,
    chosen,
    filter,
    list,
    mayJoin,
    open,
    joinTo: open.find((one) => one.id === wanted) ?? null,
    names: await namesOf(ctx, { areas: [area, ...list.items.map((row) => row.area)] }),
  }
}
type Data = Awaited<ReturnType<typeof load>>

const shared = {
  surface: 'console',
  permission: 'incidents:read',
  forms: {
    link: {
      action: 'incidents.linkTo',
      next: (_: unknown, { area }: Readonly<Record<string, string>>) =>
        area === undefined ? TIMELINE : `${TIMELINE}/${area}`,
      keeps: ['area', 'area-name', 'source', 'kind', 'from', 'until', 'incident', 'after'],
      said: texts.saidJoined,
    },
  },
  file: { name: 'timeline', rows: fileRows },
  load,
  render,
} as const

/** What happened in the nation, in one order, whatever it belongs to. */
export const timelinePage = page({
  ...shared,
  found: purposes.timeline,
  path: TIMELINE,
  nav: { under: INCIDENTS, label: texts.title },
})

/** The same in one area with all below it. */
export const areaTimelinePage = page({ ...shared, path: `${TIMELINE}/:area` })

function render(data: Data, view: View) {
  const { t } = view
  const { area, list, names, chosen, filter, joinTo } = data
  const search = { ...asAsked(data, view), incident: joinTo?.id }
  const rest = restLink(view, { path: timelinePath(area), next: list.next, search })
  const rows =
    list.items.length === 0
      ? html`<p class="pad">${t(texts.none)}</p>`
      : html`<ol class="timeline">${list.items.map((row) => rowItem(data, row, view))}</ol>`
  const where = areaFilterPart(view, chosen, { path: TIMELINE, search: { ...filter } })
  return {
    title: area === '/' ? t(texts.title) : t(texts.titleOf, { area: plainArea(view, names, area) }),
    main: html`<p>${t(texts.intro)}</p>${where}<div class="no-print">${filterPart(data, view)}${joinPart(data, view)}</div>${live('area-timeline', html`${rows}${rest}`)}`,
    breadcrumb: area === '/' ? [] : [{ path: TIMELINE, label: t(texts.title) }],
  }
}

/** The filter as an address has it, with the clock on the wall. */
function asAsked({ filter }: Data, { node }: Pick<View, 'node'>) {
  const { from, until, ...rest } = filter
  const wall = (at: string | undefined) => (at === undefined ? undefined : civilAt(at, node.zone))
  return { ...rest, from: wall(from), until: wall(until) }
}

function filterPart(data: Data, view: View): Html {
  const { t } = view
  const { source = '', kind = '', from = '', until = '' } = asAsked(data, view)
  const state = fieldStates('entries', null)
  const choice = (
    name: 'source' | 'kind',
    value: string,
    all: readonly (readonly [string, string])[],
  ) =>
    selectField(t, {
      ...state(name, value),
      label: t(texts[name]),
      choices: all.map(([one, label]) => ({ value: one, label })),
      none: t(texts.all),
      isOptional: true,
    })
  const sources = areaSource.options.map((one) => [one, t(areaSourceTexts[one])] as const)
  const kinds = (source === '' ? AREA_KINDS : AREA_SOURCES[source]).map(
    (one) => [one, t(entryTexts[one])] as const,
  )
  const body = [
    areaFilterField(view, data.chosen, t(texts.area)),
    choice('source', source, sources),
    choice('kind', kind, kinds),
    momentField(t, { ...state('from', from), label: t(texts.from) }),
    momentField(t, { ...state('until', until), label: t(texts.until) }),
    button({ label: t(texts.show), kind: 'secondary' }),
  ]
  return filters(t, body, Object.keys(data.filter).length > 0)
}

/** Which incident lines are joined to by hand. */
function joinPart(data: Data, view: View): Html | false {
  const { open, joinTo, mayJoin, chosen } = data
  const { t } = view
  if (!mayJoin || open.length === 0) return false
  const field = selectField(t, {
    ...fieldStates('join', null)('incident', joinTo?.id ?? ''),
    label: t(texts.incident),
    choices: open.map((one) => ({
      value: one.id,
      label: `${one.code} ${plainWords(t, one.title)}`,
    })),
    none: t(texts.nobody),
    isOptional: true,
  })
  const kept = hiddenFields(given({ ...asAsked(data, view), area: chosen.area }))
  const form = searchForm([kept, field, button({ label: t(texts.choose), kind: 'secondary' })])
  return disclosure(t(texts.join), html`<p>${t(texts.joinHint)}</p>${form}`, joinTo !== null)
}

function rowItem({ names, joinTo }: Data, row: AreaRow, view: View): Html {
  const { t } = view
  const { kind, tag, observable, area } = row
  const name = entryName(row, view)
  const join =
    joinTo !== null &&
    row.isEntry &&
    !row.isLinked &&
    postForm(view, {
      name: ofRow('link', row.id),
      hidden: { incident: joinTo.id, entry: row.id },
      label: t(texts.joinTo, { code: joinTo.code }),
      kind: 'secondary',
    })
  const more = [
    html`<div class="hint">${areaName(view, names, area)}${ownTag(view, tag) !== '' && html` · ${typed(tag)}`}${row.isEntry && row.isLinked && html` · ${t(texts.joined)}`}</div>`,
    observable !== '' && html`<div>${code(observable)}</div>`,
  ]
  return html`<li><p class="timeline-time">${timeOf(view, row.at)}</p><p class="timeline-title">${t(entryTexts[kind])}: ${name}</p><div>${more}${join && html`<div class="no-print">${join}</div>`}</div></li>`
}

/** All rows that the filter shows; behind them how many it left out, and what no timeline of an area tells. */
async function fileRows(ctx: PageContext, { t, node }: FileView) {
  const { area } = await areaOf(ctx)
  const filter = filterOf(ctx)
  const { items, isCut } = await everyItem<AreaRow>((after) =>
    ctx.call(areaTimeline, { area, limit: MAX_PAGE_ROWS, ...filter, ...given({ after }) }),
  )
  const { areas } = await namesOf(ctx, { areas: [...new Set(items.map((row) => row.area))] })
  const { total, ofIncidents } = await ctx.call(areaTimelineCount, {
    area,
    ...given({ from: filter.from, until: filter.until }),
  })
  const columns = [
    texts.utc,
    texts.when,
    texts.area,
    texts.source,
    texts.kind,
    texts.text,
    texts.tag,
    texts.observable,
  ]
  const rows = items.map((row) => [
    row.at,
    civilAt(row.at, node.zone).replace('T', ' '),
    areas.get(row.area) ?? row.area,
    t(areaSourceTexts[sourceOf(row)]),
    t(entryTexts[row.kind]),
    textOf(row, { t, node }),
    row.tag,
    row.observable,
  ])
  const ends = [
    [t(texts.leftOut, { count: Math.max(0, total - items.length) })],
    [t(texts.ofIncidents, { count: ofIncidents })],
  ]
  return { columns: columns.map((one) => t(one)), rows: isCut ? rows : [...rows, ...ends], isCut }
}

function sourceOf({ kind }: AreaRow) {
  return (
    areaSource.options.find((one) => AREA_SOURCES[one].some((own) => own === kind)) ?? 'findings'
  )
}
