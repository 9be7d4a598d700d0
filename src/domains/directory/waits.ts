import type { Waits } from '../../core/page-parts.ts'
import { toVerify } from './actions/verify.ts'
import { VERIFY } from './pages/look.ts'
import { verifyTexts as texts } from './texts/desk.ts'

/** What waits of the directory: the agencies whose ways nobody saw lately, as one line. */
export const waits: Waits = {
  name: 'directory',
  permission: 'directory:write',
  reach: 'nation',
  realm: 'actual',
  async list(ctx) {
    const { items } = await ctx.call(toVerify, {})
    const [first] = items
    if (first === undefined) return []
    const since = items.reduce(
      (oldest, one) => (one.since < oldest ? one.since : oldest),
      first.since,
    )
    return [
      {
        key: 'verify',
        what: texts.wait,
        act: texts.look,
        about: first.name,
        since,
        until: null,
        severity: 'minor',
        path: VERIFY,
      },
    ]
  },
}
