import { given } from '../../../core/asked.ts'
import type { View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { OFFICER_SIGNS } from '../../../lib/custody/index.ts'
import { type Choice, selectField, textField } from '../../../ui/field.ts'
import { fieldStates, hiddenFields, ofRow, postForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import type { ActInput } from '../schema.ts'
import { texts } from '../texts/pages.ts'
import { EVIDENCE } from './list.ts'

type Type = ActInput['type']
type Field = Exclude<keyof ActInput, 'item' | 'type' | 'asked'>

const LABELS: Readonly<Record<Field, Message>> = {
  to: texts.to,
  place: texts.place,
  state: texts.condition,
  purpose: texts.purpose,
  authority: texts.authority,
  receipt: texts.receipt,
  reason: texts.reason,
  method: texts.method,
  legalBasis: texts.legalBasis,
  seal: texts.seal,
  tool: texts.tool,
  toolVersion: texts.toolVersion,
  corrects: texts.corrects,
}

/** What the form of each act asks for. */
const FIELDS: Readonly<Record<Type, readonly Field[]>> = {
  sealed: ['seal'],
  'seal-checked': ['seal', 'state'],
  unsealed: ['seal', 'purpose'],
  'transfer-offered': ['to', 'purpose'],
  'transfer-accepted': [],
  'transfer-refused': ['reason'],
  examined: ['tool', 'toolVersion', 'purpose'],
  moved: ['place', 'authority', 'receipt'],
  presented: ['authority', 'receipt', 'purpose'],
  returned: ['authority', 'receipt'],
  destroyed: ['authority', 'receipt', 'reason'],
  'content-erased': ['legalBasis', 'reason'],
  correction: ['corrects', 'reason'],
}

/** What of it may stay empty. */
const OPTIONAL: ReadonlySet<Field> = new Set<Field>(['toolVersion', 'purpose', 'state'])

/** A form that writes one act; where the officer's passkey signs it, the script sends it. */
export function actForm(
  view: View,
  props: {
    readonly item: string
    readonly type: Type
    readonly label: Message
    /** Persons to whom it may be offered. */
    readonly choices?: readonly Choice[]
    /** A seal is on, which whoever takes the item looks at. */
    readonly isSealed?: boolean
    /** What a second person asked for, as the reader reads it. */
    readonly asked?: string
    readonly kind?: 'secondary' | 'danger'
  },
): Html {
  const { item, type, label, choices = [], isSealed = false, asked, kind } = props
  const { t, node, base, refused } = view
  const name = ofRow('act', type)
  const state = fieldStates(name, refused)
  const wanted: readonly Field[] =
    type === 'transfer-accepted' && isSealed ? ['seal'] : FIELDS[type]
  const fields = wanted.map((field) => {
    const isOptional = OPTIONAL.has(field) && !(field === 'purpose' && type === 'examined')
    const shown = { ...state(field), label: t(LABELS[field]), isOptional }
    if (field === 'to') return selectField(t, { ...shown, choices })
    return textField(t, field === 'corrects' ? { ...shown, inputMode: 'numeric' } : shown)
  })
  const isSigned = OFFICER_SIGNS.has(type) && node.realm === 'actual'
  const made = postForm(view, {
    name,
    body: [hiddenFields({ item, type, ...given({ asked }) }), fields],
    label: t(label),
    ...(kind === undefined ? {} : { kind }),
  })
  if (!isSigned) return made
  return html`<div data-sign data-api="${node.prefix}/api" data-next="${base}${EVIDENCE}/${item}" data-offline="${t(texts.offline)}">${made}<p class="hint">${t(texts.passkey)}</p><p role="alert" data-said hidden></p></div>`
}

/** Acts that whoever has an item may write down at any time. */
export const OTHER_ACTS = [
  'sealed',
  'seal-checked',
  'examined',
  'moved',
  'presented',
  'returned',
  'correction',
] as const
