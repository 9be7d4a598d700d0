import type { RecordOf } from '../core/record.ts'
import type { Workflow, WorkflowContext } from '../core/slice.ts'
import { tagOf } from '../core/tags.ts'
import { when, workflow } from '../core/workflow.ts'
import { follow } from '../domains/incidents/index.ts'
import { pollwatchRecords, toldEntries, toldIssue, WATCH } from '../domains/pollwatch/index.ts'

/**
 * What observers report, once their group hands it on, and each step of a voting issue stand in the timeline, by kind and
 * station alone: what was told of an issue that an incident has goes into that incident. Idempotent by entry and by record.
 */
export const watchToIncidents: Workflow = workflow({
  name: 'watch-to-incidents',
  permissions: ['incidents:follow', 'pollwatch:read'],
  handlers: [
    when(pollwatchRecords['watchEntry.received'], async (ctx, { body }) => {
      const told = body.list.filter(([, form, state]) => form === 'IN' && state === 'counted')
      await enterEntries(
        ctx,
        told.map(([entry]) => entry),
      )
    }),
    when(
      [pollwatchRecords['watchEntry.released'], pollwatchRecords['watchEntry.calledBack']],
      async (ctx, { subject }) => await enterEntries(ctx, [subject]),
    ),
    when(pollwatchRecords['issue.opened'], (ctx, record) =>
      enterIssue(ctx, record, 'issue-opened'),
    ),
    when(pollwatchRecords['issue.confirmed'], (ctx, record) =>
      enterIssue(ctx, record, 'issue-confirmed'),
    ),
    when(pollwatchRecords['issue.answered'], (ctx, record) =>
      enterIssue(ctx, record, 'issue-answered'),
    ),
    when(pollwatchRecords['issue.closed'], (ctx, record) =>
      enterIssue(ctx, record, 'issue-closed'),
    ),
    when(pollwatchRecords['issue.reopened'], (ctx, record) =>
      enterIssue(ctx, record, 'issue-reopened'),
    ),
    when(pollwatchRecords['issue.rejected'], (ctx, record) =>
      enterIssue(ctx, record, 'issue-rejected'),
    ),
  ],
})

async function enterEntries(ctx: WorkflowContext, entries: readonly string[]): Promise<void> {
  if (entries.length === 0) return
  const { items } = await ctx.call(toldEntries, { entries: [...entries] })
  for (const { entry, area, category, station, at, issue } of items)
    await ctx.call(follow, {
      record: `observation:${entry}`,
      kind: 'observation-told',
      subject: entry,
      alsoOf: issue === null ? [] : [issue.id],
      area,
      at,
      name: station.slice(0, 300),
      tag: tagOf(WATCH, category),
      path: issue === null ? '/console/watch' : `/console/issues/${issue.code}`,
    })
}

async function enterIssue(
  ctx: WorkflowContext,
  { id, at, body }: RecordOf<{ readonly code: string }>,
  kind: `issue-${'opened' | 'confirmed' | 'answered' | 'closed' | 'reopened' | 'rejected'}`,
): Promise<void> {
  const { code, entries, ...issue } = await ctx.call(toldIssue, { code: body.code })
  await ctx.call(follow, {
    record: id,
    kind,
    subject: issue.id,
    alsoOf: entries,
    area: issue.area,
    at,
    name: `${code} ${issue.station}`.slice(0, 300),
    tag: tagOf(WATCH, issue.category),
    path: `/console/issues/${code}`,
  })
}
