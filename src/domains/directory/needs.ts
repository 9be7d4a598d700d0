import { z } from 'zod'
import { need } from '../../core/action.ts'

/** Who may invite people: the administrators. */
export const personsHolding = need<{ permission: string }>()(
  'accounts.personsHolding',
  z.object({ persons: z.array(z.string()) }),
)
