import { z } from 'zod'
import { areaPath } from '../core/permission.ts'
import type { Workflow, WorkflowContext } from '../core/slice.ts'
import type { SequencedRecord } from '../core/record.ts'
import {
  draft,
  fittingOrder,
  issueByOrder,
  MAX_AREAS,
  noteFindingClosed,
  templateContent,
} from '../domains/alerting/index.ts'
import { siteFacts } from '../domains/monitoring/index.ts'

/** What stations have to hear of, by the check that found it; every other finding is for the analysts. */
const EVENTS = {
  availability: 'PORTAL_OUTAGE',
  defacement: 'DEFACEMENT',
  'third-party': 'SITE_BREACH',
  'certificate-chain': 'SITE_BREACH',
  'certificate-host': 'SITE_BREACH',
  'certificate-expiry': 'PORTAL_OUTAGE',
  'dns-address': 'SITE_BREACH',
  'dns-nameserver': 'SITE_BREACH',
  'dns-mail-exchanger': 'PHISHING',
} as const

/** Severities of findings that are worth an alert, as CAP says them. */
const SEVERITIES = { C: 'Severe', H: 'Moderate' } as const

/** Reasons of those checks that are no outage for anybody: the page is there, only its words changed. */
const QUIET: readonly string[] = ['availability.keyword_missing', 'availability.slow']

const opened = z.object({
  site: z.string(),
  check: z.string(),
  reason: z.string(),
  severity: z.string(),
  areas: z.array(areaPath),
})

/**
 * A serious finding about a site drafts one alert for the areas that depend on it, or issues it where two persons
 * approved a standing order that fits; a closed finding is noted on its alert. Idempotent by the finding.
 */
export const findingToAlert: Workflow = {
  name: 'finding-to-alert',
  permissions: ['alerting:draft', 'alerting:release', 'monitoring:read', 'territory:read'],
  on: ['finding.opened', 'finding.closed'],
  async handle(ctx, record) {
    if (record.type === 'finding.closed') {
      await ctx.call(noteFindingClosed, { finding: record.subject })
    } else {
      await raise(ctx, record)
    }
  },
}

async function raise(ctx: WorkflowContext, record: SequencedRecord): Promise<void> {
  const { site, check, reason, severity: found, areas: affected } = opened.parse(record.body)
  const eventCode = Object.hasOwn(EVENTS, check) ? EVENTS[check as keyof typeof EVENTS] : undefined
  const severity = Object.hasOwn(SEVERITIES, found)
    ? SEVERITIES[found as keyof typeof SEVERITIES]
    : undefined
  if (eventCode === undefined || severity === undefined || affected.length === 0) return
  if (QUIET.includes(reason)) return
  // More areas than an alert can name: the person who reads the draft narrows it.
  const areas = affected.length > MAX_AREAS ? ['/'] : affected
  const origin = `finding:${record.subject}`
  const { order } = await ctx.call(fittingOrder, { site, eventCode, areas })
  if (order !== null) {
    await ctx.call(issueByOrder, { order, site, eventCode, areas, origin })
    return
  }
  const { name, host } = await ctx.call(siteFacts, { site })
  const about = `${name} (${host})`
  await ctx.call(draft, {
    content: templateContent({ event: eventCode, severity, areas, about }),
    origin,
  })
}
