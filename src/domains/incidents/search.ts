import { type Search, SHOWN_OF_SLICE } from '../../core/page-parts.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'
import { incidents } from './actions/incident.ts'
import { pathOf } from './pages/look.ts'

/** Finds incidents by the beginning of their title or by their code. */
export const search: Search = {
  name: 'incidents',
  permission: 'incidents:read',
  async find(ctx, words) {
    const found = await ctx.call(incidents, { view: 'all', search: words, limit: SHOWN_OF_SLICE })
    return found.items.map(({ id, title, code }) => ({
      title: title === '' ? code : `${title} (${code})`,
      kind: texts.incident,
      path: pathOf(id),
    }))
  },
}
