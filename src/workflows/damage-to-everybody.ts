import type { Workflow } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import { wakeForDamage } from '../domains/alerting/index.ts'
import { recordRecords } from '../domains/record/index.ts'

/** Damage of the record log: everybody with a role in alerting is woken, by their own contacts. */
export const damageToEverybody: Workflow = workflow({
  name: 'damage-to-everybody',
  permissions: ['alerting:tell', 'accounts:names'],
  handlers: [
    when(recordRecords['log.damageFound'], async (ctx, { subject: damage, body }) => {
      await ctx.call(wakeForDamage, { damage, seq: body.faults[0]?.seq ?? null })
    }),
  ],
})
