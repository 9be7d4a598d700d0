import { asked } from '../../../core/asked.ts'
import { civilDate } from '../../../core/civil-day.ts'
import { contactsNeed } from '../../../core/contacts.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { MINUTE } from '../../../core/time.ts'
import { code } from '../../../ui/code.ts'
import { contactCards } from '../../../ui/contact.ts'
import { summaryList } from '../../../ui/details.ts'
import { type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { asOf, wallDay } from '../../../ui/time.ts'
import { pressFigures, publicWeek } from '../actions/press.ts'
import { publishedDays } from '../actions/published.ts'
import { found } from '../refusals.ts'
import { pressTexts as texts } from '../texts/press.ts'
import { publicTexts } from '../texts/public.ts'
import { BULLETIN, PRESS, PUBLIC_ISSUES } from './look.ts'
import { issueTable } from './public-issues.ts'

/** Days whose hashes the page shows; the query has more. */
const SHOWN_DAYS = 7

async function load(ctx: PageContext) {
  return {
    figures: await ctx.call(pressFigures, {}),
    days: (await ctx.call(publishedDays, {})).days.slice(0, SHOWN_DAYS),
    agencies: (await ctx.ask(contactsNeed, {})).agencies.filter(({ kind }) => kind === 'authority'),
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** Figures of this moment, words that may be quoted, whom to ask, and files with their hashes. */
export const pressPage = page({
  path: PRESS,
  surface: 'public',
  permission: 'anyone',
  load,
  render(data, view) {
    const { t, node } = view
    const { figures } = data
    return {
      title: t(texts.title),
      main: html`<p>${t(texts.intro)}</p><h2>${t(texts.figures)}</h2>${figuresPart(data, view)}${asOf(t, { at: figures.asOf, zone: node.zone, now: figures.asOf })}<h2>${t(texts.quote)}</h2><blockquote>${quoteOf(data, view)}</blockquote><h2>${t(texts.contacts)}</h2>${contactCards(view, data.agencies)}<h2>${t(texts.bulletins)}</h2>${weeksPart(data, view)}<h2>${t(texts.files)}</h2>${filesPart(data, view)}`,
      breadcrumb: [{ path: PUBLIC_ISSUES, label: t(publicTexts.issues) }],
    }
  },
})

const FIGURES = [
  'known',
  'unconfirmed',
  'waiting',
  'overdue',
  'answered',
  'rejected',
  'groups',
] as const

function figuresPart({ figures }: Data, { t }: View): Html {
  const lines = FIGURES.map((one) => ({ label: t(texts[one]), value: t.number(figures[one]) }))
  return summaryList(t, lines)
}

function quoteOf({ figures }: Data, { t, node }: View): string {
  const { known, waiting, answered, overdue, asOf: at } = figures
  return t(texts.quoteIs, {
    count: known,
    name: node.name,
    time: t.dateTime(at, node.zone),
    confirmed: t.number(waiting + answered),
    answered: t.number(answered),
    overdue: t.number(overdue),
  })
}

function weeksPart({ figures }: Data, { t, base }: View): Html {
  if (figures.weeks.length === 0) return html`<p>${t(texts.noBulletins)}</p>`
  const links = figures.weeks.map(
    (monday) =>
      html`<li><a href="${base}${BULLETIN}/${monday}">${t(texts.weekOf, { date: wallDay(t, monday) })}</a></li>`,
  )
  return html`<ul>${links}</ul>`
}

function filesPart({ days }: Data, { t, node }: View): Html {
  const file = (kind: string, words: string, day?: string) =>
    html`<a href="${node.prefix}/issues.${kind}${day !== undefined && html`?day=${day}`}">${words}</a>`
  const now = html`<p>${t(texts.now)}: ${file('csv', 'CSV')} · ${file('geojson', 'GeoJSON')} · ${file('atom', t(texts.feed))} · <a href="${node.prefix}/elections.ics">${t(texts.calendar)}</a></p>`
  const rows = table(t, {
    caption: t(texts.files),
    isCaptionHidden: true,
    empty: t(texts.noDays),
    rows: days,
    columns: [
      { label: t(texts.day), cell: ({ day }) => wallDay(t, day) },
      { label: t(texts.problems), cell: ({ issues }) => t.number(issues), isNumber: true },
      {
        label: t(texts.hashes),
        cell: ({ day, csvHash, geojsonHash }) =>
          html`${file('csv', 'CSV', day)} ${code(csvHash)}<br>${file('geojson', 'GeoJSON', day)} ${code(geojsonHash)}`,
      },
      {
        label: t(texts.proof),
        cell: ({ record }) =>
          html`<a href="${node.prefix}/api/record.proof?record=${record}">${t(texts.proof)}</a>`,
      },
    ],
  })
  return html`<p>${t(texts.filesHint)}</p>${now}${rows}`
}

/** What happened with voting problems within a week, to be read on paper too. */
export const bulletinPage = page({
  path: `${BULLETIN}/:week`,
  surface: 'public',
  permission: 'anyone',
  load: async (ctx) => {
    const monday = found(asked(civilDate, ctx.params['week']), 'unknownWeek')
    return { monday, week: await ctx.call(publicWeek, { monday }) }
  },
  render({ monday, week }, view) {
    const { t, node } = view
    const { reported, confirmed, answered, medianMs, items, leftOut } = week
    const facts = summaryList(t, [
      { label: t(texts.reportedWeek), value: t.number(reported) },
      { label: t(texts.confirmedWeek), value: t.number(confirmed) },
      { label: t(texts.answeredWeek), value: t.number(answered) },
      {
        label: t(texts.median),
        value: medianMs === null ? t(texts.none) : t.duration(Math.max(MINUTE, medianMs)),
      },
    ])
    const rows =
      items.length === 0
        ? html`<p>${t(texts.weekEmpty)}</p>`
        : issueTable(items, view, { withAnswers: true })
    const rest = leftOut > 0 && html`<p class="hint">${t(texts.leftOut, { count: leftOut })}</p>`
    return {
      title: t(texts.bulletin),
      sub: html`${t(texts.weekOf, { date: wallDay(t, monday) })} · <bdi>${node.name}</bdi>`,
      main: html`${facts}${rows}${rest}<p class="hint">${t(publicTexts.blurred)}</p>${asOf(t, { at: week.asOf, zone: node.zone, now: week.asOf })}`,
      breadcrumb: [
        { path: PUBLIC_ISSUES, label: t(publicTexts.issues) },
        { path: PRESS, label: t(texts.title) },
      ],
    }
  },
})
