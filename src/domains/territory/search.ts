import { type Search, SHOWN_OF_SLICE } from '../../core/page-parts.ts'
import { stations } from './actions/station.ts'
import { searchTexts as texts } from './texts/search.ts'

/** Finds stations by the beginning of number or name. */
export const search: Search = {
  name: 'territory',
  permission: 'territory:read',
  async find(ctx, words) {
    const wanted = { area: '/', search: words, after: '', limit: SHOWN_OF_SLICE }
    const { items } = await ctx.call(stations, wanted)
    return items.map(({ id, number, name }) => ({
      title: `${number} ${name}`,
      kind: texts.station,
      path: `/console/stations/${id}`,
    }))
  },
}
