import type { Translator } from '../core/text.ts'
import { type FieldState, fieldId } from './form.ts'
import { type Content, type Html, html } from './html.ts'
import { texts } from './texts.ts'

/** What every field has besides its state. */
export type FieldProps = FieldState & {
  readonly label: string
  readonly hint?: string
  readonly isOptional?: boolean
  /** Of a group whose question is the title of the page already. */
  readonly isLabelHidden?: boolean
}

/** One line. There is no `number` among the types: browsers refuse separators and most scripts' digits in such a field. */
export type TextFieldProps = FieldProps & {
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password'
  readonly autocomplete?: string
  readonly inputMode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'url'
  /** `ltr` for codes and addresses in every language; people's words keep their own direction. */
  readonly direction?: 'ltr' | 'auto'
  /** Width in characters that are expected. */
  readonly width?: 'short' | 'medium'
  readonly maxLength?: number
}

/** One line to type into. */
export function textField(t: Translator, props: TextFieldProps): Html {
  const { name, value, type = 'text', direction = 'auto' } = props
  const extra = [
    props.autocomplete !== undefined && html` autocomplete="${props.autocomplete}"`,
    props.inputMode !== undefined && html` inputmode="${props.inputMode}"`,
    props.maxLength !== undefined && html` maxlength="${props.maxLength}"`,
    props.width && html` class="${props.width}"`,
    direction === 'ltr' && html` spellcheck="false" autocapitalize="none"`,
  ]
  return group(
    t,
    props,
    html`<input id="${fieldId(props)}" name="${name}" type="${type}" value="${value}" dir="${direction}"${extra}${described(props)}>`,
  )
}

/** Several lines to type into. */
export function textArea(
  t: Translator,
  props: FieldProps & { readonly rows?: number; readonly maxLength?: number },
): Html {
  const { name, value, rows = 5, maxLength } = props
  const limit = maxLength !== undefined && html` maxlength="${maxLength}"`
  return group(
    t,
    props,
    // The line end after the tag is dropped by the browser and protects one that the value begins with.
    html`<textarea id="${fieldId(props)}" name="${name}" rows="${rows}" dir="auto"${limit}${described(props)}>
${value}</textarea>`,
  )
}

/** A file to send; the form needs `hasFiles`. `accept` lists endings: `.csv,text/csv`. */
export function fileField(t: Translator, props: FieldProps & { readonly accept: string }): Html {
  return group(
    t,
    props,
    html`<input id="${fieldId(props)}" name="${props.name}" type="file" accept="${props.accept}"${described(props)}>`,
  )
}

/** One of the things that can be chosen. */
export type Choice = { readonly value: string; readonly label: string; readonly hint?: string }
/** The same where it is marked: words of others may run the other way. */
type MarkedChoice = Omit<Choice, 'label'> & { readonly label: Content }

/** A list to choose one from; begins with "Choose one" while nothing is chosen, or with `none`, which then is a choice of its own. */
export function selectField(
  t: Translator,
  props: FieldProps & { readonly choices: readonly Choice[]; readonly none?: string },
): Html {
  const { name, value, choices } = props
  const none =
    (value === '' || props.isOptional) &&
    html`<option value="">${props.none ?? t(texts.choose)}</option>`
  const options = choices.map(
    (choice) =>
      html`<option value="${choice.value}"${choice.value === value && html` selected`}>${choice.label}</option>`,
  )
  return group(
    t,
    props,
    html`<select id="${fieldId(props)}" name="${name}"${described(props)}>${none}${options}</select>`,
  )
}

/** A few things to choose one from, all in sight. */
export function radioGroup(
  t: Translator,
  props: FieldProps & { readonly choices: readonly Choice[] },
): Html {
  const { name, value, choices } = props
  const id = fieldId(props)
  const rows = choices.map((choice, index) =>
    choiceRow({
      id: `${id}-${index}`,
      type: 'radio',
      name,
      choice,
      isChosen: choice.value === value,
    }),
  )
  return fieldset(t, props, rows)
}

/** Up to a dozen things to choose one from, beside each other; a label may be a badge. */
export function pickGroup(
  t: Translator,
  props: FieldProps & { readonly choices: readonly { value: string; label: Content }[] },
): Html {
  const id = fieldId(props)
  const picks = props.choices.map(
    ({ value, label }, n) =>
      html`<label><input type="radio" id="${id}-${n}" name="${props.name}" value="${value}"${value === props.value && html` checked`}>${label}</label>`,
  )
  return fieldset(t, props, html`<div class="pick">${picks}</div>`)
}

/** One thing to agree to or switch on; sends `value`, or nothing. */
export function checkbox(
  props: Pick<FieldState, 'form' | 'name' | 'error'> & Choice & { readonly isChecked: boolean },
): Html {
  const id = fieldId(props)
  const row = choiceRow({
    id,
    type: 'checkbox',
    name: props.name,
    choice: props,
    isChosen: props.isChecked,
  })
  return html`<div class="field${props.error !== undefined && ' wrong'}">${props.error !== undefined && html`<p class="error" id="${id}-error">${props.error}</p>`}${row}</div>`
}

/** Several things to choose any of; `name` ends in `[]`. */
export function checkboxGroup(
  t: Translator,
  props: FieldProps & {
    readonly choices: readonly MarkedChoice[]
    readonly chosen: readonly string[]
  },
): Html {
  const id = fieldId(props)
  const rows = props.choices.map((choice, index) =>
    choiceRow({
      id: `${id}-${index}`,
      type: 'checkbox',
      name: props.name,
      choice,
      isChosen: props.chosen.includes(choice.value),
    }),
  )
  return fieldset(t, props, rows)
}

/** One day, for filters: the browser's own calendar where it has one. Sends `2026-11-24`. */
export function dateField(t: Translator, props: FieldProps): Html {
  return group(
    t,
    props,
    html`<input id="${fieldId(props)}" name="${props.name}" type="date" value="${props.value}" class="medium"${described(props)}>`,
  )
}

/** A day and an hour by the clock on the wall: the browser's own picker where it has one. Sends `2026-11-24T08:00`. */
export function momentField(t: Translator, props: FieldProps): Html {
  return group(
    t,
    props,
    html`<input id="${fieldId(props)}" name="${props.name}" type="datetime-local" value="${props.value}" class="medium"${described(props)}>`,
  )
}

/** A date as three numbers: no calendar to fight with. Sends `name.day`, `name.month`, `name.year`. */
export function dateFields(
  t: Translator,
  props: FieldProps & { readonly date: Readonly<Record<'day' | 'month' | 'year', string>> },
): Html {
  const parts = (['day', 'month', 'year'] as const).map((part) => {
    const id = `${fieldId(props)}-${part}`
    return html`<div><label for="${id}">${t(texts[part])}</label><input id="${id}" name="${props.name}.${part}" value="${props.date[part]}" inputmode="numeric" dir="ltr" class="short"></div>`
  })
  return fieldset(t, props, html`<div class="date-parts">${parts}</div>`)
}

function choiceRow(props: {
  id: string
  type: 'radio' | 'checkbox'
  name: string
  choice: MarkedChoice
  isChosen: boolean
}): Html {
  const { id, type, name, choice, isChosen } = props
  const hintId = `${id}-hint`
  const hint = choice.hint !== undefined && html`<p class="hint" id="${hintId}">${choice.hint}</p>`
  const by = choice.hint !== undefined && html` aria-describedby="${hintId}"`
  return html`<div class="choice"><input id="${id}" type="${type}" name="${name}" value="${choice.value}"${isChosen && html` checked`}${by}><label for="${id}">${choice.label}</label>${hint}</div>`
}

function group(t: Translator, props: FieldProps, control: Html): Html {
  return html`<div class="field${props.error !== undefined && ' wrong'}"><label for="${fieldId(props)}">${labelWords(t, props)}</label>${explained(t, props)}${control}</div>`
}

/** Several controls under one label. */
export function fieldset(t: Translator, props: FieldProps, controls: Content): Html {
  // The id is where the error summary leads.
  return html`<fieldset id="${fieldId(props)}" class="field${props.error !== undefined && ' wrong'}"${described(props)}><legend${props.isLabelHidden && html` class="hidden"`}>${labelWords(t, props)}</legend>${explained(t, props)}${controls}</fieldset>`
}

function labelWords(
  t: Translator,
  { label, isOptional, none }: FieldProps & { readonly none?: string },
): string {
  return isOptional && none === undefined ? t(texts.optional, { label }) : label
}

function explained(t: Translator, props: FieldProps): Content {
  const id = fieldId(props)
  return [
    props.hint !== undefined && html`<p class="hint" id="${id}-hint">${props.hint}</p>`,
    props.error !== undefined &&
      html`<p class="error" id="${id}-error"><span class="hidden">${t(texts.errorPrefix)} </span>${props.error}</p>`,
  ]
}

function described(props: FieldProps): Content {
  const id = fieldId(props)
  const ids = [
    ...(props.hint === undefined ? [] : [`${id}-hint`]),
    ...(props.error === undefined ? [] : [`${id}-error`]),
  ]
  const invalid = props.error !== undefined && html` aria-invalid="true"`
  return ids.length > 0 && [html` aria-describedby="${ids.join(' ')}"`, invalid]
}
