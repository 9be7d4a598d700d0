import type { View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import type { Html } from '../../../ui/html.ts'
import { addAgency, correctAgency } from '../actions/agency.ts'
import type { Agency } from '../schema.ts'
import { texts } from '../texts.ts'

const OFF = { autocomplete: 'off' } as const
const CODE = { ...OFF, direction: 'ltr' } as const
const LOOKS = {
  name: OFF,
  nameLocal: OFF,
  website: OFF,
  phone: { ...CODE, type: 'tel', width: 'medium' },
  emergency: { ...CODE, type: 'tel', width: 'short' },
  mail: OFF,
  languages: { ...CODE, width: 'medium' },
} as const

/** The form that adds an agency, or corrects this one; fields of what is not known stay empty. */
export function agencyForm(
  view: View,
  { iso3, agency }: { iso3: string; agency: Agency | null },
): Html {
  const shared = { labels: texts, looks: LOOKS }
  if (agency === null) {
    return actionForm(view, {
      ...shared,
      name: 'add',
      action: addAgency,
      hidden: { iso3 },
      choices: { kind: texts },
      button: texts.addButton,
    })
  }
  return actionForm(view, {
    ...shared,
    name: 'correct',
    action: correctAgency,
    hidden: { agency: agency.id },
    // Where it is known from is said anew.
    values: { ...agency, source: '' },
    button: texts.correctButton,
  })
}
