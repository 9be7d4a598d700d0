import type { BodyOf, RecordOf } from '../core/record.ts'
import type { Workflow, WorkflowContext } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import {
  draft,
  fittingOrder,
  issueByOrder,
  MAX_AREAS,
  noteFindingClosed,
  templateContent,
} from '../domains/alerting/index.ts'
import { findingFacts, monitoringRecords, siteFacts } from '../domains/monitoring/index.ts'

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

/** Changes of a page that are no words: who made them can run code in it or take what people type. */
const OF_CODE: ReadonlySet<string> = new Set(
  [
    'foreign_form',
    'new_host',
    'new_script',
    'second_script',
    'moves_visitor',
    'new_code',
    'new_form',
    'secret_field',
    'base',
    'refresh',
    'download',
    'file_changed',
    'link_left',
    'link_asks',
  ].map((code) => `change.${code}`),
)

/** The same for inside systems, by the kind of the system: a silent poll book is what stations notice, too. */
const SYSTEM_EVENTS = {
  'heartbeat-late': { 'poll-books': 'POLLBOOK_OUTAGE', results: 'PORTAL_OUTAGE' },
  'value-out-of-range': { results: 'RESULTS_TAMPERING', 'poll-books': 'POLLBOOK_OUTAGE' },
  'sensor-alert': { 'poll-books': 'DEVICE_MALWARE', sensor: 'DEVICE_MALWARE' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>

/** Severities of findings that are worth an alert, as CAP says them. */
const SEVERITIES = { C: 'Severe', H: 'Moderate' } as const

/** Reasons of those checks that are no outage for anybody: the page is there, only its words changed. */
const QUIET: readonly string[] = ['availability.keyword_missing', 'availability.slow']

type Opened = BodyOf<(typeof monitoringRecords)['finding.opened']>

/**
 * A serious finding about a site or an inside system, or one that became serious, drafts one alert for the areas that
 * depend on it; for a site it issues it where two persons approved a standing order that fits. A closed finding is noted
 * on its alert. Idempotent by the finding.
 */
export const findingToAlert: Workflow = workflow({
  name: 'finding-to-alert',
  permissions: ['alerting:draft', 'alerting:release', 'monitoring:read', 'territory:read'],
  handlers: [
    when(monitoringRecords['finding.opened'], raise),
    when(monitoringRecords['finding.raised'], raise),
    when(monitoringRecords['finding.closed'], async (ctx, { subject: finding }) => {
      await ctx.call(noteFindingClosed, { finding })
    }),
  ],
})

async function raise(ctx: WorkflowContext, record: RecordOf<Opened>): Promise<void> {
  const found = record.body
  const { site, reason, areas: affected } = found
  const eventCode = eventOf(found)
  const severity = Object.hasOwn(SEVERITIES, found.severity)
    ? SEVERITIES[found.severity as keyof typeof SEVERITIES]
    : undefined
  if (eventCode === undefined || severity === undefined || affected.length === 0) return
  if (QUIET.includes(reason)) return
  // More areas than an alert can name: the person who reads the draft narrows it.
  const areas = affected.length > MAX_AREAS ? ['/'] : affected
  const origin = `finding:${record.subject}`
  if (site !== undefined) {
    const { order } = await ctx.call(fittingOrder, { site, eventCode, areas })
    if (order !== null) {
      await ctx.call(issueByOrder, { order, site, eventCode, areas, origin })
      return
    }
  }
  const about = await aboutOf(ctx, site, record.subject)
  await ctx.call(draft, {
    content: templateContent({ event: eventCode, severity, areas, ...about }, ctx.node),
    origin,
  })
}

/** The template by which stations hear of it; undefined for what is no business of theirs. */
function eventOf({ site, check, reason, kind = '' }: Opened) {
  if (OF_CODE.has(reason)) return 'SITE_BREACH'
  if (site !== undefined) return valueOf(EVENTS, check)
  const events: Readonly<Record<string, SystemEvent>> = valueOf(SYSTEM_EVENTS, check) ?? {}
  return valueOf(events, kind)
}

type SystemEvent = 'POLLBOOK_OUTAGE' | 'PORTAL_OUTAGE' | 'RESULTS_TAMPERING' | 'DEVICE_MALWARE'

function valueOf<V>(table: Readonly<Record<string, V>>, key: string): V | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

/** What it is about: a site by name and host, so that stations see which one, or an inside system. */
async function aboutOf(ctx: WorkflowContext, site: string | undefined, finding: string) {
  if (site === undefined) return { about: (await ctx.call(findingFacts, { finding })).siteName }
  const { id, name, host } = await ctx.call(siteFacts, { site })
  return { about: `${name} (${host})`, site: { id, name, host } }
}
