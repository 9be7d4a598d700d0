import type { Workflow } from '../core/slice.ts'
import { COUNTED_NEWS, tellOfMore } from '../domains/alerting/index.ts'

/** News of accounts beyond what is told within an hour: the person is told once how many they were. */
export const heldBackToPerson: Workflow = {
  name: 'held-back-to-person',
  permissions: ['alerting:tell'],
  on: ['surplus.counted'],
  async handle(ctx, { id: event, subject: person, body }) {
    const [what, hour] = [String(body['what']), String(body['hour'])]
    if (!COUNTED_NEWS.includes(what)) return
    await ctx.call(tellOfMore, { event, person, count: Number(body['over']), hour })
  },
}
