import { z } from 'zod'
import { command, query } from '../../../core/action.ts'
import { count } from '../../../core/bounds.ts'
import { records } from '../records.ts'
import { found } from '../refusals.ts'
import { shownAside } from '../schema.ts'
import * as store from '../store.ts'

/** Most of them that are told at once; all are counted. */
const SHOWN = 20

export const setAside = query({
  name: 'record.setAside',
  permission: 'accounts:names',
  scope: 'shared',
  summary:
    'Records that a workflow could not follow after its tries, the newest first, with what it said: what follows from them did not happen. Each start tries them again.',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(shownAside), count }),
  run: async ({ tx }) => await store.newestAsides(tx, SHOWN),
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
