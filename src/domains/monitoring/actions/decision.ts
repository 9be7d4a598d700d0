import { z } from 'zod'
import { type CommandContext, command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { findings, type FindingRow } from '../store/finding.ts'
import { isAuthorised } from '../store/permission.ts'
import { affectedAreas, type SiteRow, sites, siteState } from '../store/site.ts'
import { pageChanges, pageDecisions, siteWatches } from '../store/watch.ts'
import { type ChangeItem, decisionKind, readOf } from '../watched.ts'
import { watchedSite } from './about.ts'
import { conclude } from './conclude.ts'
import { VISIT_JOB } from './observe.ts'

const deciding = { permission: 'monitoring:write', scope: 'area' } as const

/** Changes of one page that are decided about at once. */
const MAX_CHANGES = 200

export const decideChanges = command({
  ...deciding,
  name: 'monitoring.decideChanges',
  summary:
    'Says of changes of a page that they are right, or that their places move by themselves; closes their findings.',
  input: z.strictObject({
    site: id,
    findings: z.array(id).min(1).max(MAX_CHANGES),
    kind: decisionKind,
    /** What was read: a change that is another one by now is refused. */
    read: z.string().max(64),
  }),
  output: z.object({ decision: id, site: id }),
  async run(ctx, input) {
    const row = await watchedSite(ctx, input.site)
    const decided = await changesOf(ctx, row, input.findings)
    const read = readOf(decided.map(({ finding, item }) => ({ id: finding.id, ...item })))
    if (read !== input.read) throw refusal('otherChange')
    const decision = ctx.newId()
    await pageDecisions.insert(ctx.tx, {
      id: decision,
      site: row.id,
      kind: input.kind,
      items: decided.map(({ finding, item }) => ({ ...seenOf(item), finding: finding.id })),
      madeBy: ctx.actor.id,
      madeAt: ctx.now,
    })
    const of = { decision, kind: input.kind, findings: decided.map(({ finding }) => finding.id) }
    ctx.record(records['page.decided'], { subject: row.id, area: row.area, body: of })
    for (const { finding } of decided) await close(ctx, row, finding)
    await forget(
      ctx,
      row.id,
      decided.map(({ item }) => item.key),
    )
    await settle(ctx, row)
    return { decision, site: row.id }
  },
})

/** The findings with their changes, in the order of the findings' ids. Throws Problem for one that is over or no change. */
async function changesOf(ctx: CommandContext, { id: site }: SiteRow, wanted: readonly string[]) {
  const ids = [...new Set(wanted)].toSorted()
  const how = { limit: ids.length, order: ['id'] } as const
  const rows = await findings.many(ctx.tx, { id: ids, site }, how)
  const items = await pageChanges.many(ctx.tx, { finding: ids }, { limit: ids.length })
  const byFinding = new Map(items.map(({ finding, item }) => [finding, item]))
  if (rows.length < ids.length) throw refusal('unknownFinding')
  return rows.map((finding) => {
    if (finding.state === 'closed' || finding.state === 'lapsed') throw refusal('endedFinding')
    return { finding, item: found(byFinding.get(finding.id), 'unknownFinding') }
  })
}

function seenOf({ key, place, old, now }: ChangeItem) {
  return { key, place, old, now }
}

async function close(ctx: CommandContext, site: SiteRow, finding: FindingRow): Promise<void> {
  const { id: subject, state, checkName: check, reason, severity } = finding
  const to = state === 'open' ? ('closed' as const) : ('lapsed' as const)
  await findings.change(ctx.tx, { id: subject }, { state: to, closedAt: ctx.now })
  const body = { site: site.id, check, reason, severity, areas: affectedAreas(site) }
  ctx.record(records[`finding.${to}`], { subject, area: site.area, body })
}

/** What was seen of these counts no more, and a look that is under way judged by what no longer holds. */
async function forget(ctx: CommandContext, site: string, keys: readonly string[]): Promise<void> {
  const row = await siteWatches.one(ctx.tx, { site })
  if (row === undefined) return
  const { looksMs, waiting } = row.sightings
  const sightings = { looksMs, waiting: waiting.filter(({ key }) => !keys.includes(key)) }
  await siteWatches.change(ctx.tx, { site }, { sightings, version: row.version + 1 })
}

/** What is right decides when the site counts as broken: whoever changes it aims the site anew, and it is looked at. */
async function settle(ctx: CommandContext, site: SiteRow): Promise<void> {
  await sites.change(ctx.tx, { id: site.id }, { aimedAt: ctx.now })
  await conclude(ctx, site, null, await siteState(ctx.tx, site.id))
  if (await isAuthorised(ctx.tx, site.id, ctx.now))
    await ctx.schedule({ kind: VISIT_JOB, subject: site.id, dueAt: ctx.now })
}

export const undoDecision = command({
  ...deciding,
  name: 'monitoring.undoDecision',
  summary:
    'Takes back the newest decision about changes of a page: they are found again by the next looks.',
  input: z.strictObject({ decision: id }),
  output: z.object({ site: id }),
  async run(ctx, { decision }) {
    const made = found(await pageDecisions.one(ctx.tx, { id: decision }), 'unknownDecision')
    const row = await watchedSite(ctx, made.site)
    if (made.undoneAt !== null) {
      ctx.unchanged('it was taken back before')
      return { site: row.id }
    }
    const newer = { site: row.id, id: { after: decision }, undoneAt: null }
    if ((await pageDecisions.one(ctx.tx, newer)) !== undefined) throw refusal('laterDecision')
    const watch = found(await siteWatches.one(ctx.tx, { site: row.id }), 'unknownDecision')
    const { before } = made
    if (made.appliedAt !== null && before === null) throw refusal('laterDecision')
    await pageDecisions.change(ctx.tx, { id: decision }, { undoneAt: ctx.now, before: null })
    // What was judged last was judged by the decision.
    const last = { ...watch.last, body: '' }
    const profile = before === null ? {} : { profile: before }
    await siteWatches.change(
      ctx.tx,
      { site: row.id },
      { version: watch.version + 1, last, ...profile },
    )
    const body = { decision, kind: made.kind }
    ctx.record(records['page.decisionUndone'], { subject: row.id, area: row.area, body })
    await settle(ctx, row)
    return { site: row.id }
  },
})
