import { type PublicCard, publicCard } from '../../core/page-parts.ts'
import { html } from '../../ui/html.ts'
import { SOURCES } from './pages/look.ts'
import { publicTexts as texts } from './texts/public.ts'

/** The way to the sources, on the front page. */
export const publicCards: readonly PublicCard[] = [
  publicCard({
    name: 'sources',
    after: 'attacks',
    isAside: true,
    load: async () => null,
    render: (_, { t, base }) =>
      html`<h2>${t(texts.nav)}</h2><p><a href="${base}${SOURCES}">${t(texts.card)}</a></p>`,
  }),
]
