import { type Search, SHOWN_OF_SLICE } from '../../core/page-parts.ts'
import { list } from './actions/desk.ts'
import { pathOf } from './pages/look.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'

/** Finds a report by its code alone: what it says nobody here can search. */
export const search: Search = {
  name: 'reports',
  permission: 'reports:read',
  async find(ctx, words) {
    const { items } = await ctx.call(list, { search: words.slice(0, 20), limit: SHOWN_OF_SLICE })
    return items.map(({ id, code }) => ({ title: code, kind: texts.report, path: pathOf(id) }))
  },
}
