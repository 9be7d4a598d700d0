import { type Panel, panel, SHOWN_OF_SLICE } from '../../core/page-parts.ts'
import type { PageContext, View } from '../../core/slice.ts'
import { defineTexts, type Message } from '../../core/text.ts'
import { figure } from '../../ui/figure.ts'
import { html } from '../../ui/html.ts'
import { emptyState } from '../../ui/notice.ts'
import { table } from '../../ui/table.ts'
import { timeMark } from '../../ui/time.ts'
import { findings as findingList } from './actions/finding.ts'
import { sites as siteList } from './actions/read.ts'
import { checkTitles } from './actions/titles.ts'
import { siteBadge } from './site-badge.ts'
import { systems } from './situation-systems.ts'

const texts = defineTexts('monitoring-situation', {
  findings: { en: 'Findings', ar: 'النتائج' },
  noFindings: { en: 'No open finding.', ar: 'لا نتائج مفتوحة.' },
  sites: { en: 'Sites that are not well', ar: 'مواقع ليست بخير' },
  noSites: { en: 'No site is watched yet.', ar: 'لا موقع مراقَب بعد.' },
  allWell: { en: 'Every watched site is well.', ar: 'كل المواقع المراقَبة بخير.' },
  allSites: { en: 'All sites', ar: 'كل المواقع' },
  sitesOk: { en: 'Sites well', ar: 'مواقع سليمة' },
  sitesBad: { en: 'Sites not well', ar: 'مواقع ليست بخير' },
  sitesUnknown: { en: 'Sites unknown', ar: 'مواقع غير معروفة' },
  since: { en: 'Since', ar: 'منذ' },
  state: { en: 'State', ar: 'الحالة' },
  site: { en: 'Site', ar: 'الموقع' },
  check: { en: 'Check', ar: 'الفحص' },
  open: { en: 'Open', ar: 'مفتوحة' },
  suspect: { en: 'Suspect, being checked again', ar: 'مشتبه بها، يُعاد فحصها' },
})

/** Rows of each section; the whole lists are a link away. */
const ROWS = 8

/** States of sites that are not well, the worst first. */
const BAD = ['down', 'at_risk', 'degraded'] as const

const figures = panel({
  name: 'sites-in-numbers',
  place: 'figures',
  permission: 'monitoring:read',
  load: (ctx) => ctx.call(siteList, { status: 'down', limit: ROWS }),
  render({ counts }, { t }) {
    const bad = BAD.reduce((sum, status) => sum + (counts[status] ?? 0), 0)
    return html`${figure(t, t(texts.sitesOk), counts.ok ?? 0)}${figure(t, t(texts.sitesBad), bad)}${figure(t, t(texts.sitesUnknown), counts.unknown ?? 0)}`
  },
})

async function openFindings(ctx: PageContext) {
  const open = await ctx.call(findingList, { state: 'open', limit: SHOWN_OF_SLICE })
  const suspect = await ctx.call(findingList, { state: 'suspect', limit: ROWS })
  const { titles } = await ctx.call(checkTitles, {})
  return { items: [...suspect.items, ...open.items].slice(0, ROWS), titles }
}

/** What a check is called; its name where it is unknown. */
export function titleOf(
  check: string,
  titles: Readonly<Record<string, Message>>,
  t: View['t'],
): string {
  const title = titles[check]
  return title === undefined ? check : t(title)
}

const findings = panel({
  name: 'findings',
  place: 'section',
  after: 'problems',
  title: texts.findings,
  permission: 'monitoring:read',
  load: openFindings,
  render: ({ items, titles }, { t, base, node, now }) =>
    table(t, {
      caption: t(texts.findings),
      isCaptionHidden: true,
      empty: t(texts.noFindings),
      rows: items,
      columns: [
        {
          label: t(texts.site),
          cell: (row) =>
            html`<a href="${base}/console/findings/${row.id}"><bdi>${row.siteName}</bdi></a>`,
        },
        { label: t(texts.check), cell: (row) => titleOf(row.check, titles, t) },
        {
          label: t(texts.state),
          cell: (row) => (row.state === 'open' ? t(texts.open) : t(texts.suspect)),
        },
        {
          label: t(texts.since),
          cell: (row) => timeMark(t, { at: row.openedAt ?? row.suspectedAt, zone: node.zone, now }),
        },
      ],
    }),
})

async function badSites(ctx: PageContext) {
  const { counts } = await ctx.call(siteList, { status: 'down', limit: ROWS })
  const lists = []
  for (const status of BAD.filter((one) => (counts[one] ?? 0) > 0))
    lists.push(await ctx.call(siteList, { status, limit: ROWS }))
  const total = Object.values<number>(counts).reduce((sum, count) => sum + count, 0)
  return { bad: lists.flatMap(({ items }) => items).slice(0, ROWS), total }
}

const sites = panel({
  name: 'sites',
  place: 'section',
  after: 'findings',
  title: texts.sites,
  permission: 'monitoring:read',
  load: badSites,
  render({ bad, total }, { t, base }) {
    const all = html`<a href="${base}/console/sites">${t(texts.allSites)}</a>`
    if (total === 0) return emptyState(t(texts.noSites), all)
    return html`${table(t, {
      caption: t(texts.sites),
      isCaptionHidden: true,
      empty: t(texts.allWell),
      rows: bad,
      columns: [
        {
          label: t(texts.site),
          cell: (row) => html`<a href="${base}/console/sites/${row.id}"><bdi>${row.name}</bdi></a>`,
        },
        { label: t(texts.state), cell: (row) => siteBadge(t, row.status) },
      ],
    })}<p>${all}</p>`
  },
})

/** What monitoring puts on the situation page: sites, findings, inside systems. */
export const panels: readonly Panel[] = [figures, findings, sites, systems]
