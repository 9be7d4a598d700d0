import { type PublicCard, publicCard } from '../../core/page-parts.ts'
import { html } from '../../ui/html.ts'
import { publicAreas } from './actions/public.ts'
import { PUBLIC_ISSUES } from './pages/look.ts'
import { publicTexts as texts } from './texts/public.ts'

/** How many problems with voting are known, on the front page, once there is one. */
export const publicCards: readonly PublicCard[] = [
  publicCard({
    name: 'issues',
    isAside: true,
    load: (ctx) => ctx.call(publicAreas, {}),
    render({ count, unanswered }, { t, base }) {
      if (count === 0) return null
      const words = t(texts.standing, { count, open: t.number(unanswered) })
      return html`<h2>${t(texts.issues)}</h2><p><a href="${base}${PUBLIC_ISSUES}">${words}</a></p>`
    },
  }),
]
