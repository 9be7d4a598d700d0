import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import { PORTION, portions } from '../../../core/portions.ts'
import { notShut } from '../../../core/shut.ts'
import { incidentRow } from '../schema.ts'
import * as store from '../store.ts'
import { incidentPart } from './incident.ts'

const merged = incidentRow.pick({ id: true, mergedInto: true })

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

export const parts = query({
  permission: 'anyone',
  scope: 'none',
  isInner: true,
  name: 'incidents.parts',
  summary:
    'Incidents that became a part of these, whatever became a part of them before included: for cases, which ask before they follow a merge.',
  input: z.strictObject({ incidents: z.array(id).max(PORTION) }),
  output: z.strictObject({ parts: z.array(z.strictObject({ incident: id, part: id })) }),
  async run(ctx, { incidents }) {
    const found: { incident: string; part: string }[] = []
    let above = new Map(incidents.map((one) => [one, one]))
    for (let depth = 0; depth < MAX_DEPTH && above.size > 0; depth += 1) {
      const where = { mergedInto: [...above.keys()] }
      const rows = await store.incidents.many(ctx.tx, where, { limit: MAX_PARTS, as: merged })
      const below = rows.map((row) => [row.id, above.get(row.mergedInto ?? '') ?? ''] as const)
      found.push(...below.map(([part, incident]) => ({ incident, part })))
      above = new Map(below)
    }
    return { parts: found }
  },
})

export const wholes = query({
  permission: 'anyone',
  scope: 'none',
  isInner: true,
  name: 'incidents.wholes',
  summary: 'What these incidents became a part of, and that of, up to the last one.',
  input: z.strictObject({ incidents: z.array(id).max(MAX_PARTS) }),
  output: z.strictObject({ wholes: z.array(id) }),
  async run(ctx, { incidents }) {
    const found = new Set<string>()
    let below = [...new Set(incidents)]
    for (let depth = 0; depth < MAX_DEPTH && below.length > 0; depth += 1) {
      const rows: { mergedInto: string | null }[] = []
      for (const some of portions(below))
        rows.push(
          ...(await store.incidents.many(ctx.tx, { id: some }, { limit: PORTION, as: merged })),
        )
      below = rows.flatMap(({ mergedInto: one }) => (one === null || found.has(one) ? [] : [one]))
      for (const one of below) found.add(one)
    }
    return { wholes: [...found] }
  },
})
