import { z } from 'zod'
import { need } from '../../core/action.ts'

/** A reference that a check cites. */
export const citable = need<{ code: string }>()(
  'sources.publicThing',
  z.object({
    title: z.string(),
    state: z.string(),
    item: z.object({}).nullable(),
  }),
)
