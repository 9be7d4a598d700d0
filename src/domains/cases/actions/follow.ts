import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { forgetSoon } from '../../../core/forgotten.ts'
import { id } from '../../../core/id.ts'
import { records } from '../records.ts'
import { MAX_INCIDENTS } from '../schema/case.ts'
import { bundles } from '../store/bundle.ts'
import * as store from '../store/case.ts'

/** Cases that stand on one incident and are led on at once. */
const MAX_CASES = 1_000

export const followMerge = command({
  permission: 'cases:keep',
  scope: 'nation',
  name: 'cases.followMerge',
  summary:
    'An incident became a part of another one, and its evidence went over: cases that stand on it stand on that one, too.',
  input: z.strictObject({ incident: id, into: id }),
  output: z.strictObject({}),
  async run(ctx, { incident, into }) {
    const all = { limit: MAX_CASES } as const
    const own = (await store.incidents.many(ctx.tx, { incident }, all)).map((row) => row.case)
    const there = await store.incidents.many(ctx.tx, { incident: into, case: own }, all)
    const known = new Set(there.map((row) => row.case))
    const wanting = own.filter((of) => !known.has(of))
    if (wanting.length === 0) ctx.unchanged('no case wants it')
    for (const of of wanting) {
      // A full case lets go of the one that has nothing of its own any more.
      if ((await store.incidents.count(ctx.tx, { case: of })) >= MAX_INCIDENTS)
        await store.incidents.remove(ctx.tx, { case: of, incident })
      await store.incidents.insert(ctx.tx, { case: of, incident: into, addedAt: ctx.now })
      const area = (await store.cases.one(ctx.tx, { id: of }))?.area ?? '/'
      ctx.record(records['case.joined'], { subject: of, area, body: { incident: into } })
    }
    return {}
  },
})

export const followErasure = command({
  permission: 'cases:keep',
  scope: 'nation',
  name: 'cases.followErasure',
  summary:
    'Words of incidents were erased: what cases that stand on them have told in files, and nobody has handed on yet, goes.',
  input: z.strictObject({ incidents: z.array(id).max(MAX_CASES) }),
  output: z.strictObject({}),
  async run(ctx, { incidents }) {
    const all = { limit: MAX_CASES } as const
    const rows = await store.incidents.many(ctx.tx, { incident: incidents }, all)
    const own = [...new Set(rows.map((row) => row.case))]
    if (own.length === 0) ctx.unchanged('no case stands on them')
    if ((await bundles.remove(ctx.tx, { case: own })) > 0) await forgetSoon(ctx)
    for (const { id: subject, area } of await store.cases.many(ctx.tx, { id: own }, all))
      ctx.record(records['case.filesWithdrawn'], { subject, area })
    return {}
  },
})
