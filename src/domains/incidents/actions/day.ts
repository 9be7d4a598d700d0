import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import { notShut } from '../../../core/shut.ts'
import { time } from '../../../core/time.ts'
import * as store from '../store.ts'

/** Incidents that a report tells. */
const MAX_TOLD = 500

export const day = query({
  name: 'incidents.day',
  permission: 'incidents:read',
  scope: 'area',
  summary: 'Incidents that were opened or ended in a stretch of time.',
  input: z.strictObject({ from: time, until: time }),
  output: z.strictObject({
    from: time,
    until: time,
    items: z.array(
      z.strictObject({ id, title: z.string(), openedAt: time, endedAt: time.nullable() }),
    ),
  }),
  async run(ctx, { from, until }) {
    const wanted = { areas: under(ctx.areas()), from, until, limit: MAX_TOLD }
    const rows = await store.incidentsWithin(ctx.tx, wanted)
    return { from, until, items: await notShut(ctx, rows, ({ id: own }) => own) }
  },
})
