import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { time } from '../../../core/time.ts'
import { itemCode, itemRow } from '../schema.ts'
import { GONE, snapshotCode, snapshotRow } from '../snapshot.ts'
import * as store from '../store.ts'

/** References of one question: a check with its earlier versions cites fewer. */
const ASKED = 100
/** Copies that are looked through. */
const COPIES = 500

const standing = z.strictObject({
  code: itemCode,
  /** Why it is cited no more; what was merged leads on by itself. */
  isWithdrawn: z.boolean(),
  /** Since when its page is gone, as far as this node looked, and of when the copy is that stays. */
  gone: z.strictObject({ since: time, keptAt: time }).nullable(),
  /** Copies of its page that were taken away, or are withheld until that is decided. */
  away: z.array(snapshotCode),
})

const ofItem = itemRow.pick({ id: true, code: true, state: true })
const ofCopy = snapshotRow.pick({ id: true, code: true, item: true, state: true, page: true })

export const publicStanding = query({
  permission: 'anyone',
  scope: 'none',
  name: 'sources.publicStanding',
  summary:
    'For everybody: what became of cited references, those withdrawn, those whose page is gone and those of which a copy was taken away; nothing of those that stand as they did.',
  input: z.strictObject({ items: z.array(itemCode).max(ASKED) }),
  output: z.strictObject({ items: z.array(standing) }),
  async run(ctx, { items: code }) {
    const rows = await store.items.many(ctx.tx, { code }, { limit: ASKED, as: ofItem })
    const copies = await copiesOf(
      ctx,
      rows.map(({ id }) => id),
    )
    const gone = await goneOf(ctx, copies)
    const items = rows.map((row) => ({
      code: row.code,
      isWithdrawn: row.state === 'withdrawn',
      gone: gone.get(row.id) ?? null,
      away: copies.flatMap(({ item, state, code: own }) =>
        item === row.id && state !== 'taken' ? own : [],
      ),
    }))
    return {
      items: items.filter(
        ({ isWithdrawn, gone: own, away }) => isWithdrawn || own !== null || away.length > 0,
      ),
    }
  },
})

/** Copies of these that were made, those that went among them. */
async function copiesOf({ tx }: QueryContext, item: string[]) {
  const how = { order: ['id'], limit: COPIES, as: ofCopy } as const
  const made = ['taken', 'withheld', 'removed'] as const
  return await store.snapshots.many(tx, { item, state: made }, how)
}

/** Since when the pages of these are gone, by their newest copy of which that is so. */
async function goneOf({ tx }: QueryContext, all: Awaited<ReturnType<typeof copiesOf>>) {
  const copies = all.filter(({ state }) => state === 'taken')
  const snapshot = copies.map(({ id }) => id)
  const links = await store.links.many(tx, { snapshot, state: GONE }, { limit: COPIES })
  const sinceOf = new Map(links.map((one) => [one.snapshot, one.since]))
  return new Map(
    copies.flatMap(({ id, item: of, page }) => {
      const since = sinceOf.get(id)
      return since === undefined || page === null ? [] : [[of, { since, keptAt: page.at }]]
    }),
  )
}
