import { z } from 'zod'
import { need } from '../../core/action.ts'

/** Stations by the beginning of number or name. */
export const stations = need<{ search: string; limit: number }>()(
  'territory.stations',
  z.object({
    items: z.array(z.object({ id: z.string(), number: z.string(), name: z.string() })),
  }),
)

/** Whether an election is being prepared here. */
export const currentElection = need<Record<string, never>>()(
  'territory.currentElection',
  z.object({ name: z.string() }).nullable(),
)

/** How far the pages at these hosts are learned. */
export const learnedPages = need<{ hosts: readonly string[] }>()(
  'monitoring.learnedPages',
  z.object({
    items: z.array(
      z.object({
        site: z.string(),
        host: z.string(),
        stage: z.enum(['learning', 'provisional', 'full']).nullable(),
        fetches: z.number(),
      }),
    ),
    needed: z.number(),
  }),
)
