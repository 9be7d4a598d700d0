import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { areaPath, withAncestors } from '../../../core/permission.ts'
import { addMs, HOUR } from '../../../core/time.ts'
import * as noun from '../schema.ts'
import { newestOnPaths } from '../store/alert.ts'
import { lastAnswersOf } from '../store/receipt.ts'

/** Stations that are asked about at once. */
const MAX_STATIONS = 100
/** How long an alert that is over is still the last one. */
const OVER_MS = 12 * HOUR

export const lastAnswers = query({
  name: 'alerting.lastAnswers',
  permission: 'alerting:glance',
  scope: 'shared',
  summary:
    'Whether stations answered the last alert that concerns them, and how; without its words. Stations without one are left out.',
  input: z.strictObject({
    stations: z
      .array(z.strictObject({ station: noun.stationId, area: areaPath }))
      .max(MAX_STATIONS),
  }),
  output: z.strictObject({
    answers: z.array(
      z.strictObject({
        station: noun.stationId,
        /** Null where it did not answer. */
        answer: noun.answer.nullable(),
      }),
    ),
  }),
  async run(ctx, { stations }) {
    const paths = [...new Set(stations.flatMap(({ area }) => withAncestors(area)))]
    const since = { now: ctx.now, endedSince: addMs(ctx.now, -OVER_MS) }
    const newest = await newestOnPaths(ctx.tx, { paths, ...since })
    const concerned = stations.flatMap(({ station, area }) => {
      const alert = withAncestors(area)
        .flatMap((path) => newest.get(path) ?? [])
        .toSorted()
        .at(-1)
      return alert === undefined ? [] : [{ station, alert }]
    })
    const asked = {
      station: concerned.map(({ station }) => station),
      alert: [...new Set(concerned.map(({ alert }) => alert))],
    }
    const given = await lastAnswersOf(ctx.tx, asked)
    return {
      answers: concerned.map(({ station, alert }) => {
        const last = given.find((one) => one.station === station && one.alert === alert)
        return { station, answer: last?.answer ?? null }
      }),
    }
  },
})
