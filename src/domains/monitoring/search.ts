import { type Search, SHOWN_OF_SLICE } from '../../core/page-parts.ts'
import { sites } from './actions/read.ts'
import { searchTexts as texts } from './texts/search.ts'

/** Finds sites by name, host or organization. */
export const search: Search = {
  name: 'monitoring',
  permission: 'monitoring:read',
  async find(ctx, words) {
    const { items } = await ctx.call(sites, { search: words, limit: SHOWN_OF_SLICE })
    return items.map(({ id, name, host }) => ({
      title: `${name} (${host})`,
      kind: texts.site,
      path: `/console/sites/${id}`,
    }))
  },
}
