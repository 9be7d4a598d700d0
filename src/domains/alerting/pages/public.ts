import { page, type PageContext, type View } from '../../../core/slice.ts'
import { type Severity, severityBadge } from '../../../ui/badge.ts'
import { code } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { type Html, html } from '../../../ui/html.ts'
import { emptyState, notification } from '../../../ui/notice.ts'
import { moment } from '../../../ui/time.ts'
import { languageName, spoken, word } from '../../../ui/words.ts'
import { publicAlerts } from '../actions/public.ts'
import { found } from '../refusals.ts'
import { isActive } from '../schema.ts'
import { texts } from '../texts/alerts.ts'
import { eventWords, urgencyWords } from '../texts/values.ts'

const PUBLIC_PATH = '/alerts'
/** Links that people shared stay readable this long after the end. */
const ENDED_HOURS = 72

async function load(ctx: PageContext) {
  return await ctx.call(publicAlerts, { endedHours: 0 })
}

export const publicListPage = page({
  path: PUBLIC_PATH,
  surface: 'public',
  permission: 'anyone',
  nav: { group: 'public', after: '/', label: texts.alerts },
  load,
  render({ items }, view) {
    const { t, base } = view
    const rows = items.map(
      (item) => html`<li><p>${severityBadge(t, item.severity as Severity)}
<a href="${base}${PUBLIC_PATH}/${item.alert}">${headline(item, view)}</a></p>
<p>${t.parts(texts.publishedAt, { time: moment(view, item.sent) })}</p></li>`,
    )
    const main = html`<p>${t(texts.publicIntro)}</p>${items.length === 0 ? emptyState(t(texts.noPublic)) : html`<ul class="plain">${rows}</ul>`}`
    return { title: t(texts.alerts), main }
  },
})

type Item = Awaited<ReturnType<typeof load>>['items'][number]

/** The text in the reader's language first, the others after it. */
function inOrder({ texts: said }: Item, { t }: View) {
  return Object.entries(said)
    .map(([language, text]) => ({ language, ...text }))
    .toSorted(
      (one, other) => Number(other.language === t.language) - Number(one.language === t.language),
    )
}

export function headline(item: Item, view: View): Html {
  const [first] = inOrder(item, view)
  return spoken(first?.language ?? 'en', first?.headline ?? '–')
}

export const publicAlertPage = page({
  path: `${PUBLIC_PATH}/:alert`,
  surface: 'public',
  permission: 'anyone',
  async load(ctx: PageContext) {
    const { items } = await ctx.call(publicAlerts, { endedHours: ENDED_HOURS })
    const item = items.find(({ alert }) => alert === ctx.params['alert'])
    return found(item, 'unknownAlert')
  },
  render(item, view) {
    const { t, node } = view
    const [first, ...others] = inOrder(item, view)
    const isOver = !isActive(item.state)
    const words = item.state === 'cancelled' ? texts.takenBack : texts.isOver
    const more = others.map(
      (said) =>
        html`<section lang="${said.language}"><h2>${languageName(said.language)}</h2><p><strong>${spoken(said.language, said.headline)}</strong></p><p>${spoken(said.language, said.instruction)}</p></section>`,
    )
    const main = html`${isOver && notification(t, { tone: 'info', body: t(words) })}
<p>${severityBadge(t, item.severity as Severity)} ${t.parts(texts.publishedAt, { time: moment(view, item.sent) })}</p>
<p>${spoken(first?.language ?? 'en', first?.instruction ?? '')}</p>
${summaryList(t, [
  { label: t(texts.event), value: word(view, eventWords, item.eventCode) },
  { label: t(texts.urgency), value: word(view, urgencyWords, item.urgency) },
  { label: t(texts.areas), value: t.list(item.areas) },
  ...(item.contact === null ? [] : [{ label: t(texts.contact), value: code(item.contact) }]),
  {
    label: t(texts.capFile),
    value: html`<a href="${node.prefix}/alerts/${item.alert}.cap.xml">${code(item.sha256.slice(0, 16))}</a>`,
  },
])}${more}`
    const breadcrumb = [{ path: PUBLIC_PATH, label: t(texts.alerts) }]
    return { title: first?.headline ?? t(texts.alerts), main, breadcrumb }
  },
})
