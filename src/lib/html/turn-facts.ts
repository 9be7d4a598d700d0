// Texts and lists that a page draws otherwise than they are written.
import { noteFact } from './page-facts.ts'
import type { Draft, Spot } from './page-parts.ts'
import { attribute, type Element, textOf } from './tree.ts'
import { turnOf } from './turning.ts'

const LISTS = new Set('ul ol dl table tbody thead tr menu select fieldset'.split(' '))
const ITEMS = new Set(
  'li tr td th dt dd option p label article details h1 h2 h3 h4 h5 h6'.split(' '),
)
const INLINE = new Set('i b em span svg img use small a button summary'.split(' '))
/** What makes another order of what an element holds, and of the element among others. */
const OF_LIST = new Set(['reversed', 'numbered', 'direction'])
/** Children of an element that are looked at. */
const MAX_CHILDREN = 8

/** Notes what styles and attributes make of an element, where it holds text in an order that is read. */
export function noteTurns(
  element: Element,
  turns: readonly string[],
  spot: Spot,
  draft: Draft,
): void {
  for (const turn of [...turns, ...attributeTurns(element)]) {
    if (!isOfReading(element, turn) || draft.data.turns-- <= 0) continue
    const path = `${spot.path}>@drawn ${turn.split(' ', 1)[0]}`
    noteFact(
      draft,
      { kind: 'drawn', path, owner: '', value: `${element.tagName} ${turn}` },
      spot.isHidden,
    )
  }
}

function isOfReading(element: Element, turn: string): boolean {
  const { tagName, childNodes } = element
  const [what = ''] = turn.split(' ', 1)
  if (what === 'order') return ITEMS.has(tagName)
  // An arrow or a sign of a font is turned as it pleases.
  if (INLINE.has(tagName) && !/\s|\p{Nd}/u.test(textOf(element).trim())) return false
  if (!OF_LIST.has(what)) return tagName !== 'html' && tagName !== 'body' && childNodes.length > 0
  if (LISTS.has(tagName)) return true
  const within = childNodes.slice(0, 2 * MAX_CHILDREN).filter((node) => 'tagName' in node)
  const items = within.filter(({ nodeName }) => ITEMS.has(nodeName)).length
  return items > 1 && 2 * items > within.length
}

/** Three words, or a figure among them. */
const WORDS = /\p{L}{2,}\P{L}+\p{L}{2,}\P{L}+\p{L}{2,}|\p{L}{2,}[^\p{L}\p{Nd}]+\p{Nd}/u

/** Attributes that number a list otherwise, turn letters, or keep readers from a part. */
function attributeTurns(element: Element): string[] {
  const { tagName, attrs } = element
  if (attrs.length === 0) return []
  const turns: string[] = []
  const style = attribute(element, 'style')
  const own = style ? turnOf(style, false) : null
  if (own) turns.push(own)
  if (attrs.some(({ name }) => name === 'inert')) turns.push('inert')
  if (attribute(element, 'aria-hidden') === 'true' && WORDS.test(textOf(element)))
    turns.push('unheard')
  if (tagName === 'bdo') turns.push('override')
  return [...turns, ...numbersTurned(element)]
}

/** Numbers of a list that are not those of its order. */
function numbersTurned(element: Element): string[] {
  const { tagName, attrs } = element
  if (tagName !== 'ol' && tagName !== 'li') return []
  const number = attribute(element, tagName === 'ol' ? 'start' : 'value')
  const isOther = tagName === 'ol' ? number !== null && number !== '1' : Boolean(number)
  const isDown = tagName === 'ol' && attrs.some(({ name }) => name === 'reversed')
  return [...(isOther ? [`numbered ${number}`] : []), ...(isDown ? ['numbered down'] : [])]
}
