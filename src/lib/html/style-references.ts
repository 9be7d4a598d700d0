import { attribute, type Element, type Node, type Tree } from './tree.ts'

/** Characters of one address; a longer one is data. */
const MAX_ADDRESS = 2_000
/** Addresses of one sheet. */
const MAX_ADDRESSES = 1_000

/** Addresses that a style sheet has loaded, as written and each once: sheets that it takes in, pictures, fonts. Linear. */
export function styleReferences(css: string): string[] {
  const found = new Set<string>()
  addressesIn(css, found)
  importsIn(css, found)
  return [...found]
}

/** `url(…)`, with or without quotation marks. */
function addressesIn(css: string, found: Set<string>): void {
  const opening = /url\(/gi
  while (opening.test(css)) {
    const start = opening.lastIndex
    const end = css.indexOf(')', start)
    if (end < 0) return
    const written = end - start > MAX_ADDRESS ? '' : css.slice(start, end).trim()
    note(written.replace(/^["']|["']$/g, ''), found)
    opening.lastIndex = end
  }
}

/** Sheets that a sheet takes in, as written, each once. Linear. */
export function importedSheets(css: string): string[] {
  const found = new Set<string>()
  importsIn(css, found)
  for (const [, written = ''] of css.matchAll(
    /@import\s{0,20}url\(\s{0,20}["']?([^"')\s]{1,500})/gi,
  ))
    note(written, found)
  return [...found]
}

/** `@import "…"`. */
function importsIn(css: string, found: Set<string>): void {
  for (const [, , written = ''] of css.matchAll(/@import\s{0,20}(["'])([^"'\r\n]{1,500})\1/gi))
    note(written, found)
}

function note(written: string, found: Set<string>): void {
  if (written !== '' && !/^data:|[\r\n]/i.test(written) && found.size < MAX_ADDRESSES)
    found.add(written)
}

/** Style of a page itself: what stands in `<style>`, and in attributes that name an address. */
export function styleTexts({ document }: Pick<Tree, 'document'>): string[] {
  const texts: string[] = []
  const stack: Node[] = [document]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!('childNodes' in node)) continue
    if ('tagName' in node) noteStyle(node, texts)
    for (let at = node.childNodes.length - 1; at >= 0; at -= 1) {
      const child = node.childNodes[at]
      if (child !== undefined) stack.push(child)
    }
  }
  return texts
}

function noteStyle(element: Element, texts: string[]): void {
  const style = attribute(element, 'style')
  if (style?.toLowerCase().includes('url(')) texts.push(style)
  if (element.tagName === 'style')
    texts.push(element.childNodes.map((child) => ('value' in child ? child.value : '')).join(''))
}
