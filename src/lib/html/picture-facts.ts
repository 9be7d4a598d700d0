import { addressKey, isHashLike } from './address-key.ts'
import { short } from './code-key.ts'
import { noteFact } from './page-facts.ts'
import type { Draft, Spot } from './page-parts.ts'
import { attribute, type Element, type Node, textOf } from './tree.ts'

/** Files of pictures that telephones read. */
const SCANNED_FILE = /(?:^|[/_.-])qr(?:[-_.\d]|code)|qr-?code|barcode/i
/** Words that say so, or what a picture shows besides: a telephone, a mail address. */
const SCANNED =
  /(?:^|[^\p{L}])(?:qr|scan(?:s|ned|nen|ne|nez|ner)?|escan[eé]\p{L}*|escaneie|skan\p{L}*)(?:[^\p{L}]|$)|сканир|二维码|扫|掃|امسح|الاستجابة السريعة|[\w.-]@[\w-]|\d(?:[\s().-]{0,3}\d){6}/iu
/** Letters and digits from which a part of a name was drawn by a build. */
const DRAWN = 6
/** Dots of a picture that counts and shows nothing. */
const TINY = 3

/** Notes a picture that people scan, or read a contact from: its file is what it says. */
export function readPictureFact(element: Element, spot: Spot, draft: Draft): void {
  const src = attribute(element, 'src')
  if (!src) return
  const words = `${attribute(element, 'alt') ?? ''} ${attribute(element, 'title') ?? ''}`.trim()
  const isData = /^data:/i.test(src)
  const [path = ''] = isData ? [] : src.slice(0, 1_000).split(/[?#]/, 1)
  if (!SCANNED_FILE.test(path) && !SCANNED.test(words.slice(0, 300))) return
  const all = [src, ...candidatesOf(element)].map((one) => pictureKey(one, draft))
  const value = [...new Set(all)].filter((one) => one !== '').join(' ')
  const fact = { kind: 'picture', path: `${spot.path}>img@src`, owner: words, value } as const
  noteFact(draft, fact, spot.isHidden)
}

/** Pictures of one that browsers choose from. */
const MAX_CANDIDATES = 6
/** Nodes beside it that may name some. */
const MAX_BESIDE = 12

/** What browsers may show in place of a picture, by its own list and by those beside it. */
function candidatesOf(element: Element): string[] {
  const { parentNode } = element
  const beside =
    parentNode?.nodeName === 'picture' ? parentNode.childNodes.slice(0, MAX_BESIDE) : []
  const sources = beside.flatMap((node) =>
    'tagName' in node && node.tagName === 'source' ? (attribute(node, 'srcset') ?? []) : [],
  )
  return [attribute(element, 'srcset') ?? '', ...sources]
    .flatMap((list) => list.slice(0, 2_000).split(/,\s+/, MAX_CANDIDATES))
    .map((one) => one.trim().split(/\s+/, 1)[0] ?? '')
    .slice(0, MAX_CANDIDATES)
}

/** A file without what a build drew, with what it is asked for; of a picture in the page itself a hash. */
function pictureKey(src: string, draft: Draft): string {
  if (src === '') return ''
  if (/^data:/i.test(src)) return `data ${short(src)}`
  const address = addressKey(src, draft.base)
  if (!address) return ''
  const [, query = ''] = address.key.split('?', 2)
  const file = address.exact.replace(/[^/._~-]+/g, (part) =>
    part.length >= DRAWN && isHashLike(part) ? '*' : part,
  )
  return query.includes('=//') ? `${file}?${query}` : file
}

/** Nodes of one drawing that are read. */
const MAX_SHAPES = 4_000

/** Notes a drawing that people scan: its shapes are what it says. */
export function readDrawingFact(element: Element, spot: Spot, draft: Draft): void {
  const title = element.childNodes.find((node) => node.nodeName === 'title')
  const named = title && 'tagName' in title ? textOf(title) : ''
  const words = `${attribute(element, 'aria-label') ?? ''} ${named}`.trim()
  const marks = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`
  if (!SCANNED.test(words.slice(0, 300)) && !/(?:^|[\s_-])qr(?:[\s_-]|code|$)/i.test(marks)) return
  const left: Node[] = [...element.childNodes]
  let shapes = ''
  for (let read = 0; read < MAX_SHAPES && left.length > 0; read++) {
    const node = left.pop()
    if (!node || !('tagName' in node)) continue
    shapes += node.attrs
      .map(({ name, value }) => (SHAPE.has(name) ? `${name}=${value};` : ''))
      .join('')
    left.push(...node.childNodes)
  }
  const fact = {
    kind: 'picture',
    path: `${spot.path}>svg@d`,
    owner: words,
    value: `svg ${short(shapes)}`,
  } as const
  noteFact(draft, fact, spot.isHidden)
}

const SHAPE = new Set(['d', 'x', 'y', 'width', 'height', 'points', 'href', 'xlink:href'])

const WIDTH = /(?:^|[;\s])width\s{0,9}:\s{0,9}([\d.]{1,9})px/i
const HEIGHT = /(?:^|[;\s])height\s{0,9}:\s{0,9}([\d.]{1,9})px/i

/** Whether a picture is a dot: its address says who looks, not what is seen. */
export function isTiny(element: Element): boolean {
  const style = attribute(element, 'style')?.slice(0, 2_000) ?? ''
  const isSmall = (side: 'width' | 'height', styled: RegExp) => {
    const written = (style === '' ? null : styled.exec(style)?.[1]) ?? attribute(element, side)
    return written !== null && written.trim() !== '' && Number(written.replace(/px$/, '')) <= TINY
  }
  return isSmall('width', WIDTH) && isSmall('height', HEIGHT)
}
