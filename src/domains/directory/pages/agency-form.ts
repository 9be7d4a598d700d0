import type { View } from '../../../core/slice.ts'
import { selectField, textField, type TextFieldProps } from '../../../ui/field.ts'
import { button, fieldStates, form } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { AGENCY_KINDS, type Agency } from '../schema.ts'
import { texts } from '../texts.ts'

const LTR = { direction: 'ltr' } as const

/** The form that adds an agency, or corrects this one; fields of what is not known stay empty. */
export function agencyForm(
  view: View,
  { iso3, agency }: { iso3: string; agency: Agency | null },
): Html {
  const { t } = view
  const name = agency === null ? 'add' : 'correct'
  const state = fieldStates(name, view.refused)
  const field = (
    key: keyof Agency,
    props: Omit<TextFieldProps, 'form' | 'name' | 'value' | 'error'>,
  ) =>
    textField(t, {
      ...state(key, String(agency?.[key] ?? '')),
      isOptional: key !== 'name',
      autocomplete: 'off',
      ...props,
    })
  const kinds = AGENCY_KINDS.map((kind) => ({ value: kind, label: t(texts[kind]) }))
  const which =
    agency === null
      ? [
          hidden('iso3', iso3),
          selectField(t, { ...state('kind'), label: t(texts.kind), choices: kinds }),
        ]
      : hidden('agency', agency.id)
  const body = [
    which,
    field('name', { label: t(texts.name), maxLength: 200 }),
    field('nameLocal', { label: t(texts.nameLocal), maxLength: 200 }),
    field('website', { label: t(texts.website), hint: t(texts.websiteHint), type: 'url', ...LTR }),
    field('phone', { label: t(texts.phone), type: 'tel', width: 'medium', ...LTR }),
    field('emergency', { label: t(texts.emergency), type: 'tel', width: 'short', ...LTR }),
    field('mail', { label: t(texts.mail), type: 'email', ...LTR }),
    field('languages', {
      label: t(texts.languages),
      hint: t(texts.languagesHint),
      width: 'medium',
      ...LTR,
    }),
    textField(t, {
      ...state('source'),
      label: t(texts.source),
      hint: t(texts.sourceHint),
      maxLength: 400,
    }),
    button({ label: t(agency === null ? texts.addButton : texts.correctButton) }),
  ]
  return form({ name, key: view.newKey(), body })
}

/** A field that the reader does not see. */
export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`
}
