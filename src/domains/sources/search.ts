import { type Search, SHOWN_OF_SLICE } from '../../core/page-parts.ts'
import { publicSources } from './actions/public.ts'
import { deskPath } from './pages/look.ts'
import { officeTexts as texts } from './texts/office.ts'

/** Finds sources and references by words of theirs, or by their code. */
export const search: Search = {
  name: 'sources',
  permission: 'sources:read',
  async find(ctx, words) {
    const asked = { search: words.slice(0, 100), limit: SHOWN_OF_SLICE }
    const { items } = await ctx.call(publicSources, asked)
    return items.map(({ code, title, what }) => ({
      title,
      kind: what === 'source' ? texts.found : texts.foundItem,
      path: deskPath(code),
    }))
  },
}
