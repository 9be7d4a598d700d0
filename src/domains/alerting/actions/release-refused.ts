import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { time } from '../../../core/time.ts'
import { commonArea } from '../areas.ts'
import { records } from '../records.ts'
import { actorRef, alertRef } from '../schema.ts'
import { alertById, proposals, targetsOf } from '../store/alert.ts'

export const noteRefusal = command({
  name: 'alerting.noteRefusal',
  permission: 'alerting:note-refusal',
  scope: 'nation',
  summary:
    'For the node: notes on a waiting proposal who was refused the release because another one had been read.',
  input: alertRef.extend({ by: actorRef, at: time }),
  output: z.strictObject({ isNoted: z.boolean() }),
  async run(ctx, { alert, by, at }) {
    const row = await alertById(ctx.tx, alert)
    const proposal = await proposals.one(ctx.tx, { alert })
    // Once for each person: whoever tries again and again is told of once.
    const isTold = proposal?.refusedBy === by || (proposal?.proposedAt ?? '') > at
    if (row === undefined || proposal === undefined || isTold) {
      ctx.unchanged('no proposal waits that has to be told of it')
      return { isNoted: false }
    }
    await proposals.change(ctx.tx, { alert }, { refusedBy: by, refusedAt: at })
    const area = commonArea(await targetsOf(ctx.tx, alert, row.revision))
    ctx.record(records['refusal.noted'], { subject: alert, area, body: { by } })
    return { isNoted: true }
  },
})
