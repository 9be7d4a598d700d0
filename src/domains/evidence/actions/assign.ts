import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { inReach } from '../../../core/permission.ts'
import { records } from '../records.ts'
import * as store from '../store.ts'

/** Items that one incident is given at once, and how often in one call. */
const MAX_ITEMS = 1_000
const MAX_ROUNDS = 100

export const preservedFor = query({
  permission: 'evidence:read',
  scope: 'area',
  name: 'evidence.preservedFor',
  summary: 'What was preserved because of something, such as a finding.',
  input: z.strictObject({ source: line(100) }),
  output: z.strictObject({ item: id.nullable() }),
  run: async (ctx, { source }) => ({
    item: inReach(ctx, await store.items.one(ctx.tx, { source }))?.id ?? null,
  }),
})

export const assign = command({
  permission: 'evidence:preserve',
  scope: 'nation',
  name: 'evidence.assign',
  summary:
    'Makes evidence that of an incident in whose timeline it stands; what is that of another one stays, unless it became a part of this one.',
  input: z.strictObject({
    incident: line(100),
    items: z.array(id).max(MAX_ITEMS),
    /** An incident that became a part of this one: all of its evidence follows. */
    merged: line(100).optional(),
  }),
  output: z.strictObject({}),
  async run(ctx, { incident, items, merged }) {
    const loose = await give(ctx, { id: items, incident: null }, incident)
    const followed = merged === undefined ? 0 : await give(ctx, { incident: merged }, incident)
    if (loose + followed === 0) ctx.unchanged('it is all where it belongs')
    return {}
  },
})

/** Makes items those of an incident; gives how many. */
async function give(
  ctx: CommandContext,
  which: { readonly id?: string[]; readonly incident: string | null },
  incident: string,
): Promise<number> {
  let count = 0
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const rows = await store.items.many(ctx.tx, which, { order: ['id'], limit: MAX_ITEMS })
    for (const { id: subject, area } of rows) {
      await store.items.change(ctx.tx, { id: subject }, { incident })
      ctx.record(records['item.assigned'], { subject, area, body: { incident } })
    }
    count += rows.length
    if (rows.length < MAX_ITEMS) break
  }
  return count
}
