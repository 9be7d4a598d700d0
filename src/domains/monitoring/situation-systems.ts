import { panel } from '../../core/page-parts.ts'
import { defineTexts } from '../../core/text.ts'
import { html } from '../../ui/html.ts'
import { emptyState } from '../../ui/notice.ts'
import { table } from '../../ui/table.ts'
import { timeMark } from '../../ui/time.ts'
import { readiness } from './actions/system-read.ts'

const texts = defineTexts('monitoring-situation-systems', {
  insideSystems: { en: 'Inside systems', ar: 'الأنظمة الداخلية' },
  insideCounts: {
    en: 'Ready: {ready}. Not ready: {notReady}. Silent: {silent}.',
    ar: 'جاهزة: {ready}. غير جاهزة: {notReady}. صامتة: {silent}.',
  },
  noInsideSystems: {
    en: 'No register, poll book or backup tells of itself yet.',
    ar: 'لا سجل ولا نسخة احتياطية تبلّغ عن نفسها بعد.',
  },
  allInsideSystems: { en: 'All inside systems', ar: 'كل الأنظمة الداخلية' },
  allReady: { en: 'Every inside system is ready.', ar: 'كل الأنظمة الداخلية جاهزة.' },
  insideSystem: { en: 'System', ar: 'النظام' },
  insideState: { en: 'State', ar: 'الحالة' },
  insideHeard: { en: 'Last heard', ar: 'آخر إشارة' },
  notReady: { en: 'Not ready', ar: 'غير جاهز' },
  silentSystem: { en: 'Silent', ar: 'صامت' },
})

/** Rows of the section; the whole list is a link away. */
const ROWS = 8

/** Whether the election can rely on the systems behind the firewall: those that are not ready or silent, and how many there are of each. */
export const systems = panel({
  name: 'systems',
  place: 'section',
  after: 'sites',
  title: texts.insideSystems,
  permission: 'monitoring:read',
  load: (ctx) => ctx.call(readiness, {}),
  render({ items, counts }, { t, base, node, now }) {
    const all = html`<p><a href="${base}/console/systems">${t(texts.allInsideSystems)}</a></p>`
    const { ready, not_ready: notReady, silent } = counts
    if (ready + notReady + silent === 0) return emptyState(t(texts.noInsideSystems), all)
    return html`<p>${t(texts.insideCounts, {
      ready: t.number(ready),
      notReady: t.number(notReady),
      silent: t.number(silent),
    })}</p>${table(t, {
      caption: t(texts.insideSystems),
      isCaptionHidden: true,
      empty: t(texts.allReady),
      rows: items.slice(0, ROWS),
      columns: [
        {
          label: t(texts.insideSystem),
          cell: (row) =>
            html`<a href="${base}/console/systems/${row.id}"><bdi>${row.name}</bdi></a>`,
        },
        {
          label: t(texts.insideState),
          cell: (row) =>
            html`<strong>${t(row.state === 'silent' ? texts.silentSystem : texts.notReady)}</strong>`,
        },
        {
          label: t(texts.insideHeard),
          cell: (row) =>
            row.heardAt === null ? '–' : timeMark(t, { at: row.heardAt, zone: node.zone, now }),
        },
      ],
    })}${all}`
  },
})
