// What a visit saw of files that are watched by their hash: votes for or against a finding of each, and what is shown.
import type { CommandContext } from '../../../core/action.ts'
import { addMs, DAY, HOUR, type Time } from '../../../core/time.ts'
import type { FileHash } from '../../../core/observation.ts'
import { isFailing } from '../checks/check.ts'
import { type Verdict, verdictOfChange } from '../checks/index.ts'
import { records } from '../records.ts'
import type { VisitResult } from '../schema.ts'
import { countedVotes, type FindingRow, findings, liveFindings } from '../store/finding.ts'
import { maintenances, soonest, type WindowsNow } from '../store/maintenance.ts'
import { affectedAreas, type SiteRow } from '../store/site.ts'
import { keepChange } from '../store/watch.ts'
import { filesOf, type WatchedFileRow, watchedFiles } from '../store/watched-file.ts'
import { type FileState, itemOf, keyOf, stateOf } from '../watched-file.ts'
import type { ChangeItem } from '../watched.ts'
import { isFrozen } from './freeze.ts'

/** A file that is as it should be is fetched once a day. */
const EVERY_MS = DAY
/** One that is not, or could not be read, is looked for sooner: it may have been mended. */
const AGAIN_MS = HOUR

interface Look {
  readonly ctx: CommandContext
  readonly site: SiteRow
  readonly visit: string
  readonly input: VisitResult
  readonly windows: WindowsNow
  /** Findings of the site that were not over before this visit. */
  readonly live: readonly FindingRow[]
}

/** What a visit says of one file. */
export interface FileSeen {
  readonly file: WatchedFileRow
  readonly verdict: Verdict
  readonly item: ChangeItem
  /** In a window nothing is told that was not before. */
  readonly isHeld: boolean
  /** Nobody saw it before. */
  readonly isFirst: boolean
}

/** Keeps what a visit saw of the files of its site; gives what it says of each. */
export async function seeFiles(look: Look): Promise<FileSeen[]> {
  const { ctx, site, input } = look
  const seen = input.observations.flatMap(({ seen: one }, at) =>
    one.kind === 'file.hash' ? [{ one, at }] : [],
  )
  if (seen.length === 0) return []
  const rows = new Map((await filesOf(ctx.tx, site.id)).map((row) => [row.path, row]))
  const told: FileSeen[] = []
  for (const { one, at } of seen) {
    const row = rows.get(one.path)
    if (row !== undefined) told.push(await seeFile(look, row, { one, at }))
  }
  return told
}

async function seeFile(
  look: Look,
  row: WatchedFileRow,
  { one, at }: { readonly one: FileHash; readonly at: number },
): Promise<FileSeen> {
  const { ctx, site, windows, live } = look
  const key = keyOf(row.path)
  const isOpen = live.some(({ subject, state }) => subject === key && state === 'open')
  // One that was told before the change was announced is told on.
  const own = isOpen ? null : (windows.change?.id ?? null)
  const { file, isOther } = fileAfter(row, one, { own, now: ctx.now })
  await watchedFiles.put(ctx.tx, file)
  const isFirst = row.known !== file.known
  if (isFirst)
    ctx.record(records['file.learned'], {
      subject: site.id,
      area: site.area,
      body: { path: row.path, sha256: file.known ?? '', length: one.length },
    })
  const shown = itemOf(row.path, file)
  const item = { ...shown, level: await levelOf(look, file, shown.level) }
  const told = verdictOfChange(item, [{ observation: at, sha256: null }])
  const verdict = voting(told, file.state, isOther)
  return { file, item, verdict, isHeld: isOther && own !== null, isFirst }
}

/** The row after a look, and whether the file is not as it should be. */
function fileAfter(
  row: WatchedFileRow,
  one: FileHash,
  { own, now }: { readonly own: string | null; readonly now: Time },
): { readonly file: WatchedFileRow; readonly isOther: boolean } {
  const { digest, length, error, status } = one
  const state = stateOf(row.known, one)
  const isOther = state === 'changed' || (state === 'missing' && row.known !== null)
  const unread = state === 'untested' ? row.held : null
  const first = row.known === null && digest !== null ? { known: digest, knownLength: length } : {}
  const file = {
    ...row,
    ...first,
    state,
    seen: digest,
    seenLength: digest === null ? null : length,
    seenAt: now,
    why: state === 'untested' ? (error?.code ?? String(status)) : null,
    held: isOther ? (own ?? row.held) : unread,
  }
  return { file, isOther }
}

/** Announced ones are work; in days in which nothing may change work is an alarm, unless it was announced for them. */
async function levelOf(
  { ctx }: Look,
  { held }: WatchedFileRow,
  level: ChangeItem['level'],
): Promise<ChangeItem['level']> {
  if (level === 'H' && held === null) return level
  if (!(await isFrozen(ctx, ctx.now))) return 'M'
  const window = held === null ? undefined : await maintenances.one(ctx.tx, { id: held })
  return window?.isInFreeze === true ? 'M' : 'H'
}

function voting(verdict: Verdict, state: FileState, isOther: boolean): Verdict {
  if (isOther) return verdict
  return { ...verdict, result: state === 'same' ? 'G' : 'N', severity: 'i' }
}

/** Keeps what the findings of files show, and says when each file is fetched again; gives whether a record was written. */
export async function keepFiles(look: Look, seen: readonly FileSeen[]): Promise<boolean> {
  const { ctx, site, windows } = look
  if (seen.length === 0) return false
  let hasMoved = seen.some(({ isFirst }) => isFirst)
  const rows = await liveFindings(ctx.tx, { site: site.id })
  const live = new Map(rows.map((row) => [row.subject, row]))
  const ids = seen.flatMap(({ item }) => live.get(item.key)?.id ?? [])
  const votes = await countedVotes(ctx.tx, ids)
  for (const { file, item, verdict } of seen) {
    const { path, held } = file
    const finding = live.get(keyOf(path))
    const isVoted = finding !== undefined && (votes.get(finding.id) ?? []).length > 0
    if (finding !== undefined && isFailing(verdict.result)) {
      if (await isYetAnother(look, finding, verdict)) hasMoved = true
      await keepChange(ctx.tx, { finding: finding.id, site: site.id, item, announced: held })
    }
    const usualAt = nextAt(ctx.now, file.state, isVoted)
    const dueAt = soonest(usualAt, windows)
    await watchedFiles.change(ctx.tx, { site: site.id, path }, { dueAt })
  }
  return hasMoved
}

/** An open finding of a file that changed once more shows what is there now. */
async function isYetAnother(
  { ctx, site, visit }: Look,
  finding: FindingRow,
  verdict: Verdict,
): Promise<boolean> {
  const { id: subject, state, checkName: check } = finding
  const isOther = finding.verdict.params['after'] !== verdict.params['after']
  if (state !== 'open' || !isOther) return false
  await findings.change(ctx.tx, { id: subject }, { verdict, visit })
  const { reason, severity } = verdict
  const body = { site: site.id, check, reason, severity, areas: affectedAreas(site), visit }
  ctx.record(records['finding.changed'], { subject, area: site.area, body })
  return true
}

function nextAt(now: Time, state: FileState, isVoted: boolean): Time {
  // What is being confirmed is fetched by the next look, whenever it comes.
  if (isVoted) return now
  return addMs(now, state === 'same' ? EVERY_MS : AGAIN_MS)
}
