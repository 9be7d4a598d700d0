import { asked, given } from '../../../core/asked.ts'
import { holds } from '../../../core/actor.ts'
import { id } from '../../../core/id.ts'
import { everyItem, TALL_ROWS } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { tabs } from '../../../ui/details.ts'
import { dutyLine } from '../../../ui/duty.ts'
import { areaFilter, areaFilterField, areaFilterPart } from '../../../ui/area-filter.ts'
import { textField } from '../../../ui/field.ts'
import { button, fieldStates, hiddenFields, refusedPart, filters } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { plainArea, plainName } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { problemCounts, stationProblems } from '../actions/station-problem.ts'
import { commonArea } from '../areas.ts'
import { purposes } from '../found.ts'
import { onDuty, stationsFound } from '../needs.ts'
import { needOf } from '../symptoms.ts'
import { helpTexts as texts } from '../texts/help.ts'
import { problemWords } from '../texts/values.ts'
import { PROBLEMS_PATH } from './addresses.ts'
import { problemForms, problemTable, withNames } from './problem-table.ts'

/** Stations that a search means; whoever means more writes more letters. */
const MAX_FOUND = 200

const VIEWS = ['open', 'nobody', 'mine', 'settled'] as const
type Shown = (typeof VIEWS)[number]

/** What the address asks for, as typed, and what that means for the query. */
async function filterOf(ctx: PageContext) {
  const { search } = ctx
  const shown: Shown = VIEWS.find((one) => one === search['state']) ?? 'open'
  const where = await areaFilter(ctx)
  const filter = { state: shown, area: where.area ?? '', words: search['words'] ?? '' }
  const words = filter.words.trim().slice(0, 100)
  const found =
    words === '' ? undefined : await ctx.ask(stationsFound, { search: words, limit: MAX_FOUND })
  const wanted = {
    ...(shown === 'settled' ? { state: 'settled' as const } : {}),
    ...(shown === 'nobody' || shown === 'mine' ? { hands: shown } : {}),
    ...given({
      area: where.area,
      stations: found?.items.map((station) => station.id),
    }),
  }
  return { filter, where, wanted }
}

async function load(ctx: PageContext) {
  const { filter, where, wanted } = await filterOf(ctx)
  const after = asked(id, ctx.search['after'])
  const { items, next } = await ctx.call(stationProblems, {
    ...wanted,
    limit: TALL_ROWS,
    ...given({ after }),
  })
  return {
    ...(await withNames(ctx, items)),
    next,
    filter,
    where,
    counts: await ctx.call(problemCounts, { settled: false, untaken: false }),
    onDuty: holds(ctx.actor, 'territory:read')
      ? (await ctx.ask(onDuty, { area: commonArea(items.map(({ area }) => area)) })).now
      : null,
  }
}
type Data = Awaited<ReturnType<typeof load>>

const here = () => PROBLEMS_PATH
/** Questions of the address that stay. */
export const KEPT = ['state', 'area', 'words', 'after'] as const

export const problemsPage = page({
  path: PROBLEMS_PATH,
  surface: 'console',
  permission: 'alerting:read',
  nav: { group: 'alert', after: '/console/alerts', label: texts.title },
  forms: {
    take: problemForms(here, KEPT).take,
  },
  file: { name: 'help-and-problems', rows: fileRows },
  found: purposes.problems,
  load,
  render(data, view) {
    const { t } = view
    const duty = data.onDuty !== null && dutyLine(t, { now: data.onDuty, zone: view.node.zone })
    const main = html`${refusedPart(view, texts)}${live('problem-views', viewsPart(data, view))}${filterPart(data, view)}${areaFilterPart(view, data.where, { path: PROBLEMS_PATH, search: data.filter })}${live('problem-list', listPart(data, view))}${duty}`
    return { title: t(texts.title), sub: html`${t(texts.stays)}`, main }
  },
})

function viewsPart({ counts, filter }: Data, { t, base }: View): Html {
  const { help, problems } = counts
  // What is settled waits for nobody, and is not counted.
  const of: Readonly<Partial<Record<Shown, number>>> = {
    open: help.open + problems.open,
    nobody: help.nobody + problems.nobody,
    mine: help.mine + problems.mine,
  }
  const countOf = (state: Shown) => {
    const count = of[state]
    if (count === undefined) return {}
    return { count: { words: t.number(count), isHot: state === 'nobody' && count > 0 } }
  }
  const links = VIEWS.map((state) => ({
    href: withSearch(`${base}${PROBLEMS_PATH}`, {
      ...filter,
      state: state === 'open' ? '' : state,
    }),
    label: t(texts[state]),
    isCurrent: state === filter.state,
    ...countOf(state),
  }))
  return html`<div class="no-print">${tabs(t(texts.which), links)}</div>`
}

function filterPart({ filter, where }: Data, view: View): Html {
  const { t } = view
  const field = fieldStates('filter', null)
  const area = areaFilterField(view, where, t(texts.area))
  const words = textField(t, {
    ...field('words', filter.words),
    label: t(texts.search),
    type: 'search',
    width: 'medium',
    maxLength: 100,
  })
  const kept = hiddenFields({ state: filter.state })
  const fields = [kept, area, words, button({ label: t(texts.show), kind: 'secondary' })]
  return html`<div class="no-print">${filters(t, fields, filter.area !== '' || filter.words !== '')}</div>`
}

function listPart(data: Data, view: View): Html {
  const { t } = view
  const { filter } = data
  const isAll = filter.state === 'open' && filter.area === '' && filter.words === ''
  const rows = problemTable(data, view, {
    caption: t(texts.title),
    empty: t(isAll ? texts.none : texts.noneHere),
    search: searchOf(data),
  })
  const rest = restLink(view, { path: PROBLEMS_PATH, next: data.next, search: searchOf(data) })
  return html`<div class="block flush">${rows}</div>${rest}`
}

/** What the list was asked, as its links say it: what is usual is left out. */
function searchOf({ filter }: Data) {
  return { ...filter, state: filter.state === 'open' ? '' : filter.state }
}

async function fileRows(ctx: PageContext, view: Pick<View, 't' | 'node' | 'now'>) {
  const { wanted } = await filterOf(ctx)
  const { t } = view
  const { items, isCut } = await everyItem((after: string | undefined) =>
    ctx.call(stationProblems, { ...wanted, limit: 200, ...given({ after }) }),
  )
  const { stations, names, cards } = await withNames(ctx, items)
  const columns = [
    texts.station,
    texts.area,
    texts.kind,
    texts.says,
    texts.state,
    texts.since,
    texts.owner,
    texts.takenAt,
    texts.remedy,
    texts.settledAt,
  ]
  return {
    columns: columns.map((column) => t(column)),
    rows: items.map((row) => [
      stations.get(row.station) ?? row.station,
      plainArea(view, names, row.area),
      needOf(t, row, cards),
      row.note,
      t(problemWords[row.state]),
      row.reportedAt,
      row.owner === null ? '' : plainName(view, names, row.owner),
      row.takenAt ?? '',
      row.remedy ?? '',
      row.settledAt ?? '',
    ]),
    isCut,
  }
}
