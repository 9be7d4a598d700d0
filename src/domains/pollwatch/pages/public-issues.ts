import { MARK } from '../../../core/taken-out.ts'
import { asked, given } from '../../../core/asked.ts'
import { everyItem } from '../../../core/listed.ts'
import { type FileView, page, type PageContext, type View } from '../../../core/slice.ts'
import { summaryList } from '../../../ui/details.ts'
import { selectField } from '../../../ui/field.ts'
import { button, fieldStates, searchForm } from '../../../ui/form.ts'
import { code, typed } from '../../../ui/code.ts'
import { type Html, html } from '../../../ui/html.ts'
import { tileMap } from '../../../ui/map.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { moment, shortMoment, timeOf } from '../../../ui/time.ts'
import { type IssueCell, publicAreas, publicIssueByCode, publicIssues } from '../actions/public.ts'
import type { PublicIssue } from '../told.ts'
import { CATEGORIES, category, issueCode } from '../schema.ts'
import { publicTexts as texts } from '../texts/public.ts'
import { valueTexts } from '../texts/values.ts'
import {
  clockOf,
  issueAreaPath,
  issueBadge,
  PRESS,
  PUBLIC_ISSUES,
  REGISTER,
  severityWords,
} from './look.ts'

/** Rows of one page, which with everything is to fit into the first answer of a slow connection; and of one step of the file. */
const SHOWN = 25
const MAX_SHOWN = 50

const askedKind = (ctx: Pick<PageContext, 'search'>) =>
  given({ category: asked(category, ctx.search['kind']) })

async function load(ctx: PageContext) {
  const kind = askedKind(ctx)
  return {
    kind: kind.category,
    list: await ctx.call(publicIssues, {
      ...kind,
      limit: SHOWN,
      ...given({ after: asked(issueCode, ctx.search['after']) }),
    }),
    areas: await ctx.call(publicAreas, {}),
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** Problems with voting that observers report, and what the authority answers. */
export const publicIssuesPage = page({
  path: PUBLIC_ISSUES,
  surface: 'public',
  permission: 'anyone',
  nav: { group: 'public', after: '/alerts', label: texts.nav },
  file: { name: 'issues', rows: fileRows },
  load,
  render(data, view) {
    const { t, base } = view
    const { list, kind, areas } = data
    const more = restLink(view, { path: PUBLIC_ISSUES, next: list.next, search: given({ kind }) })
    const standing = t(texts.standing, { count: areas.count, open: t.number(areas.unanswered) })
    return {
      title: t(texts.issues),
      main: html`<p>${t(texts.issuesIntro)}</p><p><strong>${standing}</strong></p>${issueTable(list.items, view)}${more}${(kind !== undefined || areas.count > 0) && kindPart(data, view)}${cellsPart(t(texts.where), areas.cells, view)}<p class="hint">${t(texts.blurred)}</p><p><a href="${base}${PRESS}">${t(texts.press)}</a> · <a href="${base}${REGISTER}">${t(texts.about)}</a></p>`,
    }
  },
})

function kindPart({ kind }: Data, { t }: View): Html {
  const field = selectField(t, {
    ...fieldStates('filter', null)('kind', kind ?? ''),
    label: t(texts.kind),
    isOptional: true,
    none: t(texts.allKinds),
    choices: CATEGORIES.map((value) => ({ value, label: t(valueTexts[value]) })),
  })
  const press = button({ label: t(texts.show), kind: 'secondary' })
  return html`<div class="no-print">${searchForm([field, press])}</div>`
}

/** Issues as everybody sees them, a row each; where it is to be read on paper, with what was answered. */
export function issueTable(
  rows: readonly PublicIssue[],
  view: View,
  { withAnswers = false } = {},
): Html {
  const { t, base } = view
  // On paper nobody knows which day was today.
  const seenAt = withAnswers ? timeOf : shortMoment
  return table(t, {
    caption: t(texts.issues),
    isCaptionHidden: true,
    empty: t(texts.noIssues),
    rows,
    columns: [
      {
        label: t(texts.problem),
        cell: (row) =>
          html`<a href="${base}${PUBLIC_ISSUES}/${row.code}">${t(valueTexts[row.category])}</a>${row.summary !== null && html`<br><span class="hint">${typed(row.summary)}</span>`}`,
      },
      { label: t(texts.place), cell: (row) => placeWords(view, row) },
      { label: t(texts.state), cell: (row) => issueBadge(view, row.state) },
      {
        label: t(texts.clock),
        cell: (row) =>
          html`${clockOf(view, row)}${withAnswers && row.answer !== null && html`<br>${typed(row.answer)}`}`,
      },
      { label: t(texts.seen), cell: (row) => seenAt(view, row.openedAt) },
    ],
  })
}

/** Where it is, as far as everybody may know. */
function placeWords({ t }: View, { way, station }: PublicIssue): Html {
  const area = way.length === 0 ? html`${t(texts.nation)}` : typed(way.join(' › '))
  if (station === null) return area
  const { number, name } = station
  return html`${t.parts(texts.station, { number: typed(number), name: typed(name) })}<br><span class="hint">${area}</span>`
}

/** How many issues there are where: a tile and a row for each area, which lead to its page. */
export function cellsPart(title: string, cells: readonly IssueCell[], view: View): Html | false {
  if (cells.length === 0) return false
  const { t, base } = view
  const nameOf = ({ way }: IssueCell) => (way.length === 0 ? t(texts.nation) : way.join(' › '))
  const hrefOf = ({ area }: IssueCell) => `${base}${issueAreaPath(area)}`
  const map = tileMap(
    title,
    cells.map((cell) => ({
      name: cell.way.at(-1) ?? t(texts.nation),
      href: hrefOf(cell),
      place: cell.lat === null || cell.lon === null ? null : { lat: cell.lat, lon: cell.lon },
      shares: [
        { fill: 'bad', count: cell.unanswered },
        { fill: 'info', count: cell.count - cell.unanswered },
      ],
      mark: t.number(cell.count),
      words: t(texts.cellWords, {
        place: nameOf(cell),
        count: cell.count,
        open: t.number(cell.unanswered),
      }),
    })),
  )
  const rows = table(t, {
    caption: title,
    isCaptionHidden: true,
    rows: cells,
    columns: [
      {
        label: t(texts.place),
        cell: (cell) => html`<a href="${hrefOf(cell)}">${typed(nameOf(cell))}</a>`,
      },
      { label: t(texts.count), cell: ({ count }) => t.number(count), isNumber: true },
      {
        label: t(texts.unanswered),
        cell: ({ unanswered }) => t.number(unanswered),
        isNumber: true,
      },
    ],
  })
  return html`<section><h2>${title}</h2>${cells.length > 1 && map}${rows}</section>`
}

async function fileRows(ctx: PageContext, { t }: FileView) {
  const kind = askedKind(ctx)
  const { items, isCut } = await everyItem<PublicIssue>((after) =>
    ctx.call(publicIssues, { ...kind, limit: MAX_SHOWN, ...given({ after }) }),
  )
  const { code: codeWord, kind: kindWord, severity, state, place, seen, clock, answerTitle } = texts
  const columns = [codeWord, kindWord, severity, state, place, seen, clock, answerTitle]
  return {
    columns: columns.map((one) => t(one)),
    rows: items.map((row) => [
      row.code,
      t(valueTexts[row.category]),
      row.severity ?? '',
      t(valueTexts[row.state]),
      [...row.way, ...(row.station === null ? [] : [row.station.number])].join(' / '),
      row.openedAt,
      row.answeredAt ?? '',
      row.answer ?? '',
    ]),
    isCut,
  }
}

/** Whether something that names a person was taken out of what is told. */
function isCutIn({
  summary,
  answer,
  reason,
  steps,
}: { readonly steps: readonly { readonly words: string }[] } & Pick<
  PublicIssue,
  'summary' | 'answer' | 'reason'
>): boolean {
  const all = [summary, answer, reason, ...steps.map(({ words }) => words)]
  return all.some((words) => words?.includes(MARK) === true)
}

/** One problem with every answer that was given to it. */
export const publicIssuePage = page({
  path: `${PUBLIC_ISSUES}/:issue`,
  surface: 'public',
  permission: 'anyone',
  load: (ctx) => ctx.call(publicIssueByCode, { code: ctx.params['issue'] ?? '' }),
  render(row, view) {
    const { t } = view
    const { summary, confirmedHow, reason, answer } = row
    const facts = summaryList(t, [
      { label: t(texts.state), value: issueBadge(view, row.state) },
      summary !== null && { label: t(texts.summary), value: typed(summary) },
      row.isBeingRead && { label: t(texts.summary), value: html`${t(texts.beingRead)}` },
      { label: t(texts.place), value: placeWords(view, row) },
      row.severity !== null && {
        label: t(texts.severity),
        value: t(severityWords(row.severity)),
      },
      { label: t(texts.clock), value: clockOf(view, row) },
      { label: t(texts.seen), value: timeOf(view, row.openedAt) },
      confirmedHow !== null && {
        label: t(texts.confirmedBy),
        value: t(valueTexts[confirmedHow]),
      },
      reason !== null && { label: t(texts.why), value: typed(reason) },
      { label: t(texts.code), value: code(row.code) },
    ])
    const own = answer === null ? html`${t(texts.noAnswer)}` : typed(answer)
    const steps = row.steps.map(
      ({ kind, words, at }) =>
        html`<li>${moment(view, at)}: ${t(valueTexts[kind])}${words !== '' && html`<br>${typed(words)}`}</li>`,
    )
    const told = steps.length > 0 && html`<h2>${t(texts.steps)}</h2><ol>${steps}</ol>`
    return {
      title: t(valueTexts[row.category]),
      cite: { path: `${PUBLIC_ISSUES}/${row.code}` },
      main: html`${facts}<h2>${t(texts.answerTitle)}</h2><p>${own}</p>${told}${isCutIn(row) && html`<p class="hint">${t(texts.takenOut)}</p>`}`,
      breadcrumb: [{ path: PUBLIC_ISSUES, label: t(texts.issues) }],
    }
  },
})
