import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { under } from '../../../core/permission.ts'
import { rsitType } from '../schema.ts'
import { incidents } from '../store.ts'

/** What turned out to be nothing, or a part of another one, was not detected. */
const REAL = ['open', 'contained', 'recovered', 'closed'] as const

export const detected = query({
  permission: 'incidents:read',
  scope: 'area',
  name: 'incidents.detected',
  summary:
    'How many incidents were detected so far in the areas of the caller, without tests and false alarms.',
  input: z.strictObject({}),
  output: z.strictObject({ count: z.number().int() }),
  async run(ctx) {
    const [area, state] = [under(ctx.areas()), [...REAL]]
    const type = rsitType.options.filter((one) => one !== 'test')
    const undescribed = await incidents.count(ctx.tx, { area, state, type: null })
    return { count: undescribed + (await incidents.count(ctx.tx, { area, state, type })) }
  },
})
