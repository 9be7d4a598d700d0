import {
  attribute,
  decodeHtml,
  type Element,
  HTML,
  type Node,
  parseTree,
  unseenIn,
} from '../html/index.ts'
import { kindOf, mainDocument } from './document.ts'
import { httpMessage } from './http.ts'
import type { WarcRecord } from './record.ts'
import { isNothing, isVoid, shownAttributes, shownTag } from './shown.ts'
import { hideStruck, withoutLines } from './seen.ts'
import { unpacked } from './unpacked.ts'

/** Bytes of one picture, and of all of them, that are put into the page. */
const MAX_PICTURE = 512 * 1024
const MAX_PICTURES = 3 * 1024 * 1024
/** Bytes of a style sheet that is read for what it hides. */
const MAX_SHEET = 1024 * 1024
/** Characters of the page without its pictures; with them it is one content of Files. */
const MAX_TEXT = 1024 * 1024

/** Why there is no page to be shown: it is of another kind than text, or it is too long or too broken to be read. */
export type WhyNot = 'kind' | 'unreadable'

/** A stored page to be looked at. */
export type Replay =
  | {
      readonly url: string
      readonly date: string
      /** A whole document without script, style, frame, form or address: its pictures stand in it. */
      readonly html: string
      /** Something was left out because the page is too large. */
      readonly isCut: boolean
    }
  | { readonly url: string; readonly date: string; readonly whyNot: WhyNot }

/**
 * The page of a file as a document that loads nothing and runs nothing: words, tables and the pictures that were stored with
 * it, not its looks; words that the page hides or strikes through stand there struck through. It is to be served in a sandbox all the same. Throws WarcError where the file holds no page.
 */
export function replay(records: readonly WarcRecord[]): Replay {
  const { url, date, kind, text } = mainDocument(records)
  if (kind !== 'text/html' && kind !== 'application/xhtml+xml' && kind !== 'text/plain')
    return { url, date, whyNot: 'kind' }
  if (text === null) return { url, date, whyNot: 'unreadable' }
  if (kind === 'text/plain')
    return {
      url,
      date,
      html: documentOf(
        { title: '', lang: null, dir: null },
        `<pre>${escaped(text.slice(0, MAX_TEXT))}</pre>`,
      ),
      isCut: text.length > MAX_TEXT,
    }
  const tree = parseTree(text, { isScripted: false })
  hideStruck(tree)
  const isUnseen = unseenIn(tree, sheetsOf(records).map(withoutLines))
  const writer = new Writer(url, { pictures: picturesOf(records), isUnseen })
  writer.write(tree.document)
  return { url, date, html: documentOf(writer, writer.body()), isCut: writer.isCut }
}

/** The pages of a document as one to be shown, each under its number; of one that is too long the first ones. */
export function shownPages(title: string, pages: readonly string[]): string {
  const pieces: string[] = []
  let left = MAX_TEXT
  for (const [n, text] of pages.entries()) {
    const name = `${n + 1} / ${pages.length}`
    // Each line has its own direction.
    const words = escaped(text)
      .split('\n')
      .map((line) => `<div dir="auto">${line === '' ? '<br>' : line}</div>`)
      .join('')
    left -= words.length
    if (left < 0) break
    pieces.push(`<section id="page-${n + 1}"><h2>${name}</h2>${words}</section>`)
  }
  return documentOf({ title, lang: null, dir: null }, pieces.join(''))
}

/** Nothing of the page may be fetched from anywhere, whoever shows it. */
const POLICY = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'"

interface Frame {
  readonly title: string
  readonly lang: string | null
  readonly dir: string | null
}

function documentOf({ title, lang, dir }: Frame, body: string): string {
  const tongue =
    (lang === null ? '' : ` lang="${escaped(lang)}"`) + (dir === null ? '' : ` dir="${dir}"`)
  return (
    `<!doctype html><html${tongue}><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">` +
    `<meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head><body>${body}</body></html>`
  )
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? '')
}

type Step = { readonly node: Node } | { readonly end: string; readonly endsUnseen?: true }

interface WriterParts {
  readonly pictures: ReadonlyMap<string, Picture>
  readonly isUnseen: (element: Element) => boolean
}

/** Elements that hold the whole page: some hide it until their script has run. */
const WHOLE = new Set(['html', 'head', 'body'])

/** Writes what of a tree is shown, depth first without recursion. */
class Writer {
  readonly #base: string
  readonly #pictures: ReadonlyMap<string, Picture>
  readonly #isUnseen: (element: Element) => boolean
  readonly #pieces: string[] = []
  #length = 0
  #pictured = 0
  /** Within an element whose words nobody reads on the page. */
  #isWithin = false
  title = ''
  lang: string | null = null
  dir: string | null = null
  isCut = false

  constructor(base: string, of: WriterParts) {
    this.#base = base
    this.#pictures = of.pictures
    this.#isUnseen = of.isUnseen
  }

  body(): string {
    return this.#pieces.join('')
  }

  write(root: Node): void {
    const stack: Step[] = [{ node: root }]
    for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
      if ('end' in step) {
        this.#pieces.push(step.end)
        if (step.endsUnseen) this.#isWithin = false
      } else if (step.node.nodeName === '#text' && 'value' in step.node)
        this.#add(escaped(step.node.value))
      else if ('childNodes' in step.node) this.#enter(step.node, stack)
    }
  }

  #add(piece: string): boolean {
    if (this.#length + piece.length > MAX_TEXT) this.isCut = true
    if (this.isCut) return false
    this.#length += piece.length
    this.#pieces.push(piece)
    return true
  }

  #enter(node: Extract<Node, { childNodes: unknown }>, stack: Step[]): void {
    if ('tagName' in node) {
      if (node.namespaceURI === HTML) this.#note(node)
      if (node.namespaceURI !== HTML || isNothing(node.tagName)) return
      if (node.tagName === 'img') return this.#picture(node)
      if (!WHOLE.has(node.tagName) && this.#isUnseen(node)) this.#strike(stack)
      const tag = shownTag(node.tagName)
      if (tag !== null) {
        // A tag that found no room has no end either.
        if (!this.#add(`<${tag}${attributesOf(node)}>`)) return
        if (isVoid(tag)) return
        stack.push({ end: `</${tag}>` })
      }
    }
    for (let at = node.childNodes.length - 1; at >= 0; at -= 1) {
      const child = node.childNodes[at]
      if (child !== undefined) stack.push({ node: child })
    }
  }

  /** Strikes what follows through until the element is over; once, however many are within one another. */
  #strike(stack: Step[]): void {
    if (this.#isWithin || !this.#add('<s>')) return
    this.#isWithin = true
    stack.push({ end: '</s>', endsUnseen: true })
  }

  /** What is said of the page as a whole. */
  #note(element: Element): void {
    if (element.tagName === 'title' && this.title === '')
      this.title = element.childNodes
        .map((child) => ('value' in child ? child.value : ''))
        .join('')
        .slice(0, 500)
    if (element.tagName !== 'html') return
    this.lang = attribute(element, 'lang')?.slice(0, 35) ?? null
    const dir = attribute(element, 'dir')?.toLowerCase()
    this.dir = dir === 'rtl' || dir === 'ltr' ? dir : null
  }

  /** A picture that was stored, with its bytes; any other by the words for it. */
  #picture(element: Element): void {
    const address = attribute(element, 'src') ?? ''
    const found = this.#pictures.get(URL.parse(address, this.#base)?.href ?? '')
    const own = attributesOf(element)
    const fits = found !== undefined && this.#pictured + found.bytes.length <= MAX_PICTURES
    if (!fits) {
      this.#add(`<img${own}>`)
      return
    }
    this.#pictured += found.bytes.length
    if (this.isCut) return
    const data = Buffer.from(found.bytes).toString('base64')
    this.#pieces.push(`<img${own} src="data:${found.kind};base64,${data}">`)
  }
}

/** The style sheets of the file. */
function sheetsOf(records: readonly WarcRecord[]): string[] {
  return records.flatMap(({ type, block }, at) => {
    if (type !== 'response') return []
    const { header, body } = httpMessage(block, at + 1)
    if (kindOf(header('content-type')) !== 'text/css') return []
    const bytes = unpacked(body, header('content-encoding'), MAX_SHEET)
    return bytes === null ? [] : decodeHtml(bytes, header('content-type'))
  })
}

function attributesOf(element: Element): string {
  return shownAttributes(element.tagName, element.attrs)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('')
}

interface Picture {
  readonly kind: string
  readonly bytes: Uint8Array
}

/** Redirects that lead to a picture. */
const MAX_STEPS = 5

/** Kinds of pictures that hold nothing but a picture. */
const KINDS = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])

/** Pictures of the file by the address at which each was found, and by those that led there. */
function picturesOf(records: readonly WarcRecord[]): Map<string, Picture> {
  const pictures = new Map<string, Picture>()
  const ways = new Map<string, string>()
  for (const [at, { type, url, block }] of records.entries()) {
    if (type !== 'response' || url === null) continue
    const { status, header, body } = httpMessage(block, at + 1)
    const kind = kindOf(header('content-type'))
    const to = header('location')
    if (to !== null) ways.set(url, URL.parse(to, url)?.href ?? '')
    if (status !== 200 || !KINDS.has(kind)) continue
    const bytes = unpacked(body, header('content-encoding'), MAX_PICTURE)
    if (bytes !== null) pictures.set(url, { kind, bytes })
  }
  for (const from of ways.keys()) {
    const found = pictures.get(endOf(from, ways))
    if (found !== undefined) pictures.set(from, found)
  }
  return pictures
}

/** Where a way ends, or is after so many steps. */
function endOf(from: string, ways: ReadonlyMap<string, string>): string {
  let to = from
  for (let step = 0; step < MAX_STEPS; step += 1) to = ways.get(to) ?? to
  return to
}
