import { askedDay, type CivilDay, civilDay, dateAt } from '../../core/civil-day.ts'
import { type DaySection, isFor } from '../../core/page-parts.ts'
import { placed } from '../../core/placed.ts'
import { type Page, page, type PageContext, type Slice, type View } from '../../core/slice.ts'
import { button, searchForm } from '../../ui/form.ts'
import { type Html, html } from '../../ui/html.ts'
import { notification } from '../../ui/notice.ts'
import { dayTexts as texts } from './day-texts.ts'
import { purposes } from '../found-texts.ts'

/** A section as the door draws it; what it loads may say that there was more than it shows. */
type Drawn = DaySection<{ readonly isCut?: boolean }, Html>
interface Loaded {
  readonly section: Drawn
  readonly data: { readonly isCut?: boolean }
}

interface DayData {
  readonly day: CivilDay
  readonly isBadDate: boolean
  readonly parts: readonly Loaded[]
}

/** The day's report: what slices say of a day from midnight to midnight. */
export function dayPage(slices: readonly Slice[]): Page {
  const all = slices.flatMap(({ day }) => day ?? []) as readonly unknown[]
  const sections = placed(all as readonly Drawn[])
  return page<DayData, Html>({
    path: '/console/day',
    surface: 'console',
    permission: 'record:day',
    found: purposes.day,
    load: (ctx) => load(ctx, sections),
    file: {
      name: 'day',
      async rows(ctx, view) {
        const { t } = view
        const { parts } = await load(ctx, sections)
        const columns = [texts.section, texts.at, texts.what, texts.where, texts.who, texts.more]
        return {
          columns: columns.map((column) => t(column)),
          rows: parts.flatMap(({ section, data }) =>
            section.lines(data, view).map(({ at, what, where = '', who = '', more = '' }) => {
              return [t(section.title), at, what, where, who, more]
            }),
          ),
          isCut: parts.some(({ data }) => data.isCut === true),
        }
      },
    },
    render(data, view) {
      const { t, node } = view
      return {
        title: t(texts.title, { date: t.date(data.day.from, node.zone) }),
        breadcrumb: [{ path: '/console', label: t(texts.situation) }],
        main: main(data, view),
      }
    },
  })
}

async function load(ctx: PageContext, sections: readonly Drawn[]): Promise<DayData> {
  const { zone } = ctx.node
  const today = dateAt(ctx.now, zone)
  const asked = askedDay(ctx.search['date'] ?? today, zone)
  const day = asked ?? civilDay(today, zone)
  const parts: Loaded[] = []
  for (const section of sections.filter((one) => isFor(one, ctx))) {
    const data = await section.load(ctx, { from: day.from, until: day.until })
    parts.push({ section, data })
  }
  return { day, isBadDate: asked === null, parts }
}

function main(data: DayData, view: View): Html {
  const { t, node } = view
  const isCut = data.parts.some((part) => part.data.isCut === true)
  const one = ({ section, data: loaded }: Loaded) => html`
<section><h2>${t(section.title)}</h2>${section.render(loaded, view)}</section>`
  return html`<p>${t(texts.intro, { zone: node.zone })}</p>
${data.isBadDate && notification(t, { tone: 'info', body: t(texts.badDate) })}
${isCut && notification(t, { tone: 'info', body: t(texts.cut) })}
${picker(data.day.date, view)}${data.parts.map(one)}
${downloads(data, view)}`
}

function picker(date: string, { t }: View): Html {
  return html`<div class="no-print">${searchForm(
    html`<label for="date">${t(texts.pick)}</label> <input id="date" name="date" type="date" value="${date}" required> ${button({ label: t(texts.show), kind: 'secondary' })}`,
  )}</div>`
}

function downloads({ day: { from, until }, parts }: DayData, { t, node }: View): Html {
  const comma = t.direction === 'rtl' ? '، ' : ', '
  const links = parts.flatMap(({ section: { file } }) => file ?? [])
  const files = links.map(
    ({ query, label }, n) =>
      html`${n > 0 && comma}<a href="${node.prefix}/api/${query}?from=${from}&amp;until=${until}">${t(label)}</a>`,
  )
  return html`<p class="no-print">${t.parts(texts.download, { files: html`${files}` })}</p>`
}
