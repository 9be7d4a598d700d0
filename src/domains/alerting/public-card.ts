import { type PublicCard, publicCard, type Said } from '../../core/page-parts.ts'
import type { View } from '../../core/slice.ts'
import { type Html, html } from '../../ui/html.ts'
import { PUBLIC_DAYS, PUBLIC_HOURS, publicAlerts } from './actions/public.ts'
import { alertCard, isCorrection, isInForce, type PublicAlert } from './public-part.ts'
import { frontTexts as texts } from './texts/public-card.ts'

/** Corrections on the front page; the list has all. */
const SHOWN = 3

function say(alerts: readonly PublicAlert[], { t }: View): Said<Html> {
  const inForce = alerts.filter(isInForce)
  if (inForce.length === 0) return {}
  const more = html`<p><a href="#alerts">${t(texts.read, { count: inForce.length })}</a></p>`
  const isDanger = inForce.some(({ eventCode }) => eventCode === 'PHYSICAL_THREAT')
  return isDanger ? { first: t(texts.danger), more } : { more }
}

/** Alerts for everybody that are in force, and what was taken back or is over, on the front page. */
export const publicCards: readonly PublicCard[] = [
  publicCard({
    name: 'alerts',
    load: async (ctx) => (await ctx.call(publicAlerts, { endedHours: PUBLIC_HOURS })).items,
    say,
    render(alerts, view) {
      const { t, base } = view
      const inForce = alerts.filter(isInForce)
      const corrections = alerts.filter(isCorrection).slice(0, SHOWN)
      const cards = [...inForce, ...corrections].map((alert) => alertCard(alert, view))
      return html`<h2 id="alerts">${t(texts.title)}</h2>
${inForce.length === 0 && html`<p>${t(texts.none)}</p>`}${cards}<p><a href="${base}/alerts">${t(texts.all, { days: PUBLIC_DAYS })}</a></p>`
    },
  }),
]
