// Every page of the house, of the doors and of the slices.

import type { Page } from '../../src/core/slice.ts'
import { slices } from '../../src/domains/index.ts'
import { doorPages } from '../../src/http/pages/index.ts'

/** All pages, in the order in which addresses are looked up. */
export function allPages(): readonly Page[] {
  return [...doorPages(slices), ...slices.flatMap((slice) => slice.pages)] as readonly Page[]
}

const PAGES = allPages()

/** The page that an address without language and realm belongs to; undefined for what is no page, as a file. */
export function pageAt(path: string): Page | undefined {
  const isOf = (pattern: string) =>
    new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`).test(path === '' ? '/' : path)
  return PAGES.find((one) => one.path === path) ?? PAGES.find((one) => isOf(one.path))
}
