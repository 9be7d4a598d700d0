// What makes a change of a page right, whoever says so: the one place where a decision is written down.
import type { CommandContext, QueryContext } from '../../../core/action.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { pageApprovals, waitingApproval } from '../store/approval.ts'
import { type FindingRow, findings, marksOf } from '../store/finding.ts'
import type { SiteRow } from '../store/site.ts'
import { changesOf, pageDecisions, type SiteWatch, siteWatches } from '../store/watch.ts'
import { concernsVoting, holdsVoting, readProfile } from '../watch/index.ts'
import { isFileKey } from '../watched-file.ts'
import { type ChangeItem, type Decision, readOf } from '../watched.ts'
import { decideFiles } from './file-decision.ts'
import { closeFinding, settle } from './settle.ts'

/** A finding with the change that it is about. */
export interface Decided {
  readonly finding: FindingRow
  readonly item: ChangeItem
}

/**
 * The findings with their changes, in the order of the findings' ids. Throws Problem for one that is over, that is no
 * change, or that somebody called an attack.
 */
export async function decidable(
  ctx: CommandContext,
  { id: site }: SiteRow,
  wanted: readonly string[],
): Promise<Decided[]> {
  const ids = [...new Set(wanted)].toSorted()
  const how = { limit: ids.length, order: ['id'] } as const
  const rows = await findings.many(ctx.tx, { id: ids, site }, how)
  const items = await changesOf(ctx.tx, ids)
  if (rows.length < ids.length) throw refusal('unknownFinding')
  const marks = await marksOf(ctx.tx, ids, ctx.now)
  return rows.map((finding) => {
    if (finding.state === 'closed' || finding.state === 'lapsed') throw refusal('endedFinding')
    if (marks.some((one) => one.finding === finding.id && one.kind === 'attack'))
      throw refusal('markedAttack')
    return { finding, item: found(items.get(finding.id), 'unknownFinding') }
  })
}

/** Throws Problem where what was read is not what is there. */
export function requireRead(decided: readonly Decided[], read: string): void {
  const now = readOf(decided.map(({ finding, item }) => ({ id: finding.id, ...item })))
  if (now !== read) throw refusal('otherChange')
}

/** Whether it takes two persons: a change concerns voting, or a place would be opened and texts about voting stand there. */
export async function needsTwo(
  { tx }: Pick<QueryContext, 'tx'>,
  site: string,
  { items, kind }: { readonly items: readonly ChangeItem[]; readonly kind: Decision['kind'] },
): Promise<boolean> {
  if (items.some(concernsVoting)) return true
  if (kind !== 'moves') return false
  const row = await siteWatches.one(tx, { site })
  const profile = row === undefined ? null : readProfile(row.profile)
  if (profile === null || 'damage' in profile) return false
  return items.some(({ place }) => holdsVoting(profile, place))
}

/** How a decision came about: alone, or by an approval that two persons gave. */
export interface Way {
  readonly kind: Decision['kind']
  readonly approval?: string
  readonly isAlone?: boolean
}

/** Writes down that changes are right, closes their findings and has the site looked at; gives the decision. */
export async function makeDecision(
  ctx: CommandContext,
  row: SiteRow,
  decided: readonly Decided[],
  { kind, ...way }: Way,
): Promise<string> {
  const items = decided.map(({ item }) => item)
  if (kind === 'moves' && items.some(({ key }) => isFileKey(key))) throw refusal('fileMoves')
  const decision = ctx.newId()
  await pageDecisions.insert(ctx.tx, {
    id: decision,
    site: row.id,
    kind,
    items: decided.map(({ finding, item }) => ({ ...seenOf(item), finding: finding.id })),
    madeBy: ctx.actor.id,
    madeAt: ctx.now,
    // What is right of files counts at once; only a page is learned by the next look.
    appliedAt: items.every(({ key }) => isFileKey(key)) ? ctx.now : null,
  })
  await decideFiles(ctx, row, items)
  const of = { decision, kind, findings: decided.map(({ finding }) => finding.id), ...way }
  ctx.record(records['page.decided'], { subject: row.id, area: row.area, body: of })
  for (const { finding } of decided) {
    await endWaiting(ctx, finding.id, 'replaced')
    await closeFinding(ctx, row, finding)
  }
  await forget(
    ctx,
    row.id,
    items.map(({ key }) => key),
  )
  await settle(ctx, row)
  return decision
}

/** What waited about a finding waits no more; gives whether anything did. */
export async function endWaiting(
  ctx: CommandContext,
  finding: string,
  state: 'refused' | 'replaced' | 'taken-back',
): Promise<boolean> {
  const waiting = await waitingApproval(ctx.tx, finding)
  if (waiting === null) return false
  const ended = { state, endedBy: ctx.actor.id, endedAt: ctx.now }
  await pageApprovals.change(ctx.tx, { id: waiting.id }, ended)
  return true
}

function seenOf({ key, place, old, now, whole }: ChangeItem) {
  return { key, place, old, now, ...(whole === undefined ? {} : { whole }) }
}

/** What was seen of these counts no more, and a look that is under way judged by what no longer holds. */
async function forget(ctx: CommandContext, site: string, keys: readonly string[]): Promise<void> {
  const row = await siteWatches.one(ctx.tx, { site })
  if (row === undefined) return
  const { looksMs, waiting } = row.sightings
  const sightings: SiteWatch['sightings'] = {
    looksMs,
    waiting: waiting.filter(({ key }) => !keys.includes(key)),
  }
  await siteWatches.change(ctx.tx, { site }, { sightings, version: row.version + 1 })
}
