import type { Workflow } from '../core/slice.ts'
import { isLanguage } from '../core/text.ts'
import { when, workflow } from '../core/workflow.ts'
import { caseRecords, lapsedTitle } from '../domains/cases/index.ts'
import { openFor } from '../domains/incidents/index.ts'

/**
 * A request to another State whose clock ran out is an incident: data may be lost. Its title says nothing of the case, and
 * it is opened once for each request.
 */
export const requestToIncident: Workflow = workflow({
  name: 'request-to-incident',
  permissions: ['incidents:follow'],
  handlers: [
    when(caseRecords['request.lapsed'], async (ctx, { area, body }) => {
      const title = ctx.node.speak(ctx.node.languages.find(isLanguage) ?? 'en')(lapsedTitle)
      const origin = `request:${body.request}`
      await ctx.call(openFor, { origin, title, area, severity: 'moderate', follows: [] })
    }),
  ],
})
