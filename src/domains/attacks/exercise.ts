import type { ExercisePart } from '../../core/exercise.ts'
import { consent } from './actions/form.ts'
import { form } from './actions/read.ts'
import { records } from './records.ts'

/** Plays the prosecutor once a text is approved, where nobody answered for him: nothing stands against it. */
export const exercise: ExercisePart = {
  permissions: ['attacks:read', 'attacks:consent', 'accounts:names', 'incidents:read'],
  async take(ctx, { type, subject }) {
    if (type !== records['attack.approved'].type) return
    const { state, consent: said } = await ctx.call(form, { form: subject })
    if (state === 'sent' && said === null) await ctx.call(consent, { form: subject })
  },
}
