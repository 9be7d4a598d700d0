import { type PublicCard, publicCard } from '../../core/page-parts.ts'
import { html } from '../../ui/html.ts'
import { shortMoment } from '../../ui/time.ts'
import { publicNow } from './actions/public.ts'
import { kindWords, PUBLIC } from './pages/look.ts'
import { sentences } from './pages/public.ts'
import { publicTexts as texts } from './texts/public.ts'

/** What is said of what goes on, and for a fortnight what was corrected or taken back. */
export const publicCards: readonly PublicCard[] = [
  publicCard({
    name: 'statements',
    load: async (ctx) => (await ctx.call(publicNow, {})).items,
    render(items, view) {
      if (items.length === 0) return null
      const { t, base } = view
      const cards = items.map(
        (row) =>
          html`<h3>${t(kindWords(row.kind))}</h3>${sentences(view, row)}<p>${shortMoment(view, row.releasedAt)} · <a href="${base}${PUBLIC}/${row.code}">${t(texts.more)}</a></p>`,
      )
      return html`<h2>${t(texts.title)}</h2>${cards}<p><a href="${base}${PUBLIC}">${t(texts.all)}</a></p>`
    },
  }),
]
