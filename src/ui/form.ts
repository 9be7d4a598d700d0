import type { Translator } from '../core/text.ts'
import { type Content, type Html, html } from './html.ts'
import { safeUrl } from './safe-url.ts'
import { texts } from './texts.ts'

/** What a refused form remembers: what was typed, and what is wrong with which field. */
export type RefusedForm = {
  readonly form: string
  readonly values: Readonly<Record<string, string>>
  readonly problem: {
    readonly fields: readonly { readonly path: string; readonly message: string }[]
  }
}

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
    error: own?.problem.fields.find(({ path }) => isAbout(path, name))?.message,
  })
}

// A list `areas[]` and a group of parts are wrong where one of their members is.
function isAbout(path: string, name: string): boolean {
  const base = name.replace(/\[\]$/, '')
  return path === base || path.startsWith(`${base}.`)
}

/** Id of a field's element, unique among the forms of a page. */
export function fieldId({ form, name }: { form: string; name: string }): string {
  return `${form}-${name.replace(/\[\]$|(\.\d+)+$/, '')}`.replaceAll(/[^\w-]+/g, '-')
}

export type FormProps = {
  /** Name of the form on its page. */
  readonly name: string
  /** Idempotency key: a second sending of the same page changes nothing. */
  readonly key: string
  readonly body: Content
  /** Where it is sent; the page's own address when left out. */
  readonly action?: string
  readonly hasFiles?: boolean
}

/** A form that posts. Checks are ours, in the reader's language, so the browser's are off. */
export function form({ name, key, body, action, hasFiles }: FormProps): Html {
  const target = action !== undefined && html` action="${safeUrl(action)}"`
  const encoding = hasFiles && html` enctype="multipart/form-data"`
  return html`<form method="post" novalidate${target}${encoding}><input type="hidden" name="_form" value="${name}"><input type="hidden" name="_key" value="${key}">
${body}</form>`
}

/** A form that asks (search, filter): its fields go into the address. */
export function searchForm(body: Content): Html {
  return html`<form method="get" class="search" role="search">${body}</form>`
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

/** All that is wrong, above the form, each with a link to its field; nothing where the form was not refused. */
export function errorSummary(
  t: Translator,
  {
    form: name,
    refused,
    sentence,
  }: { form: string; refused: RefusedForm | null; sentence?: string },
): Html | null {
  if (refused?.form !== name) return null
  const links = refused.problem.fields.map(({ path, message }) =>
    path === ''
      ? html`<li>${message}</li>`
      : html`<li><a href="#${fieldId({ form: name, name: path })}">${message}</a></li>`,
  )
  return html`<div class="errors" role="alert"><h2>${t(texts.problem)}</h2>${sentence && html`<p>${sentence}</p>`}${links.length > 0 && html`<ul>${links}</ul>`}</div>`
}
