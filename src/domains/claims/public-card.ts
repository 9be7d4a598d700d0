import { type PublicCard, publicCard } from '../../core/page-parts.ts'
import { wayOn } from '../../ui/form.ts'
import { html } from '../../ui/html.ts'
import { CHECK } from './pages/look.ts'
import { publicTexts as texts } from './texts/public.ts'

/** The way to the citizen's box, on the front page: on top, and with what it is for. */
export const publicCards: readonly PublicCard[] = [
  publicCard({
    name: 'claims',
    after: 'election',
    isAside: true,
    load: async () => null,
    say: (_, { t, base }) => ({
      way: wayOn({ href: `${base}${CHECK}`, label: t(texts.navCheck) }),
    }),
    render: (_, { t, base }) =>
      html`<h2><a href="${base}${CHECK}">${t(texts.checkTitle)}</a></h2><p>${t(texts.card)}</p>`,
  }),
]
