import { command } from '../../../core/action.ts'
import { addMs, MINUTE } from '../../../core/time.ts'
import { z } from 'zod'
import { commonArea } from '../areas.ts'
import { audience } from '../needs.ts'
import { BY_HAND, ROUTE_CHANNELS } from '../reach.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { alertRef, isActive } from '../schema.ts'
import { alertById } from '../store/alert.ts'
import { addAgain, MAX_STEPS, runs as runTable, settledIn } from '../store/escalation.ts'
import { ESCALATE, isUsable, runOf } from './escalation.ts'
import { visibleRevision } from './view.ts'

/** How often people may have a version sent again to those that are silent, and how far apart: messages cost money and wake people. */
const MOST = 3
const PAUSE_MS = 10 * MINUTE

export const askAgain = command({
  name: 'alerting.askAgain',
  permission: 'alerting:release',
  scope: 'area',
  summary:
    'Sends the newest version of an alert again, by SMS, mail and push, to the stations that have not answered; three times at most, ten minutes apart.',
  input: alertRef,
  output: z.strictObject({ count: z.number().int() }),
  async run(ctx, input) {
    const { ref, areas } = await visibleRevision(ctx, input.alert)
    const alert = found(await alertById(ctx.tx, ref.alert), 'unknownAlert')
    if (!isActive(alert.state)) throw refusal('wrongState', { params: { state: alert.state } })
    for (const area of areas) ctx.inArea(area)
    const { count: meant } = await ctx.ask(audience, { areas, devices: false })
    let answered = 0
    for (const area of areas)
      answered += await settledIn(ctx.tx, ref, { area, predicate: 'unacknowledged' })
    const count = Math.max(0, meant - answered)
    if (count === 0) {
      ctx.unchanged('every station has answered')
      return { count }
    }
    const steps = ROUTE_CHANNELS.map((_, n) => BY_HAND + n)
    const how = { limit: MAX_STEPS * areas.length }
    const before = await runTable.many(ctx.tx, { ...ref, step: steps }, how)
    if (before.some(({ occurrence }) => occurrence >= MOST)) throw refusal('askedOften')
    const since = addMs(ctx.now, -PAUSE_MS)
    if (before.some(({ dueAt }) => dueAt > since)) throw refusal('askedJustNow')
    const asked = { severity: '', waitS: 0, repeatEveryS: 0, maxRepeats: 0 }
    const rows = ROUTE_CHANNELS.flatMap((channel, n) => {
      const step = { ...asked, n: BY_HAND + n, channel, target: 'station' } as const
      if (!isUsable(channel)) return []
      return areas.map((area) =>
        runOf({ ...step, predicate: 'unacknowledged' }, { ...ref, area, dueAt: ctx.now }),
      )
    })
    await addAgain(ctx.tx, rows, MOST)
    await ctx.schedule({ ...ESCALATE, dueAt: ctx.now })
    const body = { revision: ref.revision, count }
    ctx.record(records['alert.askedAgain'], {
      subject: ref.alert,
      area: commonArea(areas),
      body,
    })
    return { count }
  },
})
