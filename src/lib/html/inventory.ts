import { type AddressKey, addressKey, homeOf, isHashLike, throughHost } from './address-key.ts'
import { readHostFact } from './address-facts.ts'
import { codeKey, short } from './code-key.ts'
import { reachOfStyle } from './code-reach.ts'
import {
  readButtonFacts,
  readElementFacts,
  readFieldFacts,
  readFormFacts,
  readLinkFacts,
  readMetaFacts,
} from './element-facts.ts'
import { keptMail } from './kept-mail.ts'
import { noteAsked, readLabel } from './field-words.ts'
import { normalText } from './normal-text.ts'
import { noteOnion, notePolicy, noteReferrer } from './note-policy.ts'
import {
  isFull,
  leadsNowhere,
  MAX_LABEL,
  note,
  noteAddress,
  noteCode,
  schemeOf,
  spotOf,
} from './noting.ts'
import type { Draft, InventoryKind, Spot } from './page-parts.ts'
import { readPresets } from './preset-facts.ts'
import { noteGuard, readLinkTag, readScript } from './read-script.ts'
import { isOverlay, styleKey } from './style-key.ts'
import { isTiny, readDrawingFact, readPictureFact } from './picture-facts.ts'
import { attribute, type Element, textOf } from './tree.ts'

type Reader = (element: Element, spot: Spot, draft: Draft) => void

interface In {
  readonly spot: Spot
  readonly draft: Draft
}

/** Notes an element in the inventories; for a link the function that takes its words when they are all read. */
export function readElement(
  element: Element,
  spot: Spot,
  draft: Draft,
): ((words: string) => void) | null {
  readAttributes(element, spot, draft)
  readElementFacts(element, spot, draft)
  READERS[element.tagName]?.(element, spot, draft)
  readPresets(element, spot, draft)
  const isFormula = element.namespaceURI === MATHML
  if (element.tagName !== 'a' && element.tagName !== 'area' && !isFormula) return null
  const href = attribute(element, 'href') ?? attribute(element, 'xlink:href')
  if (href === null && (element.tagName !== 'a' || attribute(element, 'name'))) return null
  const ping = attribute(element, 'ping')
  if (ping) readHostFact(ping, { draft, owner: '', from: 'a@ping' })
  const where = element.tagName === 'area' ? { ...spot, path: `${spot.path}>area` } : spot
  return (words) => noteLink(href ?? '', words, { spot: where, draft })
}

/** Any part of a formula may be a link. */
const MATHML = 'http://www.w3.org/1998/Math/MathML'

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
    else if (
      ANIMATED.has(name) &&
      /^(?:xlink:)?href$/i.test(attribute(element, 'attributeName') ?? '')
    )
      note(draft, 'code', `href:${short(value)}`, { ...spotOf(spot), label: value })
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
    const address = noteFrame(attribute(element, 'src'), spot, draft)
    noteGuard(draft, 'frame', address, attribute(element, 'sandbox') !== null)
  },
  portal: (element, spot, draft) => void noteFrame(attribute(element, 'src'), spot, draft),
  frame: (element, spot, draft) =>
    void noteAddress(draft, 'frame', attribute(element, 'src'), spot),
  embed: (element, spot, draft) =>
    void noteAddress(draft, 'frame', attribute(element, 'src'), spot),
  object: (element, spot, draft) =>
    void noteAddress(draft, 'frame', attribute(element, 'data'), spot),
  form(element, spot, draft) {
    const action = attribute(element, 'action')
    readFormFacts(element, spot, draft)
    // Without an address a form goes to the page itself.
    if (noteAddress(draft, 'form', action, spot) || (action && schemeOf(action) !== '')) return
    const address = addressKey(draft.base.base, draft.base)
    if (address) note(draft, 'form', 'self', { ...spotOf(spot), label: action ?? '', address })
  },
  label: (element, _, draft) => readLabel(element, draft),
  button(element, spot, draft) {
    readButtonFacts(element, spot, draft)
    noteAddress(draft, 'form', attribute(element, 'formaction'), spot)
  },
  input: readField,
  select: readField,
  textarea: readField,
  img: readImage,
  source: readImage,
  video: readImage,
  audio: readImage,
  track: readImage,
  image: readImage,
  svg: readDrawingFact,
  use: (element, spot, draft) => {
    const href = attribute(element, 'href') ?? attribute(element, 'xlink:href')
    noteAddress(draft, 'image', href, spot)
  },
}

/** A frame, and the form, map or page of a network that it shows. */
function noteFrame(src: string | null, spot: Spot, draft: Draft): AddressKey | null {
  if (src) readLinkFacts(src, '', { draft, spot, from: 'frame' })
  return noteAddress(draft, 'frame', src, spot)
}

/** Words for search engines, in a tag or in the header. */
export function noteRobots(draft: Draft, content: string, spot: Spot): void {
  const key = content
    .toLowerCase()
    .split(/[\s,]+/)
    .sort()
    .join()
  note(draft, 'robots', key.slice(0, MAX_LABEL), { ...spotOf(spot), label: content })
}

/** An address of the header, as its tag would be; one that a tag has too is there once. */
export function noteReference(
  draft: Draft,
  kind: InventoryKind,
  written: string,
  spot: Spot,
): void {
  const key = addressKey(written, draft.base)?.key
  if (key === undefined || !draft.inventories[kind].has(key))
    noteAddress(draft, kind, written, spot)
}

/** One name for the names of one encoding; a name that no browser knows as it is. */
function plainCharset(label: string): string {
  try {
    return new TextDecoder(label).encoding
  } catch {
    // RangeError: no such encoding, or one that browsers replace: utf-7, hz-gb-2312, iso-2022-kr.
    return label.toLowerCase()
  }
}

/** The encoding that a media type names, in the header or in a tag. */
export function noteCharset(draft: Draft, type: string, spot: Spot): void {
  const label = /;\s{0,20}charset\s{0,20}=\s{0,20}["']?([\w:.-]{1,40})/i.exec(type)?.[1]
  if (label) note(draft, 'head', `charset:${plainCharset(label)}`, { ...spotOf(spot), label: type })
}

/** Names by which all search engines, or those of many, are addressed. */
const ROBOTS = new Set(['robots', 'googlebot', 'bingbot', 'yandex', 'baiduspider', 'slurp'])

function readMeta(element: Element, spot: Spot, draft: Draft): void {
  const content = attribute(element, 'content') ?? ''
  const name = (
    attribute(element, 'name') ??
    attribute(element, 'property') ??
    attribute(element, 'itemprop') ??
    ''
  ).toLowerCase()
  readMetaFacts(element, name, { draft, spot })
  if (ROBOTS.has(name)) noteRobots(draft, content, spot)
  else if (name === 'description' || name === 'og:description' || name === 'og:title')
    draft.descriptions.push(normalText(content.slice(0, 2000)).text)
  DIRECTIVES[attribute(element, 'http-equiv')?.toLowerCase() ?? '']?.(draft, content, spot)
  if (name === 'referrer') noteReferrer(draft, content, spot)
  const charset = attribute(element, 'charset')
  if (charset !== null) noteCharset(draft, `;charset=${charset}`, spot)
}

/** Metas that stand for a header. */
const DIRECTIVES: Readonly<Record<string, (draft: Draft, content: string, spot: Spot) => void>> = {
  refresh: noteRefresh,
  'content-security-policy': notePolicy,
  'onion-location': noteOnion,
  'content-type': noteCharset,
}

/** A page that goes elsewhere by itself, said by a tag or in the header. */
export function noteRefresh(draft: Draft, content: string, spot: Spot): void {
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
  readFieldFacts(element, spot, draft)
  readButtonFacts(element, spot, draft)
  const key = `${type.slice(0, 20)}:${name}`
  note(draft, 'field', key, { ...spotOf(spot), label: written })
  const thing = draft.inventories.field.get(key)
  if (thing && thing.count === 1) noteAsked(element, thing, draft)
  noteAddress(draft, 'form', attribute(element, 'formaction'), spot)
  if (type === 'image') noteAddress(draft, 'image', attribute(element, 'src'), spot)
}

function readPicture(element: Element, src: string, { spot, draft }: In): void {
  readPictureFact(element, spot, draft)
  if (src === '' || !isTiny(element)) return
  const thing = draft.inventories.image.get(addressKey(src, draft.base)?.key ?? '')
  if (thing) thing.isTiny = true
}

/** Candidates of one `srcset`. */
const MAX_CANDIDATES = 20

function readImage(element: Element, spot: Spot, draft: Draft): void {
  const src = attribute(element, 'src') ?? ''
  // A map that is drawn as a picture.
  if (/static-?map/i.test(src)) readLinkFacts(src, '', { draft, spot, from: 'img' })
  for (const name of ['src', 'poster', 'href', 'xlink:href'])
    noteAddress(draft, 'image', attribute(element, name), spot)
  if (element.tagName === 'img') readPicture(element, src, { spot, draft })
  for (const one of attribute(element, 'srcset')?.split(/,\s+/, MAX_CANDIDATES) ?? [])
    noteAddress(draft, 'image', one.trim().split(/\s+/, 1)[0] ?? '', spot)
}

/** Whom a link writes to or calls. */
function contactKey(href: string, scheme: string): string {
  const isMail = scheme === 'mailto'
  const [to = ''] = href.slice(href.indexOf(':') + 1).split(isMail ? '?' : /[?&;:]/, 1)
  const plain = to.toLowerCase().replace(isMail ? /\s+/g : /[\s().-]+/g, '')
  return `${scheme.replace(/^(?:sms|mms)to$/, 'sms')}:${plain}`.slice(0, MAX_LABEL)
}

/** Where a link leads that leads nowhere. */
const NOWHERE: AddressKey = { key: '#', host: null, exact: '#', folder: '#', isHashed: false }

function noteLink(written: string, words: string, { spot, draft }: In): void {
  const kept = keptMail(written)
  const href = kept === null ? written : `mailto:${kept}`
  const scheme = schemeOf(href)
  readLinkFacts(href, words, { draft, spot, from: 'a' })
  if (/^(?:mailto|tel|sms|smsto|mmsto)$/.test(scheme)) {
    note(draft, 'contact', contactKey(href, scheme), { ...spotOf(spot), label: href })
    return
  }
  const isDead = leadsNowhere(href)
  if ((!isDead && noteCode(draft, href, spot)) || isFull(draft, 'link')) return
  if (isDead && words === '') return
  const address = isDead ? NOWHERE : addressKey(href, draft.base)
  if (!address) return
  const through = throughHost(address)
  const target = through ? { ...address, host: through } : address
  const key = short(`${spot.path}\n${words}\n${address.key}`)
  note(draft, 'link', key, { ...spotOf(spot), address: target, words, label: href })
}
