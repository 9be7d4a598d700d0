import { addressKey, isHashLike } from './address-key.ts'
import { noteFact } from './page-facts.ts'
import type { Draft, Spot } from './page-parts.ts'
import { attribute, type Element } from './tree.ts'

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
  if (!src || src.startsWith('data:')) return
  const words = `${attribute(element, 'alt') ?? ''} ${attribute(element, 'title') ?? ''}`.trim()
  const [path = ''] = src.slice(0, 1_000).split(/[?#]/, 1)
  if (!SCANNED_FILE.test(path) && !SCANNED.test(words.slice(0, 300))) return
  const address = addressKey(src, draft.base)
  if (!address) return
  const value = address.exact.replace(/[^/._~-]+/g, (part) =>
    part.length >= DRAWN && isHashLike(part) ? '*' : part,
  )
  const fact = { kind: 'picture', path: `${spot.path}>img@src`, owner: words, value } as const
  noteFact(draft, fact, spot.isHidden)
}

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
