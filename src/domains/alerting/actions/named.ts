import { query } from '../../../core/action.ts'
import { alertRef } from '../schema.ts'
import { newestRevisions } from '../store/alert.ts'
import { alertItem, itemOf, visibleAlert } from './view.ts'

export const named = query({
  name: 'alerting.named',
  permission: 'alerting:read',
  scope: 'area',
  summary: 'What an alert is called and what it came from, without its boards.',
  input: alertRef,
  output: alertItem.pick({ headlines: true, origin: true }),
  async run(ctx, input) {
    const { alert } = await visibleAlert(ctx, input.alert)
    const revision = (await newestRevisions(ctx.tx, [alert.id])).get(alert.id)
    const { headlines, origin } = itemOf(alert, revision)
    return { headlines, origin }
  },
})
