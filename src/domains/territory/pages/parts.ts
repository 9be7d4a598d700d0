import type { View } from '../../../core/slice.ts'
import { typed } from '../../../ui/code.ts'
import { textField, type TextFieldProps } from '../../../ui/field.ts'
import { button, errorSummary, fieldStates, form } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { above } from '../tree.ts'
import { texts } from '../texts.ts'

export const TERRITORY_PATH = '/console/territory'
export const IMPORT_PATH = `${TERRITORY_PATH}/import`

/** Part of an address that stands for an area: `1.34` for `/1/34/`, `_` for the nation. */
export function areaKey(path: string): string {
  return path === '/' ? '_' : path.slice(1, -1).replaceAll('/', '.')
}

/** The area path of such a part; it need not be one of an area. */
export function pathOfKey(key: string): string {
  return key === '_' ? '/' : `/${key.replaceAll('.', '/')}/`
}

export function areaAddress(path: string): string {
  return `${TERRITORY_PATH}/areas/${areaKey(path)}`
}

export function stationAddress(id: string): string {
  return `/console/stations/${id}`
}

/** A name that people gave, as a link. */
export function namedLink(view: View, address: string, name: string): Html {
  return html`<a href="${view.base}${address}">${typed(name)}</a>`
}

/** Names of areas by path. */
export type AreaNames = ReadonlyMap<string, string>

/** The way down to an area or, with `isInside`, to what lies in it. */
export function trail(
  view: View,
  names: AreaNames,
  { path, isInside }: { path: string; isInside: boolean },
) {
  const areas = isInside ? [...above(path), path] : above(path)
  return [
    { path: TERRITORY_PATH, label: view.t(texts.territory) },
    ...areas
      .filter((area) => area !== '/')
      .map((area) => ({ path: areaAddress(area), label: names.get(area) ?? area })),
  ]
}

/** What was wrong with the form that was sent, whichever of the page it was. */
export function refusal({ t, refused }: View): Html | null {
  if (refused === null) return null
  return errorSummary(t, { form: refused.form, refused, sentence: refused.problem.message })
}

/** The one-line fields of a form, each remembering what was typed. */
export function textFields(name: string, view: View) {
  const state = fieldStates(name, view.refused)
  return (
    field: string,
    props: Omit<TextFieldProps, 'form' | 'name' | 'value' | 'error'>,
    value = '',
  ) => textField(view.t, { ...state(field, value), ...props })
}

/** A form of this page with hidden fields and one button. */
export function postForm(
  view: View,
  props: {
    readonly name: string
    readonly hidden?: Readonly<Record<string, string>>
    readonly body?: Content
    readonly label: string
    readonly kind?: 'secondary' | 'danger'
  },
): Html {
  const hidden = Object.entries(props.hidden ?? {}).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  const { label, kind } = props
  const body = [hidden, props.body, button(kind === undefined ? { label } : { label, kind })]
  return form({ name: props.name, key: view.newKey(), body })
}
