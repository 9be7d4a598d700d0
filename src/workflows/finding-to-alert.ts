import type { BodyOf, RecordOf } from '../core/record.ts'
import type { Workflow, WorkflowContext } from '../core/slice.ts'
import { when, workflow } from '../core/workflow.ts'
import {
  fittingOrder,
  issueByOrder,
  MAX_AREAS,
  noteFinding,
  noteFindingClosed,
  noteFindingOpen,
  templateContent,
} from '../domains/alerting/index.ts'
import {
  excuseOf,
  findingWithMarks,
  findingFacts,
  monitoringRecords,
  siteFacts,
} from '../domains/monitoring/index.ts'

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
    'downloaded',
    'landed',
    'landed_elsewhere',
    'own_file_reaches',
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
 * A serious finding about a site or an inside system, or one that became serious or another one, is noted on the alert in force whose
 * words will do, else on the draft of the same site or system, else makes that draft, for the areas that depend on it; for
 * a site a standing order that two persons approved issues it where one fits. A finding that is over, closed or excused, is
 * noted on its alerts; a draft goes with its last finding. Idempotent by the finding.
 */
export const findingToAlert: Workflow = workflow({
  name: 'finding-to-alert',
  permissions: ['alerting:draft', 'alerting:release', 'monitoring:read', 'territory:read'],
  handlers: [
    when(monitoringRecords['finding.opened'], raise),
    when(monitoringRecords['finding.raised'], raise),
    // An alarm that was no outage for anybody may become one without becoming graver.
    when(monitoringRecords['finding.changed'], async (ctx, record) => {
      if (await counts(ctx, record.subject)) await raise(ctx, record)
    }),
    when(monitoringRecords['finding.closed'], async (ctx, { subject: finding }) => {
      await ctx.call(noteFindingClosed, { finding, how: 'closed' })
    }),
    when(monitoringRecords['finding.marked'], async (ctx, { subject: finding, body }) => {
      const how = excuseOf(body.kind)
      if (how !== null) await ctx.call(noteFindingClosed, { finding, how })
    }),
    when(monitoringRecords['finding.unmarked'], async (ctx, { subject: finding, body }) => {
      if (excuseOf(body.kind) === null) return
      if (await counts(ctx, finding)) await ctx.call(noteFindingOpen, { finding })
    }),
  ],
})

/** Whether a finding is open and no person excused it. */
async function counts(ctx: WorkflowContext, finding: string): Promise<boolean> {
  const { state, marks } = await ctx.call(findingWithMarks, { finding })
  return state === 'open' && !marks.some(({ kind }) => excuseOf(kind) !== null)
}

async function raise(ctx: WorkflowContext, record: RecordOf<Opened>): Promise<void> {
  const found = record.body
  const { site, check, reason, areas: affected } = found
  const eventCode = eventOf(found)
  const severity = Object.hasOwn(SEVERITIES, found.severity)
    ? SEVERITIES[found.severity as keyof typeof SEVERITIES]
    : undefined
  if (eventCode === undefined || severity === undefined || affected.length === 0) return
  if (QUIET.includes(reason)) return
  // More areas than an alert can name: the person who reads the draft narrows it.
  const areas = affected.length > MAX_AREAS ? ['/'] : affected
  const finding = record.subject
  const { cause, ...about } = await aboutOf(ctx, site, finding)
  const { order } =
    site === undefined ? { order: null } : await ctx.call(fittingOrder, { site, eventCode, areas })
  const content = templateContent({ event: eventCode, severity, areas, ...about }, ctx.node)
  const noted = { finding, check, cause, content, mayDraft: order === null }
  const { alert } = await ctx.call(noteFinding, noted)
  if (alert !== null || site === undefined || order === null) return
  const origin = `finding:${finding}`
  await ctx.call(issueByOrder, { order, site, eventCode, areas, origin, check })
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
  if (site === undefined) {
    const { siteName, system } = await ctx.call(findingFacts, { finding })
    return { about: siteName, cause: `system:${system ?? finding}` }
  }
  const { id, name, host } = await ctx.call(siteFacts, { site })
  return { about: `${name} (${host})`, site: { id, name, host }, cause: `site:${id}` }
}
