import type { SigningKey } from '../core/port.ts'
import type { Workflow } from '../core/slice.ts'
import { publishAction } from '../domains/alerting/index.ts'

const KINDS = {
  'alert.issued': 'alert',
  'alert.updated': 'update',
  'alert.cancelled': 'cancel',
  'alert.cleared': 'clear',
  'alert.expired': 'expire',
} as const

/**
 * Puts every release and every end of an alert on the stream of the stations, once and in the order of the record log.
 * `streamKey` is the key that alertingSlice got.
 */
export function alertToStream(streamKey: SigningKey): Workflow {
  const publish = publishAction(streamKey)
  return {
    name: 'alert-to-stream',
    permissions: ['alerting:publish'],
    on: Object.keys(KINDS),
    async handle(ctx, record) {
      const kind = KINDS[record.type as keyof typeof KINDS]
      const revision = Number(record.body['revision'])
      await ctx.call(publish, { record: record.id, alert: record.subject, revision, kind })
    },
  }
}
