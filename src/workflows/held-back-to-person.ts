import type { Workflow } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import { COUNTED_NEWS, tellOfMore } from '../domains/alerting/index.ts'
import { recordRecords } from '../domains/record/index.ts'

/** News of accounts beyond what is told within an hour: the person is told once how many they were. */
export const heldBackToPerson: Workflow = workflow({
  name: 'held-back-to-person',
  permissions: ['alerting:tell'],
  handlers: [
    when(recordRecords['surplus.counted'], async (ctx, { id: event, subject: person, body }) => {
      const { what, hour, over: count } = body
      if (COUNTED_NEWS.includes(what)) await ctx.call(tellOfMore, { event, person, count, hour })
    }),
  ],
})
