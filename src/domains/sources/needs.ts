import { z } from 'zod'
import { need } from '../../core/action.ts'

/** Codes of what rests on each of these copies. */
const codes = z.array(z.object({ copy: z.string(), code: z.string() }))

/** Claims whose published check rests on these copies. */
export const checksResting = need<{ copies: string[] }>()(
  'claims.checksResting',
  z.object({ items: codes }),
)

/** Notices that run or stand and rest on these copies; those that nobody outside may know of are only counted. */
export const noticesResting = need<{ copies: string[] }>()(
  'notices.noticesResting',
  z.object({
    items: codes,
    prepared: z.array(z.object({ copy: z.string(), count: z.number() })),
  }),
)
