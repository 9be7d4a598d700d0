// What the change watch saw becomes findings, one for each change, and what it learned is kept.
import type { CommandContext } from '../../../core/action.ts'
import { addMs, DAY, MINUTE, type Time, toMs } from '../../../core/time.ts'
import { defacement, verdictOfChange, type Verdict } from '../checks/index.ts'
import type { ConfirmPolicy } from '../confirm.ts'
import { records } from '../records.ts'
import { isExcuse, type VisitResult } from '../schema.ts'
import { type FindingRow, findings, marksOf, votes } from '../store/finding.ts'
import { maintenances, type WindowsNow } from '../store/maintenance.ts'
import { affectedAreas, type SiteRow } from '../store/site.ts'
import {
  changesOf,
  type Held,
  keepChange,
  keepWatch,
  NOTHING_HELD,
  pageDecisions,
  type SiteWatch,
  siteWatches,
} from '../store/watch.ts'
import {
  confirmItems,
  LOOKS_MS,
  NO_SIGHTINGS,
  PROVISIONAL_FETCHES,
  type Sightings,
} from '../watch/index.ts'
import { isFileKey } from '../watched-file.ts'
import { type ChangeItem, heldAs, keyHeld, readOf, type WatchedPage } from '../watched.ts'
import { beginFinding } from './about.ts'
import { endExcuses } from './take-off.ts'

/** Time between the visits by which a page is first learned. */
const LEARN_EVERY_MS = MINUTE

/** A visit with what the change watch said of its page. */
interface Look {
  readonly ctx: CommandContext
  readonly site: SiteRow
  readonly visit: string
  readonly input: VisitResult
  readonly policy: ConfirmPolicy
  /** The windows that it fell into. */
  readonly windows: WindowsNow
  /** Findings of the site that were not over before this visit. */
  readonly live: readonly FindingRow[]
}

/** What came of it. */
export interface Moved {
  readonly hasMoved: boolean
  /** A change is being confirmed: the grade before stands. */
  readonly isUnsettled: boolean
  /** When to look again out of turn. */
  readonly nextVisitAt: Time | null
}

const NOTHING: Moved = { hasMoved: false, isUnsettled: false, nextVisitAt: null }

/** Takes in what the change watch says of a visit: keeps what it learned, and moves the findings about changes. */
export async function takeChanges(look: Look): Promise<Moved> {
  const { ctx, site, input } = look
  const page = input.watched
  if (page === null) return NOTHING
  const row = await siteWatches.one(ctx.tx, { site: site.id })
  // A person decided meanwhile, or another visit came first: this one judged by what no longer holds.
  if ((row?.version ?? 0) !== page.version) return NOTHING
  const before = row?.sightings ?? NO_SIGHTINGS
  const items = stillTold(before, page.items)
  const confirmed = confirmItems(before, items, toMs(ctx.now))
  const held = await heldAfter(look, row?.held ?? NOTHING_HELD, { items, confirmed })
  await keep(look, { row, page, sightings: confirmed.next, held })
  const isTold = noteLearned(look, row, page)
  const opened = new Set(confirmed.opened.map(({ key }) => key))
  const moved = await moveChanges(look, { items, opened, confirmed, held })
  const hasMoved = moved.hasMoved || isTold
  if (moved.isUnsettled) return { ...moved, hasMoved }
  if (page.stage !== 'learning') return { ...moved, hasMoved }
  // Where a page is learned in less than a day, its first visits follow each other as much faster.
  const everyMs = Math.min(LEARN_EVERY_MS, Math.ceil(ctx.node.pace.learnMs / PROVISIONAL_FETCHES))
  return { ...moved, hasMoved, nextVisitAt: addMs(ctx.now, everyMs) }
}

/** Tells that a page is known from now on, or had to be begun anew; gives whether a record was written. */
function noteLearned(
  { ctx, site, visit }: Look,
  row: SiteWatch | undefined,
  { stage, damage }: WatchedPage,
): boolean {
  const of = { subject: site.id, area: site.area }
  if (damage !== null)
    ctx.record(records['page.learnedAnew'], { ...of, body: { why: damage, visit } })
  const isStep = damage === null && row !== undefined && row.stage !== stage
  if (isStep) ctx.record(records['page.learned'], { ...of, body: { stage, visit } })
  return damage !== null || isStep
}

/** One that is open was so before a change was announced, and stays until it is seen to be over. */
function stillTold({ waiting }: Sightings, items: readonly ChangeItem[]): ChangeItem[] {
  const open = new Set(waiting.filter(({ isOpen }) => isOpen).map(({ key }) => key))
  return items.map((item) => (open.has(item.key) ? { ...item, isAnnounced: false } : item))
}

/** Changes of one window that are remembered; a visit tells of a few. */
const MAX_HELD = 200
/** What was seen in a window may be shown to some visitors only, and is not seen in each look after it. */
const HELD_MS = DAY

/** What was seen while a change was announced, until it is seen no more for a day. */
async function heldAfter(
  { ctx, windows }: Look,
  before: Held,
  { items, confirmed }: Pick<Seen, 'items' | 'confirmed'>,
): Promise<Held> {
  const own = windows.change?.id ?? null
  const fresh = items.filter(({ isAnnounced }) => isAnnounced).map(heldAs)
  if (own !== null && fresh.length > 0) {
    const known = before.maintenance === own ? before.keys : []
    return { maintenance: own, keys: [...new Set([...fresh, ...known])].slice(0, MAX_HELD) }
  }
  if (before.maintenance === null || before.maintenance === own) return before
  const window = await maintenances.one(ctx.tx, { id: before.maintenance })
  if (window !== undefined && addMs(window.untilAt, HELD_MS) > ctx.now) return before
  const waiting = [...items, ...confirmed.next.waiting].map(({ key }) => key)
  const keys = before.keys.filter((one) => waiting.includes(keyHeld(one)))
  return keys.length === 0 ? NOTHING_HELD : { ...before, keys }
}

interface Kept {
  readonly row: SiteWatch | undefined
  readonly page: WatchedPage
  readonly sightings: ReturnType<typeof confirmItems>['next']
  readonly held: Held
}

async function keep({ ctx, site }: Look, { row, page, sightings, held }: Kept): Promise<void> {
  const { version, profile, damage, applied, ...last } = page
  const stored = profile === null ? row?.profile : Buffer.from(profile, 'base64')
  if (stored === undefined) return
  const isAnew = row === undefined || damage !== null
  await keepWatch(ctx.tx, row, {
    site: site.id,
    profile: stored,
    version: version + 1,
    stage: last.stage,
    fetches: (isAnew ? 0 : row.fetches) + (profile === null ? 0 : 1),
    beganAt: isAnew ? ctx.now : row.beganAt,
    damage: damage ?? row?.damage ?? null,
    last,
    sightings: structuredClone(sightings) as SiteWatch['sightings'],
    held,
  })
  if (applied.length === 0) return
  await pageDecisions.change(ctx.tx, { site: site.id, before: { not: null } }, { before: null })
  const taken = { appliedAt: ctx.now, before: row?.profile ?? null }
  await pageDecisions.change(ctx.tx, { id: applied }, taken)
}

interface Seen {
  readonly items: readonly ChangeItem[]
  /** Keys of what this look confirmed. */
  readonly opened: ReadonlySet<string>
  readonly confirmed: ReturnType<typeof confirmItems>
  readonly held: Held
}

async function moveChanges(look: Look, { items, opened, confirmed, held }: Seen): Promise<Moved> {
  const { ctx, site } = look
  const live = look.live.filter(isOfChange(site))
  const byKey = new Map(live.map((row) => [row.subject, row]))
  let hasMoved = false
  const told = items.filter((item) => !item.isAnnounced)
  for (const item of told) {
    const row = byKey.get(item.key)
    const announced = held.keys.includes(heldAs(item)) ? held.maintenance : null
    const isOpened = opened.has(item.key)
    if (await takeSeen(look, { item, row, isOpened, announced })) hasMoved = true
  }
  const seen = new Set(told.map(({ key }) => key))
  const waiting = new Set(confirmed.next.waiting.map(({ key }) => key))
  const missed = live.filter(({ subject }) => !seen.has(subject))
  for (const row of missed)
    if (await takeMissed(look, row, waiting.has(row.subject))) hasMoved = true
  const isGoing = missed.some((row) => row.state === 'open' && waiting.has(row.subject))
  const isUnsettled = confirmed.nextLookMs !== null || isGoing
  const nextVisitAt = isUnsettled ? addMs(ctx.now, gap(look, confirmed.nextLookMs)) : null
  return { hasMoved, isUnsettled, nextVisitAt }
}

/** Findings about changes have the change as their subject; the one about the page as a whole has its host. Files are judged by themselves. */
function isOfChange({ host }: SiteRow): (row: FindingRow) => boolean {
  return ({ checkName, subject }) =>
    checkName === defacement.name && subject !== host && !isFileKey(subject)
}

/** Time until the next look, at the pace of the node. */
function gap({ ctx, policy }: Look, nextLookMs: number | null): number {
  const [first = 0, second = first, third = second] = policy.recheckMs
  const isThird = nextLookMs !== null && nextLookMs - toMs(ctx.now) > LOOKS_MS[1]
  return isThird ? third - second : second - first
}

interface Found {
  readonly item: ChangeItem
  readonly row: FindingRow | undefined
  readonly isOpened: boolean
  /** The window in which it was seen first. */
  readonly announced: string | null
}

/** A change that this visit saw; gives whether a record was written. */
async function takeSeen(look: Look, { item, row, isOpened, announced }: Found): Promise<boolean> {
  const { ctx, site, visit } = look
  const verdict = verdictOfChange(item, evidenceIn(look.input))
  const isOpen = isOpened || row?.state === 'open'
  const facts = { owner: { site: site.id }, verdict, visit, isOpen }
  const finding = row?.id ?? (await beginFinding(ctx, facts))
  const { isFreed, isRaise } = await toldAnew(look, row, { item, verdict })
  await keepChange(ctx.tx, { finding, site: site.id, item, announced })
  const isOther = row?.reason !== verdict.reason || row.severity !== verdict.severity
  const type = isRaise ? 'finding.raised' : deed(row, isOpened, isOther)
  if (row?.state !== 'open')
    await votes.insert(ctx.tx, { finding, visit, at: ctx.now, says: 'bad', isCounted: false })
  if (type === null) return isFreed
  const { reason, severity } = verdict
  const shown = { reason, severity, verdict, visit }
  const opening = isOpened ? { state: 'open' as const, openedAt: ctx.now } : {}
  if (row) await findings.change(ctx.tx, { id: finding }, { ...shown, ...opening })
  noteFinding(look, { type, finding, said: verdict })
  return true
}

/** Whether a change that was there is told like one that opens, and whether what excused it was taken off. */
async function toldAnew(
  look: Look,
  row: FindingRow | undefined,
  { item, verdict }: { readonly item: ChangeItem; readonly verdict: Verdict },
): Promise<{ readonly isFreed: boolean; readonly isRaise: boolean }> {
  if (row === undefined) return { isFreed: false, isRaise: false }
  const isFreed = await isExcusedNoMore(look, row.id, item)
  const isAlarmAnew = isFreed && row.state === 'open' && isAlarm(verdict)
  return { isFreed, isRaise: isAlarmAnew || (await isRaised(look, row, verdict)) }
}

/** Whoever excused a change read it: another text in its place is excused by nobody. Gives whether anything excused it till now. */
async function isExcusedNoMore(
  { ctx, site }: Look,
  id: string,
  item: ChangeItem,
): Promise<boolean> {
  const before = (await changesOf(ctx.tx, [id])).get(id)
  if (before === undefined || readOf([{ id, ...before }]) === readOf([{ id, ...item }]))
    return false
  return await endExcuses(ctx, id, { owner: { site: site.id }, area: site.area })
}

/** Work that became an alarm while it was open: what no person excused is told like one that opens. */
export async function isRaised(
  { ctx }: Pick<Look, 'ctx'>,
  row: FindingRow | null,
  { severity }: Verdict,
): Promise<boolean> {
  if (row?.state !== 'open' || isAlarm(row) || !isAlarm({ severity })) return false
  const marks = await marksOf(ctx.tx, [row.id], ctx.now)
  return !marks.some(({ kind }) => isExcuse(kind))
}

/** What may draft an alert; all else is work. */
function isAlarm({ severity }: Pick<Verdict, 'severity'>): boolean {
  return severity === 'H' || severity === 'C'
}

type Deed = 'finding.suspected' | 'finding.opened' | 'finding.changed' | 'finding.raised'

function deed(row: FindingRow | undefined, isOpened: boolean, isOther: boolean): Deed | null {
  if (isOpened && row?.state !== 'open') return 'finding.opened'
  if (row === undefined) return 'finding.suspected'
  return row.state === 'open' && isOther ? 'finding.changed' : null
}

/** A change that this visit did not see; gives whether a record was written. */
async function takeMissed(look: Look, row: FindingRow, isWaiting: boolean): Promise<boolean> {
  const { ctx, visit } = look
  await votes.insert(ctx.tx, {
    finding: row.id,
    visit,
    at: ctx.now,
    says: 'good',
    isCounted: false,
  })
  if (isWaiting) return false
  const state = row.state === 'open' ? 'closed' : 'lapsed'
  await findings.change(ctx.tx, { id: row.id }, { state, closedAt: ctx.now })
  noteFinding(look, { type: `finding.${state}`, finding: row.id, said: row })
  return true
}

function noteFinding(
  { ctx, site, visit }: Look,
  {
    type,
    finding,
    said,
  }: {
    type: Deed | 'finding.closed' | 'finding.lapsed'
    finding: string
    said: Pick<Verdict, 'reason' | 'severity'>
  },
): void {
  const { reason, severity } = said
  const areas = affectedAreas(site)
  const body = { site: site.id, check: defacement.name, reason, severity, areas, visit }
  ctx.record(records[type], { subject: finding, area: site.area, body })
}

/** The answer that a page came with. */
function evidenceIn({ observations }: VisitResult): Verdict['evidence'] {
  const at = observations.findIndex(
    ({ seen }) => seen.kind === 'http.exchange' && seen.purpose === 'home',
  )
  const sha256 = observations[at]?.seen.sha256 ?? null
  return at < 0 ? [] : [{ observation: at, sha256 }]
}
