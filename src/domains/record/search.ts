import type { Search } from '../../core/page-parts.ts'
import { list } from './actions/record.ts'
import { searchTexts as texts } from './texts/records.ts'

/** Finds one record by its number in the log: `117` or `#117`. */
export const search: Search = {
  name: 'record',
  permission: 'record:read',
  async find(ctx, words) {
    const number = /^#?(\d{1,12})$/.exec(words.trim())?.[1]
    if (number === undefined) return []
    const seq = Number(number)
    const nothing = { type: null, actor: null, subject: null, from: null, until: null }
    const { records } = await ctx.call(list, { before: seq + 1, limit: 1, ...nothing })
    return records
      .filter((found) => found.seq === seq)
      .map(({ id, type }) => {
        const { en, ar } = ctx.node.records.get(type)?.title ?? { en: type, ar: type }
        const title = { en: `#${seq} ${String(en)}`, ar: `#${seq} ${String(ar)}` }
        return { title, kind: texts.record, path: `/console/records/${id}` }
      })
  },
}
