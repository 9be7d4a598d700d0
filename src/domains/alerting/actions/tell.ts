import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { commonArea } from '../areas.ts'
import { ROUTE_CHANNELS } from '../reach.ts'
import { records } from '../records.ts'
import { found } from '../refusals.ts'
import { revisionNumber } from '../schema.ts'
import { alertById, targetsOf } from '../store/alert.ts'
import { addAttempts } from '../store/attempt.ts'
import { SEND } from './escalation.ts'
import { contactsWithRole } from './with-role.ts'

/** Contacts of people with a role; an authority has some dozens. */
const MAX_TOLD = 2_000
/** Beyond the steps of any plan. */
const TELL_STEP = 9_999

export const tellEverybody = command({
  name: 'alerting.tellEverybody',
  permission: 'alerting:tell',
  scope: 'nation',
  summary: 'Tells everybody with a role in alerting that one person alone released an alert.',
  input: z.strictObject({ alert: id, revision: revisionNumber }),
  output: z.strictObject({ told: z.number().int() }),
  async run(ctx, { alert, revision }) {
    found(await alertById(ctx.tx, alert), 'unknownAlert')
    const areas = await targetsOf(ctx.tx, alert, revision)
    const meant = await contactsWithRole(ctx, MAX_TOLD)
    const told = await addAttempts(
      ctx.tx,
      meant.map((route) => ({
        alert,
        revision,
        route: route.id,
        owner: route.owner,
        channel: route.channel,
        step: TELL_STEP,
        occurrence: 0,
        purpose: 'review' as const,
        silent: 0,
        state: 'waiting' as const,
        dueAt: ctx.now,
        tries: 0,
        at: ctx.now,
      })),
    )
    for (const subject of ROUTE_CHANNELS) {
      const isUsed = meant.some(({ channel }) => channel === subject)
      if (isUsed) await ctx.schedule({ kind: SEND, subject, dueAt: ctx.now })
    }
    const persons = new Set(meant.map(({ owner }) => owner)).size
    const body = { revision, persons, told }
    ctx.record(records['alert.everybodyTold'], { subject: alert, area: commonArea(areas), body })
    return { told }
  },
})
