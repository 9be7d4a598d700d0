// The navigation: pages say to which group they belong and after which entry they stand.
import { placed, placedFaults } from './placed.ts'
import type { Message } from './text.ts'

/** Groups by what people do, in the order in which they are shown. */
export const NAV_GROUPS = [
  'top',
  'alert',
  'watch',
  'investigate',
  'share',
  'people-and-law',
  'learn',
  'node',
  'public',
] as const

/** A page's entry of the navigation. */
export interface Nav {
  readonly group: (typeof NAV_GROUPS)[number]
  /** Path of the page whose entry it follows, of the same group; without it stands in the order of the slices. */
  readonly after?: string
  readonly label: Message
}

interface Entry {
  readonly path: string
  readonly nav?: Nav
}

const entriesOf = <P extends Entry>(pages: readonly P[], group: string) =>
  pages.flatMap((page) => {
    const { nav, path: name } = page
    if (nav?.group !== group) return []
    return [{ page, name, ...(nav.after === undefined ? {} : { after: nav.after }) }]
  })

/** The pages that have an entry, in the order of the navigation. Throws Error with a sentence for each mistake. */
export function inNavigation<P extends Entry>(pages: readonly P[]): P[] {
  const faults = navFaults(pages)
  if (faults.length > 0) throw new Error(`the house is not in order: ${faults.join(' ')}`)
  return NAV_GROUPS.flatMap((group) => placed(entriesOf(pages, group)).map(({ page }) => page))
}

/** What is wrong with the entries, a sentence each. */
export function navFaults(pages: readonly Entry[]): string[] {
  return NAV_GROUPS.flatMap((group) =>
    placedFaults(`entries of the navigation group ${group}`, entriesOf(pages, group)),
  )
}
