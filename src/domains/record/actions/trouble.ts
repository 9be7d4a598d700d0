import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { count } from '../../../core/bounds.ts'
import { shownLookout } from '../lookout.ts'
import { records } from '../records.ts'
import { found } from '../refusals.ts'
import { shownAside } from '../schema.ts'
import * as store from '../store.ts'
import { shownLookouts } from './lookout.ts'

/** Most of them that are told at once; all are counted. */
const SHOWN = 20

export const troubles = query({
  name: 'record.troubles',
  permission: 'accounts:names',
  scope: 'shared',
  summary:
    'What may be wrong with the node itself: what its lookouts say; and records that a workflow could not follow after its tries, the newest first, with what it said. What follows from those did not happen; each start tries them again.',
  input: z.strictObject({}),
  output: z.strictObject({
    lookouts: z.array(shownLookout),
    setAside: z.strictObject({ items: z.array(shownAside), count }),
  }),
  run: async (ctx) => ({
    lookouts: await shownLookouts(ctx),
    setAside: await store.newestAsides(ctx.tx, SHOWN),
  }),
})

export const settleAside = command({
  name: 'record.settleAside',
  permission: 'record:name-damage',
  scope: 'nation',
  summary:
    'Says that what follows from a record which a workflow set aside was done by hand, or need not be, and why: it is not tried again.',
  input: z.strictObject({
    workflow: z.string().max(100),
    seq: count,
    reason: z.string().trim().min(3).max(500),
  }),
  output: z.strictObject({}),
  async run(ctx, { workflow, seq, reason }) {
    found(await store.asides.one(ctx.tx, { workflow, seq }), 'notSetAside')
    await store.asides.remove(ctx.tx, { workflow, seq })
    ctx.record(records['aside.settled'], { subject: workflow, body: { seq, reason } })
    return {}
  },
})
