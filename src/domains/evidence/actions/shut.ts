import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { line } from '../../../core/line.ts'
import { PORTION } from '../../../core/portions.ts'
import { itemRow } from '../schema.ts'
import { keptOf } from '../shut.ts'
import * as store from '../store.ts'

/** What is read of an item to see whether it is kept. */
const keptRow = itemRow.pick({
  id: true,
  code: true,
  incident: true,
  custodian: true,
  offeredTo: true,
  addedBy: true,
  state: true,
})

export const keptItems = query({
  permission: 'anyone',
  scope: 'none',
  isInner: true,
  name: 'evidence.keptItems',
  summary:
    'Of these things the items of evidence that a case keeps from the caller, with their codes.',
  input: z.strictObject({ subjects: z.array(line(100)).max(PORTION) }),
  output: z.strictObject({
    kept: z.array(z.strictObject({ subject: z.string(), code: z.string() })),
  }),
  async run(ctx, { subjects: id }) {
    const rows = await store.items.many(ctx.tx, { id }, { limit: PORTION, as: keptRow })
    const kept = await keptOf(ctx, rows)
    return {
      kept: rows.flatMap(({ id: subject, code }) => (kept.has(subject) ? [{ subject, code }] : [])),
    }
  },
})
