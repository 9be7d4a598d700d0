import type { Workflow } from '../core/slice.ts'
import { wakeForDamage } from '../domains/alerting/index.ts'

/** Damage of the record log: everybody with a role in alerting is woken, by their own contacts. */
export const damageToEverybody: Workflow = {
  name: 'damage-to-everybody',
  permissions: ['alerting:tell', 'accounts:names'],
  on: ['log.damageFound'],
  async handle(ctx, record) {
    const [first] = record.body['faults'] as readonly { readonly seq: number | null }[]
    await ctx.call(wakeForDamage, { damage: record.subject, seq: first?.seq ?? null })
  },
}
