// Territory: where an election takes place. The area tree, the polling stations in it, posts and who is on duty, elections
// with their phases, and imports of a whole nation's stations. Clause 12 stands on it: alerts are addressed to its
// areas and answers are counted by its stations. Administrators write it; every role reads it. Stations belong to the node
// and outlast an election; a number is unique among the open ones.
import { actionsOf } from '../../core/action.ts'
import { areaChoices } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import { CONTENT_TYPE as CALENDAR } from '../../lib/ics/index.ts'
import * as applying from './actions/applying.ts'
import * as area from './actions/area.ts'
import * as audience from './actions/audience.ts'
import * as calendar from './actions/calendar.ts'
import * as election from './actions/election.ts'
import * as imports from './actions/import.ts'
import * as official from './actions/official.ts'
import * as picking from './actions/picking.ts'
import * as roster from './actions/roster.ts'
import * as station from './actions/station.ts'
import { jobs } from './jobs.ts'
import { deviceCounts, devicesOf, ofStation, people } from './needs.ts'
import { areaPage } from './pages/area.ts'
import { dutyPage } from './pages/duty.ts'
import { importPage, reportPage } from './pages/import.ts'
import { overviewPage } from './pages/overview.ts'
import { stationPage } from './pages/station.ts'
import { publicCards } from './public-card.ts'
import { stationsPage } from './pages/stations.ts'
import { readiness } from './readiness.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'
import { search } from './search.ts'
import { panels } from './situation.ts'
import { waits } from './waits.ts'

export { records as territoryRecords } from './records.ts'
export const { createElection, currentElection, setHours, setPhase } = election
export const { addArea, areaTree } = area
export const { addStation, stationPlaces, stations } = station
export const { addOfficial, dutyList, startDuty } = official
export const { beginImport, finishImport, importRows } = imports
export { chunksOf } from './import.ts'

export const territory: Slice = {
  name: 'territory',
  clauses: [],
  serves: [12],
  needs: { areaChoices, deviceCounts, devicesOf, ofStation, people },
  actions: [
    election,
    calendar,
    area,
    picking,
    station,
    official,
    roster,
    audience,
    imports,
    applying,
  ].flatMap(actionsOf),
  pages: [overviewPage, areaPage, stationsPage, stationPage, dutyPage, importPage, reportPage],
  jobs,
  files: [{ name: 'elections.ics', type: CALENDAR, query: calendar.electionCalendar.name }],
  problems,
  records,
  roles,
  search,
  panels,
  publicCards,
  waits,
  readiness,
}
