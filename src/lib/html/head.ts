// What came with a page besides its body: where the way to it ended, and the header fields that browsers act on.
import { readRelation } from './address-facts.ts'
import { addressKey, homeOf, plainHost } from './address-key.ts'
import { noteCharset, noteReference, noteRefresh, noteRobots } from './inventory.ts'
import { note } from './noting.ts'
import { isSameSite } from './own-files.ts'
import { noteOnion, notePolicy, noteReferrer, noteReports } from './note-policy.ts'
import { type Draft, draftOf, type InventoryKind } from './page-parts.ts'

/** How a page was answered. */
export interface PageHead {
  /** Address that was asked for. */
  readonly url: string
  /** Address at the end of the redirects; default `url`. */
  readonly finalUrl?: string | undefined
  /** Header fields of the last answer, names in lower case, repeated ones joined by `, `; default none known. */
  readonly headers?: ReadonlyMap<string, string> | undefined
}

/** Characters of one field that are read: the rest is no part of what a site sends to visitors. */
const MAX_VALUE = 8_000
/** Addresses of one `Link` field. */
const MAX_ADDRESSES = 100
/** Of the page as a whole. */
const SPOT = { path: '', isHidden: false }

/** Notes in the inventories what came with the page. Linear; never throws. */
export function readHead(draft: Draft, { url, finalUrl, headers }: PageHead): void {
  noteLanding(draft, url, finalUrl ?? url)
  if (headers === undefined) return
  const valueOf = (name: string) => headers.get(name)?.slice(0, MAX_VALUE).trim() ?? ''
  noteType(draft, valueOf('content-type'), valueOf('x-content-type-options'))
  const disposition = valueOf('content-disposition')
  if (/^attachment\b/i.test(disposition))
    note(draft, 'head', 'shown:attachment', { ...SPOT, label: disposition })
  const refresh = valueOf('refresh')
  if (refresh !== '') noteRefresh(draft, refresh, SPOT)
  noteLinks(draft, valueOf('link'))
  const robots = valueOf('x-robots-tag')
  if (robots !== '') noteRobots(draft, robots, SPOT)
  for (const name of ['clear-site-data', 'service-worker-allowed']) {
    const value = valueOf(name)
    if (value !== '')
      note(draft, 'head', `${name}:${value.toLowerCase().slice(0, 100)}`, { ...SPOT, label: value })
  }
  if (keepsSafe(valueOf('strict-transport-security')))
    note(draft, 'head', 'transport', { ...SPOT, label: valueOf('strict-transport-security') })
  noteOrigin(draft, valueOf('access-control-allow-origin'), {
    isWithNames: /^true$/i.test(valueOf('access-control-allow-credentials')),
  })
  noteOnion(draft, valueOf('onion-location'), SPOT)
  noteForeign(draft, 'rules', valueOf('speculation-rules').match(QUOTED) ?? [])
  const services = valueOf('alt-svc').matchAll(SERVICE)
  noteForeign(
    draft,
    'service',
    Array.from(services, ([, host]) => `https://${host}`),
  )
  const policy = valueOf('content-security-policy')
  if (policy !== '') note(draft, 'head', 'policy', { ...SPOT, label: policy })
  notePolicy(draft, policy, SPOT)
  noteReferrer(draft, valueOf('referrer-policy'), SPOT)
  noteReports(draft, `${valueOf('reporting-endpoints')} ${valueOf('report-to')}`, SPOT)
}

/** Addresses of a list of strings, at most MAX_ADDRESSES. Source: RFC 9651 section 3.3.3. */
const QUOTED = /(?<=")[^"\s]{1,2000}(?=")/g
/** Hosts of other servers of the same page; without a host it is the same one. Source: RFC 7838 section 3. */
const SERVICE = /=\s{0,9}"([a-z0-9.-]{1,253}):\d{1,5}"/gi

/** Notes other sites whose pages browsers fetch beforehand, or that they ask in place of this one. */
function noteForeign(draft: Draft, sort: 'rules' | 'service', addresses: readonly string[]): void {
  for (const address of addresses.slice(0, MAX_ADDRESSES)) {
    const host = plainHost(URL.parse(address, draft.home.base)?.hostname ?? '')
    if (host !== '' && !isSameSite(host, draft.home.host))
      note(draft, 'head', `${sort}://${host}`, { ...SPOT, label: address })
  }
}

/** Seconds below which browsers forget at once that a site is asked for under protection only: a day. */
const MIN_SAFE = 86_400

function keepsSafe(value: string): boolean {
  const [, seconds = ''] = /max-age\s{0,9}=\s{0,9}"?(\d{1,12})/i.exec(value) ?? []
  return Number(seconds) >= MIN_SAFE
}

/** Notes another site whose scripts may read the page, and whether they read it as the visitor does. */
function noteOrigin(
  draft: Draft,
  value: string,
  { isWithNames }: { readonly isWithNames: boolean },
): void {
  const named = plainHost(URL.parse(value)?.hostname ?? '')
  const host = value.toLowerCase() === 'null' ? 'null' : named
  if (host === '' || (host !== 'null' && isSameSite(host, draft.home.host))) return
  const how = isWithNames ? 'named' : 'open'
  note(draft, 'head', `origin:${how}://${host}`, { ...SPOT, label: value })
}

/** What of all this decides how a page is judged, as text: the same where nothing of it changed. */
export function headMark(head: PageHead): string {
  const home = homeOf(head.finalUrl ?? head.url)
  if (home === null) return ''
  const draft = draftOf(home)
  readHead(draft, head)
  const all = Object.values(draft.inventories).flatMap((things) => [...things.values()])
  return all
    .map(({ kind, key }) => `${kind} ${key}`)
    .sort()
    .join('\n')
}

/** Where visitors end: own path without what changes by itself, `//host/path` elsewhere, `http:` before where protection ended. */
function noteLanding(draft: Draft, asked: string, ended: string): void {
  const home = homeOf(asked)
  const address = home && addressKey(ended, home)
  if (!address) return
  const isBare = /^https:/i.test(asked) && /^http:/i.test(ended)
  const path = address.key.split('?', 1)[0] ?? ''
  const key = `${isBare ? 'http:' : ''}${path}`
  draft.inventories.landing.set(key, {
    ...SPOT,
    kind: 'landing',
    key,
    count: 1,
    label: ended.slice(0, 200),
    address,
  })
}

/** Media type and charset. Without a type browsers look at the bytes, unless that is forbidden: then they show the source. */
function noteType(draft: Draft, value: string, options: string): void {
  const [written = ''] = value.toLowerCase().split(';', 1)
  const isForbidden = written === '' && /^nosniff\b/i.test(options)
  const type = isForbidden ? 'text/plain' : written.trim()
  if (type !== '') note(draft, 'head', `type:${type.slice(0, 100)}`, { ...SPOT, label: value })
  noteCharset(draft, value, SPOT)
}

/** `<address>; rel=…` with what belongs to it. Source: RFC 8288 section 3. */
const ADDRESS = /<([^<>]{1,2000})>([^<]{0,1000})/g

function noteLinks(draft: Draft, value: string): void {
  let left = MAX_ADDRESSES
  for (const [, address = '', rest = ''] of value.matchAll(ADDRESS)) {
    if (left-- <= 0) return
    const rel = parameter(rest, 'rel').split(/\s+/)
    const kind = kindOf(rel, parameter(rest, 'as'))
    if (kind !== null) noteReference(draft, kind, address.trim(), SPOT)
    else {
      const [language, type] = [parameter(rest, 'hreflang'), parameter(rest, 'type')]
      readRelation(address.trim(), { rel, language, type }, draft)
    }
  }
}

/** What a link of the header is, as the tag would be; null for what nobody runs or shows. */
function kindOf(relations: readonly string[], as: string): InventoryKind | null {
  if (relations.includes('stylesheet')) return 'sheet'
  if (relations.includes('modulepreload')) return 'script'
  if (relations.includes('canonical')) return 'canonical'
  if (!relations.includes('preload')) return null
  if (as === 'script' || as === 'worker') return 'script'
  return as === 'style' ? 'sheet' : null
}

function parameter(text: string, name: string): string {
  const found = new RegExp(
    `;\\s{0,20}${name}\\s{0,20}=\\s{0,20}(?:"([^"]*)"|([^\\s;,]*))`,
    'i',
  ).exec(text)
  return (found?.[1] ?? found?.[2] ?? '').toLowerCase()
}
