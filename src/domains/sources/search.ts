import { type Search, SHOWN_OF_SLICE } from '../../core/page-parts.ts'
import { publicSources } from './actions/public.ts'
import { itemsByCopy } from './actions/read.ts'
import { deskPath } from './pages/look.ts'
import { officeTexts as texts } from './texts/office.ts'

/** Finds sources and references by words of theirs, by their code, or by words of their kept copies. */
export const search: Search = {
  name: 'sources',
  permission: 'sources:read',
  async find(ctx, words) {
    const asked = { search: words.slice(0, 100), limit: SHOWN_OF_SLICE }
    const { items } = await ctx.call(publicSources, asked)
    const known = new Set(items.map(({ code }) => code))
    const copied = (await ctx.call(itemsByCopy, { words: asked.search })).items
    const others = copied
      .filter(({ code }) => !known.has(code))
      .slice(0, SHOWN_OF_SLICE - items.length)
    const named = items.map(({ code, title, what }) => ({
      title,
      kind: what === 'source' ? texts.found : texts.foundItem,
      path: deskPath(code),
    }))
    const inCopies = others.map(({ code, title }) => ({
      title,
      kind: texts.inCopies,
      path: deskPath(code),
    }))
    return [...named, ...inCopies]
  },
}
