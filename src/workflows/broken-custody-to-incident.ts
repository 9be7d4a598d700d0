import type { Workflow } from '../core/slice.ts'
import { isLanguage } from '../core/text.ts'
import { when, workflow } from '../core/workflow.ts'
import { brokenTitle, evidenceItem, evidenceRecords } from '../domains/evidence/index.ts'
import { openFor } from '../domains/incidents/index.ts'

/**
 * A chain of custody that is broken, or a content that is not what its chain says, is an incident of its own: somebody
 * wrote where nobody may. It has the item in its timeline. Idempotent by the item.
 */
export const brokenCustodyToIncident: Workflow = workflow({
  name: 'broken-custody-to-incident',
  permissions: ['evidence:read', 'incidents:follow'],
  handlers: [
    when(evidenceRecords['custody.broken'], async (ctx, { subject: item, area }) => {
      const { code } = await ctx.call(evidenceItem, { item })
      const t = ctx.node.speak(ctx.node.languages.find(isLanguage) ?? 'en')
      const title = t(brokenTitle, { code })
      const origin = `custody:${item}`
      await ctx.call(openFor, { origin, title, area, severity: 'severe', follows: [item] })
    }),
  ],
})
