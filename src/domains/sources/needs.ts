import { z } from 'zod'
import { need } from '../../core/action.ts'

/** Codes of what rests on each of these copies. */
const codes = z.array(z.object({ copy: z.string(), code: z.string() }))

/** Claims whose published check rests on these copies or cites these references; checks that wait and cite them are only counted. */
export const checksResting = need<{ copies: string[]; items: string[] }>()(
  'claims.checksResting',
  z.object({
    items: codes,
    cited: z.array(z.object({ item: z.string(), code: z.string() })),
    waiting: z.array(z.object({ item: z.string(), count: z.number() })),
  }),
)

/** Addresses as everybody reads them, in their order, where notices rest on these references and copies. */
export const addressesTold = need<{ items: string[]; copies: string[]; addresses: string[] }>()(
  'notices.addressesTold',
  z.object({ told: z.array(z.string()) }),
)

/** How many notices to one source run or stand, prepared ones among them, whichever of its codes they name. */
export const noticesNaming = need<{ sources: string[] }>()(
  'notices.noticesNaming',
  z.object({ count: z.number() }),
)

/** How many persons speak for one source, under whichever of its codes. */
export const speakersOf = need<{ sources: string[] }>()(
  'outlets.speakersOf',
  z.object({ count: z.number() }),
)

/** Notices that run or stand and rest on these copies; those that nobody outside may know of are only counted. */
export const noticesResting = need<{ copies: string[] }>()(
  'notices.noticesResting',
  z.object({
    items: codes,
    prepared: z.array(z.object({ copy: z.string(), count: z.number() })),
  }),
)
