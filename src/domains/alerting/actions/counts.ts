import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { receptionsOfOpen } from '../store/counts.ts'

const count = z.number().int()

export const counts = query({
  name: 'alerting.counts',
  permission: 'alerting:read',
  scope: 'nation',
  summary:
    'How many alerts are open, and how many of the stations they mean have them and answered.',
  input: z.strictObject({}),
  output: z.strictObject({ alerts: count, audience: count, delivered: count, answered: count }),
  run: async (ctx) => await receptionsOfOpen(ctx.tx),
})
