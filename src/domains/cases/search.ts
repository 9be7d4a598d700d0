import type { Search } from '../../core/page-parts.ts'
import { cases } from './actions/read.ts'
import { casePath } from './pages/look.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'

/** Codes as they stand on paper; words of cases are searched where nothing of them stands in an address. */
const CODES = /^CASE-[A-Z0-9]{8}$/i

/** Finds cases by their whole code. */
export const search: Search = {
  name: 'cases',
  permission: 'cases:list',
  async find(ctx, words) {
    if (!CODES.test(words)) return []
    const { items } = await ctx.call(cases, { view: 'live', code: words, limit: 1 })
    return items.map(({ id, code }) => ({ title: code, kind: texts.case, path: casePath(id) }))
  },
}
