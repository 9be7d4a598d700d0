import { type PublicCard, publicCard } from '../../core/page-parts.ts'
import { html } from '../../ui/html.ts'
import { publicCounts } from './actions/public.ts'
import { ATTACKS } from './pages/look.ts'
import { publicTexts as texts } from './texts/public.ts'

/** The way to the explained attacks, on the front page. */
export const publicCards: readonly PublicCard[] = [
  publicCard({
    name: 'attacks',
    after: 'issues',
    isAside: true,
    load: (ctx) => ctx.call(publicCounts, {}),
    render({ own, reported }, { t, base }) {
      if (own + reported === 0) return null
      return html`<h2>${t(texts.nav)}</h2><p><a href="${base}${ATTACKS}">${t(texts.card)}</a></p>`
    },
  }),
]
