import { z } from 'zod'
import { need } from '../../core/action.ts'

/** Persons who sign in here, as far as the asker may know them. */
export const people = need<{ limit: number }>()(
  'accounts.people',
  z.object({ items: z.array(z.object({ person: z.string(), name: z.string() })) }),
)

/** How many stations of each area have a device. */
export const deviceCounts = need<{ areas: string[]; exceptAreas: string[] }>()(
  'accounts.deviceCounts',
  z.object({ areas: z.array(z.object({ area: z.string(), stations: z.number() })) }),
)
