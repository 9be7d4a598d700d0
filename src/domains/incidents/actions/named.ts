import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import { PORTION } from '../../../core/portions.ts'
import { notShut } from '../../../core/shut.ts'
import { incidentRow } from '../schema.ts'
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

/** Incidents that became a part of those of one question, and how often a part had parts before. */
const MAX_PARTS = 10_000
const MAX_DEPTH = 100

const part = incidentRow.pick({ id: true })

export const parts = query({
  permission: 'anyone',
  scope: 'none',
  isInner: true,
  name: 'incidents.parts',
  summary:
    'Incidents that became a part of these, whatever became a part of them before included: for cases, which ask before they follow a merge.',
  input: z.strictObject({ incidents: z.array(id).max(PORTION) }),
  output: z.strictObject({ parts: z.array(id) }),
  async run(ctx, { incidents }) {
    const found: string[] = []
    let above: readonly string[] = incidents
    for (let depth = 0; depth < MAX_DEPTH && above.length > 0; depth += 1) {
      const how = { limit: MAX_PARTS, as: part } as const
      const rows = await store.incidents.many(ctx.tx, { mergedInto: above }, how)
      above = rows.map((row) => row.id)
      found.push(...above)
    }
    return { parts: found }
  },
})
