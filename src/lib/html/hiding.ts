import { isHiding } from './style-key.ts'
import { mayTurn, turnOf } from './turning.ts'
import { attribute, type Element } from './tree.ts'

/** Characters of style sheets that are read for what they hide, and rules of them that are kept. */
const MAX_STYLE = 600_000
const MAX_RULES = 2_000
/** Steps up the tree of one page in asking whether a rule holds: a page that asks more is read as shown. */
const MAX_STEPS = 100_000
/** Parts of one selector, and its characters. */
const MAX_PARTS = 6
const MAX_SELECTOR = 300
/** Rules that may hold for any element: each is asked of all that have attributes. */
const MAX_ANYWHERE = 20

/** `p.note#x`: what one element must be. */
interface Compound {
  readonly tag: string
  readonly marks: readonly string[]
  readonly tests: readonly Test[]
}

/** `[class*="note"]`: what an attribute must hold. */
interface Test {
  readonly name: string
  readonly how: string
  readonly value: string
}

/** What style sheets do to an element: `hides`, and what else is made of it. */
export interface Sheets {
  /** Selectors with anything but tags, classes, ids and attributes are left out. */
  readonly hides: (element: Element) => boolean
  /** Selectors that pick some of several elements are read as if they picked all. */
  readonly turns: (element: Element) => readonly string[]
}

interface Rule {
  readonly compounds: readonly Compound[]
  readonly does: string
}

const HIDES = 'hides'

/** Reads what sheets hide and turn. What holds on some screens only, or on paper, does nothing. Linear. */
export function hidingOf(sheets: readonly string[]): Sheets {
  const [hiding, turning] = [new Map<string, Rule[]>(), new Map<string, Rule[]>()]
  let kept = 0
  let read = 0
  let anywhere = 0
  for (const sheet of sheets) {
    for (const [selector, does] of selectorsOf(sheet.slice(0, MAX_STYLE - read))) {
      const compounds = kept < MAX_RULES ? compoundsOf(selector) : null
      const last = compounds?.at(-1)
      if (!compounds || !last) continue
      kept++
      const key = last.marks[0] ?? last.tag
      if (key === '' && ++anywhere > MAX_ANYWHERE) continue
      const rules = does === HIDES ? hiding : turning
      const own = rules.get(key)
      if (own) own.push({ compounds, does })
      else rules.set(key, [{ compounds, does }])
    }
    read = Math.min(MAX_STYLE, read + sheet.length)
  }
  const [hides, turns] = [askerOf(hiding), askerOf(turning)]
  return { hides: (element) => hides(element).length > 0, turns }
}

function askerOf(rules: ReadonlyMap<string, readonly Rule[]>): Sheets['turns'] {
  if (rules.size === 0) return () => NONE
  let steps = 0
  const holds = (compounds: readonly Compound[], element: Element): boolean => {
    let at = compounds.length - 1
    for (let node: Element | null = element; node && at >= 0; node = parentOf(node)) {
      if (++steps > MAX_STEPS) return false
      const compound = compounds[at]
      if (compound && matches(compound, node)) at--
      else if (node === element) return false
    }
    return at < 0
  }
  const done = (key: string, element: Element) =>
    rules.get(key)?.flatMap(({ compounds, does }) => (holds(compounds, element) ? [does] : [])) ??
    NONE
  const isMarked = Array.from(rules.keys()).some(
    (key) => key.startsWith('.') || key.startsWith('#'),
  )
  // Most elements fit none of the rules that are asked of all, and cost no step.
  const anywhere = rules.get('') ?? []
  const fitting = (element: Element) =>
    anywhere.flatMap(({ compounds, does }) => {
      const last = compounds.at(-1)
      return last && matches(last, element) && holds(compounds, element) ? [does] : []
    })
  return (element) => {
    if (steps > MAX_STEPS) return NONE
    if (!isMarked && anywhere.length === 0) return done(element.tagName, element)
    const marks = isMarked ? marksOf(element) : NONE
    const some = [...done(element.tagName, element), ...marks.flatMap((key) => done(key, element))]
    return anywhere.length > 0 && element.attrs.length > 0 ? [...some, ...fitting(element)] : some
  }
}

function parentOf(element: Element): Element | null {
  const parent = element.parentNode
  return parent && 'tagName' in parent ? parent : null
}

function matches({ tag, marks, tests }: Compound, element: Element): boolean {
  if (tag !== '' && tag !== element.tagName) return false
  if (tests.length > 0 && !tests.every((test) => holdsTrue(test, element))) return false
  if (marks.length === 0) return true
  const own = marksOf(element)
  return marks.every((mark) => own.includes(mark))
}

/** Characters of an attribute that a selector asks for. */
const MAX_ASKED = 500

function holdsTrue({ name, how, value }: Test, element: Element): boolean {
  const own = attribute(element, name)?.slice(0, MAX_ASKED)
  if (own === undefined) return false
  if (how === '') return true
  if (value === '') return how === '=' && own === ''
  if (how === '*=') return own.includes(value)
  if (how === '^=') return own.startsWith(value)
  if (how === '$=') return own.endsWith(value)
  if (how === '~=') return own.split(/\s+/).includes(value)
  return own === value || (how === '|=' && own.startsWith(`${value}-`))
}

/** Classes of one element: nobody needs more. */
const MAX_CLASSES = 30

const NONE: readonly string[] = []
const marked = new WeakMap<Element, readonly string[]>()

/** `.class` and `#id` of an element. */
function marksOf(element: Element): readonly string[] {
  if (element.attrs.length === 0) return NONE
  const known = marked.get(element)
  if (known) return known
  const id = attribute(element, 'id')
  const classes = classesOf(element)
  if (!id && classes.length === 0) return NONE
  const marks = [...classes.map((name) => `.${name}`), ...(id ? [`#${id}`] : [])]
  marked.set(element, marks)
  return marks
}

function classesOf(element: Element): readonly string[] {
  const classes = attribute(element, 'class')
  return classes ? classes.slice(0, 2_000).split(/\s+/, MAX_CLASSES) : NONE
}

/** Selectors of rules that hide or turn, with what they do, outside of conditions but `screen`, `all` and layers. */
function* selectorsOf(sheet: string): Generator<readonly [string, string]> {
  const css = sheet.replace(/\/\*(?:[^*]+|\*(?!\/))*(?:\*\/)?/g, ' ')
  const open: boolean[] = []
  /** Of what is open, how many hold what is no rule of this page. */
  let shut = 0
  let start = 0
  for (const { 0: brace, index } of css.matchAll(/[{}]/g)) {
    const part = css.slice(start, index)
    start = index + 1
    if (brace === '}') {
      if (open.pop() === false) shut--
      continue
    }
    const before = part.slice(part.lastIndexOf(';') + 1).trim()
    const holds = shut === 0
    const isGroup = before.startsWith('@')
    const isOpen = isGroup && /^@(?:media\s+(?:screen|all)|layer\b[^{]*)$/i.test(before)
    open.push(isOpen)
    if (!isOpen) shut++
    if (isGroup || !holds) continue
    const end = css.indexOf('}', start)
    const style = css.slice(start, end < 0 ? css.length : Math.min(end, start + 5_000))
    for (const selector of splitSelectors(before, style)) yield selector
  }
}

/** What selects a state that readers bring about, or a part that is no text. */
const STATES =
  /:(?:hover|focus|active|visited|link|target|checked|disabled|selection|placeholder|-)/i
/** What selects what stands before or after an element, and what picks some of several. */
const PSEUDO = /::?(?:before|after|marker)$/i
const PICKS = /:(?:nth-|first-|last-|only-|not\(|is\(|where\()[^\s,>]*|\[[^\]\s]*\]/gi

/** The selectors of one rule, each with what the rule does to what it selects. */
function splitSelectors(before: string, style: string): (readonly [string, string])[] {
  const selectors = () => before.slice(0, 4_000).split(',')
  if (isHiding(style)) return selectors().map((one) => [one, HIDES] as const)
  if (!mayTurn(style)) return []
  const known = new Map<boolean, string | null>()
  return selectors().flatMap((one) => {
    const selector = one.trim()
    const isPseudo = PSEUDO.test(selector)
    const does = known.get(isPseudo) ?? (known.has(isPseudo) ? null : turnOf(style, isPseudo))
    known.set(isPseudo, does)
    if (does === null || STATES.test(selector)) return []
    return [[selector.replace(PSEUDO, '').replace(PICKS, ''), does] as const]
  })
}

const COMPOUND = /^([a-z][a-z0-9-]*|\*)?((?:[.#][\w-]+|\[[^\]]{1,200}\])*)$/i
const TEST = /^\[\s*([\w-]+)\s*(?:([*^$~|]?=)\s*["']?([^"'\]]*?)["']?\s*(?:\s[is]\s*)?)?\]$/i
/** Attributes that a page has written; others are states that scripts bring about, as `v-cloak`, which they take away. */
const LASTING =
  /^(?:class|id|href|src|name|itemprop|itemtype|role|lang|title|datetime|alt|for|type)$/i
/** Spaces between what a selector asks of one element and of one in it, outside of brackets. */
const BETWEEN = /\s+(?![^[\]]*\])/

/** Null for a selector that asks for more than tags, classes, ids and attributes. */
function compoundsOf(selector: string): Compound[] | null {
  const parts = selector
    .trim()
    .replace(/\s*>\s*/g, ' ')
    .slice(0, MAX_SELECTOR)
    .split(BETWEEN)
  if (parts.length > MAX_PARTS) return null
  const compounds = parts.map((part): Compound | null => {
    const found = COMPOUND.exec(part)
    if (!found || part === '') return null
    const [, tag = '', rest = ''] = found
    const tests = (rest.match(/\[[^\]]*\]/g) ?? []).map(testOf)
    const marks = rest.replace(/\[[^\]]*\]/g, '').match(/[.#][\w-]+/g) ?? []
    if (tests.some((test) => test === null)) return null
    return {
      tag: tag === '*' ? '' : tag.toLowerCase(),
      marks,
      tests: tests.filter((test) => test !== null),
    }
  })
  return compounds.every((one) => one !== null) ? compounds : null
}

function testOf(written: string): Test | null {
  const [, name = '', how = '', value = ''] = TEST.exec(written) ?? []
  return LASTING.test(name) ? { name: name.toLowerCase(), how, value } : null
}

/** Classes by which the commonest libraries of styles hide. */
const HIDING_CLASSES = new Set(
  `d-none hidden sr-only visually-hidden invisible is-hidden hide opacity-0 screen-reader-text u-hidden
  element-invisible show-for-sr`.split(/\s+/),
)
/** Classes that show again from some width on: `md:block`, `d-lg-flex`. */
const SHOWING =
  /^(?:(?:sm|md|lg|xl|2xl|xxl|max-\w+|min-\w+):(?:block|flex|grid|inline(?:-\w+)?|table(?:-\w+)?|contents|visible|not-sr-only|opacity-\d+)|d-(?:sm|md|lg|xl|xxl)-(?!none)\w+(?:-\w+)?|visible-\w+)$/

/** Whether classes hide an element on every screen. */
export function hasHidingClass(element: Element): boolean {
  if (element.attrs.length === 0) return false
  const written = attribute(element, 'class')
  if (!written) return false
  const known = hidesByClass.get(written)
  if (known !== undefined) return known
  const classes = classesOf(element)
  const hides =
    classes.some((name) => HIDING_CLASSES.has(name)) && !classes.some((name) => SHOWING.test(name))
  if (written.length > MAX_REMEMBERED.letters) return hides
  if (hidesByClass.size >= MAX_REMEMBERED.entries) hidesByClass.clear()
  hidesByClass.set(written, hides)
  return hides
}

/** What lists of classes say, which elements and pages have in common. */
const hidesByClass = new Map<string, boolean>()
const MAX_REMEMBERED = { letters: 100, entries: 1_000 }

const STRUCK = new Set(['s', 'del', 'strike'])

/** Whether what an element holds is struck: said no more. */
export function isStruck({ tagName }: Element, style: string): boolean {
  if (STRUCK.has(tagName)) return true
  return style !== '' && /text-decoration(?:-line)?\s*:[^;]{0,40}line-through/i.test(style)
}
