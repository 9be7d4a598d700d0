import { z } from 'zod'
import { need } from '../../core/action.ts'
import { areaPath } from '../../core/permission.ts'

const station = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  area: areaPath,
  registered: z.number().nullish(),
})
export type Station = z.infer<typeof station>

/** Stations by the beginning of their number or name. */
export const stations = need<{ search: string; limit: number }>()(
  'territory.stations',
  z.object({ items: z.array(station) }),
)

/** These stations as people know them. */
export const stationPlaces = need<{ stations: string[] }>()(
  'territory.stationPlaces',
  z.object({ stations: z.array(station) }),
)

/** How many stations there are, for everybody. */
export const stationTotal = need<object>()(
  'territory.stationTotal',
  z.object({ stations: z.number() }),
)

/** Where areas lie: the middle of their stations. */
export const areaPlaces = need<{ areas: string[] }>()(
  'territory.areaPlaces',
  z.object({ places: z.array(z.object({ path: areaPath, lat: z.number(), lon: z.number() })) }),
)

/** Who may manage a group of observers. */
export const personsHolding = need<{ permission: string }>()(
  'accounts.personsHolding',
  z.object({ persons: z.array(z.string()) }),
)

/** The election that the node works for now, and how far it is. */
export const electionDay = need<Record<never, never>>()(
  'territory.electionDay',
  z.object({ name: z.string(), date: z.string(), phase: z.string() }).nullable(),
)

/** All stations of the nation with their registered voters: what a sample is drawn from. */
export const stationFrame = need<Record<never, never>>()(
  'territory.stationFrame',
  z.object({
    stations: z.array(
      z.object({
        id: z.string(),
        number: z.string(),
        area: areaPath,
        registered: z.number().nullable(),
      }),
    ),
  }),
)

/** What stations answered to the last alert that concerns them. */
export const lastAnswers = need<{ stations: { station: string; area: string }[] }>()(
  'alerting.lastAnswers',
  z.object({ answers: z.array(z.object({ station: z.string(), answer: z.string().nullable() })) }),
)

/** Whether sites work, whether something is suspected, and when that was seen. */
export const glances = need<{ sites: string[] }>()(
  'monitoring.glances',
  z.object({
    items: z.array(
      z.object({
        site: z.string(),
        status: z.string(),
        seenAt: z.string().nullable(),
        isSuspect: z.boolean(),
      }),
    ),
  }),
)
