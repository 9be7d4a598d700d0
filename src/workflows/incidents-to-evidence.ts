import { portions } from '../core/portions.ts'
import type { Workflow, WorkflowContext } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import { followMerge } from '../domains/cases/index.ts'
import { assignEvidence } from '../domains/evidence/index.ts'
import { evidenceOfIncident, incidentRecords } from '../domains/incidents/index.ts'

/**
 * Evidence in the timeline of an incident is that incident's, so that cases which stand on it find it; with an incident
 * that became a part of another one its evidence goes over. Idempotent: what is assigned already stays.
 */
export const incidentsToEvidence: Workflow = workflow({
  name: 'incidents-to-evidence',
  permissions: ['cases:keep', 'evidence:preserve', 'incidents:read'],
  handlers: [
    when(incidentRecords['incident.opened'], async (ctx, { subject }) => {
      await assignAll(ctx, subject)
    }),
    when(incidentRecords['entry.added'], async (ctx, { subject, body }) => {
      if (body.kind !== 'item-preserved') return
      for (const incident of body.incidents ?? [])
        await ctx.call(assignEvidence, { incident, items: [subject] })
    }),
    when(incidentRecords['entry.linked'], async (ctx, { subject }) => {
      await assignAll(ctx, subject)
    }),
    when(incidentRecords['incident.merged'], async (ctx, { subject: merged, body }) => {
      // Cases first: evidence that went over to an incident of no case would be open until they follow.
      await ctx.call(followMerge, { incident: merged, into: body.into })
      await assignAll(ctx, body.into, merged)
    }),
  ],
})

async function assignAll(ctx: WorkflowContext, of: string, merged?: string): Promise<void> {
  const { incident, items } = await ctx.call(evidenceOfIncident, { incident: of })
  for (const some of portions(items)) await ctx.call(assignEvidence, { incident, items: some })
  if (merged !== undefined) await ctx.call(assignEvidence, { incident, items: [], merged })
}
