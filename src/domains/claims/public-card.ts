import { type PublicCard, publicCard } from '../../core/page-parts.ts'
import { html } from '../../ui/html.ts'
import { CHECK } from './pages/look.ts'
import { publicTexts as texts } from './texts/public.ts'

/** The way to the citizen's box, on the front page. */
export const publicCards: readonly PublicCard[] = [
  publicCard({
    name: 'claims',
    after: 'sources',
    isAside: true,
    load: async () => null,
    render: (_, { t, base }) =>
      html`<h2>${t(texts.checkTitle)}</h2><p><a href="${base}${CHECK}">${t(texts.card)}</a></p>`,
  }),
]
