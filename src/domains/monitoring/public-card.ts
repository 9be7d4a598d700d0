import { type PublicCard, publicCard } from '../../core/page-parts.ts'
import { defineTexts } from '../../core/text.ts'
import { html } from '../../ui/html.ts'
import { emptyState } from '../../ui/notice.ts'
import { table } from '../../ui/table.ts'
import { timeMark } from '../../ui/time.ts'
import { publicStatus } from './actions/read.ts'
import { siteBadge } from './site-badge.ts'

const texts = defineTexts('monitoring-front', {
  sites: { en: 'Websites and services', ar: 'المواقع والخدمات' },
  noSites: {
    en: 'This node does not watch any public service yet.',
    ar: 'لا تراقب هذه العقدة أي خدمة عامة بعد.',
  },
  name: { en: 'Service', ar: 'الخدمة' },
  status: { en: 'State', ar: 'الحالة' },
  seen: { en: 'Last looked at', ar: 'آخر فحص' },
  never: { en: 'not yet', ar: 'ليس بعد' },
})

/** Sites of the list; what is beyond, the interface has. */
const SITES = 100

/** Every public service and its state, on the front page. Unknown is never shown as ok. */
export const publicCards: readonly PublicCard[] = [
  publicCard({
    name: 'sites',
    after: 'alerts',
    load: async (ctx) => (await ctx.call(publicStatus, { limit: SITES })).items,
    render(sites, { t, node, now }) {
      const list = () =>
        table(t, {
          caption: t(texts.sites),
          isCaptionHidden: true,
          rows: sites,
          columns: [
            { label: t(texts.name), cell: (site) => html`<bdi>${site.name}</bdi>` },
            { label: t(texts.status), cell: (site) => siteBadge(t, site.status) },
            {
              label: t(texts.seen),
              cell: ({ asOf }) =>
                asOf === null ? t(texts.never) : timeMark(t, { at: asOf, zone: node.zone, now }),
            },
          ],
        })
      return html`<h2>${t(texts.sites)}</h2>
${sites.length === 0 ? emptyState(t(texts.noSites)) : list()}`
    },
  }),
]
