import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import { notShut } from '../../../core/shut.ts'
import * as store from '../store.ts'
import { incidentPart } from './incident.ts'

/** Incidents that one question names. */
export const MAX_NAMED = 50

export const named = query({
  permission: 'incidents:read',
  scope: 'area',
  name: 'incidents.named',
  summary:
    'Incidents by their ids, as far as the caller may see them: for cases that stand on them.',
  input: z.strictObject({ incidents: z.array(id).max(MAX_NAMED) }),
  output: z.strictObject({ items: z.array(incidentPart) }),
  async run(ctx, { incidents }) {
    const where = { area: under(ctx.areas()), id: incidents }
    const how = { order: ['id'], limit: MAX_NAMED, as: incidentPart } as const
    const rows = await store.incidents.many(ctx.tx, where, how)
    return { items: await notShut(ctx, rows, ({ id: own }) => own) }
  },
})
