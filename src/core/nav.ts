// The navigation: pages say to which group they belong and after which entry they stand, or which entry they are a view of.
import { placed, placedFaults } from './placed.ts'
import type { Message } from './text.ts'

/** Groups by what people do, in the order in which they are shown; `me` is the menu of the person's name. */
export const NAV_GROUPS = [
  'top',
  'watch',
  'alert',
  'investigate',
  'inform',
  'share',
  'people-and-law',
  'learn',
  'node',
  'me',
  'public',
] as const

export type NavGroup = (typeof NAV_GROUPS)[number]

/** A page's entry of the navigation; a slice brings one to three. */
export interface NavEntry {
  readonly group: NavGroup
  /** Path of the page whose entry it follows, of the same group; without it stands in the order of the slices. */
  readonly after?: string
  readonly label: Message
  /** Its number is that of all that waits, wherever it is done. */
  readonly countsAll?: true
  /** What the page is called beside its other views, where the entry says more. */
  readonly view?: Message
}

/** A page that is one view of an entry: it stands in a row with its siblings, above each of them. */
export interface NavView {
  /** Path of the page that has the entry. */
  readonly under: string
  readonly after?: string
  readonly label: Message
}

/** Where a page is found. */
export type Nav = NavEntry | NavView

interface Found {
  readonly path: string
  readonly nav?: Nav
}

/** One entry with the page it leads to, and the other views of it. */
export interface Navigation<P> {
  readonly group: NavGroup
  readonly label: Message
  readonly countsAll: boolean
  readonly page: P
  /** The page itself first, then the others in their order; only itself where there are none. */
  readonly views: readonly { readonly page: P; readonly label: Message }[]
}

type Standing<P> = { readonly page: P; readonly name: string; readonly after?: string }

function standing<P extends Found>(pages: readonly P[], is: (nav: Nav) => boolean): Standing<P>[] {
  return pages.flatMap((page) => {
    const { nav, path: name } = page
    if (nav === undefined || !is(nav)) return []
    return [{ page, name, ...(nav.after === undefined ? {} : { after: nav.after }) }]
  })
}

const entriesOf = <P extends Found>(pages: readonly P[], group: NavGroup) =>
  standing(pages, (nav) => 'group' in nav && nav.group === group)

const viewsOf = <P extends Found>(pages: readonly P[], path: string) =>
  standing(pages, (nav) => 'under' in nav && nav.under === path)

/** The entries with their views, in the order of the navigation. Throws Error with a sentence for each mistake. */
export function navigationOf<P extends Found>(pages: readonly P[]): Navigation<P>[] {
  const faults = navFaults(pages)
  if (faults.length > 0) throw new Error(`the house is not in order: ${faults.join(' ')}`)
  return NAV_GROUPS.flatMap((group) =>
    placed(entriesOf(pages, group)).flatMap(({ page }) => {
      const { nav } = page
      if (nav === undefined || !('group' in nav)) return []
      const others = placed(viewsOf(pages, page.path)).flatMap((one) =>
        one.page.nav === undefined ? [] : [{ page: one.page, label: one.page.nav.label }],
      )
      const views = [{ page, label: nav.view ?? nav.label }, ...others]
      return [{ group, label: nav.label, countsAll: nav.countsAll ?? false, page, views }]
    }),
  )
}

/** What is wrong with the entries and views, a sentence each. */
export function navFaults(pages: readonly Found[]): string[] {
  const entries = new Set(
    pages.flatMap(({ nav, path }) => (nav !== undefined && 'group' in nav ? [path] : [])),
  )
  const lost = pages.flatMap(({ nav, path }) =>
    nav === undefined || 'group' in nav || entries.has(nav.under)
      ? []
      : [`The page ${path} is a view of ${nav.under}, which has no entry: name one that has.`],
  )
  return [
    ...NAV_GROUPS.flatMap((group) =>
      placedFaults(`entries of the navigation group ${group}`, entriesOf(pages, group)),
    ),
    ...[...entries].flatMap((path) => placedFaults(`views of ${path}`, viewsOf(pages, path))),
    ...lost,
  ]
}
