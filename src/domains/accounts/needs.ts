import { z } from 'zod'
import { need } from '../../core/action.ts'
import { areaPath } from '../../core/permission.ts'

const place = z.object({ id: z.string(), number: z.string(), name: z.string(), area: areaPath })

/** Where a station is and what it is called. */
export const stationPlace = need<{ station: string }>()('territory.stationPlace', place)

/** The same of many; those that are closed, or that the asker may not see, are left out. */
export const stationPlaces = need<{ stations: string[] }>()(
  'territory.stationPlaces',
  z.object({ stations: z.array(place) }),
)

/** Stations of an area, page by page. */
export const audiencePage = need<{ areas: string[]; after?: string; limit: number }>()(
  'territory.audiencePage',
  z.object({
    items: z.array(z.object({ station: z.string(), number: z.string(), name: z.string() })),
    next: z.string().nullable(),
  }),
)
