// Incidents: what happened to an election's systems and what is done about it, from its opening to its end: who leads it,
// what kind it is, its tasks, and a timeline in which findings, alerts, evidence and notes stand by their moments. An
// alert that goes out opens one by itself. Incident handlers lead them, analysts and alert officers write into them.
// Helps to carry out clauses 2 and 7; cases, which ask who did it, will stand on it.
import { actionsOf } from '../../core/action.ts'
import { areaChoices, areaNames, personLabels } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import * as ofArea from './actions/area-timeline.ts'
import * as rowsOfFiles from './actions/timeline-file.ts'
import * as telling from './actions/chronicle.ts'
import * as causes from './actions/causes.ts'
import * as days from './actions/day.ts'
import * as entry from './actions/entry.ts'
import * as erasing from './actions/erasure.ts'
import * as noun from './actions/incident.ts'
import * as naming from './actions/named.ts'
import * as playbook from './actions/playbook.ts'
import * as run from './actions/run.ts'
import * as counting from './actions/standing.ts'
import * as task from './actions/task.ts'
import * as detecting from './actions/detected.ts'
import * as needs from './needs.ts'
import { areaTimelinePage, timelinePage } from './pages/area-timeline.ts'
import { erasurePage } from './pages/erasure.ts'
import { incidentPage } from './pages/incident.ts'
import { listPage } from './pages/list.ts'
import { playbookPage } from './pages/playbook.ts'
import { playbooksPage } from './pages/playbooks.ts'
import { timelineRowsPage } from './pages/timeline-rows.ts'
import { sections } from './day-report.ts'
import { search } from './search.ts'
import { panels } from './situation.ts'
import { waits } from './waits.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'

export const { openFor } = noun
export const { alsoFollows } = causes
export const { follow, forgetEvidence, evidenceOf: evidenceOfIncident } = entry
export { records as incidentRecords } from './records.ts'

export const incidents: Slice = {
  name: 'incidents',
  clauses: [],
  serves: [2, 7],
  needs: { ...needs, areaChoices, areaNames, personLabels },
  actions: [
    noun,
    causes,
    naming,
    entry,
    rowsOfFiles,
    erasing,
    task,
    playbook,
    run,
    days,
    counting,
    detecting,
    telling,
    ofArea,
  ].flatMap(actionsOf),
  pages: [
    listPage,
    timelinePage,
    areaTimelinePage,
    playbooksPage,
    playbookPage,
    incidentPage,
    timelineRowsPage,
    erasurePage,
  ],
  jobs: [],
  problems,
  records,
  roles,
  waits,
  panels,
  search,
  day: sections,
}
