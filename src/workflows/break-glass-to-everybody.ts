import type { Workflow } from '../core/slice.ts'
import { tellEverybody } from '../domains/alerting/index.ts'

/** An alert that one person alone released: everybody with a role in alerting is told, by their own contacts. */
export const breakGlassToEverybody: Workflow = {
  name: 'break-glass-to-everybody',
  permissions: ['alerting:tell', 'accounts:names'],
  on: ['alert.issued', 'alert.updated'],
  async handle(ctx, record) {
    if (record.body['breakGlass'] === undefined) return
    const revision = Number(record.body['revision'])
    await ctx.call(tellEverybody, { alert: record.subject, revision })
  },
}
