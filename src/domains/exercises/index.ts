// Exercises: the whole loop can be watched and practised without internet and without touching anything real. Actual
// knows that there is an exercise, starts and removes it; the Exercise, a house of its own, knows what was done to its
// practice sites. Serves clauses 12 and 14 (and every trainer): whoever may run an exercise breaks a site, watches the
// finding, releases the alert and takes the part of a station. `country.ts` is the fictional country; what makes it
// live stands in the composition root.
import type { Slice } from '../../core/slice.ts'
import * as life from './actions/life.ts'
import * as play from './actions/play.ts'
import * as trail from './actions/trail.ts'
import * as needs from './needs.ts'
import { exercisePage } from './page.ts'
import { readiness } from './readiness.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'
import { panels } from './situation.ts'
import { truthPage } from './truth-page.ts'

export const { start, remove, progress, ready, failed, sealed, removed, exerciseStatus } = life
export const { LIFE_RECORDS } = life
export { records as exercisesRecords } from './records.ts'
export const { inject, injects, press, setPace, silence } = play
export {
  areasOf,
  AUTHORISATION,
  ELECTION,
  INSIDE_KEYS,
  INSIDE_SYSTEMS,
  type InsideKey,
  POSTS,
  SITE_KEYS,
  siteNames,
  SITES,
  STATION_COLUMNS,
  stationRows,
  tongueOf,
  waitsForPerson,
} from './country.ts'
export { contentOf, passagesFor, POLLING_HOURS } from './country-pages.ts'
export const { handInLog } = trail
export { STORIES } from './stories.ts'
export { trailTexts } from './story-texts.ts'
export { logName, serverLog } from './trail.ts'
export { FAULTS, type Pace, type SiteChange } from './schema.ts'

export const exercises: Slice = {
  name: 'exercises',
  clauses: [],
  serves: [12],
  needs: { ...needs },
  actions: [
    start,
    remove,
    progress,
    ready,
    failed,
    sealed,
    removed,
    exerciseStatus,
    inject,
    injects,
    setPace,
    silence,
    press,
    trail.handInLog,
    trail.truth,
  ],
  pages: [exercisePage, truthPage],
  jobs: [],
  problems,
  records,
  roles,
  panels,
  readiness,
}
