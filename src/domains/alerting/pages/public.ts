import { directionOf } from '../../../core/language-tag.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { type Html, html } from '../../../ui/html.ts'
import { emptyState } from '../../../ui/notice.ts'
import { safeUrl } from '../../../ui/safe-url.ts'
import { shortMoment } from '../../../ui/time.ts'
import { languageName, spoken } from '../../../ui/words.ts'
import { PUBLIC_DAYS, PUBLIC_HOURS, publicAlerts } from '../actions/public.ts'
import * as part from '../public-part.ts'
import { found } from '../refusals.ts'
import { texts as alertTexts } from '../texts/alerts.ts'
import { frontTexts as texts } from '../texts/public-card.ts'

const PUBLIC_PATH = '/alerts'

async function load(ctx: PageContext) {
  return await ctx.call(publicAlerts, { endedHours: PUBLIC_HOURS })
}

export const publicListPage = page({
  path: PUBLIC_PATH,
  surface: 'public',
  permission: 'anyone',
  nav: { group: 'public', after: '/check', label: alertTexts.alerts },
  load,
  render({ items, isMore }, view) {
    const { t } = view
    const days = { days: PUBLIC_DAYS }
    const cards = (alerts: typeof items) => alerts.map((alert) => part.alertCard(alert, view))
    const inForce = items.filter(part.isInForce)
    const ended = items.filter((alert) => !part.isInForce(alert))
    const main = html`<p>${t(texts.intro, days)}</p>
<h2>${t(texts.now)}</h2>${inForce.length === 0 ? emptyState(t(texts.none)) : cards(inForce)}
<h2>${t(texts.ended)}</h2>${ended.length === 0 ? emptyState(t(texts.noneEnded, days)) : cards(ended)}${isMore && html`<p class="hint">${t(texts.isMore)}</p>`}
${feedPart(view)}`
    return { title: t(texts.title), main }
  },
})

/** How programs are told, in words. */
function feedPart({ t, node }: View): Html {
  const address = `${node.origin}${node.prefix}/alerts.atom`
  const feed = html`<a href="${safeUrl(`${node.prefix}/alerts.atom`)}">${code(address)}</a>`
  return html`<h2>${t(texts.feedTitle)}</h2><p>${t.parts(texts.feed, { feed })}</p>`
}

export const publicAlertPage = page({
  path: `${PUBLIC_PATH}/:alert`,
  surface: 'public',
  permission: 'anyone',
  async load(ctx: PageContext) {
    const { items } = await load(ctx)
    return found(
      items.find(({ alert }) => alert === ctx.params['alert']),
      'unknownAlert',
    )
  },
  render(alert, view) {
    const { t } = view
    const { headline } = part.saidTo(view, alert.texts)
    const main = html`<p>${part.alertMark(alert, view)}</p>${part.alertWords(alert, view)}
${part.isInForce(alert) ? facts(alert, view) : fileLink(alert, view)}${otherLanguages(alert, view)}`
    const title = alert.state === 'cancelled' ? t(texts.wrong) : headline
    return { title, main, breadcrumb: [{ path: PUBLIC_PATH, label: t(alertTexts.alerts) }] }
  },
})

function facts(alert: part.PublicAlert, view: View): Html {
  const { t } = view
  const { contact, web } = alert
  return summaryList(t, [
    { label: t(texts.where), value: t.list(alert.areas) },
    { label: t(texts.until), value: shortMoment(view, alert.expiresAt) },
    ...(contact === null ? [] : [{ label: t(texts.phone), value: code(contact) }]),
    ...(web === null
      ? []
      : [{ label: t(texts.more), value: html`<a href="${safeUrl(web)}">${code(web)}</a>` }]),
    { label: t(texts.file), value: fileLink(alert, view) },
  ])
}

function fileLink({ alert }: part.PublicAlert, { t, node }: View): Html {
  return html`<a href="${node.prefix}/alerts/${alert}.cap.xml">${t(texts.fileMore)}</a>`
}

/** The same in the other languages in which it was said; what is over asks for nothing any more. */
function otherLanguages(alert: part.PublicAlert, view: View): Html[] {
  const own = part.saidTo(view, alert.texts).language
  return Object.entries(alert.texts)
    .filter(([language]) => language !== own)
    .map(([language, { headline, instruction }]) => {
      const rest = part.isInForce(alert) && html`<p>${spoken(language, instruction)}</p>`
      return html`<section lang="${language}" dir="${directionOf(language)}"><h2>${languageName(language)}</h2><p><strong>${spoken(language, headline)}</strong></p>${rest}</section>`
    })
}
