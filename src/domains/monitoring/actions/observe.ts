import { hash } from 'node:crypto'
import { z } from 'zod'
import { type CommandContext, command, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import type { VisitPlan } from '../../../core/port.ts'
import { addMs, DAY } from '../../../core/time.ts'
import { baseline, type CheckedSite, sitePolicy, type Verdict } from '../checks/index.ts'
import { type ConfirmPolicy, DEFAULT_CONFIRM } from '../confirm.ts'
import { gradeOf } from '../grade.ts'
import { openedFor } from '../opening.ts'
import { records } from '../records.ts'
import { MIN_STALE_MS, port, STALE_VISITS, type VisitResult, visitResult } from '../schema.ts'
import {
  countedVotes,
  type FindingRow,
  findings,
  lastClosed,
  liveFindings,
  votes as voteTable,
} from '../store/finding.ts'
import { openingsIn } from '../store/opening.ts'
import { baselineInForce, baselines, isAuthorised } from '../store/permission.ts'
import { affectedAreas, type SiteRow, siteSeens, sites } from '../store/site.ts'
import { observations, verdictSets, visits } from '../store/visit.ts'
import { type Step, stepOf } from '../transition.ts'
import { conclude } from './conclude.ts'

/** The job kind that looks at one site; its subject is the site's id. */
export const VISIT_JOB = 'monitoring.visit'

const visitPlanFacts: z.ZodType<VisitPlan> = z.strictObject({
  host: z.string(),
  httpsPort: port.exactOptional(),
  httpPort: port.exactOptional(),
  path: z.string().exactOptional(),
  privateNetworks: z.array(z.string()),
  openPorts: z.array(port).exactOptional(),
  only: z.array(z.enum(['dns', 'tls', 'http'])).exactOptional(),
})

/** What a visit needs to know beforehand; null for a site that may not be looked at. */
export const visitPlan = query({
  name: 'monitoring.visitPlan',
  permission: 'monitoring:observe',
  scope: 'nation',
  summary: 'How to look at a site, and what it is compared with; null without an authorisation.',
  input: z.strictObject({ site: id }),
  output: z
    .object({
      plan: visitPlanFacts,
      checked: z.object({
        host: z.string(),
        path: z.string(),
        baseline: baseline.nullable(),
        policy: sitePolicy,
      }),
      visitMs: z.number().nullable(),
    })
    .nullable(),
  async run(ctx, input) {
    const site = await sites.one(ctx.tx, { id: input.site })
    if (site === undefined || site.endedAt !== null) return null
    if (!(await isAuthorised(ctx.tx, site.id, ctx.now))) return null
    const approved = await baselineInForce(ctx.tx, site.id)
    const plan: VisitPlan = {
      host: site.host,
      httpsPort: site.httpsPort,
      httpPort: site.httpPort,
      path: site.path,
      ...openedFor(site, await openingsIn(ctx.tx)),
    }
    const checked: CheckedSite = {
      host: site.host,
      path: site.path,
      baseline: approved?.content ?? null,
      policy: {
        keyword: site.keyword,
        phrases: site.phrases,
        movingAddresses: site.movesAddresses,
        slowMs: site.slowMs,
      },
    }
    return { plan, checked, visitMs: site.visitMs }
  },
})

/** Longest time until a visit that was not made is due again. */
const MAX_POSTPONED_MS = 7 * DAY

export const postponeVisit = command({
  name: 'monitoring.postponeVisit',
  permission: 'monitoring:observe',
  scope: 'area',
  summary:
    'For the node: a site that overran lately was not looked at this time; sets its next visit.',
  input: z.strictObject({ site: id, dueInMs: z.number().int().min(0).max(MAX_POSTPONED_MS) }),
  output: z.object({}),
  async run(ctx, { site: wanted, dueInMs }) {
    const site = await sites.one(ctx.tx, { id: wanted })
    ctx.inArea(site?.area ?? '/')
    if (site !== undefined && site.endedAt === null) {
      const dueAt = addMs(ctx.now, dueInMs)
      await ctx.schedule({ kind: VISIT_JOB, subject: site.id, dueAt })
    }
    ctx.unchanged('the site was not looked at')
    return {}
  },
})

export const observe = command({
  name: 'monitoring.observe',
  permission: 'monitoring:observe',
  scope: 'area',
  summary: 'Takes in what a visit saw: findings move on, the grade follows, the next visit is set.',
  input: visitResult,
  output: z.object({ visit: id.nullable() }),
  async run(ctx, input) {
    const site = await sites.one(ctx.tx, { id: input.site })
    ctx.inArea(site?.area ?? '/')
    const isWatched = site !== undefined && site.endedAt === null
    // The permission may have ended while the visit was under way.
    if (!isWatched || !(await isAuthorised(ctx.tx, site.id, ctx.now))) {
      ctx.unchanged('the site is not watched any more')
      return { visit: null }
    }
    const visit = await keep(ctx, input)
    const { recheckMs, visitMs } = ctx.node.pace
    const policy: ConfirmPolicy = { ...DEFAULT_CONFIRM, recheckMs }
    const look: Look = { ctx, site, visit, input, policy }
    const { hasMoved, isUnsettled, nextVisitAt } = await moveFindings(look)
    const isProposed = await propose(look)
    const grade = isUnsettled ? null : gradeOf(input.verdicts)
    const isConcluded = await conclude(ctx, site, { visit, grade, isUnsettled })
    const interval = site.visitMs ?? visitMs
    const staleMs = Math.max(STALE_VISITS * interval, MIN_STALE_MS)
    const staleAt = addMs(ctx.now, staleMs)
    await siteSeens.put(ctx.tx, { site: site.id, visit, seenAt: ctx.now, staleAt })
    const dueAt = nextVisitAt ?? addMs(ctx.now, interval + input.jitterMs)
    await ctx.schedule({ kind: VISIT_JOB, subject: site.id, dueAt })
    if (!hasMoved && !isProposed && !isConcluded) ctx.unchanged('the visit saw no change')
    return { visit }
  },
})

/** What the parts of one observation share. */
interface Look {
  readonly ctx: CommandContext
  readonly site: SiteRow
  readonly visit: string
  readonly input: VisitResult
  readonly policy: ConfirmPolicy
}

async function keep(ctx: CommandContext, input: VisitResult): Promise<string> {
  const seen = input.observations.map(({ seen: one, bytes }, n) => ({
    n,
    kind: one.kind,
    sha256: one.sha256,
    content: JSON.stringify(one),
    bytes: bytes === null ? null : Buffer.from(bytes, 'base64'),
  }))
  const results = input.verdicts.map(({ check, subject, result, reason }) => [
    check,
    subject,
    result,
    reason,
  ])
  const set = JSON.stringify(results)
  const setHash = hash('sha256', set)
  const { letter, score } = gradeOf(input.verdicts)
  const visit = ctx.newId()
  const row = {
    id: visit,
    site: input.site,
    at: ctx.now,
    durationMs: input.durationMs,
    letter,
    score,
    hash: hash('sha256', [...seen.map(({ content }) => content), set].join('\n')),
    verdictSet: setHash,
    verdicts: input.verdicts,
    snapshot: input.snapshot,
    isKept: true,
  }
  await verdictSets.put(ctx.tx, { hash: setHash, content: set })
  await visits.insert(ctx.tx, row)
  await observations.insert(
    ctx.tx,
    seen.map((one) => ({ ...one, visit })),
  )
  return visit
}

/** Takes every finding of the site one step on. */
async function moveFindings(look: Look) {
  const { ctx, site, input, policy } = look
  const live = await liveFindings(ctx.tx, { site: site.id })
  const votes = await countedVotes(
    ctx.tx,
    live.map((row) => row.id),
  )
  const byKey = new Map(live.map((row) => [`${row.checkName} ${row.subject}`, row]))
  let hasMoved = false
  let isUnsettled = false
  let nextVisitAt: string | null = null
  for (const verdict of input.verdicts) {
    const row = byKey.get(`${verdict.check} ${verdict.subject}`) ?? null
    const known = row && {
      state: row.state === 'open' ? ('open' as const) : ('suspect' as const),
      reason: row.reason,
      severity: row.severity,
      votes: votes.get(row.id) ?? [],
    }
    const step = stepOf(known, verdict, { policy, now: ctx.now })
    if (step.does === 'nothing') continue
    await take(look, { step, row, verdict })
    if (step.does !== 'weighs') hasMoved = true
    if (step.isCounted) isUnsettled = true
    const at = step.nextVisitAt
    if (at !== null && (nextVisitAt === null || at < nextVisitAt)) nextVisitAt = at
  }
  return { hasMoved, isUnsettled, nextVisitAt }
}

interface Taken {
  readonly step: Step
  readonly row: FindingRow | null
  readonly verdict: Verdict
}

async function take(look: Look, { step, row, verdict }: Taken): Promise<void> {
  const { ctx, visit } = look
  const finding = row?.id ?? (await begin(look, step, verdict))
  if (step.isDecided)
    await voteTable.change(ctx.tx, { finding, isCounted: true }, { isCounted: false })
  const { says, isCounted } = step
  await voteTable.insert(ctx.tx, { finding, visit, at: ctx.now, says, isCounted })
  const { reason, severity } = verdict
  // What is shown as the finding's evidence is the last visit that saw the trouble.
  const shown = { reason, severity, verdict, visit }
  if (row !== null && step.does === 'opens') {
    await findings.change(ctx.tx, { id: finding }, { ...shown, state: 'open', openedAt: ctx.now })
  }
  if (step.does === 'changes') await findings.change(ctx.tx, { id: finding }, shown)
  if (step.does === 'closes') {
    await findings.change(ctx.tx, { id: finding }, { state: 'closed', closedAt: ctx.now })
  }
  if (step.does === 'lapses') {
    await findings.change(ctx.tx, { id: finding }, { state: 'lapsed', closedAt: ctx.now })
  }
  if (step.does === 'weighs' || step.does === 'nothing') return
  const isOver = step.does === 'closes' || step.does === 'lapses'
  const said = isOver && row !== null ? row : { reason, severity }
  note(look, { finding, does: step.does, said, check: verdict.check })
}

async function begin(look: Look, step: Step, verdict: Verdict): Promise<string> {
  const { ctx, site, visit } = look
  const { check, subject, reason, severity } = verdict
  const finding = ctx.newId()
  const isOpen = step.does === 'opens'
  await findings.insert(ctx.tx, {
    id: finding,
    site: site.id,
    checkName: check,
    subject,
    state: isOpen ? 'open' : 'suspect',
    reason,
    severity,
    verdict,
    visit,
    suspectedAt: ctx.now,
    openedAt: isOpen ? ctx.now : null,
    previous: await lastClosed(ctx.tx, { owner: { site: site.id }, check, subject }),
  })
  return finding
}

const RECORD_TYPES = {
  suspects: 'finding.suspected',
  opens: 'finding.opened',
  changes: 'finding.changed',
  closes: 'finding.closed',
  lapses: 'finding.lapsed',
} as const

function note(
  { ctx, site, visit }: Look,
  what: {
    finding: string
    does: Exclude<Step['does'], 'nothing' | 'weighs'>
    said: { reason: string; severity: string }
    check: string
  },
): void {
  const { reason, severity } = what.said
  const areas = affectedAreas(site)
  const body = { site: site.id, check: what.check, reason, severity, areas, visit }
  ctx.record(records[RECORD_TYPES[what.does]], { subject: what.finding, area: site.area, body })
}

/** The first visit that saw the page whole and unspoilt proposes what a person may approve. */
async function propose({ ctx, site, visit, input }: Look): Promise<boolean> {
  if (input.snapshot === null) return false
  const isSpoilt = input.verdicts.some(
    ({ check, result }) => check === 'defacement' && result === 'I',
  )
  if (isSpoilt || (await baselineInForce(ctx.tx, site.id)) !== undefined) return false
  const made = ctx.newId()
  await baselines.insert(ctx.tx, {
    id: made,
    site: site.id,
    visit,
    content: input.snapshot,
    state: 'proposed',
    proposedAt: ctx.now,
  })
  const body = { baseline: made, visit }
  ctx.record(records['baseline.proposed'], { subject: site.id, area: site.area, body })
  return true
}
