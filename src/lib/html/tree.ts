import type * as Parse5 from 'parse5'
import { late } from '../late/late.ts'

const parse5 = late<typeof Parse5>('parse5')

export type Node = Parse5.DefaultTreeAdapterMap['node']
export type Element = Parse5.DefaultTreeAdapterMap['element']

/** Browsers stop nesting at 512 too; deeper trees make the parser's look up the stack quadratic. */
const MAX_DEPTH = 512
/** Elements opened while parsing; unclosed formatting elements otherwise multiply without end. */
const MAX_ELEMENTS = 200_000

/** Style sheets in one page. */
const MAX_STYLES = 200

export const HTML = 'http://www.w3.org/1999/xhtml'

class TooLarge extends Error {}

/** A tree, and whether it was broken off at a limit: then it holds what came before. */
export interface Tree {
  readonly document: Node
  readonly isCut: boolean
  /** Its `<style>` elements, at most MAX_STYLES. */
  readonly styles: readonly Element[]
}

/** Parses as a browser with script does, or as one without. Never throws on any text. */
export function parseTree(html: string, { isScripted = true } = {}): Tree {
  let depth = 0
  let elements = 0
  const styles: Element[] = []
  let document: Parse5.DefaultTreeAdapterMap['document'] | undefined
  const { defaultTreeAdapter, parse } = parse5()
  try {
    const whole = parse(html, {
      scriptingEnabled: isScripted,
      treeAdapter: {
        ...defaultTreeAdapter,
        createDocument: () => (document = defaultTreeAdapter.createDocument()),
        onItemPush(item) {
          if (item.tagName === 'style' && styles.length < MAX_STYLES) styles.push(item)
          if (++depth > MAX_DEPTH || ++elements > MAX_ELEMENTS) throw new TooLarge()
        },
        onItemPop() {
          depth--
        },
      },
    })
    return { document: whole, isCut: false, styles }
  } catch (error) {
    if (error instanceof TooLarge && document) return { document, isCut: true, styles }
    throw error
  }
}

/** Value of an attribute without surrounding white space; null when it is not there. */
export function attribute(element: Element, name: string): string | null {
  for (const { name: own, prefix, value } of element.attrs) {
    if ((prefix ? `${prefix}:${own}` : own) === name) return value.trim()
  }
  return null
}

/** Text of an element that holds nothing else. */
export function textOf(element: Element): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
}
