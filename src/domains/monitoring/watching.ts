import { hash } from 'node:crypto'
import { DAY, msBetween, type Time, toMs } from '../../core/time.ts'
import {
  type Content,
  type KeptFacts,
  type PageChanges,
  toKeep,
  type VisitView,
} from './checks/index.ts'
import { headMark, type PageHead, type Tree } from '../../lib/html/index.ts'
import {
  approve,
  type Item,
  look,
  type Looked,
  openPlace,
  readProfile,
  writeProfile,
} from './watch/index.ts'
import { type FilesSeen, filesSeen } from './page-files.ts'
import {
  type Decision,
  heldAs,
  type JudgedPage,
  judgedPage,
  type WatchedPage,
  type Watching,
} from './watched.ts'

/** A page that stays as it is is read again once a day: what it says of days counts anew, and it is not forgotten. */
const JUDGED_FOR_MS = DAY

/** Without a last judgement that is not as one is written, or was made at a time that has not come: the page is read anew. */
export function soundly(watching: Watching, now: Time): Watching {
  const last = judgedPage.safeParse(watching.last).data ?? null
  return { ...watching, last: last !== null && msBetween(last.judgedAt, now) >= 0 ? last : null }
}

/** What the last look at a page left of it for this one; null where it is to be read again. */
export function keptOf({ last }: Watching, now: Time): KeptFacts | null {
  return last?.page !== undefined && isFresh(last, now) ? last.page : null
}

function isFresh({ judgedAt }: JudgedPage, now: Time): boolean {
  return msBetween(judgedAt, now) < JUDGED_FOR_MS
}

/** Reads the page of a visit, judges it by what was learned of it, and learns from it; null where no page came. Pure. */
export function watchPage(view: VisitView, watching: Watching): WatchedPage | null {
  const home = view.home()
  const shown = home && shownIn(view.content())
  if (home === null || shown === null) return null
  const { last, version } = watching
  const body = home.exchange.it.sha256 ?? ''
  const { url } = home.exchange.it
  const head: PageHead = { url, finalUrl: home.url.href, headers: home.headers() }
  const circumstances = circumstancesOf(head, shown.of, watching)
  const files = filesSeen(view, last?.files ?? [])
  const same = asBefore(view, watching, { body, circumstances, files })
  if (same !== null)
    return { ...same, ...shown.kept, version, profile: null, damage: null, applied: [] }
  const atMs = toMs(view.now)
  const { html, tree, kept } = shown.read()
  const stored = watching.profile === null ? null : Buffer.from(watching.profile, 'base64')
  const options = { ...howToLook(view, watching), ...head, atMs, tree, files: files.given }
  const looked = look(html, stored, options)
  // What is no page is a change of one that is known; nothing is to be learned of it.
  if (tree === undefined && looked.stage === 'learning') return null
  const decided = decide(looked, watching.decisions, atMs)
  const isKept = decided.stored === stored
  return {
    version,
    body,
    circumstances,
    judgedAt: view.now,
    stage: looked.stage,
    items: plain(told(decided.items, watching.held)),
    notTested: [...looked.notTested],
    ...kept,
    files: files.after(looked.reading.files, looked.unread),
    profile: isKept ? null : Buffer.from(decided.stored).toString('base64'),
    damage: looked.damage,
    applied: decided.applied,
  }
}

/** The same bytes in other characters, told otherwise by their header or judged by other settings, are another page. */
function circumstancesOf(head: PageHead, of: string, watching: Watching): string {
  const { passages, isFrozen, isAnnounced, languages } = watching
  const came = [head.finalUrl, headMark(head)]
  return hash('sha256', JSON.stringify([came, of, passages, isFrozen, isAnnounced, languages]))
}

interface Came {
  readonly body: string
  readonly circumstances: string
  readonly files: FilesSeen
}

/** What a page was judged to be, where it is as it was and need not be read; null otherwise. */
function asBefore(
  { now }: VisitView,
  { last, decisions }: Watching,
  { body, circumstances, files }: Came,
): JudgedPage | null {
  if (last?.stage !== 'full' || last.files === undefined || !isFresh(last, now)) return null
  const isSame = last.body === body && last.circumstances === circumstances
  if (!isSame || files.hasNew || decisions.length > 0) return null
  return { ...last, files: files.after(last.files, []) }
}

function howToLook(view: VisitView, watching: Watching) {
  const { languages, learnMs, isFrozen, isAnnounced, passages } = watching
  const { phrases } = view.site.policy
  return { languages, learnMs, isFrozen, isAnnounced, phrases, passages }
}

/** What came in place of the page, as the change watch reads it. */
interface Shown {
  readonly of: string
  /** What is known of it without reading it. */
  readonly kept: Kept
  read(): { readonly html: string; readonly tree?: Tree; readonly kept: Kept }
}
type Kept = Pick<WatchedPage, 'page'>

/** A page; or what browsers do not show as one: then nothing of the page is there. Null where nothing came. */
function shownIn(content: Content): Shown | null {
  if (content.kind === 'other')
    return { of: content.type, kept: {}, read: () => ({ html: '', kept: {} }) }
  if (content.kind !== 'page') return null
  const { of } = content
  const read = () => {
    const { page, html, facts } = content.read()
    return { html, tree: page.tree, kept: toKeep({ of, page: facts }) }
  }
  return { of, kept: toKeep(content), read }
}

interface Decided {
  readonly items: readonly Item[]
  readonly stored: Uint8Array
  readonly applied: string[]
}

/** Takes into the profile what people decided about changes that this look saw; those are changes no more. */
function decide(looked: Looked, decisions: readonly Decision[], atMs: number): Decided {
  const before = { items: looked.items, stored: looked.stored, applied: [] }
  if (decisions.length === 0) return before
  const read = readProfile(looked.stored)
  if ('damage' in read) return before
  let profile = read
  const settled = new Set<string>()
  const applied: string[] = []
  for (const { id, kind, items } of decisions) {
    const matching = looked.items.filter((item) => items.some((one) => isSameChange(one, item)))
    if (kind === 'moves') for (const { place } of items) openPlace(profile, place)
    // What is not there now may be there again: an approval waits for it.
    else if (matching.length === 0) continue
    profile = approve(profile, looked.reading, atMs, matching)
    for (const { key } of matching) settled.add(key)
    applied.push(id)
  }
  const items = looked.items.filter(({ key }) => !settled.has(key))
  return { items, stored: writeProfile(profile), applied }
}

function isSameChange(one: Decision['items'][number], item: Item): boolean {
  const { key, old, now, whole } = item
  return one.key === key && one.old === old && one.now === now && one.whole === whole
}

/** What is told: without notes, and what was announced waits as work, unless it is critical. */
function told(items: readonly Item[], held: readonly string[]): Item[] {
  const all = items.filter(({ level }) => level !== 'note')
  return all.map((item) =>
    item.level === 'H' && held.includes(heldAs(item)) ? { ...item, level: 'M' } : item,
  )
}

/** Lists that may be written to, as they are stored. */
function plain(items: readonly object[]): JudgedPage['items'] {
  return structuredClone(items) as JudgedPage['items']
}

/** What the checks say of it. */
export function changesOf(
  page: Pick<WatchedPage, 'stage' | 'items' | 'notTested'> | null,
): PageChanges | null {
  if (page === null) return null
  const { stage, items, notTested } = page
  const told = items.filter((item) => !item.isAnnounced)
  return {
    stage,
    levels: told.map(({ level }) => level),
    isAnnounced: told.length < items.length,
    notTested,
  }
}
