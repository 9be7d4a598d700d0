import type { Command } from '../core/action.ts'
import { type InputSchema, inputSchema, isNullable, withoutNull } from '../core/input-schema.ts'
import type { View } from '../core/slice.ts'
import type { Message } from '../core/text.ts'
import { areaPicker, type AreaPicks } from './area-picker.ts'
import {
  checkbox,
  type Choice,
  dateField,
  momentField,
  selectField,
  textArea,
  textField,
  type TextFieldProps,
} from './field.ts'
import { fieldStates, postForm } from './form.ts'
import type { Html } from './html.ts'

/** How one field is drawn where its schema does not say it. */
type Look = Partial<
  Pick<
    TextFieldProps,
    'type' | 'autocomplete' | 'inputMode' | 'direction' | 'width' | 'isOptional' | 'hint'
  >
> & {
  /** Several lines to type into. */
  readonly rows?: number
  /** Picked from the browser's calendar: a day, or a day and an hour on the wall. */
  readonly calendar?: 'day' | 'moment'
}

/** What stands in a field; lists only of areas, which are drawn by what they were read as. */
type Value = string | number | boolean | null | undefined | readonly string[]

/** What is chosen from: things with their labels, or the words of fixed values. */
type Choices = readonly Choice[] | Readonly<Record<string, Message>>

/**
 * Fields of an action's input. `I` is the input, `H` what is sent along unseen, `W` what the form does not ask for; every
 * other field needs a label, or it does not compile.
 */
export interface ActionFields<I, H extends keyof I, W extends keyof I> {
  /** Name of the form on its page. */
  readonly name: string
  /** Where the input stands in that of the form's own action: `authorisation.`. */
  readonly prefix?: string
  readonly action: Pick<Command<string, I>, 'input'>
  /** Words of the fields by name; one with `Hint` behind the name is the field's hint. */
  readonly labels: Readonly<Record<Exclude<keyof I, H | W>, Message>> & {
    readonly [K in `${Extract<keyof I, string>}Hint`]?: Message
  }
  readonly hidden?: Readonly<Record<H, string>>
  readonly without?: readonly W[]
  /** What stands in the fields before anybody typed. */
  readonly values?: { readonly [K in keyof I]?: Value }
  /** Needed for what is one of fixed values; any other field with choices becomes one to choose from. */
  readonly choices?: { readonly [K in keyof I]?: Choices }
  readonly looks?: { readonly [K in keyof I]?: Look }
  /** What a choice says that may stay empty: of a filter that nothing is left out. */
  readonly none?: Message
  /** Fields in which an area is chosen. */
  readonly areas?: { readonly [K in keyof I]?: AreaPicks }
}

/** A form that is its action's input, in the input's order, with one button. */
export function actionForm<I, H extends keyof I = never, W extends keyof I = never>(
  view: View,
  props: ActionFields<I, H, W> & {
    readonly button: Message
    readonly kind?: 'secondary' | 'danger'
  },
): Html {
  const { name, hidden, button, kind } = props
  return postForm(view, {
    name,
    ...(hidden === undefined ? {} : { hidden }),
    body: actionFields(view, props),
    label: view.t(button),
    ...(kind === undefined ? {} : { kind }),
  })
}

/** The fields alone, for a form that has more than one button or is sent by a script; hidden ones are its own matter. */
export function actionFields<I, H extends keyof I = never, W extends keyof I = never>(
  view: View,
  props: ActionFields<I, H, W>,
): Html[] {
  const { properties = {}, required = [] } = inputSchema(props.action)
  const unseen = new Set<PropertyKey>([
    ...Object.keys(props.hidden ?? {}),
    ...(props.without ?? []),
  ])
  return Object.entries(properties)
    .filter(([name]) => !unseen.has(name))
    .map(([name, schema]) =>
      field(view, props as Loose, { name, schema, isNeeded: required.includes(name) }),
    )
}

/** The same fields with names that are any text. */
interface Loose {
  readonly name: string
  readonly prefix?: string
  readonly labels: Readonly<Record<string, Message>>
  readonly values?: Readonly<Record<string, Value>>
  readonly choices?: Readonly<Record<string, Choices>>
  readonly looks?: Readonly<Record<string, Look>>
  readonly none?: Message
  readonly areas?: Readonly<Record<string, AreaPicks>>
}

interface Asked {
  readonly name: string
  readonly schema: InputSchema
  readonly isNeeded: boolean
}

function field(view: View, form: Loose, { name, schema, isNeeded }: Asked): Html {
  const { t } = view
  const { prefix = '', values = {}, looks = {} } = form
  const { rows, calendar, ...look } = looks[name] ?? {}
  const value = values[name] ?? schema.default ?? ''
  const drawn = {
    ...fieldStates(form.name, view.refused)(`${prefix}${name}`, String(value)),
    ...wordsOf(t, form, name),
    isOptional: mayStayEmpty(schema, isNeeded),
    ...look,
  }
  const picks = form.areas?.[name]
  if (picks !== undefined) return areaPicker(view, picks, drawn)
  const plain = withoutNull(schema)
  const choices = choicesOf(view, form, { name, schema: plain })
  if (choices !== null) return selectField(t, { ...drawn, choices, ...noneOf(view, form, drawn) })
  if (plain.type === 'boolean') {
    return checkbox({ ...drawn, value: 'true', isChecked: drawn.value === 'true' })
  }
  if (calendar !== undefined) return (calendar === 'day' ? dateField : momentField)(t, drawn)
  const limit = limitOf(plain)
  if (rows !== undefined) return textArea(t, { ...drawn, ...limit, rows })
  return textField(t, { ...limit, ...ofType(plain), ...drawn })
}

function limitOf({ maxLength }: InputSchema) {
  return maxLength === undefined ? {} : { maxLength }
}

/** What a choice says that may stay empty, where the form says it. */
function noneOf({ t }: View, { none }: Loose, { isOptional }: { readonly isOptional: boolean }) {
  return none === undefined || !isOptional ? {} : { none: t(none) }
}

/** Label and hint of a field. Throws Error where it has no label: that is a bug. */
function wordsOf(t: View['t'], { name: form, labels }: Loose, name: string) {
  const [label, hint] = [labels[name], labels[`${name}Hint`]]
  if (label === undefined) throw new Error(`the form ${form} has no label for ${name}`)
  return { label: t(label), ...(hint === undefined ? {} : { hint: t(hint) }) }
}

function mayStayEmpty(schema: InputSchema, isNeeded: boolean): boolean {
  return isNullable(schema) || schema.default === '' || !(isNeeded || schema.default !== undefined)
}

/** What the field is chosen from; null where something is typed. Throws Error for fixed values without words: that is a bug. */
function choicesOf(
  { t }: View,
  { name: form, choices = {} }: Loose,
  { name, schema }: { readonly name: string; readonly schema: InputSchema },
): readonly Choice[] | null {
  const own = choices[name]
  if (isList(own)) return own
  if (own === undefined && schema.enum === undefined) return null
  return (schema.enum ?? Object.keys(own ?? {})).map((value) => {
    const words = own?.[value]
    if (words === undefined) throw new Error(`the form ${form} has no words for ${name}: ${value}`)
    return { value, label: t(words) }
  })
}

function isList(choices: Choices | undefined): choices is readonly Choice[] {
  return Array.isArray(choices)
}

/** How values of this type are typed. Numbers stay text: people write them with separators and in every script's digits. */
function ofType({ type, format }: InputSchema): Look {
  if (type === 'integer') return { inputMode: 'numeric', direction: 'ltr', width: 'short' }
  if (type === 'number') return { inputMode: 'decimal', direction: 'ltr', width: 'short' }
  if (format === 'email') return { type: 'email', direction: 'ltr' }
  if (format === 'uri') return { type: 'url', direction: 'ltr' }
  return {}
}
