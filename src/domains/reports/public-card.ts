import { type PublicCard, publicCard } from '../../core/page-parts.ts'
import { wayOn } from '../../ui/form.ts'
import { texts } from './texts/report.ts'

/** The way to a report, on top of the front page. */
export const publicCards: readonly PublicCard[] = [
  publicCard({
    name: 'report',
    after: 'contacts',
    load: async () => null,
    say: (_, { t, base }) => ({ way: wayOn({ href: `${base}/report`, label: t(texts.nav) }) }),
    render: () => null,
  }),
]
