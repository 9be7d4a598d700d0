// Cases: who did what happened, and what justice does about it. A case stands on incidents and their evidence; ten steps
// lead from its declaration to a court's decision, none of which can be skipped. It is read by those who have a seat in
// it, the grant that the seat asks for, and have opened its file with a reason; everybody else sees code, step and clocks.
// Helps to carry out clauses 2 and 7. Investigators, prosecutors and reviewers use it.
import { actionsOf } from '../../core/action.ts'
import { areaChoices, areaNames, personLabels } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import * as attributing from './actions/attribution.ts'
import * as attributed from './actions/attributions.ts'
import * as noun from './actions/case.ts'
import * as disclosing from './actions/disclosed.ts'
import * as file from './actions/file.ts'
import * as finding from './actions/find.ts'
import * as hypothesis from './actions/hypothesis.ts'
import * as observing from './actions/observation.ts'
import * as pivot from './actions/pivot.ts'
import * as reading from './actions/read.ts'
import * as referring from './actions/referral.ts'
import * as scoring from './actions/score.ts'
import * as step from './actions/step.ts'
import * as team from './actions/team.ts'
import * as waitingAnalysis from './actions/waiting-analysis.ts'
import * as needs from './needs.ts'
import { analysisPage } from './pages/analysis.ts'
import { attributionPage } from './pages/attribution.ts'
import { filePage } from './pages/case.ts'
import { counselListPage, counselPage } from './pages/counsel.ts'
import { listPage } from './pages/list.ts'
import { observationsPage } from './pages/observations.ts'
import { referralPage } from './pages/referral.ts'
import { teamPage } from './pages/team.ts'
import { sections } from './day-report.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { problems as analysisProblems } from './refusals-analysis.ts'
import { roles } from './roles.ts'
import { search } from './search.ts'
import { panels } from './situation.ts'
import { waits } from './waits.ts'

/** Actions of each noun; the matrix of action, role and membership goes through all of them. */
const NOUNS = [
  noun,
  file,
  finding,
  reading,
  step,
  team,
  observing,
  referring,
  disclosing,
  pivot,
  hypothesis,
  scoring,
  attributing,
  attributed,
  waitingAnalysis,
]

export const cases: Slice = {
  name: 'cases',
  clauses: [],
  serves: [2, 7],
  needs: {
    personsHolding: needs.personsHolding,
    incidentsNamed: needs.incidentsNamed,
    liveIncidents: needs.liveIncidents,
    evidenceCounts: needs.evidenceCounts,
    evidenceHeads: needs.evidenceHeads,
    electionDay: needs.electionDay,
    evidenceItem: needs.evidenceItem,
    itemsOf: needs.itemsOf,
    checkedAssertion: needs.checkedAssertion,
    areaChoices,
    areaNames,
    personLabels,
  },
  actions: NOUNS.flatMap(actionsOf),
  pages: [
    listPage,
    filePage,
    teamPage,
    analysisPage,
    attributionPage,
    observationsPage,
    referralPage,
    counselListPage,
    counselPage,
  ],
  jobs: [],
  problems: { ...problems, ...analysisProblems },
  records,
  roles,
  panels,
  waits,
  search,
  day: sections,
}
