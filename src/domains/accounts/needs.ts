import { z } from 'zod'
import { need } from '../../core/action.ts'
import { areaPath } from '../../core/permission.ts'

/** Where a station is and what it is called. */
export const stationPlace = need<{ station: string }>()(
  'territory.stationPlace',
  z.object({ id: z.string(), number: z.string(), name: z.string(), area: areaPath }),
)

const area = z.object({ path: areaPath, name: z.string() })

/** Names of areas by path. */
export const areaNames = need<{ paths: string[] }>()(
  'territory.areaNames',
  z.object({ areas: z.array(area) }),
)

/** The area tree down to a depth. */
export const areaTree = need<{ under?: string; depth?: number }>()(
  'territory.areaTree',
  z.object({ areas: z.array(area) }),
)

/** Stations of an area, page by page. */
export const audiencePage = need<{ areas: string[]; after?: string; limit: number }>()(
  'territory.audiencePage',
  z.object({
    items: z.array(z.object({ station: z.string(), number: z.string(), name: z.string() })),
    next: z.string().nullable(),
  }),
)
