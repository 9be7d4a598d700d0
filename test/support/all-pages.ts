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

/**
 * Pages that only a mail, a station’s telephone, an alert in another state, a case, a chosen country, a file of sites, a
 * damaged log, a revoked device, a changed claim or a notice links to; the sweep over all pages does not come there, and
 * tests of their own open them.
 */
export const NOT_LINKED: readonly string[] = [
  '/alerts/:alert',
  '/answer/:token',
  '/claims/:claim/changes',
  '/console/alerts/:alert/again',
  '/console/alerts/:alert/calls',
  '/console/alerts/:alert/release',
  '/console/alerts/:alert/update',
  '/console/attacks/:form',
  '/console/attacks/write/:incident',
  '/console/cases/:case',
  '/console/cases/:case/analysis',
  '/console/cases/:case/attribution',
  '/console/cases/:case/bundle',
  '/console/cases/:case/erasure',
  '/console/cases/:case/justice',
  '/console/cases/:case/observations',
  '/console/cases/:case/observations/rows',
  '/console/cases/:case/referral',
  '/console/cases/:case/requests',
  '/console/cases/:case/requests/:request',
  '/console/cases/:case/team',
  '/console/directory/agencies/:agency',
  '/console/disclosed/:case',
  '/console/exercise/truth',
  '/console/issues/:code',
  '/console/log-damage',
  '/console/observers/:group',
  '/console/problems/:problem',
  '/console/reports/:report',
  '/console/sites/import/:file',
  '/console/statements/:incident/letters',
  '/console/stations/:station/said/:device',
  '/console/timeline/:area',
  '/console/watch/entries/:entry',
  // By the address to cite, which names no language.
  '/issues/:issue',
  '/issues/areas/:area',
  '/issues/bulletin/:week',
  '/scripts',
  '/statements/:statement',
  '/station/notify',
  '/watch/:form',
]
