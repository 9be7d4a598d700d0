import { z } from 'zod'
import { time } from '../../core/time.ts'
import { MAX_FORM_FILE } from '../../lib/questionnaire/index.ts'
import { formPrefix, formVersion } from './schema.ts'

/** Versions of forms that a node keeps besides those that ship: all of them are read whenever entries are. */
export const MAX_FORMS = 60

/** A form by its letters and its number. */
export const formKey = z.strictObject({ form: formPrefix, version: formVersion })
export type FormKey = z.infer<typeof formKey>

export const formText = z.string().min(2).max(MAX_FORM_FILE)

/** A version of a form; once it was in force its text never changes. */
export const formRow = z.strictObject({
  ...formKey.shape,
  text: z.string(),
  sha256: z.string(),
  addedBy: z.string(),
  addedDevice: z.string().nullable(),
  addedAt: time,
  releasedBy: z.string().nullable(),
  releasedAt: time.nullable(),
})
export type FormRow = z.infer<typeof formRow>
