import { Problem } from '../core/problem.ts'
import type { Workflow, WorkflowContext } from '../core/slice.ts'
import type { Language } from '../core/text.ts'
import { when, workflow } from '../core/workflow.ts'
import { alertingRecords, draft, templateContent } from '../domains/alerting/index.ts'
import { claimRecords, handIn } from '../domains/claims/index.ts'
import { openFor } from '../domains/incidents/index.ts'
import { monitoringRecords, readAddress, sites, visitNow } from '../domains/monitoring/index.ts'
import { actMoved, actOf, refDone, reportRecords } from '../domains/reports/index.ts'
import type { EventCode } from '../lib/cap/index.ts'
import type { What } from '../lib/report-classes/index.ts'

/** What stations are told of, by what a report is about; whoever reads the draft changes it. */
const EVENTS: Readonly<Partial<Record<What, EventCode>>> = {
  threats: 'PHYSICAL_THREAT',
  obstruction: 'PHYSICAL_THREAT',
  'account-taken-over': 'CREDENTIAL_LEAK',
  'data-leak': 'CREDENTIAL_LEAK',
  'false-voting-information': 'FALSE_PROCEDURE_CLAIM',
  'service-down': 'PORTAL_OUTAGE',
  'result-tampering': 'RESULTS_TAMPERING',
}

/** What a claim can do harm to, by what the report is about that it was found in. */
const HARMS: Readonly<Partial<Record<What, 'voting' | 'results' | 'officials'>>> = {
  'false-voting-information': 'voting',
  'fake-site-or-message': 'voting',
  'result-tampering': 'results',
  'official-misconduct': 'officials',
}

/** Sites that a search by an address shows. */
const MAX_SITES = 20

/**
 * What an officer began because of a report is begun elsewhere: an incident by his title, a draft of an alert, which two
 * persons release or nobody, a look at a watched site, a claim for whoever checks claims. What became of it is said at the report. Idempotent by the act.
 */
export const reportToOthers: Workflow = workflow({
  name: 'report-to-others',
  permissions: [
    'alerting:draft',
    'claims:hand-in',
    'incidents:follow',
    'monitoring:read',
    'monitoring:visit',
    'reports:join',
  ],
  handlers: [
    when(reportRecords['report.led'], async (ctx, { body: { act } }) => {
      const { kind, state, ...said } = await ctx.call(actOf, { act })
      if (state !== 'asked') return
      const begin = { incident: openIncident, alert: draftAlert, look: lookAt, claim: handOn }[kind]
      const ref = await begin(ctx, { act, ...said })
      await ctx.call(actMoved, { act, ref, state: ref === null ? 'refused' : 'begun' })
    }),
    when(alertingRecords['alert.issued'], async (ctx, { subject: alert }) => {
      await ctx.call(refDone, { refs: [`alert:${alert}`] })
    }),
    when(claimRecords['factcheck.published'], async (ctx, { body: { code } }) => {
      await ctx.call(refDone, { refs: [`claim:${code}`] })
    }),
    when(monitoringRecords['visit.covered'], async (ctx, { body }) => {
      const refs = body.sites.map(([site]) => `site:${site}`)
      for (let from = 0; from < refs.length; from += MAX_REFS)
        await ctx.call(refDone, { refs: refs.slice(from, from + MAX_REFS) })
    }),
  ],
})

/** Things elsewhere that one call names. */
const MAX_REFS = 1_000

interface Begun {
  readonly act: string
  readonly words: string
  readonly what: What
  readonly language: Language | null
}

async function openIncident(ctx: WorkflowContext, { act, words: title }: Begun) {
  const origin = `report:${act}`
  const said = { title, area: '/', severity: 'moderate' as const, follows: [] }
  return `incident:${(await ctx.call(openFor, { origin, ...said })).incident}`
}

async function draftAlert(ctx: WorkflowContext, { act, words: about, what }: Begun) {
  const event = EVENTS[what] ?? 'PHISHING'
  const said = { event, severity: 'Moderate', areas: ['/'], about } as const
  const content = templateContent(said, ctx.node)
  return `alert:${(await ctx.call(draft, { content, origin: `report:${act}` })).alert}`
}

async function handOn(ctx: WorkflowContext, { act, words, what, language }: Begun) {
  const said = { words, language: language ?? 'en', harm: HARMS[what] ?? 'other' } as const
  return `claim:${(await ctx.call(handIn, { origin: `report:${act}`, ...said })).code}`
}

/** Null where no watched site has this address, or nobody may look at it. */
async function lookAt(ctx: WorkflowContext, { words }: Begun): Promise<string | null> {
  const host = readAddress(words)?.host
  if (host === undefined) return null
  const { items } = await ctx.call(sites, { search: host, limit: MAX_SITES })
  const site = items.find((one) => one.host === host)
  if (site === undefined) return null
  try {
    await ctx.call(visitNow, { site: site.id })
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
  return `site:${site.id}`
}
