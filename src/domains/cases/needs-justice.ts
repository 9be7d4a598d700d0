import { z } from 'zod'
import { need } from '../../core/action.ts'

const status = z.object({
  wasInForce: z.boolean().nullable(),
  confidence: z.string(),
  source: z.string(),
})

/** Whether the Convention on Cybercrime bound a State on a day, and how sure that is. */
export const wasInForce = need<{ iso3: string; on: string }>()('directory.wasInForce', status)

/** The country of the node; null while none is chosen. */
export const nation = need<Record<never, never>>()(
  'directory.nation',
  z.object({ iso3: z.string() }).nullable(),
)

/** States by their names. */
export const countries = need<Record<never, never>>()(
  'directory.countries',
  z.object({
    countries: z.array(z.object({ iso3: z.string(), names: z.record(z.string(), z.string()) })),
  }),
)

/** Whom to reach in a State. */
export const points = need<{ iso3: string; kind: 'point-24-7' | 'central-authority' }>()(
  'directory.agencies',
  z.object({
    agencies: z.array(
      z.object({
        name: z.string(),
        phone: z.string().nullable(),
        mail: z.string().nullable(),
        confirmed: z.object({ at: z.string() }).nullable(),
      }),
    ),
  }),
)

/** How many incidents were detected, without tests and false alarms. */
export const incidentCount = need<Record<never, never>>()(
  'incidents.detected',
  z.object({ count: z.number() }),
)
