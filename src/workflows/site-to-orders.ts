import type { Workflow } from '../core/slice.ts'
import { suspendOrders } from '../domains/alerting/index.ts'

/** Calls for one site; each takes a page of its orders. */
const MAX_PAGES = 100

/**
 * A site that was changed, or that is compared with something else, is not what two persons read: its standing orders wait
 * until two have read it anew.
 */
export const siteToOrders: Workflow = {
  name: 'site-to-orders',
  permissions: ['alerting:suspend-order', 'monitoring:read', 'accounts:names'],
  on: ['site.changed', 'baseline.approved'],
  async handle(ctx, { subject }) {
    for (let page = 0; page < MAX_PAGES; page += 1) {
      if ((await ctx.call(suspendOrders, { site: subject })).suspended === 0) return
    }
  },
}
