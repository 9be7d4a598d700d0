import { type Search, SHOWN_OF_SLICE } from '../../core/page-parts.ts'
import { items } from './actions/read.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'
import { pathOf } from './pages/list.ts'

/** Finds evidence by the beginning of its title or by its code. */
export const search: Search = {
  name: 'evidence',
  permission: 'evidence:read',
  async find(ctx, words) {
    const found = await ctx.call(items, { search: words, limit: SHOWN_OF_SLICE })
    return found.items.map(({ id, title, code }) => ({
      title: `${title} (${code})`,
      kind: texts.item,
      path: pathOf(id),
    }))
  },
}
