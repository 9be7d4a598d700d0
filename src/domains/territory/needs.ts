import { z } from 'zod'
import { need } from '../../core/action.ts'

/** Devices in force of stations. */
export const devicesOf = need<{ stations: string[] }>()(
  'accounts.devicesOf',
  z.object({
    devices: z.array(
      z.object({ station: z.string(), device: z.string(), lastSeen: z.string().nullable() }),
    ),
  }),
)
