import { accountsIn } from './account.ts'
import { type AddressKey, addressKey, homeOf, isHashLike, throughHost } from './address-key.ts'
import { codeKey, short } from './code-key.ts'
import { joinReach, type Reach, reachOfAttributes, reachOfStyle, EMPTY } from './code-reach.ts'
import { importMapAddresses, loadedBeforehand, speculatedAddresses } from './fetched.ts'
import { normalText } from './normal-text.ts'
import type { Draft, InventoryKind, Spot, Thing } from './page-parts.ts'
import { isOverlay, styleKey } from './style-key.ts'
import { attribute, type Element } from './tree.ts'

/** Different things of one inventory. */
const MAX_ENTRIES = 2_000
/** Different links by their words and place. */
const MAX_LINKS = 4_000
/** Files under one key. */
const MAX_FILES = 200
/** Characters shown of a thing. */
const MAX_LABEL = 200

type More = Pick<Thing, 'address' | 'code' | 'reach' | 'style' | 'words'> & {
  readonly file?: string
}
type Reader = (element: Element, spot: Spot, draft: Draft) => void

/** Notes an element in the inventories; for a link the function that takes its words when they are all read. */
export function readElement(
  element: Element,
  spot: Spot,
  draft: Draft,
): ((words: string) => void) | null {
  readAttributes(element, spot, draft)
  READERS[element.tagName]?.(element, spot, draft)
  if (element.tagName !== 'a' && element.tagName !== 'area') return null
  const href = attribute(element, 'href') ?? attribute(element, 'xlink:href')
  if (!href) return null
  return (words) => noteLink(href, words, { spot, draft })
}

function note(
  draft: Draft,
  kind: InventoryKind,
  key: string,
  rest: Spot & More & { label: string },
) {
  const inventory = draft.inventories[kind]
  const known = inventory.get(key)
  if (known) {
    known.count++
    join(known, rest)
    return
  }
  if (isFull(draft, kind)) return
  const { file, label, ...more } = rest
  const files = file === undefined ? {} : { files: new Set([file]) }
  inventory.set(key, { ...more, ...files, kind, key, count: 1, label: label.slice(0, MAX_LABEL) })
}

/** Another thing of the same key: what it is besides counts too. */
function join(known: Thing, { file, code, reach }: More): void {
  if (file !== undefined && known.files && known.files.size < MAX_FILES) known.files.add(file)
  if (known.code && code) known.code = joinReach(known.code, code)
  if (reach) known.reach = known.reach ? joinReach(known.reach, reach) : reach
}

/** Whether an inventory takes no more; says so in the limits. */
function isFull(draft: Draft, kind: InventoryKind): boolean {
  const most = kind === 'link' ? MAX_LINKS : MAX_ENTRIES
  if (draft.inventories[kind].size < most) return false
  draft.limits.add(kind)
  return true
}

function noteAddress(
  draft: Draft,
  kind: InventoryKind,
  written: string | null,
  spot: Spot,
  reach: Reach | null = null,
): AddressKey | null {
  if (!written) return null
  if (noteCode(draft, written, spot)) return null
  if (isFull(draft, kind)) return null
  const address = addressKey(written, draft.base)
  if (!address) return null
  const file = kind === 'script' || kind === 'sheet' ? { file: address.exact } : {}
  const told = kind === 'script' ? withAccounts(reach, address, written) : null
  const more = told ? { reach: told, ...file } : file
  note(draft, kind, address.key, { ...spotOf(spot), address, ...more, label: written })
  return address
}

/** What a script reaches, with the accounts in its address where that leads elsewhere; null where it reaches nothing. */
function withAccounts(reach: Reach | null, { host }: AddressKey, written: string): Reach | null {
  const found = host === null ? [] : accountsIn(written)
  if (found.length === 0) return reach
  const { accounts, ...rest } = reach ?? EMPTY
  return { ...rest, accounts: [...accounts, ...found].sort() }
}

/** Scheme of an address as browsers read it: tabs and ends of lines vanish, as do spaces before. */
function schemeOf(written: string): string {
  const plain = written
    .slice(0, 200)
    .replace(/[\t\r\n]/g, '')
    .trimStart()
  return /^([a-z][a-z0-9+.-]{0,30}):/i.exec(plain)?.[1]?.toLowerCase() ?? ''
}

/** Code in an address: `javascript:`, `vbscript:`, and `data:` of anything but pictures, sounds, fonts and films. */
function noteCode(draft: Draft, written: string, spot: Spot): boolean {
  const scheme = schemeOf(written)
  if (scheme === 'data') {
    if (
      /^\s*data:(?:image\/(?!svg)|audio\/|video\/|font\/|application\/(?:x-)?font)/i.test(written)
    )
      return true
    if (isFull(draft, 'code')) return true
    // A drawing as data may hold a script, but does not run it as a picture.
    if (/^\s*data:image\/svg/i.test(written)) return true
    note(draft, 'code', `data:${short(written)}`, { ...spotOf(spot), label: written })
    return true
  }
  if (scheme !== 'javascript' && scheme !== 'vbscript') return false
  const source = written.slice(written.indexOf(':') + 1)
  if (source.length < 200 && INERT.has(source.replace(/[\s;]+/g, ''))) return true
  if (isFull(draft, 'code')) return true
  const code = codeKey(decode(source), draft.home.host)
  note(draft, 'code', `${scheme}:${code.key}`, { ...spotOf(spot), code, label: written })
  return true
}

/** Code that does nothing, without spaces. */
const INERT = new Set(['', 'void(0)', 'void0', 'void()', 'returnfalse', 'false', 'undefined'])

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // URIError: a lone percent sign; a browser runs it as it stands.
    return text
  }
}

function spotOf({ path, isHidden }: Spot): Spot {
  return { path, isHidden }
}

/** Handlers, overlays, and code in attributes of drawings that set an address. */
function readAttributes(element: Element, spot: Spot, draft: Draft): void {
  for (const { name, value } of element.attrs) {
    if (name.startsWith('on') && name.length > 3 && value.trim() !== '') {
      if (isFull(draft, 'handler')) continue
      const code = codeKey(value, draft.home.host)
      note(draft, 'handler', `${name}:${code.key}`, { ...spotOf(spot), code, label: value })
    } else if (name === 'style' && isOverlay(value)) {
      const key = `${element.tagName}:${short(value.replace(/[\d.]+/g, '#').replace(/\s+/g, ''))}`
      note(draft, 'overlay', key, { ...spotOf(spot), label: value })
    } else if (ANIMATED.has(name) && schemeOf(value) === 'javascript') noteCode(draft, value, spot)
  }
}

const ANIMATED = new Set(['to', 'from', 'values', 'by'])

const READERS: Readonly<Record<string, Reader>> = {
  base(element, spot, draft) {
    const href = attribute(element, 'href')
    const address = noteAddress(draft, 'base', href, spot)
    if (!address || draft.base !== draft.home || !href) return
    const home = homeOf(URL.parse(href, draft.home.base)?.href ?? '')
    if (home) draft.base = { ...home, host: draft.home.host }
  },
  script: readScript,
  style(element, spot, draft) {
    const css = textOf(element)
    if (css.trim() === '' || isFull(draft, 'style')) return
    const style = styleKey(css)
    const reach = reachOfStyle(css, draft.home.host)
    const more = reach ? { style, reach } : { style }
    note(draft, 'style', style.key, { ...spotOf(spot), ...more, label: css.trim() })
  },
  link: readLinkTag,
  meta: readMeta,
  iframe(element, spot, draft) {
    const inner = attribute(element, 'srcdoc')
    if (inner !== null) {
      const key = short(inner.replace(/\d+/g, '#').replace(/\s+/g, ' '))
      note(draft, 'srcdoc', key, { ...spotOf(spot), label: inner })
    }
    const address = noteAddress(draft, 'frame', attribute(element, 'src'), spot)
    noteGuard(draft, 'frame', address, attribute(element, 'sandbox') !== null)
  },
  frame: (element, spot, draft) =>
    void noteAddress(draft, 'frame', attribute(element, 'src'), spot),
  embed: (element, spot, draft) =>
    void noteAddress(draft, 'frame', attribute(element, 'src'), spot),
  object: (element, spot, draft) =>
    void noteAddress(draft, 'frame', attribute(element, 'data'), spot),
  form(element, spot, draft) {
    const action = attribute(element, 'action')
    // Without an address a form goes to the page itself.
    if (noteAddress(draft, 'form', action, spot) || (action && schemeOf(action) !== '')) return
    const address = addressKey(draft.base.base, draft.base)
    if (address) note(draft, 'form', 'self', { ...spotOf(spot), label: action ?? '', address })
  },
  button: (element, spot, draft) =>
    void noteAddress(draft, 'form', attribute(element, 'formaction'), spot),
  input: readField,
  select: readField,
  textarea: readField,
  img: readImage,
  source: readImage,
  video: readImage,
  audio: readImage,
  track: readImage,
  image: readImage,
  use: (element, spot, draft) => {
    const href = attribute(element, 'href') ?? attribute(element, 'xlink:href')
    noteAddress(draft, 'image', href, spot)
  },
}

function textOf(element: Element): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
}

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

function readScript(element: Element, spot: Spot, draft: Draft): void {
  const src =
    attribute(element, 'src') ??
    attribute(element, 'href') ??
    attribute(element, 'xlink:href') ??
    lateSource(element)
  if (src) {
    const reach = reachOfAttributes(element.attrs, draft.home.host)
    const address = noteAddress(draft, 'script', src, spot, reach)
    noteGuard(draft, 'script', address, attribute(element, 'integrity') !== null)
    return
  }
  const source = textOf(element)
  if (source.trim() === '') return
  const type = (attribute(element, 'type') ?? '').toLowerCase().split(';')[0]?.trim() ?? ''
  if (type !== '' && !RUNS.test(type) && !runsLater(element, type)) {
    // What JSON-LD says is told to search engines; other JSON is told to code.
    const isTold = type.includes('json') && type !== 'application/ld+json'
    const more = isTold ? { reach: codeKey(source, draft.home.host) } : {}
    note(draft, 'data', type.slice(0, 60), { ...spotOf(spot), ...more, label: source.trim() })
    return
  }
  if (readRules(type, source, { spot, draft }) || isFull(draft, 'inline')) return
  const code = codeKey(source, draft.home.host)
  note(draft, 'inline', code.key, { ...spotOf(spot), code, label: source.trim() })
  for (const load of code.loads) noteFetched(draft, 'script', load, spot)
}

/** One without its guard is enough to be unguarded. */
function noteGuard(
  { inventories }: Draft,
  kind: 'frame' | 'script',
  address: AddressKey | null,
  isGuarded: boolean,
): void {
  const thing = address && inventories[kind].get(address.key)
  if (thing) thing.isGuarded = isGuarded && (thing.isGuarded ?? true)
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

function readLinkTag(element: Element, spot: Spot, draft: Draft): void {
  const rel = (attribute(element, 'rel') ?? '').toLowerCase().split(/\s+/)
  const href = attribute(element, 'href')
  if (rel.includes('stylesheet')) noteAddress(draft, 'sheet', href, spot)
  else if (rel.includes('modulepreload')) noteAddress(draft, 'script', href, spot)
  else if (rel.includes('canonical')) noteAddress(draft, 'canonical', href, spot)
  else if (rel.includes('icon')) noteAddress(draft, 'image', href, spot)
  const kind = href ? loadedBeforehand(rel, attribute(element, 'as') ?? '', href) : null
  if (href && kind) noteFetched(draft, kind, href, spot)
}

function readMeta(element: Element, spot: Spot, draft: Draft): void {
  const content = attribute(element, 'content') ?? ''
  const name = (attribute(element, 'name') ?? attribute(element, 'property') ?? '').toLowerCase()
  if (name === 'robots') {
    const key = content
      .toLowerCase()
      .split(/[\s,]+/)
      .sort()
      .join()
    note(draft, 'robots', key.slice(0, MAX_LABEL), { ...spotOf(spot), label: content })
  } else if (name === 'description' || name === 'og:description' || name === 'og:title')
    draft.descriptions.push(normalText(content.slice(0, 2000)).text)
  if (attribute(element, 'http-equiv')?.toLowerCase() !== 'refresh') return
  const url = /^[\s\d.]{0,40}[;,]?\s{0,40}(?:url\s{0,40}=\s{0,40})?["']?([^"']*)/i.exec(
    content,
  )?.[1]
  // Without an address the page loads itself again.
  if (url?.trim()) noteAddress(draft, 'refresh', url.trim(), spot)
}

function readField(element: Element, spot: Spot, draft: Draft): void {
  const { tagName } = element
  const type = tagName === 'input' ? (attribute(element, 'type') ?? 'text').toLowerCase() : tagName
  const written =
    `${attribute(element, 'name') ?? ''} ${attribute(element, 'autocomplete') ?? ''}`.trim()
  const name = written
    .slice(0, 100)
    .replace(/[^\s._~[\]-]+/g, (part) => (isHashLike(part) ? '*' : part))
  note(draft, 'field', `${type.slice(0, 20)}:${name}`, { ...spotOf(spot), label: written })
  noteAddress(draft, 'form', attribute(element, 'formaction'), spot)
  if (type === 'image') noteAddress(draft, 'image', attribute(element, 'src'), spot)
}

/** Candidates of one `srcset`. */
const MAX_CANDIDATES = 20

function readImage(element: Element, spot: Spot, draft: Draft): void {
  for (const name of ['src', 'poster', 'href', 'xlink:href'])
    noteAddress(draft, 'image', attribute(element, name), spot)
  for (const one of attribute(element, 'srcset')?.split(/,\s+/, MAX_CANDIDATES) ?? [])
    noteAddress(draft, 'image', one.trim().split(/\s+/, 1)[0] ?? '', spot)
}

function noteLink(
  href: string,
  words: string,
  { spot, draft }: { spot: Spot; draft: Draft },
): void {
  const scheme = schemeOf(href)
  if (scheme === 'mailto' || scheme === 'tel' || scheme === 'sms') {
    const [to = ''] = href.slice(href.indexOf(':') + 1).split('?', 1)
    const gaps = scheme === 'mailto' ? /\s+/g : /[\s().-]+/g
    const plain = `${scheme}:${to.toLowerCase().replace(gaps, '')}`
    note(draft, 'contact', plain.slice(0, MAX_LABEL), { ...spotOf(spot), label: href })
    return
  }
  if (noteCode(draft, href, spot) || isFull(draft, 'link')) return
  const address = addressKey(href, draft.base)
  if (!address) return
  const through = throughHost(address)
  const target = through ? { ...address, host: through } : address
  const key = short(`${spot.path}\n${words}\n${address.key}`)
  note(draft, 'link', key, { ...spotOf(spot), address: target, words, label: href })
}
