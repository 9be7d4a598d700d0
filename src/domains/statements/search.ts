import type { Search } from '../../core/page-parts.ts'
import { statements } from './actions/read.ts'
import { wordPath } from './pages/look.ts'
import { elsewhereTexts as texts } from './texts/elsewhere.ts'

const CODES = /^(?:STM-[A-Z]{8}|INC-[A-Z0-9]{8})$/

/** Finds a statement by its code, or by that of its incident. */
export const search: Search = {
  name: 'statements',
  permission: 'statements:read',
  async find(ctx, words) {
    const code = words.trim().toUpperCase()
    if (!CODES.test(code)) return []
    const { items } = await ctx.call(statements, { code, view: 'all', limit: 1 })
    return items.map((row) => ({
      title: `${row.code} (${row.incidentCode})`,
      kind: texts.statement,
      path: wordPath(row.incident),
    }))
  },
}
