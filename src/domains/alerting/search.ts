import { type Search, SHOWN_OF_SLICE } from '../../core/page-parts.ts'
import { list } from './actions/view.ts'
import { kindWords } from './texts/values.ts'

/** Finds alerts by their headlines in any language, among the newest. */
export const search: Search = {
  name: 'alerting',
  permission: 'alerting:read',
  async find(ctx, words) {
    const wanted = words.toLowerCase()
    const { items } = await ctx.call(list, { view: 'all', limit: SHOWN_OF_SLICE })
    const isMeant = (headline: string) => headline.toLowerCase().includes(wanted)
    return items
      .filter(({ headlines }) => Object.values(headlines).some(isMeant))
      .map(({ alert, headlines: title }) => ({
        title,
        kind: kindWords.Alert,
        path: `/console/alerts/${alert}`,
      }))
  },
}
