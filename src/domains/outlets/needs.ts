import { z } from 'zod'
import { need } from '../../core/action.ts'

/** The source that somebody speaks for. */
export const sourceNeed = need<{ code: string }>()(
  'sources.publicThing',
  z.object({
    code: z.string(),
    title: z.string(),
    state: z.string(),
    mergedInto: z.string().nullable(),
    source: z.object({ kind: z.string() }).nullable(),
  }),
)

/** Who was invited to speak for an outlet. */
export const personsHolding = need<{ permission: string }>()(
  'accounts.personsHolding',
  z.object({ persons: z.array(z.string()) }),
)
