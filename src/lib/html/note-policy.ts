import { note, spotOf } from './noting.ts'
import type { Draft, Spot } from './page-parts.ts'
import { policyOf, reportHosts, reportsOfPolicy } from './policy.ts'

/** Hosts and sources of one page's policies that are noted. */
const MAX_NOTED = 100

/** Notes what a policy of the header or of a tag lets run, and where it reports to. */
export function notePolicy(draft: Draft, value: string, spot: Spot): void {
  if (value === '') return
  const { hosts, wide } = policyOf(value, draft.home.host)
  for (const host of hosts.slice(0, MAX_NOTED)) noteHead(draft, `runs://${host}`, host, spot)
  for (const source of wide) noteHead(draft, `runs:${source}`, source, spot)
  noteReports(draft, reportsOfPolicy(value), spot)
}

/** Notes other hosts to which browsers tell what goes wrong, with the addresses of the pages. */
export function noteReports(draft: Draft, value: string, spot: Spot): void {
  for (const host of reportHosts(value, draft.home.host).slice(0, MAX_NOTED))
    noteHead(draft, `reports://${host}`, host, spot)
}

/** Rules by which other hosts are told the whole address of the page that a visitor comes from. */
const TELLING = /(?:^|,)\s*(?:unsafe-url|always)\s*$/i

/** Notes a rule that tells everybody whole addresses; browsers go by the last one that they know. */
export function noteReferrer(draft: Draft, value: string, spot: Spot): void {
  if (TELLING.test(value)) noteHead(draft, 'referrer:unsafe-url', value, spot)
}

/** Notes where browsers of a hidden network are led; the site is another one there for each who runs it. */
export function noteOnion(draft: Draft, value: string, spot: Spot): void {
  const host = URL.parse(value)?.hostname ?? ''
  if (host !== '') noteHead(draft, `onion://${host}`, value, spot)
}

function noteHead(draft: Draft, key: string, label: string, spot: Spot): void {
  note(draft, 'head', key, { ...spotOf(spot), label })
}
