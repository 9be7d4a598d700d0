import type { Workflow } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import { followErasure, followMerge } from '../domains/cases/index.ts'
import { incidentRecords } from '../domains/incidents/index.ts'

/**
 * The evidence of an incident goes over with it when it becomes a part of another one: cases that stand on it would lose
 * all of it. Files of cases that tell of erased words go. Idempotent: a case that stands on both stays as it is.
 */
export const incidentsToCases: Workflow = workflow({
  name: 'incidents-to-cases',
  permissions: ['cases:keep'],
  handlers: [
    when(incidentRecords['incident.merged'], async (ctx, { subject: incident, body: { into } }) => {
      await ctx.call(followMerge, { incident, into })
    }),
    when(incidentRecords['incident.wordsErased'], async (ctx, { body: { incidents } }) => {
      await ctx.call(followErasure, { incidents })
    }),
  ],
})
