import { z } from 'zod'
import { id } from '../../core/id.ts'
import { areaPath } from '../../core/permission.ts'
import { time } from '../../core/time.ts'

/** Stations of one sample, at most: the page reads them all for one figure. */
export const MAX_SAMPLE = 2_000
/** Stations of one sample, at least: below it a margin says nothing. */
export const MIN_SAMPLE = 10
/** What part of every stratum must have reported before an estimate is said. */
export const READY_SHARE = 0.9

export const stratum = z.strictObject({
  area: areaPath,
  /** Stations that there were, and that were drawn. */
  all: z.number().int(),
  drawn: z.number().int(),
})

/** A sample of stations that a group drew before voting began. */
export const sampleRow = z.strictObject({
  id,
  observerGroup: id,
  election: z.string(),
  seed: z.string(),
  strata: z.array(stratum),
  stations: z.number().int(),
  drawnBy: z.string(),
  drawnAt: time,
})

export const sampleStationRow = z.strictObject({
  sample: id,
  station: z.string(),
  number: z.string(),
  stratum: areaPath,
  registered: z.number().int(),
})

/** How a call to a station ended from which nothing came: the NDI outcomes. */
export const stationOutcome = z.enum(['reached', 'no-answer', 'wrong-number', 'refused', 'closed'])

export const stationCallRow = z.strictObject({
  id,
  observerGroup: id,
  station: z.string(),
  outcome: stationOutcome,
  person: z.string(),
  at: time,
})
