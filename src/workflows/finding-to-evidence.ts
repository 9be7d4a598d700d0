import type { Workflow } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import { preserve } from '../domains/evidence/index.ts'
import { keptVisit, monitoringRecords } from '../domains/monitoring/index.ts'

/** Findings whose visit is worth keeping for a court: those that mean harm, not untidiness. */
const SERIOUS: readonly string[] = ['C', 'H']

/**
 * The visit behind a serious finding is preserved before anybody mends the site: what it recorded is copied to where no
 * retention of monitoring reaches. Idempotent by the finding.
 */
export const findingToEvidence: Workflow = workflow({
  name: 'finding-to-evidence',
  permissions: ['monitoring:read', 'evidence:preserve'],
  handlers: [
    when(monitoringRecords['finding.opened'], async (ctx, { subject: finding, body }) => {
      if (body.site === undefined || !SERIOUS.includes(body.severity)) return
      const visit = await ctx.call(keptVisit, { finding })
      if (visit === null) return
      const { site, siteName, host, area, observations, bodies } = visit
      const source = `finding:${finding}`
      const title = `${siteName} (${host})`
      const place = `https://${host}/, over the network`
      const seen = { observations, bodies, from: 'monitoring' }
      await ctx.call(preserve, { source, site, area, title, place, ...seen })
    }),
  ],
})
