import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { tellHours } from '../../../core/hours.ts'
import { TELL_SURPLUS } from '../../../core/surplus.ts'
import { records } from '../records.ts'
import { surplusHours } from '../store.ts'

export const tellSurplus = command({
  name: 'record.tellSurplus',
  permission: 'record:tell-surplus',
  scope: 'nation',
  summary: 'For the clock: one record per hour of what somebody did beyond its limit.',
  input: z.strictObject({}),
  output: z.strictObject({ count: z.number().int() }),
  async run(ctx) {
    const count = await tellHours(ctx, {
      counts: surplusHours,
      job: TELL_SURPLUS,
      tell({ what, who, hourAt: hour, taken, over }) {
        const body = { what, hour, taken, over }
        ctx.record(records['surplus.counted'], { subject: who, marking: 'TLP:AMBER', body })
      },
    })
    return { count }
  },
})
