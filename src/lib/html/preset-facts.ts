// How the fields of forms stand before anybody touched them, and which answers they take.
import { isHashLike } from './address-key.ts'
import { wordsAfter } from './element-facts.ts'
import { noteFact } from './page-facts.ts'
import type { Draft, Spot } from './page-parts.ts'
import { attribute, type Element, textOf } from './tree.ts'

/** What limits the answers that a field takes. */
const LIMITS = ['maxlength', 'minlength', 'pattern', 'min', 'max', 'required', 'readonly'] as const
const BUTTONS = new Set(['submit', 'image', 'button', 'reset'])
/** Types of fields that nobody fills in, or whose content a server remembers. */
const UNREAD = new Set([
  'hidden',
  'search',
  'password',
  'file',
  'submit',
  'image',
  'button',
  'reset',
  'radio',
  'checkbox',
])
/** Names of fields in which a server puts what was asked before, or what it drew. */
const REMEMBERED = /^(?:q|s|query|search\w*|keywords?|term|csrf\w*|_?token|nonce|captcha\w*)$/i
/** Steps up the tree to the form or list that a field belongs to. */
const MAX_STEPS = 30

const READERS: Readonly<Record<string, (element: Element, spot: Spot, draft: Draft) => void>> = {
  input(element, spot, draft) {
    const type = attribute(element, 'type')?.toLowerCase() ?? 'text'
    const isChosen = (type === 'radio' || type === 'checkbox') && has(element, 'checked')
    if (isChosen) notePreset('checked', { type, element, words: wordsAfter(element) }, spot, draft)
    if (!UNREAD.has(type)) noteFilled(type, element, attribute(element, 'value'), { spot, draft })
    readLimits(type, element, spot, draft)
  },
  option(element, spot, draft) {
    const words = textOf(element).trim()
    if (has(element, 'selected'))
      notePreset('checked', { type: 'option', element, words }, spot, draft)
    if (has(element, 'disabled'))
      notePreset('disabled', { type: 'option', element, words }, spot, draft)
  },
  textarea(element, spot, draft) {
    noteFilled('textarea', element, textOf(element).trim(), { spot, draft })
    readLimits('textarea', element, spot, draft)
  },
  select: (element, spot, draft) => readLimits('select', element, spot, draft),
  button: (element, spot, draft) => readLimits('submit', element, spot, draft),
  fieldset: (element, spot, draft) => readLimits('fieldset', element, spot, draft),
}

/** Notes what of a field is chosen, filled in, locked or limited beforehand. */
export function readPresets(element: Element, spot: Spot, draft: Draft): void {
  if (draft.data.presets > 0) READERS[element.tagName]?.(element, spot, draft)
}

function has({ attrs }: Element, name: string): boolean {
  return attrs.some((one) => one.name === name)
}

function readLimits(type: string, element: Element, spot: Spot, draft: Draft): void {
  if (element.attrs.length === 0 || type === 'hidden') return
  const isButton = BUTTONS.has(type)
  if (has(element, 'disabled')) {
    const words =
      attribute(element, 'value') ??
      (type === 'radio' || type === 'checkbox' ? wordsAfter(element) : textOf(element).trim())
    notePreset('disabled', { type, element, words }, spot, draft)
  }
  if (isButton) return
  for (const name of LIMITS) {
    const value = attribute(element, name)
    if (value !== null)
      notePreset(
        'limited',
        { type, element, words: '', said: `${name} ${value}`.trim() },
        spot,
        draft,
      )
  }
}

/** Characters of what stands in a field beforehand. */
const MAX_FILLED = 100

function noteFilled(
  type: string,
  element: Element,
  value: string | null,
  { spot, draft }: { spot: Spot; draft: Draft },
): void {
  if (!value || value.length > MAX_FILLED || !/\p{L}{2}|\d{3}/u.test(value) || isHashLike(value))
    return
  if (REMEMBERED.test(attribute(element, 'name') ?? '')) return
  notePreset('filled', { type, element, words: '', said: value }, spot, draft)
}

interface Preset {
  readonly type: string
  readonly element: Element
  readonly words: string
  readonly said?: string
}

function notePreset(
  how: 'checked' | 'disabled' | 'filled' | 'limited',
  { type, element, words, said }: Preset,
  spot: Spot,
  draft: Draft,
): void {
  if (draft.data.presets-- <= 0) return
  const { name, way } = formOf(element)
  const limit = how === 'limited' ? ` ${said?.split(' ', 1)[0]}` : ''
  const path = `${spot.path}>@${how} ${way}${type} ${name}${limit}`.trim()
  const value = `${how} ${name || type}: ${said ?? words}`
  noteFact(draft, { kind: 'preset', path, owner: words, value }, spot.isHidden)
}

/** The name of a field, of a choice that of its list, and `post ` where what is typed is sent to be kept. */
function formOf(element: Element): { name: string; way: string } {
  let name = attribute(element, 'name') ?? attribute(element, 'id') ?? ''
  let node = element.parentNode
  for (let step = 0; node && 'tagName' in node && step < MAX_STEPS; step++) {
    if (node.tagName === 'select' && element.tagName === 'option')
      name = attribute(node, 'name') ?? ''
    if (node.tagName === 'form') {
      const isPost = attribute(node, 'method')?.toLowerCase() === 'post'
      return { name: plainName(name), way: isPost ? 'post ' : '' }
    }
    node = node.parentNode
  }
  return { name: plainName(name), way: '' }
}

function plainName(name: string): string {
  return name.slice(0, 60).replace(/[^\s._~[\]-]+/g, (part) => (isHashLike(part) ? '*' : part))
}
