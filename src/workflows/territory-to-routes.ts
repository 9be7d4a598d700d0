import type { Workflow } from '../core/slice.ts'
import { territoryChanged } from '../domains/alerting/index.ts'

/**
 * A telephone that was entered a minute ago is asked, too: when stations or posts change, alerting takes their contacts
 * over at once. Not at a release, which must not wait for a look at a whole nation.
 */
export const territoryToRoutes: Workflow = {
  name: 'territory-to-routes',
  permissions: ['alerting:gather'],
  on: [
    'station.added',
    'station.changed',
    'station.closed',
    'import.finished',
    'official.added',
    'official.removed',
  ],
  async handle(ctx) {
    await ctx.call(territoryChanged, {})
  },
}
