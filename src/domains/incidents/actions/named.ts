import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import { portions } from '../../../core/portions.ts'
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

/** Incidents on the way from those of one question, and how often a part had parts before. */
const MAX_PARTS = 10_000
const MAX_DEPTH = 100

const link = incidentRow.pick({ id: true, mergedInto: true })

/** Incidents reached by merges from some, step by step; none twice. */
async function reached(
  ctx: QueryContext,
  from: readonly string[],
  [asked, told]: readonly ['id', 'mergedInto'] | readonly ['mergedInto', 'id'],
): Promise<string[]> {
  const found = new Set<string>()
  let at = [...new Set(from)]
  for (let depth = 0; depth < MAX_DEPTH && at.length > 0; depth += 1) {
    const next = new Set<string>()
    for (const some of portions(at)) {
      const how = { limit: MAX_PARTS, as: link } as const
      const rows = await store.incidents.many(ctx.tx, { [asked]: some }, how)
      for (const { [told]: one } of rows) if (one !== null && !found.has(one)) next.add(one)
    }
    at = [...next]
    for (const one of at) found.add(one)
  }
  return [...found]
}

const inner = { permission: 'anyone', scope: 'none', isInner: true } as const
const input = z.strictObject({ incidents: z.array(id).max(MAX_PARTS) })

export const parts = query({
  ...inner,
  name: 'incidents.parts',
  summary:
    'Incidents that became a part of these, whatever became a part of them before included: for cases, which ask before they follow a merge.',
  input,
  output: z.strictObject({ parts: z.array(id) }),
  run: async (ctx, { incidents }) => ({
    parts: await reached(ctx, incidents, ['mergedInto', 'id']),
  }),
})

export const wholes = query({
  ...inner,
  name: 'incidents.wholes',
  summary: 'What these incidents became a part of, and that of, up to the last one.',
  input,
  output: z.strictObject({ wholes: z.array(id) }),
  run: async (ctx, { incidents }) => ({
    wholes: await reached(ctx, incidents, ['id', 'mergedInto']),
  }),
})
