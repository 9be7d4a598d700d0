import type { Workflow } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import { alertingRecords, tellEverybody } from '../domains/alerting/index.ts'

/** An alert that one person alone released: everybody with a role in alerting is told, by their own contacts. */
export const breakGlassToEverybody: Workflow = workflow({
  name: 'break-glass-to-everybody',
  permissions: ['alerting:tell', 'accounts:names'],
  handlers: [
    when(
      [alertingRecords['alert.issued'], alertingRecords['alert.updated']],
      async (ctx, { subject: alert, body: { breakGlass, revision } }) => {
        if (breakGlass !== undefined) await ctx.call(tellEverybody, { alert, revision })
      },
    ),
  ],
})
