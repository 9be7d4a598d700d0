import { z } from 'zod'
import { need } from '../../core/action.ts'
import { areaPath } from '../../core/permission.ts'

/** Where a station is and what it is called. */
export const stationPlace = need<{ station: string }>()(
  'territory.stationPlace',
  z.object({ id: z.string(), number: z.string(), name: z.string(), area: areaPath }),
)

/** Names of areas by path. */
export const areaNames = need<{ paths: string[] }>()(
  'territory.areaNames',
  z.object({ areas: z.array(z.object({ path: areaPath, name: z.string() })) }),
)
