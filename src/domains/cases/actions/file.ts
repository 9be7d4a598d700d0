import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { committed } from '../../../core/committed.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { addMs, time } from '../../../core/time.ts'
import { standing } from '../membership.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { OPEN_MS } from '../schema/case.ts'
import * as store from '../store/case.ts'

const ref = z.strictObject({ case: id })
const joining = { permission: 'cases:join', scope: 'area' } as const

export const openFile = command({
  ...joining,
  name: 'cases.openFile',
  summary:
    'Opens the file of a case for half an hour, with a reason: without it nothing of it is read.',
  input: ref.extend({ reason: line(300) }),
  output: z.strictObject({ until: time }),
  async run(ctx, { case: of, reason }) {
    const found = await standing(ctx, of)
    if (found === null || found.seats.length === 0) throw refusal('unknownCase')
    ctx.inArea(found.row.area)
    const { text, salt, commitment } = committed(ctx, reason)
    // Not longer than a guest has his seat.
    const last =
      found.seats
        .map(({ untilAt }) => untilAt)
        .toSorted()
        .at(-1) ?? ctx.now
    const until = [addMs(ctx.now, OPEN_MS), last].toSorted()[0] ?? ctx.now
    await store.files.insert(ctx.tx, {
      id: ctx.newId(),
      case: of,
      person: ctx.actor.id,
      reason: text,
      reasonSalt: salt,
      openedAt: ctx.now,
      untilAt: until,
    })
    const seats = found.seats.map(({ role }) => role)
    const body = { reason: commitment, until, seats }
    ctx.record(records['case.read'], { subject: of, area: found.row.area, body })
    return { until }
  },
})

export const shutFile = command({
  ...joining,
  name: 'cases.shutFile',
  summary: 'Closes the file of a case again before its time is over.',
  input: ref,
  output: z.strictObject({}),
  async run(ctx, { case: of }) {
    const found = await standing(ctx, of)
    if (found === null || found.seats.length === 0) throw refusal('unknownCase')
    ctx.inArea(found.row.area)
    if (found.openUntil === null) {
      ctx.unchanged('it is not open')
      return {}
    }
    const open = { case: of, person: ctx.actor.id, untilAt: { after: ctx.now } }
    await store.files.change(ctx.tx, open, { untilAt: ctx.now })
    ctx.record(records['case.shut'], { subject: of, area: found.row.area })
    return {}
  },
})
