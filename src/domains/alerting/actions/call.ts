import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { stationPlace } from '../needs.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { callRow, calls } from '../store/call.ts'
import { visibleRevision } from './view.ts'

const about = z.strictObject({ alert: id, station: noun.stationId })

export const noteCall = command({
  name: 'alerting.noteCall',
  permission: 'alerting:handle-problem',
  scope: 'area',
  summary:
    'Notes that a station was telephoned because of an alert, and what came of it; the last time counts.',
  input: about.extend({ result: callRow.shape.result, note: noun.words(300).optional() }),
  output: about,
  async run(ctx, { alert, station, result, note = '' }) {
    await visibleRevision(ctx, alert)
    const { area } = await ctx.ask(stationPlace, { station })
    ctx.inArea(area)
    const called = { calledBy: ctx.actor.id, calledAt: ctx.now }
    await calls.put(ctx.tx, { alert, station, area, result, note, ...called })
    ctx.record(records['station.called'], { subject: alert, area, body: { station, result } })
    return { alert, station }
  },
})

export const takeBackCall = command({
  name: 'alerting.takeBackCall',
  permission: 'alerting:handle-problem',
  scope: 'area',
  summary: 'Takes back what the caller noted of a telephone call.',
  input: about,
  output: about,
  async run(ctx, { alert, station }) {
    const { area } = await ctx.ask(stationPlace, { station })
    ctx.inArea(area)
    const removed = await calls.remove(ctx.tx, { alert, station, calledBy: ctx.actor.id })
    if (removed === 0) throw refusal('notInYourHands')
    ctx.record(records['station.callTakenBack'], { subject: alert, area, body: { station } })
    return { alert, station }
  },
})
