import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import { LIVE_STATES } from '../schema/case.ts'
import * as store from '../store/case.ts'

/** Cases that stand on one incident. */
const MAX_CASES = 1_000

export const openOn = query({
  permission: 'cases:prosecute',
  scope: 'area',
  name: 'cases.openOn',
  summary:
    'Whether an open case stands on an incident, and nothing of it: for the prosecutor, who says whether the public may be told.',
  input: z.strictObject({ incident: id }),
  output: z.strictObject({ isOpen: z.boolean() }),
  async run(ctx, { incident }) {
    const rows = await store.incidents.many(ctx.tx, { incident }, { limit: MAX_CASES })
    const of = rows.map((row) => row.case)
    const where = { id: of, state: LIVE_STATES, area: under(ctx.areas()) } as const
    return { isOpen: (await store.cases.one(ctx.tx, where)) !== undefined }
  },
})
