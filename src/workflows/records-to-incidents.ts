import type { BodyOf, RecordOf } from '../core/record.ts'
import type { Workflow, WorkflowContext } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import { alertingRecords, show } from '../domains/alerting/index.ts'
import { evidenceItem, evidenceRecords } from '../domains/evidence/index.ts'
import { follow, openFor } from '../domains/incidents/index.ts'
import { findingFacts, monitoringRecords } from '../domains/monitoring/index.ts'

/** How bad an incident is, by what its alert said. */
const SEVERITIES: Readonly<Record<string, 'extreme' | 'severe' | 'moderate' | 'minor'>> = {
  Extreme: 'extreme',
  Severe: 'severe',
  Moderate: 'moderate',
}

type Released = BodyOf<(typeof alertingRecords)['alert.issued']>

/**
 * An alert that goes out opens an incident, and what happens to findings and alerts is entered in the timeline. One join
 * for both, so that the finding behind an alert is there before the incident. Idempotent by alert and by record.
 */
export const recordsToIncidents: Workflow = workflow({
  name: 'records-to-incidents',
  permissions: [
    'alerting:read',
    'evidence:read',
    'incidents:follow',
    'monitoring:read',
    'territory:read',
  ],
  handlers: [
    when(monitoringRecords['finding.opened'], async (ctx, record) => {
      await enterFinding(ctx, record, 'finding-opened')
    }),
    when(monitoringRecords['finding.closed'], async (ctx, record) => {
      await enterFinding(ctx, record, 'finding-closed')
    }),
    when(alertingRecords['alert.issued'], async (ctx, record) => {
      const { subject: alert, area, body } = record
      const title = await headlineOf(ctx, alert)
      const severity = SEVERITIES[body.severity] ?? 'minor'
      const follows = findingOf(body)
      await ctx.call(openFor, { origin: `alert:${alert}`, title, area, severity, follows })
      await enterAlert(ctx, record, { kind: 'alert-issued', name: title })
    }),
    when(alertingRecords['alert.updated'], async (ctx, record) => {
      const name = await headlineOf(ctx, record.subject)
      await enterAlert(ctx, record, { kind: 'alert-updated', name })
    }),
    when(
      [alertingRecords['alert.cleared'], alertingRecords['alert.cancelled']],
      async (ctx, record) => {
        const name = await headlineOf(ctx, record.subject)
        await enterAlert(ctx, record, { kind: 'alert-ended', name })
      },
    ),
    when(evidenceRecords['item.preserved'], async (ctx, { id: record, subject, area, at }) => {
      const { code, title, source } = await ctx.call(evidenceItem, { item: subject })
      const alsoOf = findingOf({ origin: source ?? '' })
      const path = `/console/evidence/${subject}`
      const name = title === '' ? code : title
      const kind = 'item-preserved'
      await ctx.call(follow, { record, kind, subject, alsoOf, area, at, name, path })
    }),
  ],
})

async function enterFinding(
  ctx: WorkflowContext,
  record: RecordOf<BodyOf<(typeof monitoringRecords)['finding.opened']>>,
  kind: 'finding-opened' | 'finding-closed',
): Promise<void> {
  const { id, at, area, subject } = record
  const { siteName: name } = await ctx.call(findingFacts, { finding: subject })
  const path = `/console/findings/${subject}`
  await ctx.call(follow, { record: id, kind, subject, alsoOf: [], area, at, name, path })
}

async function enterAlert(
  ctx: WorkflowContext,
  { id, at, area, subject, body }: RecordOf<Released>,
  {
    kind,
    name,
  }: { readonly kind: 'alert-issued' | 'alert-updated' | 'alert-ended'; readonly name: string },
): Promise<void> {
  const path = `/console/alerts/${subject}`
  const alsoOf = findingOf(body)
  await ctx.call(follow, {
    record: id,
    kind,
    subject,
    alsoOf,
    area,
    at,
    name,
    path,
    origin: `alert:${subject}`,
  })
}

/** The finding that an alert came from, or that evidence was preserved for. */
function findingOf({ origin = '' }: { readonly origin?: string | undefined }): string[] {
  return origin.startsWith('finding:') ? [origin.slice('finding:'.length)] : []
}

/** What the alert says, in the first of the node's languages that it was written in. */
async function headlineOf(ctx: WorkflowContext, alert: string): Promise<string> {
  const { headlines } = await ctx.call(show, { alert })
  const written = ctx.node.languages.map((language) => headlines[language])
  return written.find((one) => one !== undefined) ?? Object.values(headlines)[0] ?? alert
}
