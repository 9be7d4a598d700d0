import { type Actor, mayOpen } from '../core/actor.ts'
import type { NavGroup } from '../core/nav.ts'
import type { NavPage } from '../core/page.ts'
import { groupsOf, isHot, type Work } from '../core/waiting.ts'
import type { Language, Translator } from '../core/text.ts'
import type { Time } from '../core/time.ts'
import { ICON, STYLES } from '../ui/assets.ts'
import { type Html, html } from '../ui/html.ts'
import type { Count, CurrentLink, Desk, Frame, NavigationGroup, Surface } from '../ui/frame.ts'
import { frameTexts, groupTexts } from './frame-texts.ts'
import type { DoorParts, House, Identity } from './house.ts'
import { SEARCH_PATH } from './pages/search.ts'
import type { RealmName } from './request.ts'
import { texts } from './texts.ts'

/** What the frame of a page is made from. */
export interface FrameParts {
  readonly parts: DoorParts
  readonly house: House
  readonly realm: RealmName
  readonly language: Language
  readonly path: string
  readonly surface: Surface
  readonly t: Translator
  readonly at: Time
  readonly actor: Actor
  readonly identity: Identity
  /** What waits for the reader; nothing outside the console. */
  readonly waiting?: readonly Work[]
  /** Where it is said how the page is cited; null where nobody cites it. */
  readonly citeHref?: string | null
  /** What is said above everything; undefined where nothing may be. */
  readonly outage?: readonly Html[] | undefined
}

/** Address of a static file: its name and a part of its hash, so that it may be kept for ever. */
export function assetPath(parts: DoorParts, name: string): string {
  const asset = parts.assets.get(name)
  if (asset === undefined) throw new Error(`there is no asset ${name}`)
  return `/static/${asset.etag}/${name}`
}

/** Everything around `main`: who, where, which realm, where one can go. */
export function frameOf(of: FrameParts): Frame {
  const { parts, house, realm, surface } = of
  const base = `${house.node.prefix}/${of.language}`
  const navigation = navigationFor(of, base)
  return {
    surface,
    realm,
    nodeName: nameOf(of),
    version: house.node.version,
    languages: parts.languages,
    path: of.path === '/' ? '' : of.path,
    home: surface === 'public' ? '' : `/${surface}`,
    navigation: navigation.filter(({ name }) => name !== 'me'),
    views: viewsFor(of, base),
    styles: STYLES[surface].map((name) => assetPath(parts, name)),
    icon: assetPath(parts, ICON),
    mark: house.node.mark,
    ...(isInstalled(surface) ? { manifest: `${base}/${surface}/manifest.webmanifest` } : {}),
    ...(surface === 'console' ? { desk: deskOf(of, navigation, base) } : {}),
    help: footLinks(of, base),
    ...(of.outage === undefined ? {} : { outage: of.outage }),
    shownAt: { at: of.at, zone: house.node.zone },
  }
}

/** Whether a page of a surface can be installed on a telephone: then it has no way to other pages. */
function isInstalled(surface: Surface): boolean {
  return surface === 'station' || surface === 'watch'
}

/** A name that only says which machine this is. */
const OF_MACHINE = /^(localhost|[\d.]+|\[.*\])$/

/** What the node is called; where nobody has named it yet, what it is. */
export function nameOf({ house: { nodeName }, t }: Pick<FrameParts, 'house' | 't'>): string {
  return OF_MACHINE.test(nodeName) ? t(texts.unnamed) : nodeName
}

/** Help at the same place on all pages; on public ones also what programs read. */
function footLinks({ house, surface, t, citeHref }: FrameParts, base: string): Html {
  const link = html`<a href="${base}/help">${t(texts.help)}</a>`
  if (surface !== 'public') return link
  const { prefix } = house.node
  const cite = citeHref && html` <a href="${citeHref}" rel="nofollow">${t(texts.cite)}</a>`
  return html`${link}${cite} <a href="${prefix}/alerts.atom">${t(texts.feed)}</a> <a href="${prefix}/log/checkpoint">${t(texts.proof)}</a>`
}

type Group = NavigationGroup & { readonly name: NavGroup }

/** Groups that people of a node use every day: they are open before the others. */
const DAILY: readonly NavGroup[] = ['learn', 'alert', 'watch', 'investigate']

/** Rows of the navigation that stand in sight together on a screen of 900 pixels, below the head of the exercise. */
export const ROWS = 25
/** Rows that the heading of a group takes. */
export const HEADING_ROWS = 1.3

/** Which groups are open: that of the page, then as many as stand in sight, the others one press away. */
export function openGroups(groups: readonly Group[]): ReadonlySet<NavGroup> {
  const places = [...DAILY, ...groups.map(({ name }) => name)]
  const isHere = ({ entries }: Group) => entries.some(({ isCurrent }) => isCurrent)
  const inTurn = [
    ...groups.filter(({ label }) => label === undefined),
    ...groups.filter(isHere),
    ...groups.toSorted((a, b) => places.indexOf(a.name) - places.indexOf(b.name)),
  ]
  let left = ROWS - HEADING_ROWS * groups.filter(({ label }) => label !== undefined).length
  const open = new Set<NavGroup>()
  for (const group of inTurn) {
    const { name, entries } = group
    if (open.has(name) || (entries.length > left && !isHere(group))) continue
    open.add(name)
    left -= entries.length
  }
  return open
}

/** The groups that hold something for the reader, in the order of the navigation. */
function navigationFor(of: FrameParts, base: string): readonly Group[] {
  const { house, surface, t, waiting = [] } = of
  if (isInstalled(surface)) return []
  // Among all that waits what comes from one cause counts as one, as the page of what waits shows it.
  const everything = { count: groupsOf(waiting).length, isHot: waiting.some(isHot) }
  const isShown = (page: NavPage) =>
    surface === 'console' ? isListed(page, of) : page.surface === 'public'
  const shown = house.navigation.flatMap((entry) => {
    const first = entry.views.find(({ page }) => isShown(page))
    return first === undefined ? [] : [{ ...entry, page: first.page }]
  })
  const at = entryOf(shown)
  const here = at(of.path)
  const there = Map.groupBy(waiting, ({ path }) => at(path.split('?', 1)[0] ?? path))
  const groups = Object.entries(Object.groupBy(shown, ({ group }) => group)).map(
    ([name, entries]) => {
      const group = name as NavGroup
      const label = groupTexts[group]
      return {
        name: group,
        ...(label === null ? {} : { label: t(label) }),
        entries: entries.map((entry) => ({
          href: hrefOf(entry.page, base),
          label: t(entry.label),
          isCurrent: entry === here,
          waiting: entry.countsAll ? everything : countOf(there.get(entry) ?? []),
        })),
      }
    },
  )
  const open = openGroups(groups)
  return groups.map((group) => ({ ...group, isOpen: open.has(group.name) }))
}

function hrefOf({ path }: NavPage, base: string): string {
  return `${base}${path === '/' ? '' : path}`
}

/**
 * To which of these entries a path belongs: to the one that has the page, else the nearest page above; none for a path that
 * is below no page of theirs. Each path has one at most, so that one line of the menu is where the reader is.
 */
export function entryOf<
  E extends { readonly views: readonly { readonly page: { path: string } }[] },
>(entries: readonly E[]): (path: string) => E | undefined {
  const byPage = new Map(
    entries.flatMap((entry) => entry.views.map(({ page }) => [page.path, entry] as const)),
  )
  return (path) => {
    const nearest = pathsUpFrom(path).find((one) => byPage.has(one))
    return nearest === undefined ? undefined : byPage.get(nearest)
  }
}

/** The path itself, and those of the pages that it is below; the situation has none below it. */
function pathsUpFrom(path: string): readonly string[] {
  const above = path.slice(0, path.lastIndexOf('/'))
  return above.lastIndexOf('/') > 0 ? [path, ...pathsUpFrom(above)] : [path]
}

/** How much waits there: what stands for several counts as all of them. */
function countOf(here: readonly Work[]): Count {
  const count = here.reduce((sum, { several }) => sum + (several?.count ?? 1), 0)
  return { count, isHot: here.some(isHot) }
}

/** The other ways to see what this page shows, for whoever may open them. */
function viewsFor(of: FrameParts, base: string): readonly CurrentLink[] {
  const entry = of.house.navigation.find(({ views }) =>
    views.some(({ page }) => page.path === of.path && page.surface === of.surface),
  )
  return (entry?.views ?? [])
    .filter(({ page }) => isListed(page, of))
    .map(({ page, label }) => ({
      href: hrefOf(page, base),
      label: of.t(label),
      isCurrent: page.path === of.path,
    }))
}

function deskOf(of: FrameParts, navigation: readonly Group[], base: string): Desk {
  const { t, identity, language, waiting = [] } = of
  const own = navigation.find(({ name }) => name === 'me')?.entries ?? []
  const firstOf = (group: NavGroup) => navigation.find(({ name }) => name === group)?.entries[0]
  const [situation, work] = navigation.find(({ name }) => name === 'top')?.entries ?? []
  const third = firstOf('alert') ?? firstOf('watch') ?? firstOf('node')
  return {
    person: identity.name ?? t(texts.signedIn),
    // People live in Actual, whichever realm they look at.
    own: [{ href: `/${language}/console/me`, label: t(frameTexts.account) }, ...own],
    searchHref: `${base}${SEARCH_PATH}`,
    searchLabel: t(frameTexts.searchLabel),
    waiting: groupsOf(waiting).length,
    shortcuts: [
      ...(situation === undefined ? [] : [{ ...situation, icon: 'pulse' as const }]),
      ...(work === undefined
        ? []
        : [{ ...work, label: t(frameTexts.waitingShort), icon: 'tray' as const }]),
      ...(third === undefined
        ? []
        : [{ ...third, icon: firstOf('alert') === undefined ? 'list' : 'bell' } as const]),
    ],
  }
}

function isListed(page: NavPage, { actor, realm }: FrameParts): boolean {
  if (page.surface !== 'console') return false
  if (page.realm !== undefined && page.realm !== realm) return false
  return mayOpen(actor, page)
}
