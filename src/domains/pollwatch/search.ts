import { asked } from '../../core/asked.ts'
import type { Search } from '../../core/page-parts.ts'
import { issuesByCode } from './actions/issue.ts'
import { issuePath } from './pages/look.ts'
import { issueCode } from './schema.ts'
import { elsewhereTexts as texts } from './texts/office.ts'

/** Finds a voting issue by its code. */
export const search: Search = {
  name: 'pollwatch',
  permission: 'pollwatch:read',
  async find(ctx, words) {
    const code = asked(issueCode, words.trim().toUpperCase())
    if (code === undefined) return []
    const { items } = await ctx.call(issuesByCode, { code })
    return items.map((row) => ({
      title: `${row.summary} (${row.code})`,
      kind: texts.issue,
      path: issuePath(row.code),
    }))
  },
}
