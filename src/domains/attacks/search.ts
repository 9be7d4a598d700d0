import { type Search, SHOWN_OF_SLICE } from '../../core/page-parts.ts'
import { publicAttacks } from './actions/public.ts'
import { attackPath } from './pages/look.ts'
import { officeTexts as texts } from './texts/office.ts'

/** Finds explained attacks by words of theirs, or by their code. */
export const search: Search = {
  name: 'attacks',
  permission: 'attacks:read',
  async find(ctx, words) {
    const asked = { search: words.slice(0, 100), limit: SHOWN_OF_SLICE }
    const { items } = await ctx.call(publicAttacks, asked)
    return items.map(({ code, titles }) => ({
      title: Object.keys(titles).length === 0 ? code : titles,
      kind: texts.found,
      path: attackPath(code),
    }))
  },
}
