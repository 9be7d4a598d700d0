import { type Search, SHOWN_OF_SLICE } from '../../core/page-parts.ts'
import { deskClaims } from './actions/read.ts'
import { deskPath } from './pages/look.ts'
import { officeTexts as texts } from './texts/office.ts'

/** Finds claims by words of theirs, or by their code. */
export const search: Search = {
  name: 'claims',
  permission: 'claims:read',
  async find(ctx, words) {
    const asked = { search: words.slice(0, 100), limit: SHOWN_OF_SLICE }
    const { items } = await ctx.call(deskClaims, asked)
    return items.map((row) => ({ title: row.words, kind: texts.claim, path: deskPath(row.code) }))
  },
}
