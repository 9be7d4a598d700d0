import { type PublicCard, publicCard } from '../../core/page-parts.ts'
import { defineTexts } from '../../core/text.ts'
import { type Severity, severityBadge } from '../../ui/badge.ts'
import { html } from '../../ui/html.ts'
import { timeMark } from '../../ui/time.ts'
import { publicAlerts } from './actions/public.ts'

const texts = defineTexts('alerting-front', {
  alerts: { en: 'Alerts in force', ar: 'التنبيهات السارية' },
  noAlerts: { en: 'No public alert is in force.', ar: 'لا يوجد تنبيه عام سارٍ.' },
})

/** Alerts in force that are for everybody, on the front page. */
export const publicCards: readonly PublicCard[] = [
  publicCard({
    name: 'alerts',
    load: async (ctx) => (await ctx.call(publicAlerts, { endedHours: 0 })).items,
    render(alerts, { t, base, node, now }) {
      const row = ({ alert, severity, sent, texts: written }: (typeof alerts)[number]) => {
        const headline = written[t.language]?.headline ?? Object.values(written)[0]?.headline ?? ''
        return html`<li>${severityBadge(t, severity as Severity)} <a href="${base}/alerts/${alert}"><bdi>${headline}</bdi></a> ${timeMark(t, { at: sent, zone: node.zone, now })}</li>`
      }
      return html`<h2>${t(texts.alerts)}</h2>
${alerts.length === 0 ? html`<p>${t(texts.noAlerts)}</p>` : html`<ul>${alerts.map(row)}</ul>`}`
    },
  }),
]
