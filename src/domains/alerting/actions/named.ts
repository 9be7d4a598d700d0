import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { alertRef } from '../schema.ts'
import { newestRevisions } from '../store/alert.ts'
import { alertFindingRow, findingsOf } from '../store/finding.ts'
import { alertItem, itemOf, visibleAlert } from './view.ts'

export const named = query({
  name: 'alerting.named',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'What an alert is called, what it came from and the findings behind it, without its boards.',
  input: alertRef,
  output: alertItem
    .pick({ headlines: true, origin: true })
    .extend({ findings: z.array(alertFindingRow.shape.finding) }),
  async run(ctx, input) {
    const { alert } = await visibleAlert(ctx, input.alert)
    const revision = (await newestRevisions(ctx.tx, [alert.id])).get(alert.id)
    const { headlines, origin } = itemOf(alert, revision)
    const findings = await findingsOf(ctx.tx, alert.id)
    return { headlines, origin, findings: findings.map(({ finding }) => finding) }
  },
})
