import { hash } from 'node:crypto'
import { DAY, msBetween, toMs } from '../../core/time.ts'
import type { PageChanges, VisitView } from './checks/index.ts'
import { look } from './watch/index.ts'
import type { JudgedPage, WatchedPage, Watching } from './watched.ts'

/** A page that stays as it is is read again once a day: what it says of days counts anew, and it is not forgotten. */
const JUDGED_FOR_MS = DAY

/** Reads the page of a visit, judges it by what was learned of it, and learns from it; null where no page came. Pure. */
export function watchPage(view: VisitView, watching: Watching): WatchedPage | null {
  const home = view.home()
  const content = view.content()
  if (home === null || content.kind !== 'page') return null
  const { last, version, isFrozen, isAnnounced, languages, learnMs } = watching
  const { phrases } = view.site.policy
  const body = home.exchange.it.sha256 ?? ''
  const circumstances = hash(
    'sha256',
    JSON.stringify([home.url.href, phrases, isFrozen, isAnnounced, languages]),
  )
  const isSame = last?.body === body && last.circumstances === circumstances
  if (isSame && last.stage === 'full' && msBetween(last.judgedAt, view.now) < JUDGED_FOR_MS)
    return { ...last, version, profile: null, damage: null }
  const stored = watching.profile === null ? null : Buffer.from(watching.profile, 'base64')
  const options = { languages, learnMs, isFrozen, isAnnounced, phrases, passages: [] }
  const at = { url: home.url.href, atMs: toMs(view.now) }
  const looked = look(content.html, stored, { ...options, ...at })
  const isKept = looked.stored === stored
  return {
    version,
    body,
    circumstances,
    judgedAt: view.now,
    stage: looked.stage,
    items: plain(looked.items.filter(({ level }) => level !== 'note')),
    notTested: [...looked.notTested],
    profile: isKept ? null : Buffer.from(looked.stored).toString('base64'),
    damage: looked.damage,
  }
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
