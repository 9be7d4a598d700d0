import { z } from 'zod'
import { need } from '../../core/action.ts'
import { page } from '../../core/slice.ts'
import { defineTexts } from '../../core/text.ts'
import { type SiteStatus, severityBadge, siteBadge, type Severity } from '../../ui/badge.ts'
import { emptyState } from '../../ui/notice.ts'
import { type Html, html } from '../../ui/html.ts'
import { table } from '../../ui/table.ts'
import { clockMark, timeMark } from '../../ui/time.ts'

const texts = defineTexts('start', {
  nav: { en: 'Status', ar: 'الحالة' },
  title: { en: 'Status of the election’s services', ar: 'حالة خدمات الانتخابات' },
  alerts: { en: 'Alerts in force', ar: 'التنبيهات السارية' },
  noAlerts: { en: 'No public alert is in force.', ar: 'لا يوجد تنبيه عام سارٍ.' },
  sites: { en: 'Websites and services', ar: 'المواقع والخدمات' },
  noSites: {
    en: 'This node does not watch any public service yet.',
    ar: 'لا تراقب هذه العقدة أي خدمة عامة بعد.',
  },
  name: { en: 'Service', ar: 'الخدمة' },
  status: { en: 'State', ar: 'الحالة' },
  seen: { en: 'Last looked at', ar: 'آخر فحص' },
  never: { en: 'not yet', ar: 'ليس بعد' },
  lookedOut: {
    en: {
      one: 'Watched from outside by one lookout; last look {time}.',
      other: 'Watched from outside by {count} lookouts; last look {time}.',
    },
    ar: {
      zero: 'لا يرصدها أحد من الخارج؛ آخر رصد {time}.',
      one: 'يرصدها راصد واحد من الخارج؛ آخر رصد {time}.',
      two: 'يرصدها راصدان من الخارج؛ آخر رصد {time}.',
      few: 'يرصدها {count} راصدين من الخارج؛ آخر رصد {time}.',
      many: 'يرصدها {count} راصدًا من الخارج؛ آخر رصد {time}.',
      other: 'يرصدها {count} راصد من الخارج؛ آخر رصد {time}.',
    },
  },
  damaged: {
    en: 'The record log is damaged, found {time}. Alerts and this page go on; until an administrator has looked into it, no new checkpoint of the log is signed.',
    ar: 'سجل القيود متضرر، اكتُشف الضرر {time}. تستمر التنبيهات وهذه الصفحة، ولا تُوقَّع نقطة تحقق جديدة للسجل حتى يبحث مسؤول النظام في الأمر.',
  },
  official: {
    en: 'For officials: sign in',
    ar: 'للمسؤولين: تسجيل الدخول',
  },
  station: { en: 'For polling stations', ar: 'لمراكز الاقتراع' },
})

const sitesNeed = need<object>()(
  'monitoring.publicStatus',
  z.object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        status: z.string(),
        asOf: z.string().nullable(),
      }),
    ),
  }),
)

const alertsNeed = need<object>()(
  'alerting.publicAlerts',
  z.object({
    items: z.array(
      z.object({
        alert: z.string(),
        severity: z.string(),
        sent: z.string(),
        texts: z.record(z.string(), z.object({ headline: z.string() })),
      }),
    ),
  }),
)

const lookoutNeed = need<object>()(
  'record.lookedOut',
  z.object({ count: z.number(), last: z.string().nullable() }),
)

const damageNeed = need<object>()(
  'record.damages',
  z.object({
    damages: z.array(z.object({ foundAt: z.string(), namedAt: z.string().nullable() })),
  }),
)

interface StartData {
  /** Since when damage of the log waits to be named; null where none does. */
  readonly damagedAt: string | null
  readonly lookout: z.infer<(typeof lookoutNeed)['output']>
  readonly sites: z.infer<(typeof sitesNeed)['output']>['items']
  readonly alerts: z.infer<(typeof alertsNeed)['output']>['items']
}

/** The public status page: alerts in force, then every public service and its state. Unknown is never shown as ok. */
export const start = page<StartData, Html>({
  path: '/',
  surface: 'public',
  permission: 'anyone',
  nav: { group: 'public', label: texts.nav },
  async load(ctx) {
    const { items: sites } = await ctx.ask(sitesNeed, {})
    const { items: alerts } = await ctx.ask(alertsNeed, {})
    const lookout = await ctx.ask(lookoutNeed, {})
    const { damages } = await ctx.ask(damageNeed, {})
    const damagedAt = damages.findLast(({ namedAt }) => namedAt === null)?.foundAt ?? null
    return { sites, alerts, lookout, damagedAt }
  },
  render({ sites, alerts, lookout, damagedAt }, { t, base, node, now }) {
    const zone = node.zone
    const alertRow = ({ alert, severity, sent, texts: written }: StartData['alerts'][number]) => {
      const headline = written[t.language]?.headline ?? Object.values(written)[0]?.headline ?? ''
      return html`<li>${severityBadge(t, severity as Severity)} <a href="${base}/alerts/${alert}"><bdi>${headline}</bdi></a> ${timeMark(t, { at: sent, zone, now })}</li>`
    }
    return {
      title: t(texts.title),
      main: html`<h2>${t(texts.alerts)}</h2>
${alerts.length === 0 ? html`<p>${t(texts.noAlerts)}</p>` : html`<ul>${alerts.map(alertRow)}</ul>`}
<h2>${t(texts.sites)}</h2>
${
  sites.length === 0
    ? emptyState(t(texts.noSites))
    : table(t, {
        caption: t(texts.sites),
        isCaptionHidden: true,
        rows: sites,
        columns: [
          { label: t(texts.name), cell: (site) => html`<bdi>${site.name}</bdi>` },
          { label: t(texts.status), cell: (site) => siteBadge(t, site.status as SiteStatus) },
          {
            label: t(texts.seen),
            cell: ({ asOf }) =>
              asOf === null ? t(texts.never) : timeMark(t, { at: asOf, zone, now }),
          },
        ],
      })
}
${
  lookout.last !== null &&
  lookout.count > 0 &&
  html`<p>${t.parts(texts.lookedOut, { count: lookout.count, time: clockMark(t, { at: lookout.last, zone }) })}</p>`
}
${damagedAt !== null && html`<p>${t.parts(texts.damaged, { time: timeMark(t, { at: damagedAt, zone }) })}</p>`}
<p><a href="${base}/console">${t(texts.official)}</a> · <a href="${base}/station">${t(texts.station)}</a></p>`,
    }
  },
})
