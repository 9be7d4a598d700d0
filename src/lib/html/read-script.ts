import { accountsIn } from './account.ts'
import { type AddressKey, addressKey } from './address-key.ts'
import { codeKey } from './code-key.ts'
import { EMPTY, joinReach, reachOfAttributes } from './code-reach.ts'
import { readRelation } from './address-facts.ts'
import { readLinkFacts } from './element-facts.ts'
import { importMapAddresses, loadedBeforehand, speculatedAddresses } from './fetched.ts'
import { isFull, note, noteAddress, spotOf } from './noting.ts'
import { isSameSite } from './own-files.ts'
import { noteFact } from './page-facts.ts'
import type { Draft, Spot } from './page-parts.ts'
import { readJson, readScriptData } from './state-facts.ts'
import { attribute, type Element, textOf } from './tree.ts'

/** Types that browsers run, besides none. */
const RUNS =
  /^(?:module|importmap|speculationrules|(?:text|application)\/(?:x-)?(?:java|ecma|live|j)script[\d.]*)$/

/** Where managers of consent and late loaders keep the address until it may be fetched. */
function lateSource({ attrs }: Element): string | null {
  return attrs.find(({ name }) => /^data-(?:[a-z]{2,12}-)?src$/.test(name))?.value ?? null
}

/** Whether such a script is run once somebody consented, or once the page stands still. */
function runsLater({ attrs }: Element, type: string): boolean {
  if (/javascript|lazyload/.test(type)) return true
  const isHeld = ({ name, value }: { name: string; value: string }) =>
    name.startsWith('data-') || (name === 'class' && /cookie|consent|cmp|cmplz/i.test(value))
  return type === 'text/plain' && attrs.some(isHeld)
}

/** A script as its address or its code; what a browser does not run is data. */
export function readScript(element: Element, spot: Spot, draft: Draft): void {
  const src =
    attribute(element, 'src') ??
    attribute(element, 'href') ??
    attribute(element, 'xlink:href') ??
    lateSource(element)
  if (src) {
    const address = noteAddress(draft, 'script', src, spot)
    if (address) noteTold(element, { address, src, draft })
    noteGuard(draft, 'script', address, attribute(element, 'integrity') !== null)
    noteDigest(draft, element, address)
    return
  }
  const source = textOf(element)
  if (source.trim() !== '') readSource(element, source, { spot, draft })
}

function readSource(
  element: Element,
  source: string,
  { spot, draft }: { spot: Spot; draft: Draft },
): void {
  const type = (attribute(element, 'type') ?? '').toLowerCase().split(';')[0]?.trim() ?? ''
  if (type !== '' && !RUNS.test(type) && !runsLater(element, type)) {
    // What JSON-LD says is told to search engines; other JSON is told to code.
    const isTold = type.includes('json') && type !== 'application/ld+json'
    const more = isTold ? { reach: codeKey(source, draft.home.host) } : {}
    note(draft, 'data', type.slice(0, 60), { ...spotOf(spot), ...more, label: source.trim() })
    readJson(element, { source, type, spot }, draft)
    return
  }
  if (readRules(type, source, { spot, draft }) || isFull(draft, 'inline')) return
  const code = codeKey(source, draft.home.host)
  note(draft, 'inline', code.key, { ...spotOf(spot), code, label: source.trim() })
  readScriptData(source, spot, draft)
  for (const load of code.loads) noteFetched(draft, 'script', load, spot)
}

/** Notes what a script is told by its tag, with the accounts in its address where that leads elsewhere. */
function noteTold(
  { attrs }: Element,
  { address, src, draft }: { address: AddressKey; src: string; draft: Draft },
): void {
  const thing = draft.inventories.script.get(address.key)
  const told = reachOfAttributes(attrs, draft.home.host)
  const found = address.host === null ? [] : accountsIn(src)
  if (!thing || (!told && found.length === 0)) return
  const { accounts, ...rest } = told ?? EMPTY
  const reach = { ...rest, accounts: [...accounts, ...found].sort() }
  thing.reach = thing.reach ? joinReach(thing.reach, reach) : reach
}

/** One without its guard is enough to be unguarded. */
export function noteGuard(
  { inventories }: Draft,
  kind: 'frame' | 'script',
  address: AddressKey | null,
  isGuarded: boolean,
): void {
  const thing = address && inventories[kind].get(address.key)
  if (thing) thing.isGuarded = isGuarded && (thing.isGuarded ?? true)
}

/** Notes which code the address of another host may bring: browsers take no other one. */
function noteDigest(draft: Draft, element: Element, address: AddressKey | null): void {
  const value = attribute(element, 'integrity')?.trim()
  if (!value || !address?.host || isSameSite(address.host, draft.home.host)) return
  const path = `${element.tagName}@integrity`
  noteFact(draft, { kind: 'digest', path, owner: address.exact.slice(-120), value })
}

/** What runs nothing itself: import maps as the scripts that they name, speculation rules as the pages that they load. */
function readRules(
  type: string,
  source: string,
  { spot, draft }: { spot: Spot; draft: Draft },
): boolean {
  const isMap = type === 'importmap'
  if (!isMap && type !== 'speculationrules') return false
  const addresses = isMap ? importMapAddresses(source) : speculatedAddresses(source)
  for (const address of addresses ?? [])
    noteFetched(draft, isMap ? 'script' : 'frame', address, spot)
  return addresses !== null
}

/** Notes what is fetched without being counted: the same may stand in the page, and counts there. */
function noteFetched(
  draft: Draft,
  kind: 'script' | 'sheet' | 'frame',
  written: string,
  spot: Spot,
): void {
  // Own pages that are loaded beforehand are links that a reader may follow.
  if (kind === 'frame' && (addressKey(written, draft.base)?.host ?? null) === null) return
  const address = noteAddress(draft, kind, written, spot)
  const thing = address && draft.inventories[kind].get(address.key)
  if (thing) thing.count--
}

/** Sheets, and what a page has loaded beforehand. */
export function readLinkTag(element: Element, spot: Spot, draft: Draft): void {
  const rel = (attribute(element, 'rel') ?? '').toLowerCase().split(/\s+/)
  const href = attribute(element, 'href')
  if (rel.includes('stylesheet'))
    noteDigest(draft, element, noteAddress(draft, 'sheet', href, spot))
  else if (rel.includes('modulepreload')) noteAddress(draft, 'script', href, spot)
  else if (rel.includes('canonical')) noteAddress(draft, 'canonical', href, spot)
  else if (rel.includes('icon')) noteAddress(draft, 'image', href, spot)
  else if (href) readTold(element, { rel, href, spot, draft })
  const kind = href ? loadedBeforehand(rel, attribute(element, 'as') ?? '', href) : null
  if (href && kind) noteFetched(draft, kind, href, spot)
}

/** What a page says of itself to machines: its other languages and forms, what follows it, and whose it is. */
function readTold(
  element: Element,
  told: { rel: readonly string[]; href: string; spot: Spot; draft: Draft },
): void {
  const { rel, href, spot, draft } = told
  const language = attribute(element, 'hreflang') ?? ''
  const type = (attribute(element, 'type') ?? attribute(element, 'media') ?? '').toLowerCase()
  if (readRelation(href, { rel, language, type }, draft)) return
  if (rel.includes('me')) readLinkFacts(href, '', { draft, spot, from: 'link' })
  else if (rel.some((one) => /^apple-touch-(?:icon|startup)|^mask-icon$/.test(one)))
    noteAddress(draft, 'image', href, spot)
}
