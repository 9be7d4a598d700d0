import { type Search, SHOWN_OF_SLICE } from '../../core/page-parts.ts'
import { defineTexts } from '../../core/text.ts'
import { sites } from './actions/read.ts'

const texts = defineTexts('monitoring-search', { site: { en: 'Site', ar: 'موقع' } })

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
