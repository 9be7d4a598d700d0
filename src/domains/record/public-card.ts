import { type PublicCard, publicCard } from '../../core/page-parts.ts'
import { html } from '../../ui/html.ts'
import { clockMark, timeMark } from '../../ui/time.ts'
import { damages } from './actions/damage.ts'
import { lookedOut } from './actions/lookout.ts'
import { PAGE } from './schema.ts'
import { cardTexts as texts } from './texts/public-card.ts'

/** Who looks out for the node, and since when damage of the log waits to be named, on the front page. */
export const publicCards: readonly PublicCard[] = [
  publicCard({
    name: 'lookouts',
    after: 'sites',
    load: (ctx) => ctx.call(lookedOut, {}),
    render({ last, count }, { t, node }) {
      if (last === null || count === 0) return null
      const time = clockMark(t, { at: last, zone: node.zone })
      return html`<p>${t.parts(texts.lookedOut, { count, time })}</p>`
    },
  }),
  publicCard({
    name: 'damage',
    after: 'lookouts',
    async load(ctx) {
      const found = await ctx.call(damages, { after: null, limit: PAGE })
      return found.damages.findLast(({ namedAt }) => namedAt === null)?.foundAt ?? null
    },
    render(at, { t, node }) {
      if (at === null) return null
      return html`<p>${t.parts(texts.damaged, { time: timeMark(t, { at, zone: node.zone }) })}</p>`
    },
  }),
]
