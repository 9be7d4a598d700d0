// What a reader sees of a page: without what a style hides or strikes through, with what stands in its fields.
import { attribute, type Element, parseTree, readForWatch, type Tree } from '../html/index.ts'

/** What a sheet strikes through; elements and their own styles are read so anyway. */
const LINE_THROUGH = /text-decoration(?:-line)?\s{0,9}:[^;}]{0,200}line-through[^;}]{0,200}/gi
/** Fields whose value nobody reads. */
const UNSEEN = new Set([
  'hidden',
  'password',
  'checkbox',
  'radio',
  'file',
  'color',
  'range',
  'image',
])
/** Fields whose values are read. */
const MAX_FIELDS = 2_000

/**
 * The words of an HTML page as one text, a block a line, and each value of its fields; `sheets` are its own style sheets.
 * Linear in the page; never throws on any text.
 */
export function seenText(
  { text, url, atMs }: { readonly text: string; readonly url: string; readonly atMs: number },
  sheets: readonly string[],
): string {
  const tree = parseTree(text)
  hideStruck(tree)
  const values = fieldValues(tree)
  const { visible } = readForWatch(text, {
    url,
    atMs,
    languages: [],
    tree,
    styles: sheets.map(withoutLines),
  })
  return [visible, ...values].join('\n')
}

/** A style sheet that hides what it struck through. */
export function withoutLines(css: string): string {
  return css.replace(LINE_THROUGH, 'display:none')
}

/** Hides in the page's own sheets what they strike through. */
export function hideStruck({ styles }: Tree): void {
  for (const style of styles)
    for (const child of style.childNodes)
      if ('value' in child) child.value = withoutLines(child.value)
}

/** What stands in fields, which is no text of the tree. */
function fieldValues({ document }: Tree): string[] {
  const values: string[] = []
  const queue = 'childNodes' in document ? [...document.childNodes].toReversed() : []
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (values.length >= MAX_FIELDS || !('childNodes' in node)) continue
    const value = 'tagName' in node ? valueOf(node) : ''
    if (value !== '') values.push(value)
    queue.push(...node.childNodes.toReversed())
  }
  return values
}

/** What a field shows: the value of an input, the words of an option or a text area; empty for anything else. */
function valueOf(element: Element): string {
  const { tagName } = element
  if (tagName === 'input')
    return UNSEEN.has((attribute(element, 'type') ?? '').toLowerCase())
      ? ''
      : (attribute(element, 'value') ?? '')
  if (tagName !== 'option' && tagName !== 'textarea') return ''
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
}
