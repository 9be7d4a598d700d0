import type { View } from '../core/slice.ts'
import type { Message, Translator } from '../core/text.ts'
import { deskTexts } from './desk-texts.ts'
import { type Content, type Html, html } from './html.ts'
import { safeUrl } from './safe-url.ts'
import { texts } from './texts.ts'

/** What a refused form remembers: what was typed, why it was refused, and what is wrong with which field. */
export type RefusedForm = {
  /** Name of the form; of one that stands in every row of a list, that of the row. */
  readonly form: string
  readonly values: Readonly<Record<string, string>>
  /** Null where the form is only drawn again. */
  readonly problem: {
    readonly message: string
    readonly fields: readonly { readonly path: string; readonly message: string }[]
  } | null
}

/** Name of a form that every row of a list has, in the row of this id: what was refused in one row is said there and nowhere else. */
export function ofRow(form: string, row: string): string {
  return `${form}${ROW}${row}`
}

/** Name of a button that draws the page again with everything as it was typed, and runs nothing. */
export const REDRAW = '_redraw'

/** Name of the file field of a form that sends bytes; the door hands on the file's own name as the field `name`. */
export const RAW = '_bytes'

/** Between the name of a form and its row. */
const ROW = ':'

/** Where a field stands: name of its form, its own name, what it holds and what is wrong with it. */
export type FieldState = {
  readonly form: string
  readonly name: string
  readonly value: string
  readonly error: string | undefined
}

/** The states of a form's fields: what was typed before a refusal, else the value given. */
export function fieldStates(form: string, refused: RefusedForm | null) {
  const own = refused?.form === form ? refused : null
  return (name: string, value = ''): FieldState => ({
    form,
    name,
    value: own?.values[name] ?? value,
    error: own?.problem?.fields.find(({ path }) => isAbout(path, name))?.message,
  })
}

// A list `areas[]` and a group of parts are wrong where one of their members is.
function isAbout(path: string, name: string): boolean {
  const base = name.replace(/\[\]$/, '')
  return path === base || path.startsWith(`${base}.`)
}

/** Id of a field's element, unique among the forms of a page. */
export function fieldId({ form, name }: { form: string; name: string }): string {
  const id = `${form}-${ODD.test(name) ? name.replace(/\[\]$|(\.\d+)+$/, '') : name}`
  return ODD.test(id) ? id.replaceAll(/[^\w-]+/g, '-') : id
}

/** What no id holds; most names have none of it, and a list draws hundreds of fields. */
const ODD = /[^\w-]/

export type FormProps = {
  /** Name of the form on its page, from {@link ofRow} where rows share it. */
  readonly name: string
  /** Idempotency key: a second sending of the same page changes nothing. */
  readonly key: string
  readonly body: Content
  /** Where it is sent; the page's own address when left out. */
  readonly action?: string
  readonly hasFiles?: boolean
  /** It was sent and refused: what folds it away opens, so that what was typed is seen. */
  readonly isRefused?: boolean
}

/** Stands at a form that was refused. */
export const REFUSED = html` data-refused`

/** A form that posts. Checks are ours, in the reader's language, so the browser's are off. */
export function form({ name, key, body, action, hasFiles, isRefused }: FormProps): Html {
  const target = action !== undefined && html` action="${safeUrl(action)}"`
  const encoding = hasFiles && html` enctype="multipart/form-data"`
  const [own = '', ...rest] = name.split(ROW)
  const row = rest.length === 0 ? {} : { _row: rest.join(ROW) }
  const named = hiddenFields({ _form: own, ...row, _key: key })
  return html`<form method="post" novalidate${target}${encoding}${isRefused && REFUSED}>${named}
${body}</form>`
}

/** Fields that are sent along and not seen; a list is one field for each of its members. */
export function hiddenFields(fields: Readonly<Record<string, string | readonly string[]>>): Html[] {
  const inputs: Html[] = []
  for (const [name, values] of Object.entries(fields))
    for (const value of typeof values === 'string' ? [values] : values)
      inputs.push(html`<input type="hidden" name="${name}" value="${value}">`)
  return inputs
}

/** A form of this page with one button, and what is sent along with it. */
export function postForm(
  view: Pick<View, 'newKey'> & { readonly refused?: { readonly form: string } | null },
  props: {
    readonly name: string
    readonly hidden?: Readonly<Record<string, string | readonly string[]>>
    readonly body?: Content
    readonly label: string
    readonly kind?: 'secondary' | 'danger'
  },
): Html {
  const { name, hidden = {}, body, label, kind } = props
  const press = button(kind === undefined ? { label } : { label, kind })
  const isRefused = view.refused?.form === name
  return form({ name, key: view.newKey(), body: [hiddenFields(hidden), body, press], isRefused })
}

/** A form that asks (search, filter): its fields go into the address; `at` is the id of the part of the page that has the answer. */
export function searchForm(body: Content, at?: string): Html {
  const target = at !== undefined && html` action="#${at}"`
  return html`<form method="get" class="search" role="search"${target}>${body}</form>`
}

/**
 * The filters of a list. On a telephone they are folded, so that the list begins in the first screen, and say whether any
 * is used; a browser that does not know how to show what is folded folds them everywhere.
 */
export function filters(t: Translator, body: Content, isUsed: boolean): Html {
  const words = t(isUsed ? deskTexts.narrowed : deskTexts.narrow)
  return html`<details class="filters"><summary>${words}</summary>${searchForm(body)}</details>`
}

/** The button says what happens: "Send the alert to 412 stations". */
export function button(props: {
  readonly label: string
  readonly kind?: 'secondary' | 'danger'
  /** Sent with the form when this button was pressed. */
  readonly name?: string
  readonly value?: string
}): Html {
  const { label, kind, name, value } = props
  const sent = name !== undefined && html` name="${name}" value="${value}"`
  return html`<button class="button${kind && html` ${kind}`}"${sent}>${label}</button>`
}

/** Such a link of a public page's first sentences, beside others where there is room. */
export function wayOn({ href, label }: { href: string; label: string }): Html {
  return html`<p class="way">${buttonLink({ href, label, kind: 'secondary' })}</p>\n`
}

/** A link that looks like a button, for steps that change nothing. */
export function buttonLink({
  href,
  label,
  kind,
}: {
  href: string
  label: string
  kind?: 'secondary'
}): Html {
  return html`<a class="button${kind && html` ${kind}`}" href="${safeUrl(href)}">${label}</a>`
}

/** What fields are called, by their names. */
type Labels = Readonly<Record<string, Message | string>>

/**
 * Why a form of this page was refused, above everything else, with a link to each field that is wrong, by its label where
 * `labels` has it; nothing where none was.
 */
export function refusedPart(
  { t, refused }: { readonly t: Translator; readonly refused: RefusedForm | null },
  labels: Labels = {},
): Html | null {
  if (refused === null || refused.problem === null) return null
  const { form: name, problem } = refused
  const links = problem.fields.map(({ path, message }) =>
    path === ''
      ? html`<li>${message}</li>`
      : html`<li><a href="#${fieldId({ form: name, name: path })}">${labelOf(t, labels, path)}${message}</a></li>`,
  )
  return html`<div class="errors" role="alert"><h2>${t(texts.problem)}</h2>${problem.message !== '' && html`<p>${problem.message}</p>`}${links.length > 0 && html`<ul>${links}</ul>`}</div>`
}

function labelOf(t: Translator, labels: Labels, path: string): string {
  // A field of a group, and a member of a list, are called like what they are part of.
  const parts = path.split('.').filter((part) => !/^\d+$/.test(part))
  const label = labels[path] ?? labels[parts.at(-1) ?? '']
  if (label === undefined) return ''
  const words = typeof label === 'string' ? label : t(label)
  // A question or a sentence ends by its own sign.
  return /[.?!؟。？！]$/u.test(words) ? `${words} ` : `${words}: `
}
