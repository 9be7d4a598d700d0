import { z } from 'zod'
import { id } from '../../core/id.ts'
import { areaPath } from '../../core/permission.ts'
import { time } from '../../core/time.ts'

/** Stations of one sample, at most: the page reads them all for one figure. */
export const MAX_SAMPLE = 2_000
/** Stations of one sample, at least: below it a margin does not hold what it says. */
export const MIN_SAMPLE = 48
/** What part of the sample must have reported before an estimate is said. */
export const MIN_RESPONSE = 0.85

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
  /** Every station of a stratum as likely as the other, as samples were drawn once, or each as likely as it is large. */
  drawnBySize: z.boolean(),
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
  /** How likely it was drawn; null where every station of the stratum was as likely as the other. */
  chance: z.number().positive().max(1).nullable(),
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
