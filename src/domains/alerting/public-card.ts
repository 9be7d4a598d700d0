import { type PublicCard, publicCard } from '../../core/page-parts.ts'
import { type Severity, severityBadge } from '../../ui/badge.ts'
import { html } from '../../ui/html.ts'
import { moment } from '../../ui/time.ts'
import { publicAlerts } from './actions/public.ts'
import { headline } from './pages/public.ts'
import { frontTexts as texts } from './texts/public-card.ts'

/** Alerts in force that are for everybody, on the front page. */
export const publicCards: readonly PublicCard[] = [
  publicCard({
    name: 'alerts',
    load: async (ctx) => (await ctx.call(publicAlerts, { endedHours: 0 })).items,
    render(alerts, view) {
      const { t, base } = view
      const row = (one: (typeof alerts)[number]) =>
        html`<li>${severityBadge(t, one.severity as Severity)} <a href="${base}/alerts/${one.alert}">${headline(one, view)}</a> ${moment(view, one.sent)}</li>`
      return html`<h2>${t(texts.alerts)}</h2>
${alerts.length === 0 ? html`<p>${t(texts.noAlerts)}</p>` : html`<ul>${alerts.map(row)}</ul>`}`
    },
  }),
]
