import { Problem } from '../core/problem.ts'
import type { Workflow, WorkflowContext } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import { sites, visitNow } from '../domains/monitoring/index.ts'
import { askLook, namedHosts, pollwatchRecords, refuseLook } from '../domains/pollwatch/index.ts'

/** Sites that a search by an address shows. */
const MAX_SITES = 20

/**
 * A site that an observer says does not work, by its address, is looked at: once in ten minutes, however many say so.
 * Idempotent by entry.
 */
export const watchToVisit: Workflow = workflow({
  name: 'watch-to-visit',
  permissions: ['monitoring:read', 'monitoring:visit', 'pollwatch:look'],
  handlers: [
    when(pollwatchRecords['watchEntry.received'], async (ctx, { body }) => {
      const told = body.list.filter(([, form, state]) => form === 'IN' && state === 'counted')
      await look(
        ctx,
        told.map(([entry]) => entry),
      )
    }),
    when(pollwatchRecords['watchEntry.calledBack'], (ctx, { subject }) => look(ctx, [subject])),
  ],
})

async function look(ctx: WorkflowContext, entries: string[]): Promise<void> {
  if (entries.length === 0) return
  const { items } = await ctx.call(namedHosts, { entries })
  for (const { entry, host } of items) {
    const found = await ctx.call(sites, { search: host, limit: MAX_SITES })
    const site = found.items.find((one) => one.host === host)?.id ?? null
    const { isDue } = await ctx.call(askLook, { entry, host, site })
    if (site === null || !isDue) continue
    try {
      await ctx.call(visitNow, { site })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      await ctx.call(refuseLook, { entry })
    }
  }
}
