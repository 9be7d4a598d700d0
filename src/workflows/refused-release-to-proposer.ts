import type { Workflow } from '../core/slice.ts'
import { noteRefusal, REFUSED_RELEASE } from '../domains/alerting/index.ts'

/** A release that was refused because something else had been read: whoever proposed sees it at the proposal. */
export const refusedReleaseToProposer: Workflow = {
  name: 'refused-release-to-proposer',
  permissions: ['alerting:note-refusal'],
  on: [REFUSED_RELEASE],
  async handle(ctx, { subject, actor, at }) {
    await ctx.call(noteRefusal, { alert: subject, by: actor, at })
  },
}
