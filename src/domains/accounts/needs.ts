import { z } from 'zod'
import { need } from '../../core/action.ts'
import { areaPath } from '../../core/permission.ts'

/** Where a station is and what it is called. */
export const stationPlace = need<{ station: string }>()(
  'territory.stationPlace',
  z.object({ id: z.string(), number: z.string(), name: z.string(), area: areaPath }),
)

/** Stations of an area, page by page. */
export const audiencePage = need<{ areas: string[]; after?: string; limit: number }>()(
  'territory.audiencePage',
  z.object({
    items: z.array(z.object({ station: z.string(), number: z.string(), name: z.string() })),
    next: z.string().nullable(),
  }),
)
