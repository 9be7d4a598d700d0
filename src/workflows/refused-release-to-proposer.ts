import type { Workflow } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import { alertingRecords, noteRefusal } from '../domains/alerting/index.ts'

/** A release that was refused because something else had been read: whoever proposed sees it at the proposal. */
export const refusedReleaseToProposer: Workflow = workflow({
  name: 'refused-release-to-proposer',
  permissions: ['alerting:note-refusal'],
  handlers: [
    when(alertingRecords['release.refused'], async (ctx, { subject: alert, actor: by, at }) => {
      await ctx.call(noteRefusal, { alert, by, at })
    }),
  ],
})
