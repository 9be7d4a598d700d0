// Claims are made findable, some at a time: by the desk, what is from before it could search; by everybody, at each start.
import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { catchUp } from '../finder.ts'
import { addAddress, addWords, comparedBy, indexClaim } from '../alike.ts'
import { records } from '../records.ts'
import { MAX_APPEARANCES } from '../schema.ts'
import * as store from '../store.ts'

/** Claims of one step, and texts of one of them: each in a language of its own. */
const STEP = 50
const MAX_TEXTS = 20

export const indexOld = command({
  permission: 'claims:index',
  scope: 'nation',
  name: 'claims.indexOld',
  summary:
    'Makes some claims findable by their words, and comparable with others, that were taken in before that was possible.',
  input: z.strictObject({
    /** The last one that was looked at. */
    after: id.optional(),
  }),
  output: z.strictObject({
    /** The last one of this step; null where none is left. */
    last: id.nullable(),
  }),
  async run(ctx, { after = '' }) {
    const rows = await store.unfindable(ctx.tx, after, STEP)
    for (const row of rows) {
      const own = comparedBy(row)
      await store.claims.change(ctx.tx, { id: row.id }, own)
      await indexClaim(ctx, { ...row, ...own })
      const claim = row.id
      const texts = await store.texts.many(ctx.tx, { claim }, { limit: MAX_TEXTS })
      for (const { words } of texts) await addWords(ctx, claim, words)
      const places = await store.appearances.many(ctx.tx, { claim }, { limit: MAX_APPEARANCES })
      for (const { url } of places) await addAddress(ctx, claim, url)
      ctx.record(records['claim.indexed'], { subject: claim, body: { code: row.code } })
    }
    if (rows.length === 0) ctx.unchanged('every claim is found')
    return { last: rows.at(-1)?.id ?? null }
  },
})

/** The job that reads in what everybody finds. */
export const MATCH_JOB = 'claims.match'

export const readPublished = query({
  permission: 'claims:index',
  scope: 'nation',
  isInner: true,
  name: 'claims.readPublished',
  summary: 'Reads some published claims into the index by which posts are compared with them.',
  input: z.strictObject({}),
  output: z.strictObject({ isWhole: z.boolean() }),
  run: async (ctx) => ({ isWhole: await catchUp(ctx) }),
})
