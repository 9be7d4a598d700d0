import type { Workflow } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import { territoryChanged } from '../domains/alerting/index.ts'
import { territoryRecords as records } from '../domains/territory/index.ts'

/**
 * A telephone that was entered a minute ago is asked, too: when stations or posts change, alerting takes their contacts
 * over at once. Not at a release, which must not wait for a look at a whole nation.
 */
export const territoryToRoutes: Workflow = workflow({
  name: 'territory-to-routes',
  permissions: ['alerting:gather'],
  handlers: [
    when(
      [
        records['station.added'],
        records['station.changed'],
        records['station.closed'],
        records['import.finished'],
        records['official.added'],
        records['official.removed'],
      ],
      async (ctx) => {
        await ctx.call(territoryChanged, {})
      },
    ),
  ],
})
