import type { Workflow } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import { alertingRecords, publish } from '../domains/alerting/index.ts'

const KINDS = {
  'alert.issued': 'alert',
  'alert.updated': 'update',
  'alert.cancelled': 'cancel',
  'alert.cleared': 'clear',
  'alert.expired': 'expire',
} as const
const RELEASES = Object.keys(KINDS) as (keyof typeof KINDS)[]

/** Puts every release and every end of an alert on the stream of the stations, once and in the order of the record log. */
export const alertToStream: Workflow = workflow({
  name: 'alert-to-stream',
  permissions: ['alerting:publish'],
  goesAhead: true,
  handlers: RELEASES.map((type) =>
    when(alertingRecords[type], async (ctx, { id: record, subject: alert, body }) => {
      const { revision } = body
      await ctx.call(publish, { record, alert, revision, kind: KINDS[type] })
    }),
  ),
})
