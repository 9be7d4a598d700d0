import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { records } from '../records.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { linkUncounted, withRoom } from '../timeline.ts'
import { isLive, MAX_CAUSES, MAX_FOLLOWED } from './incident.ts'

export const alsoFollows = command({
  name: 'incidents.alsoFollows',
  permission: 'incidents:follow',
  scope: 'area',
  summary:
    'Puts what was entered of a further cause, such as a finding noted on its alert, into the incident of what follows from it.',
  input: z.strictObject({ origin: line(100), follows: z.array(line(100)).max(MAX_CAUSES) }),
  output: z.strictObject({ incident: id.nullable() }),
  async run(ctx, { origin, follows }) {
    // Where there is no incident nobody's area is asked; the runner wants to hear that it was thought of.
    ctx.areas()
    const row = await store.incidents.one(ctx.tx, { origin })
    const how = { order: ['-id'], limit: MAX_FOLLOWED } as const
    const found =
      row === undefined || !isLive(row)
        ? []
        : await store.entries.many(ctx.tx, { subject: follows }, how)
    const known = await store.incidentsOf(ctx.tx, follows, noun.MAX_ALIKE)
    const isLinked = known.some(({ incident }) => incident === row?.id)
    if (row === undefined || found.length === 0 || isLinked) {
      ctx.unchanged('no incident is live for it, or all of it stands there')
      return { incident: row?.id ?? null }
    }
    ctx.inArea(row.area)
    const { free } = await withRoom(ctx, [row.id])
    if (free.length > 0)
      for (const entry of found) {
        await linkUncounted(ctx, entry, row.id)
        const body = { entry: entry.id }
        ctx.record(records['entry.linked'], { subject: row.id, area: row.area, body })
      }
    return { incident: row.id }
  },
})
