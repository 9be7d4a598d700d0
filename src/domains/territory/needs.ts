import { z } from 'zod'
import { need } from '../../core/action.ts'
import { time } from '../../core/time.ts'

/** Persons who sign in here, as far as the asker may know them. */
export const people = need<{ limit: number; after?: string }>()(
  'accounts.people',
  z.object({
    items: z.array(z.object({ person: z.string(), name: z.string() })),
    next: z.string().nullable(),
  }),
)

/** How many stations of each area have a device. */
export const deviceCounts = need<{ areas: string[]; exceptAreas: string[] }>()(
  'accounts.deviceCounts',
  z.object({ areas: z.array(z.object({ area: z.string(), stations: z.number() })) }),
)

/** Devices in force of many stations. */
export const devicesOf = need<{ stations: string[] }>()(
  'accounts.devicesOf',
  z.object({
    devices: z.array(z.object({ station: z.string(), lastSeen: time.nullable() })),
  }),
)

const words = z.record(z.string(), z.string())

/** Newest alerts to a station with its answers, and its newest problems. */
export const ofStation = need<{ station: string }>()(
  'alerting.ofStation',
  z.object({
    alerts: z.array(
      z.object({
        alert: z.string(),
        headlines: words,
        state: z.string(),
        sent: time,
        answer: z.string().nullable(),
        answeredAt: time.nullable(),
        help: z.string().nullable(),
      }),
    ),
    problems: z.array(
      z.object({
        names: words,
        note: z.string(),
        reportedAt: time,
        state: z.string(),
        settledAt: time.nullable(),
      }),
    ),
  }),
)
