import { z } from 'zod'
import { type CommandContext, command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { pageDecisions, type SiteWatch, siteWatches } from '../store/watch.ts'
import { isFileKey } from '../watched-file.ts'
import { decisionKind } from '../watched.ts'
import { watchedSite } from './about.ts'
import { decidable, makeDecision, needsTwo, requireRead } from './deciding.ts'
import { undoFiles } from './file-decision.ts'
import { settle } from './settle.ts'

const deciding = { permission: 'monitoring:write', scope: 'area' } as const

/** Changes of one page that are decided about at once. */
const MAX_CHANGES = 200

export const decideChanges = command({
  ...deciding,
  name: 'monitoring.decideChanges',
  summary:
    'Says of changes of a page that they are right, or that their places move by themselves; closes their findings. What concerns voting takes two persons.',
  input: z.strictObject({
    site: id,
    findings: z.array(id).min(1).max(MAX_CHANGES),
    kind: decisionKind,
    /** What was read: a change that is another one by now is refused. */
    read: z.string().max(64),
  }),
  output: z.object({ decision: id, site: id }),
  async run(ctx, { site, findings, kind, read }) {
    const row = await watchedSite(ctx, site)
    const decided = await decidable(ctx, row, findings)
    requireRead(decided, read)
    const items = decided.map(({ item }) => item)
    if (await needsTwo(ctx, row.id, { items, kind })) throw refusal('needsSecond')
    return { decision: await makeDecision(ctx, row, decided, { kind }), site: row.id }
  },
})

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
