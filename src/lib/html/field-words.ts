// What a field of a form asks for in words: its label, what stands in it beforehand, and what is read aloud.
import type { Draft, Thing } from './page-parts.ts'
import { attribute, type Element, type Node } from './tree.ts'

/** Labels of one page that are read, nodes of each, and characters of all words of one field. */
const MAX_LABELS = 500
const MAX_NODES = 40
const MAX_WORDS = 160
/** Steps from a field up to the label that holds it. */
const MAX_STEPS = 4

/** Words of an element, without more of it than a label has. */
function wordsIn(element: Element): string {
  const left: Node[] = [element]
  let words = ''
  for (let read = 0; read < MAX_NODES && words.length < MAX_WORDS; read++) {
    const node = left.pop()
    if (!node) break
    if ('value' in node) words += ` ${node.value}`
    else if ('childNodes' in node && node.nodeName !== 'select')
      left.push(...node.childNodes.slice(0, MAX_NODES).reverse())
  }
  return words.trim().replace(/\s+/g, ' ').slice(0, MAX_WORDS)
}

/** Keeps the words of a label for the field that it names. */
export function readLabel(element: Element, { labels }: Draft): void {
  const name = attribute(element, 'for')
  if (name && labels.size < MAX_LABELS && !labels.has(name)) labels.set(name, wordsIn(element))
}

function labelAround(element: Element): Element | null {
  let node = element.parentNode
  for (let step = 0; node && 'tagName' in node && step < MAX_STEPS; step++) {
    if (node.tagName === 'label') return node
    node = node.parentNode
  }
  return null
}

/** Notes by which words a field asks; those of a label that names it come when the page is read. */
export function noteAsked(element: Element, thing: Thing, draft: Draft): void {
  const around = draft.asked.length < MAX_LABELS ? labelAround(element) : null
  const said = ['placeholder', 'aria-label', 'title'].map((name) => attribute(element, name) ?? '')
  addWords(thing, [...said, around ? wordsIn(around) : ''])
  const id = attribute(element, 'id')
  if (id && draft.asked.length < MAX_LABELS) draft.asked.push({ id, thing })
}

/** Gives fields the words of the labels that name them. */
export function joinLabels({ asked, labels }: Draft): void {
  for (const { id, thing } of asked) addWords(thing, [labels.get(id) ?? ''])
}

function addWords(thing: Thing, more: readonly string[]): void {
  const all = [thing.words ?? '', ...more].filter((text) => text !== '')
  if (all.length > 0) thing.words = all.join(', ').slice(0, 2 * MAX_WORDS)
}
