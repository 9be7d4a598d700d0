import { type PublicCard, publicCard } from '../../core/page-parts.ts'
import { html } from '../../ui/html.ts'
import { NOTICES } from './pages/public-look.ts'
import { publicTexts as texts } from './texts/public.ts'

/** The way to the register, on the front page. */
export const publicCards: readonly PublicCard[] = [
  publicCard({
    name: 'notices',
    after: 'claims',
    isAside: true,
    load: async () => null,
    render: (_, { t, base }) =>
      html`<h2>${t(texts.nav)}</h2><p><a href="${base}${NOTICES}">${t(texts.card)}</a></p>`,
  }),
]
