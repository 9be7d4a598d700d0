import type { Workflow, WorkflowContext } from '../core/slice.ts'
import { given } from '../core/asked.ts'
import { when, workflow } from '../core/workflow.ts'
import { named } from '../domains/alerting/index.ts'
import { incidentRecords } from '../domains/incidents/index.ts'
import { findingFacts } from '../domains/monitoring/index.ts'
import { follow, followEnd, prepare } from '../domains/statements/index.ts'

/** States of an incident in which it is over. */
const OVER = ['closed', 'false-alarm']

/**
 * Every incident that is opened makes a word to the public due and its notification plan; what it says of itself later
 * makes the plan fit, and its end ends the waiting. Idempotent: one statement an incident, and each step says where it leads.
 */
export const incidentsToStatements: Workflow = workflow({
  name: 'incidents-to-statements',
  permissions: ['alerting:read', 'monitoring:read', 'statements:keep', 'territory:read'],
  handlers: [
    when(incidentRecords['incident.opened'], async (ctx, { subject, area, at, body }) => {
      const check = await checkBehind(ctx, body.origin)
      const about = { incident: subject, code: body.code, area, at }
      await ctx.call(prepare, { ...about, ...given({ check }) })
    }),
    when(incidentRecords['incident.described'], async (ctx, { subject, body }) => {
      const { type, asset, phase } = body
      await ctx.call(follow, { incident: subject, ...given({ type, asset, phase }) })
    }),
    when(incidentRecords['incident.moved'], async (ctx, { subject, body }) => {
      await ctx.call(followEnd, { incident: subject, isOver: OVER.includes(body.to) })
    }),
    when(incidentRecords['incident.merged'], async (ctx, { subject }) => {
      await ctx.call(followEnd, { incident: subject, isOver: true })
    }),
  ],
})

/** The check whose finding stands behind the alert that opened an incident; undefined where there is none. */
async function checkBehind(ctx: WorkflowContext, origin = ''): Promise<string | undefined> {
  const [, alert] = /^alert:(.+)$/.exec(origin) ?? []
  if (alert === undefined) return undefined
  const { origin: cause } = await ctx.call(named, { alert })
  const [, finding] = /^finding:([^:]+)/.exec(cause ?? '') ?? []
  return finding === undefined ? undefined : (await ctx.call(findingFacts, { finding })).check
}
