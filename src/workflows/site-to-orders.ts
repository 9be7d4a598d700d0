import type { Workflow } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import { suspendOrders } from '../domains/alerting/index.ts'
import { monitoringRecords } from '../domains/monitoring/index.ts'

/** Calls for one site; each takes a page of its orders. */
const MAX_PAGES = 100

/**
 * A site that was changed, or that is compared with something else, is not what two persons read: its standing orders wait
 * until two have read it anew.
 */
export const siteToOrders: Workflow = workflow({
  name: 'site-to-orders',
  permissions: ['alerting:suspend-order', 'monitoring:read', 'accounts:names'],
  handlers: [
    when(
      [
        monitoringRecords['site.changed'],
        monitoringRecords['baseline.approved'],
        monitoringRecords['page.decided'],
        monitoringRecords['page.decisionUndone'],
      ],
      async (ctx, { subject: site }) => {
        for (let page = 0; page < MAX_PAGES; page += 1) {
          if ((await ctx.call(suspendOrders, { site })).suspended === 0) return
        }
      },
    ),
  ],
})
