import { z } from 'zod'
import { need } from '../../core/action.ts'

/** How many stations of each area have a device. */
export const deviceCounts = need<{ areas: string[]; exceptAreas: string[] }>()(
  'accounts.deviceCounts',
  z.object({ areas: z.array(z.object({ area: z.string(), stations: z.number() })) }),
)
