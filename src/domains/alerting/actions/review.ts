import { z } from 'zod'
import { command, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { checkReviewer, type LoneAct } from '../../../core/two-persons.ts'
import { commonArea } from '../areas.ts'
import { records } from '../records.ts'
import { refusal, found } from '../refusals.ts'
import { alertRef, alertState, words } from '../schema.ts'
import { alertById, alerts, revisionsOf, targetsOf } from '../store/alert.ts'

const result = z.strictObject({ alert: id, state: alertState })

export const review = command({
  name: 'alerting.review',
  permission: 'alerting:release',
  scope: 'area',
  summary: 'Reviews an alert that one person alone released; somebody else does it.',
  input: alertRef.extend({ conclusion: words(1000) }),
  output: result,
  async run(ctx, input) {
    const alert = found(await alertById(ctx.tx, input.alert), 'unknownAlert')
    const areas = await targetsOf(ctx.tx, alert.id, alert.revision)
    for (const area of areas) ctx.inArea(area)
    if (alert.reviewDueAt === null || alert.reviewedBy !== null) throw refusal('noReview')
    await checkReviewer(ctx, await loneActsOf(ctx, alert.id))
    const reviewed = { reviewedBy: ctx.actor.id, review: input.conclusion }
    await alerts.change(ctx.tx, { id: alert.id }, reviewed)
    ctx.record(records['alert.reviewed'], { subject: alert.id, area: commonArea(areas) })
    return { alert: alert.id, state: alert.state }
  },
})

/** Every release of the thread by one person alone. */
async function loneActsOf(ctx: QueryContext, alert: string): Promise<LoneAct[]> {
  const revisions = await revisionsOf(ctx.tx, alert)
  return revisions
    .filter((revision) => revision.breakGlassReason !== null)
    .map((revision) => ({ person: revision.releasedBy, at: revision.releasedAt }))
}
