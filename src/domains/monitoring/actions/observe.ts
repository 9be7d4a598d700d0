import { hash } from 'node:crypto'
import { z } from 'zod'
import { type CommandContext, command, query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { tlsSuites } from '../../../core/observation.ts'
import type { VisitPlan } from '../../../core/port.ts'
import { addMs, DAY, type Time } from '../../../core/time.ts'
import type { NewRow, RowOf } from '../../../lib/sql/table.ts'
import {
  baseline,
  type CheckedSite,
  isOfChanges,
  sitePolicy,
  type Verdict,
} from '../checks/index.ts'
import { type ConfirmPolicy, DEFAULT_CONFIRM, type Step, stepOf } from '../confirm.ts'
import { gradeOf } from '../grade.ts'
import { openedFor } from '../opening.ts'
import { isOutage } from '../maintenance.ts'
import { setOf } from '../packed-visit.ts'
import { records } from '../records.ts'
import { MIN_STALE_MS, port, STALE_VISITS, type VisitResult, visitResult } from '../schema.ts'
import * as store from '../store/finding.ts'
import { maintenances, soonest, windowsAt, type WindowsNow } from '../store/maintenance.ts'
import { openingsIn } from '../store/opening.ts'
import { baselineInForce, baselines, isAuthorised } from '../store/permission.ts'
import { affectedAreas, type SiteRow, sites, siteState } from '../store/site.ts'
import {
  type Held,
  NOTHING_HELD,
  passagesOf,
  type SiteWatch,
  siteWatches,
  waitingDecisions,
} from '../store/watch.ts'
import { dueFiles } from '../store/watched-file.ts'
import { keepVisit, suitesBefore } from '../store/kept-visit.ts'
import { keepVerdictSet } from '../store/visit.ts'
import { beginFinding } from './about.ts'
import { isRaised, takeChanges } from './changes.ts'
import { type FileSeen, keepFiles, seeFiles } from './files.ts'
import { conclude } from './conclude.ts'
import { isFrozen } from './freeze.ts'
import { noteSeen } from './seen.ts'
import { duePageFiles, isBrowsersTurn } from '../page-files.ts'
import { pageFileState, watching, type Watching } from '../watched.ts'

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
  files: z.array(z.string()).exactOptional(),
  asBrowser: z.boolean().exactOptional(),
  pageFiles: z.array(pageFileState.omit({ askedAt: true })).exactOptional(),
  listed: z.array(tlsSuites).exactOptional(),
})

const observing = { permission: 'monitoring:observe', scope: 'area' } as const

/** What a visit needs to know beforehand; null for a site that may not be looked at. */
export const visitPlan = query({
  ...observing,
  name: 'monitoring.visitPlan',
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
      watching,
      visitMs: z.number().nullable(),
    })
    .nullable(),
  async run(ctx, input) {
    const site = await sites.one(ctx.tx, { id: input.site, endedAt: null })
    if (site === undefined || !(await isAuthorised(ctx.tx, site.id, ctx.now))) return null
    const approved = await baselineInForce(ctx.tx, site.id)
    const { host, httpsPort, httpPort, path, keyword, phrases, slowMs, visitMs } = site
    const opened = openedFor(site, await openingsIn(ctx.tx))
    const listed = await suitesBefore(ctx.tx, site.id)
    const files = await dueFiles(ctx.tx, site.id, ctx.now)
    const row = await siteWatches.one(ctx.tx, { site: site.id })
    const pageFiles = duePageFiles(row, ctx.now)
    const asBrowser = ctx.node.pace.looksAsBrowser === true && isBrowsersTurn(row?.version ?? 0)
    const asked = { files, pageFiles, listed, ...(asBrowser && { asBrowser }) }
    const plan: VisitPlan = { host, httpsPort, httpPort, path, ...asked, ...opened }
    const policy = { keyword, phrases, movingAddresses: site.movesAddresses, slowMs }
    const checked: CheckedSite = { host, path, baseline: approved?.content ?? null, policy }
    return { plan, checked, watching: await watchingOf(ctx, site.id, row), visitMs }
  },
})

/** What the change watch judges the next visit by. */
async function watchingOf(
  ctx: QueryContext,
  site: string,
  row: SiteWatch | undefined,
): Promise<Watching> {
  const { languages, pace } = ctx.node
  const isInFreeze = await isFrozen(ctx, ctx.now)
  return {
    profile: row === undefined ? null : Buffer.from(row.profile).toString('base64'),
    version: row?.version ?? 0,
    last: row?.last ?? null,
    passages: await passagesOf(ctx.tx, site),
    decisions: (await waitingDecisions(ctx.tx, site)).map(({ id: own, kind, items }) => ({
      id: own,
      kind,
      items: items.map(({ finding: _finding, ...item }) => item),
    })),
    languages: [...languages],
    learnMs: pace.learnMs,
    isFrozen: isInFreeze,
    isAnnounced: (await windowsAt(ctx.tx, site, ctx.now)).change !== undefined,
    held: await heldKeys(ctx, row?.held ?? NOTHING_HELD, isInFreeze),
  }
}

/** Days in which nothing may change end the patience for what was announced before them. */
async function heldKeys(ctx: QueryContext, held: Held, isInFreeze: boolean): Promise<string[]> {
  if (!isInFreeze || held.maintenance === null) return held.keys
  const window = await maintenances.one(ctx.tx, { id: held.maintenance })
  return window?.isInFreeze === true ? held.keys : []
}

/** Longest time until a visit that was not made is due again. */
const MAX_POSTPONED_MS = 7 * DAY

export const postponeVisit = command({
  ...observing,
  name: 'monitoring.postponeVisit',
  summary:
    'For the node: a site that overran lately was not looked at this time; sets its next visit.',
  input: z.strictObject({ site: id, dueInMs: z.number().int().min(0).max(MAX_POSTPONED_MS) }),
  output: z.object({}),
  async run(ctx, { site: wanted, dueInMs }) {
    const site = await sites.one(ctx.tx, { id: wanted })
    ctx.inArea(site?.area ?? '/')
    const dueAt = addMs(ctx.now, dueInMs)
    if (site?.endedAt === null) await ctx.schedule({ kind: VISIT_JOB, subject: site.id, dueAt })
    ctx.unchanged('the site was not looked at')
    return {}
  },
})

export const observe = command({
  ...observing,
  name: 'monitoring.observe',
  summary: 'Takes in what a visit saw: findings move on, the grade follows, the next visit is set.',
  input: visitResult,
  output: z.object({ visit: id.nullable() }),
  async run(ctx, input) {
    const site = await sites.one(ctx.tx, { id: input.site })
    ctx.inArea(site?.area ?? '/')
    // The watch or the permission may have ended while the visit was under way.
    if (site?.endedAt !== null || !(await isAuthorised(ctx.tx, site.id, ctx.now))) {
      ctx.unchanged('the site is not watched any more')
      return { visit: null }
    }
    const visit = await keep(ctx, input)
    const { recheckMs, visitMs } = ctx.node.pace
    const policy: ConfirmPolicy = { ...DEFAULT_CONFIRM, recheckMs }
    const windows = await windowsAt(ctx.tx, site.id, ctx.now)
    const live = await store.liveFindings(ctx.tx, { site: site.id })
    const right = await baselineInForce(ctx.tx, site.id)
    const look: Look = { ctx, site, visit, input, policy, windows, live, right }
    const files = await seeFiles(look)
    const moved = await moveFindings(look, files)
    const hasFiles = await keepFiles(look, files)
    const changes = await takeChanges(look)
    const hasMoved = moved.hasMoved || changes.hasMoved || hasFiles
    const isProposed = await propose(look)
    // What the work brings about says nothing of the site: its grade and state stand until it is seen whole again.
    const isUnsettled = moved.isUnsettled || moved.isQuiet || changes.isUnsettled
    const grade = isUnsettled ? null : gradeOf(input.verdicts)
    const before = await siteState(ctx.tx, site.id)
    const isConcluded = await conclude(ctx, site, { visit, grade, isUnsettled }, before)
    const interval = site.visitMs ?? visitMs
    const staleAt = addMs(ctx.now, Math.max(STALE_VISITS * interval, MIN_STALE_MS))
    const isMaintained = windows.maintenance !== undefined
    await noteSeen(ctx, { site, visit, input, staleAt, isMaintained, before })
    const usualAt = addMs(ctx.now, interval + input.jitterMs)
    const nextAt = first(moved.nextVisitAt, changes.nextVisitAt, usualAt)
    const dueAt = soonest(nextAt, windows)
    await ctx.schedule({ kind: VISIT_JOB, subject: site.id, dueAt })
    if (!hasMoved && !isProposed && !isConcluded) ctx.unchanged('the visit saw no change')
    return { visit }
  },
})

/** The first of what is asked for out of turn; the usual time where nothing is, or it comes before. */
function first(confirming: Time | null, changes: Time | null, usualAt: Time): Time {
  if (confirming !== null) return changes !== null && changes < confirming ? changes : confirming
  return changes !== null && changes < usualAt ? changes : usualAt
}

/** What the parts of one observation share. */
interface Look {
  readonly ctx: CommandContext
  readonly site: SiteRow
  readonly visit: string
  readonly input: VisitResult
  readonly policy: ConfirmPolicy
  /** The windows that it fell into. */
  readonly windows: WindowsNow
  /** Findings of the site that were not over before this visit. */
  readonly live: readonly store.FindingRow[]
  /** What a person approved. */
  readonly right: Awaited<ReturnType<typeof baselineInForce>>
}

async function keep(ctx: CommandContext, input: VisitResult): Promise<string> {
  const visit = ctx.newId()
  const { site, durationMs, verdicts, snapshot } = input
  const seen = input.observations.map(({ seen: one, bytes }) => ({
    content: JSON.stringify(one),
    bytes: bytes === null ? null : Buffer.from(bytes, 'base64'),
  }))
  const set = setOf(verdicts)
  const verdictSet = hash('sha256', set)
  await keepVerdictSet(ctx.tx, { hash: verdictSet, content: set })
  const { letter, score } = gradeOf(verdicts)
  const facts = { id: visit, site, at: ctx.now, durationMs, letter, score, verdictSet }
  const whole = { observations: seen, verdicts, snapshot }
  await keepVisit(ctx.tx, { ...facts, newBase: ctx.newId() }, whole)
  return visit
}

/** Takes every finding of the site one step on. */
async function moveFindings(look: Look, files: readonly FileSeen[]) {
  const { ctx, input, policy, windows, live, right } = look
  const ids = live.map((row) => row.id)
  const votes = await store.countedVotes(ctx.tx, ids)
  const byKey = new Map(live.map((row) => [`${row.checkName} ${row.subject}`, row]))
  let hasMoved = false
  let isUnsettled = false
  let isQuiet = false
  let nextVisitAt: string | null = null
  for (const verdict of [...input.verdicts, ...told(files)]) {
    const row = byKey.get(`${verdict.check} ${verdict.subject}`) ?? null
    // One that is open was so before the work began, and stays until it is seen to be over.
    if (windows.maintenance !== undefined && row?.state !== 'open' && isOutage(verdict)) {
      isQuiet = true
      continue
    }
    const known = row && { ...row, votes: votes.get(row.id) ?? [] }
    const step = stepOf(known, votingOf(verdict, row, right), { policy, now: ctx.now })
    if (step.does === 'nothing') continue
    await take(look, { step, row, verdict })
    if (step.does !== 'weighs') hasMoved = true
    if (step.isCounted) isUnsettled = true
    const at = step.nextVisitAt
    if (at !== null && (nextVisitAt === null || at < nextVisitAt)) nextVisitAt = at
  }
  return { hasMoved, isUnsettled, isQuiet, nextVisitAt }
}

/** What is said of files; in a window nothing is told that was not before. */
function told(files: readonly FileSeen[]): Verdict[] {
  return files.flatMap(({ verdict, isHeld }) => (isHeld ? [] : [verdict]))
}

/** What only a person decides: the page was compared with what was approved, and nothing that is learned since makes it right. */
const OF_BEFORE: readonly string[] = ['replaced', 'text_changed', 'title_changed']

function isOfBefore({ checkName, reason }: store.FindingRow): boolean {
  return checkName === 'defacement' && OF_BEFORE.includes(reason.slice(checkName.length + 1))
}

/** The verdict as it votes about the finding of its subject. */
function votingOf(
  verdict: Verdict,
  row: store.FindingRow | null,
  right: Awaited<ReturnType<typeof baselineInForce>>,
): Verdict {
  const isUndecided =
    row !== null && isOfBefore(row) && (right?.approvedAt ?? '') <= row.suspectedAt
  if (isUndecided) return { ...verdict, result: 'N' }
  // Changes are told one by one; of the page as a whole nothing is wrong then.
  return isOfChanges(verdict) ? { ...verdict, result: 'S' } : verdict
}

interface Taken {
  readonly step: Step
  readonly row: store.FindingRow | null
  readonly verdict: Verdict
}

async function take(look: Look, { step, row, verdict }: Taken): Promise<void> {
  const { ctx, site, visit } = look
  const { does, says, isCounted } = step
  const { reason, severity, check } = verdict
  const facts = { owner: { site: site.id }, verdict, visit, isOpen: does === 'opens' }
  const finding = row?.id ?? (await beginFinding(ctx, facts))
  if (step.isDecided)
    await store.votes.change(ctx.tx, { finding, isCounted: true }, { isCounted: false })
  await store.votes.insert(ctx.tx, { finding, visit, at: ctx.now, says, isCounted })
  if (does === 'weighs' || does === 'nothing') return
  // What is shown as the finding's evidence is the last visit that saw the trouble.
  const shown = { reason, severity, verdict, visit }
  const changes = {
    suspects: ['finding.suspected', shown],
    opens: ['finding.opened', { ...shown, state: 'open', openedAt: ctx.now }],
    changes: ['finding.changed', shown],
    closes: ['finding.closed', { state: 'closed', closedAt: ctx.now }],
    lapses: ['finding.lapsed', { state: 'lapsed', closedAt: ctx.now }],
  } as const
  const [usual, to] = changes[does]
  const isRaise = does === 'changes' && (await isRaised(look, row, verdict))
  const type = isRaise ? 'finding.raised' : usual
  if (row !== null) await store.findings.change(ctx.tx, { id: finding }, to)
  const isOver = does === 'closes' || does === 'lapses'
  const said = isOver && row !== null ? row : verdict
  const areas = affectedAreas(site)
  const body = { site: site.id, check, reason: said.reason, severity: said.severity, areas, visit }
  ctx.record(records[type], { subject: finding, area: site.area, body })
}

/** The first visit that saw the page whole and unspoilt proposes what a person may approve. */
async function propose({ ctx, site, visit, input, windows, right }: Look): Promise<boolean> {
  // What stands there while the site is worked on is nobody's idea of right.
  if (input.snapshot === null || windows.change !== undefined) return false
  const isSpoilt = input.verdicts.some(
    ({ check, result }) => check === 'defacement' && result === 'I',
  )
  if (isSpoilt || right !== undefined) return false
  const { snapshot: content } = input
  await addBaseline(ctx, site, { visit, content, state: 'proposed', proposedAt: ctx.now })
  return true
}

/** Writes down what is right at a site, or may be once a person approved it; gives its id. */
export async function addBaseline(
  ctx: CommandContext,
  { id: site, area }: Pick<SiteRow, 'id' | 'area'>,
  what: Omit<NewRow<RowOf<typeof baselines>>, 'id' | 'site'> & {
    readonly state: 'proposed' | 'approved'
  },
): Promise<string> {
  const baseline = ctx.newId()
  await baselines.insert(ctx.tx, { ...what, id: baseline, site })
  const body = { baseline, visit: what.visit }
  ctx.record(records[`baseline.${what.state}`], { subject: site, area, body })
  return baseline
}
