import { readElement } from './inventory.ts'
import { shownMail } from './kept-mail.ts'
import { moneyIn } from './money.ts'
import { note } from './noting.ts'
import { normalText } from './normal-text.ts'
import type { BlockKind, Draft, Spot } from './page-parts.ts'
import { headedBy, levelOf, newScope, noteText, type Scope, scopeOf } from './scope.ts'
import { hasHidingClass, hidingOf, isStruck, type Sheets } from './hiding.ts'
import { isInSlot, type Shadow, shadowOf } from './shadow.ts'
import { backgroundOf, isHiding, isUnreadable } from './style-key.ts'
import { noteTurns } from './turn-facts.ts'
import { attribute, type Element, HTML, type Node, parseTree, type Tree, textOf } from './tree.ts'

/** Blocks of one page. */
const MAX_BLOCKS = 6_000
/** Characters of one block: no paragraph is longer, and what comes after is another matter than reading it whole. */
const MAX_BLOCK = 16_000
/** Characters of all blocks together. */
const MAX_TEXT = 2_000_000
/** Characters of a path: its end tells more than its beginning. */
const MAX_PATH = 160
/** Pages in pages (`noscript`, `srcdoc`), and how deep they stand in each other. */
const MAX_INNER = 60
const MAX_INNER_DEPTH = 2

interface State extends Spot {
  readonly kind: BlockKind
  readonly depth: number
  readonly scope: Scope
  /** Level of the heading that it stands in; null elsewhere. */
  readonly level: number | null
  /** Colour behind it, as far as it is written in elements; null where nobody wrote one. */
  readonly background: string | null
}

/** The paths below a path by the step into them: places of the same kind share one text. */
type Steps = Map<string, Map<string, string>>

/** A link whose words are being gathered. */
interface OpenLink {
  readonly words: string[]
  length: number
}

/** What is still to be walked, and what is to be done when all of an element is; each node has its state beside it. */
interface Stack {
  readonly nodes: (Node | (() => void))[]
  readonly states: State[]
}

const start = (): State => ({
  path: '',
  isHidden: false,
  kind: 'text',
  depth: 0,
  scope: newScope(),
  level: null,
  background: null,
})

/** Walks a page depth first without recursion, and fills the draft. */
export function walkPage(
  tree: Tree,
  draft: Draft,
  from: State = start(),
  sheets: readonly string[] = [],
): void {
  if (tree.isCut) draft.limits.add('elements')
  const own = tree.styles.filter((style) => !attribute(style, 'media')).map(textOf)
  new Walk(draft, hidingOf([...sheets, ...own])).run(tree.document, from)
}

/** One walk: the text since the last border, and the links that are open. A value with the invariant that `state` belongs to `buffer`. */
class Walk {
  readonly #draft: Draft
  readonly #sheets: Sheets
  #buffer: string[] = []
  #state: State = start()
  readonly #links: OpenLink[] = []
  readonly #steps: Steps = new Map()
  readonly #ends = () => this.#flush()
  /** Templates that are shown. */
  readonly #shadows = new Set<Element>()

  constructor(draft: Draft, sheets: Sheets) {
    this.#draft = draft
    this.#sheets = sheets
  }

  run(root: Node, from: State): void {
    const stack: Stack = { nodes: [root], states: [from] }
    for (let next = stack.nodes.pop(); next !== undefined; next = stack.nodes.pop()) {
      const state = stack.states.pop() ?? from
      if (typeof next === 'function') next()
      else this.#enter(next, state, stack)
    }
    this.#flush()
  }

  #enter(node: Node, state: State, stack: Stack): void {
    if (node.nodeName === '#text' && 'value' in node) {
      this.#gather(node.value, state)
      return
    }
    if (!('childNodes' in node)) return
    if (!('tagName' in node)) {
      push(stack, node.childNodes, state)
      return
    }
    const own = this.#stateOf(node, state)
    const isBorder = own !== state || BORDERS.has(node.tagName)
    if (isBorder) this.#flush()
    const link = this.#read(node, own)
    if (isBorder || link) pushOne(stack, this.#endOf(isBorder, link), state)
    if (node.namespaceURI === HTML && SILENT.has(node.tagName)) return
    if (node.tagName === 'template' && 'content' in node) {
      const isShown = this.#shadows.has(node)
      push(stack, node.content.childNodes, isShown ? own : { ...own, isHidden: true })
      return
    }
    this.#pushWithin(node, own, stack)
  }

  /** What an element shows: the address that is kept in it, its shadow, or its children. */
  #pushWithin(node: Element, own: State, stack: Stack): void {
    const mail = node.attrs.length > 0 ? shownMail(node) : null
    const shadow = mail === null ? shadowOf(node) : null
    if (mail !== null) this.#gather(mail, own)
    else if (shadow) this.#pushShadow(stack, node, { shadow, own })
    else push(stack, node.childNodes, own)
  }

  /** The template of an element in place of its children, of which those without a slot are seen by nobody. */
  #pushShadow(
    stack: Stack,
    { childNodes }: Element,
    { shadow, own }: { shadow: Shadow; own: State },
  ): void {
    this.#shadows.add(shadow.template)
    const hidden = { ...own, isHidden: true }
    for (const node of childNodes.toReversed())
      pushOne(stack, node, isInSlot(node, shadow) ? own : hidden)
  }

  #stateOf(element: Element, state: State): State {
    const { tagName } = element
    const { isHidden, background } = this.#sightOf(element, state)
    const isBlock = BLOCKS.has(tagName) || tagName.includes('-')
    const isSame = isHidden === state.isHidden && background === state.background
    if (!isBlock && isSame) return state
    const path = isBlock && !UNNAMED.has(tagName) ? this.#stepInto(state.path, element) : state.path
    const scope = isBlock ? scopeOf(element, path, state.scope) : state.scope
    const level = levelOf(tagName) ?? state.level
    return {
      path,
      isHidden,
      kind: kindOf(tagName, state.kind),
      depth: state.depth,
      scope,
      level,
      background,
    }
  }

  /** Whether what an element holds is seen, and what is behind it. */
  #sightOf(element: Element, state: State): Pick<State, 'isHidden' | 'background'> {
    if (state.isHidden) return state
    const style = element.attrs.length > 0 ? (attribute(element, 'style') ?? '') : ''
    const isUnseen = this.#isUnseen(element) || isStruck(element, style)
    // Most elements write no style, and are seen as what they stand in.
    if (style === '') return isUnseen ? { isHidden: true, background: state.background } : state
    const background = backgroundOf(style) ?? state.background
    return { isHidden: isUnseen || isUnreadable(style, background), background }
  }

  #isUnseen(element: Element): boolean {
    return isHiddenElement(element) || hasHidingClass(element) || this.#sheets.hides(element)
  }

  /** Notes what the element is; the function that ends a link, where it is one. */
  #read(element: Element, state: State): (() => void) | null {
    const draft = this.#draft
    const { tagName } = element
    if (tagName === 'html') draft.languages.push((attribute(element, 'lang') ?? '').slice(0, 35))
    if (tagName === 'title' && element.namespaceURI === HTML && state.depth === 0)
      this.#add(textOf(element), { ...state, path: 'title', kind: 'title' })
    if (element.attrs.some(isShown)) this.#readShown(element, state)
    this.#readInner(element, state)
    noteTurns(element, this.#sheets.turns(element), state, draft)
    const finish = readElement(element, state, draft)
    if (!finish) return null
    const link: OpenLink = { words: [], length: 0 }
    this.#links.push(link)
    const named = attribute(element, 'aria-label')
    if (named) link.words.push(named)
    return () => {
      this.#links.splice(this.#links.indexOf(link), 1)
      finish(normalText(link.words.join(' ')).text.slice(0, MAX_LINK_WORDS))
    }
  }

  /** Attributes that a reader sees or hears. */
  #readShown(element: Element, state: State): void {
    for (const name of SHOWN) {
      const value = attribute(element, name)
      if (!value) continue
      if (name === 'value' && !isButton(element)) continue
      this.#add(value, { ...state, path: `${state.path}>@${name}`, kind: 'attribute' })
      if (name !== 'placeholder') this.#addToLinks(value)
    }
  }

  #stepInto(path: string, element: Element): string {
    const id = element.attrs.length > 0 ? (attribute(element, 'id') ?? '') : ''
    const own = isWord(id) ? `${element.tagName}#${id}` : element.tagName
    const steps = this.#steps.get(path) ?? new Map<string, string>()
    const known = steps.get(own)
    if (known !== undefined) return known
    const next = `${path}>${own}`.slice(-MAX_PATH)
    this.#steps.set(path, steps.set(own, next))
    return next
  }

  #readInner(element: Element, state: State): void {
    if (element.tagName !== 'noscript' && element.tagName !== 'iframe') return
    const draft = this.#draft
    const isNoscript = element.tagName === 'noscript'
    const inner = isNoscript ? textOf(element) : attribute(element, 'srcdoc')
    if (!inner) return
    if (draft.inner >= MAX_INNER || state.depth >= MAX_INNER_DEPTH) {
      draft.limits.add('inner')
      return
    }
    draft.inner++
    walkPage(parseTree(inner), draft, {
      ...state,
      path: this.#stepInto(state.path, element),
      depth: state.depth + 1,
    })
  }

  #gather(value: string, state: State): void {
    if (this.#buffer.length === 0) {
      if (!/\S/.test(value)) return
      this.#state = state
    }
    this.#buffer.push(value)
    this.#addToLinks(value)
  }

  #addToLinks(value: string): void {
    for (const link of this.#links) {
      if (link.length > MAX_LINK_WORDS) continue
      link.words.push(value.slice(0, MAX_LINK_WORDS))
      link.length += value.length
    }
  }

  /** What stood in a border ends with it, as do the words of a link. */
  #endOf(isBorder: boolean, link: (() => void) | null): () => void {
    if (link === null) return this.#ends
    if (!isBorder) return link
    return () => {
      this.#flush()
      link()
    }
  }

  #flush(): void {
    if (this.#buffer.length === 0) return
    const raw = this.#buffer.length === 1 ? (this.#buffer[0] ?? '') : this.#buffer.join('')
    this.#buffer = []
    this.#add(raw, this.#state)
  }

  #add(raw: string, state: State): void {
    const draft = this.#draft
    if (draft.blocks.length >= MAX_BLOCKS) {
      draft.limits.add('blocks')
      return
    }
    if (raw.length > MAX_BLOCK || draft.text > MAX_TEXT) draft.limits.add('text')
    if (draft.text > MAX_TEXT) return
    const { text, controls } = normalText(raw.slice(0, MAX_BLOCK))
    for (const key of controls) {
      const known = draft.inventories.control.get(key)
      if (known) known.count++
      else {
        const label = text.slice(0, 200)
        draft.inventories.control.set(key, {
          kind: 'control',
          key,
          count: 1,
          label,
          ...spotOf(state),
        })
      }
    }
    if (text === '') return
    draft.text += text.length
    for (const account of moneyIn(text))
      note(draft, 'contact', `money:${account}`, { ...spotOf(state), label: text })
    const { path, kind, isHidden, scope, level } = state
    const { above, row, column } = headedBy(scope)
    const { heading } = draft
    draft.blocks.push({ text, path, kind, isHidden, heading, above, row, column })
    if (!isHidden && kind !== 'attribute')
      noteText(scope, text, { level: kind === 'title' ? 0 : level, isHead: kind === 'label' })
    if ((kind === 'heading' || kind === 'label') && !isHidden) draft.heading = text.slice(0, 200)
  }
}

/** Characters of the words of one link. */
const MAX_LINK_WORDS = 200

function spotOf({ path, isHidden }: State): Spot {
  return { path, isHidden }
}

function push(stack: Stack, nodes: readonly Node[], state: State): void {
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index]
    if (node) pushOne(stack, node, state)
  }
}

function pushOne(stack: Stack, next: Node | (() => void), state: State): void {
  stack.nodes.push(next)
  stack.states.push(state)
}

/** Attributes that a reader sees or hears. */
const SHOWN = ['alt', 'placeholder', 'aria-label', 'value'] as const
const isShown = ({ name }: { readonly name: string }) => (SHOWN as readonly string[]).includes(name)

function isButton(element: Element): boolean {
  const type = attribute(element, 'type')?.toLowerCase() ?? ''
  return element.tagName === 'input' && ['submit', 'button', 'reset'].includes(type)
}

const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'caption', 'legend'])
const LABELS = new Set(['dt', 'th', 'summary'])

function kindOf(tagName: string, outer: BlockKind): BlockKind {
  if (HEADINGS.has(tagName)) return 'heading'
  if (LABELS.has(tagName)) return 'label'
  return outer === 'heading' || outer === 'label' ? outer : 'text'
}

/** An id that a person gave: words, no numbers. */
function isWord(id: string): boolean {
  return (
    /^[A-Za-z]{2,20}(?:[-_][A-Za-z]{2,20}){0,4}$/.test(id) && !/[bcdfghjklmnpqrstvwxz]{6}/i.test(id)
  )
}

/** Whether an element hides itself. */
export function isHiddenElement(element: Element): boolean {
  const { tagName } = element
  for (const { name, value } of element.attrs) {
    if (name === 'hidden' && value !== 'until-found') return true
    if (name === 'popover') return true
    if (name === 'style' && isHiding(value)) return true
  }
  return tagName === 'dialog' && attribute(element, 'open') === null
}

/** Elements of the parser's own making, and those that name no place. */
const UNNAMED = new Set(['html', 'body', 'tbody', 'thead', 'tfoot', 'center'])
const BORDERS = new Set(['br', 'hr', 'title', 'noscript', 'iframe', 'textarea'])
const SILENT = new Set(['script', 'style', 'noscript', 'title', 'noframes', 'iframe'])
const BLOCKS = new Set(
  `address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption figure
  footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol optgroup option p pre search section
  select summary table tbody td tfoot th thead tr ul`.split(/\s+/),
)
