import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { under } from '../../../core/permission.ts'
import { groupOfCaller } from '../membership.ts'
import { countEntries, type EntryCount, MOST_COUNTED } from '../store/entry-count.ts'
import { type EntryView, entryView, viewed } from './desk.ts'

const number = z.number().int()

/** How many entries each view of a desk has; none says more than `most`, which it then has at least. */
const counts = z.strictObject({
  most: number,
  views: z.strictObject({
    all: number,
    problems: number,
    incidents: number,
    quarantined: number,
  } satisfies Readonly<Record<EntryView, typeof number>>),
})

async function countsOf({ tx }: Pick<QueryContext, 'tx'>, of: EntryCount) {
  const views = { all: 0, problems: 0, incidents: 0, quarantined: 0 }
  for (const view of entryView.options)
    views[view] = await countEntries(tx, { ...of, ...viewed(view) })
  return { most: MOST_COUNTED, views }
}

export const boardCounts = query({
  permission: 'pollwatch:observe',
  scope: 'own',
  name: 'pollwatch.boardCounts',
  summary:
    'How many entries of the own group there are, with a problem, of something wrong, waiting for a call.',
  input: z.strictObject({}),
  output: counts,
  async run(ctx) {
    const group = await groupOfCaller(ctx)
    if (group === null)
      return { most: MOST_COUNTED, views: { all: 0, problems: 0, incidents: 0, quarantined: 0 } }
    return await countsOf(ctx, { group: group.id })
  },
})

export const releasedCounts = query({
  permission: 'pollwatch:read',
  scope: 'area',
  name: 'pollwatch.releasedCounts',
  summary:
    'How many entries groups of observers handed on, with a problem, and of something wrong.',
  input: z.strictObject({}),
  output: counts,
  run: (ctx) => countsOf(ctx, { areas: under(ctx.areas()) }),
})
