import { z } from 'zod'
import { type CommandContext, command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { findings } from '../store/finding.ts'
import type { SiteRow } from '../store/site.ts'
import { pageChanges, pageDecisions, type SiteWatch, siteWatches } from '../store/watch.ts'
import { isFileKey } from '../watched-file.ts'
import { type ChangeItem, decisionKind, readOf } from '../watched.ts'
import { watchedSite } from './about.ts'
import { decideFiles, undoFiles } from './file-decision.ts'
import { closeFinding, settle } from './settle.ts'

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
    const items = decided.map(({ item }) => item)
    const ofPlaces = input.kind === 'moves'
    if (ofPlaces && items.some(({ key }) => isFileKey(key))) throw refusal('fileMoves')
    const decision = ctx.newId()
    await pageDecisions.insert(ctx.tx, {
      id: decision,
      site: row.id,
      kind: input.kind,
      items: decided.map(({ finding, item }) => ({ ...seenOf(item), finding: finding.id })),
      madeBy: ctx.actor.id,
      madeAt: ctx.now,
      // What is right of files counts at once; only a page is learned by the next look.
      appliedAt: items.every(({ key }) => isFileKey(key)) ? ctx.now : null,
    })
    await decideFiles(ctx, row, items)
    const of = { decision, kind: input.kind, findings: decided.map(({ finding }) => finding.id) }
    ctx.record(records['page.decided'], { subject: row.id, area: row.area, body: of })
    for (const { finding } of decided) await closeFinding(ctx, row, finding)
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

/** What was seen of these counts no more, and a look that is under way judged by what no longer holds. */
async function forget(ctx: CommandContext, site: string, keys: readonly string[]): Promise<void> {
  const row = await siteWatches.one(ctx.tx, { site })
  if (row === undefined) return
  const { looksMs, waiting } = row.sightings
  const sightings = { looksMs, waiting: waiting.filter(({ key }) => !keys.includes(key)) }
  await siteWatches.change(ctx.tx, { site }, { sightings, version: row.version + 1 })
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
    const { before } = made
    const isOfFiles = made.items.every(({ key }) => isFileKey(key))
    if (made.appliedAt !== null && before === null && !isOfFiles) throw refusal('laterDecision')
    await undoFiles(ctx, row, made.items)
    await pageDecisions.change(ctx.tx, { id: decision }, { undoneAt: ctx.now, before: null })
    if (!isOfFiles) await unlearn(ctx, row.id, before)
    const body = { decision, kind: made.kind }
    ctx.record(records['page.decisionUndone'], { subject: row.id, area: row.area, body })
    await settle(ctx, row)
    return { site: row.id }
  },
})

/** What was judged last was judged by the decision. */
async function unlearn(ctx: CommandContext, site: string, before: SiteWatch['profile'] | null) {
  const watch = found(await siteWatches.one(ctx.tx, { site }), 'unknownDecision')
  const last = { ...watch.last, body: '' }
  const profile = before === null ? {} : { profile: before }
  await siteWatches.change(ctx.tx, { site }, { version: watch.version + 1, last, ...profile })
}
