// Cases: who did what happened, and what justice does about it. A case stands on incidents and their evidence; ten steps
// lead from its declaration to a court's decision, none of which can be skipped. It is read by those who have a seat in
// it, the grant that the seat asks for, and have opened its file with a reason; everybody else sees code, step and clocks.
// Carries out clause 2, and helps with clause 7. Investigators, prosecutors and reviewers use it.
import { actionsOf } from '../../core/action.ts'
import { areaChoices, areaNames, personLabels } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import * as answering from './actions/answer.ts'
import * as attributing from './actions/attribution.ts'
import * as attributed from './actions/attributions.ts'
import * as bundling from './actions/bundle.ts'
import * as noun from './actions/case.ts'
import * as disclosing from './actions/disclosed.ts'
import * as erasing from './actions/erasure.ts'
import * as file from './actions/file.ts'
import * as finding from './actions/find.ts'
import * as following from './actions/follow.ts'
import * as guests from './actions/guest.ts'
import * as hypothesis from './actions/hypothesis.ts'
import * as observationFiles from './actions/observation-file.ts'
import * as observing from './actions/observation.ts'
import * as charging from './actions/charge.ts'
import * as ending from './actions/outcome.ts'
import * as keeping from './actions/kept.ts'
import * as shutting from './actions/shut.ts'
import * as opening from './actions/open-on.ts'
import * as pivot from './actions/pivot.ts'
import * as justice from './actions/read-justice.ts'
import * as reading from './actions/read.ts'
import * as referring from './actions/referral.ts'
import * as requesting from './actions/request.ts'
import * as scoring from './actions/score.ts'
import { LEAST_TOLD } from './actions/statistics.ts'
import * as counting from './actions/statistics.ts'
import * as step from './actions/step.ts'
import * as settling from './actions/volatile.ts'
import * as suspecting from './actions/suspect.ts'
import * as team from './actions/team.ts'
import * as waitingAnalysis from './actions/waiting-analysis.ts'
import { jobs } from './jobs-justice.ts'
import * as justiceNeeds from './needs-justice.ts'
import * as needs from './needs.ts'
import { analysisPage } from './pages/analysis.ts'
import { attributionPage } from './pages/attribution.ts'
import { bundlePage } from './pages/bundle.ts'
import { filePage } from './pages/case.ts'
import { counselListPage, counselPage } from './pages/counsel.ts'
import { erasurePage } from './pages/erasure.ts'
import { listPage } from './pages/list.ts'
import { observationRowsPage } from './pages/observation-rows.ts'
import { observationsPage } from './pages/observations.ts'
import { referralPage } from './pages/referral.ts'
import { justicePage } from './pages/justice.ts'
import { publicPage } from './pages/public.ts'
import { requestPage } from './pages/request.ts'
import { requestsPage } from './pages/requests.ts'
import { statisticsPage } from './pages/statistics.ts'
import { teamPage } from './pages/team.ts'
import { sections } from './day-report.ts'
import { exercise } from './exercise.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'
import { search } from './search.ts'
import { panels } from './situation.ts'
import { clauseTexts } from './texts/justice-public.ts'
import { workTexts } from './texts/justice.ts'
import { waits } from './waits.ts'

export { records as caseRecords } from './records.ts'
/** The title of an incident that is opened for a request whose clock ran out. */
export const { lapsed: lapsedTitle } = workTexts

const JUSTICE = [requesting, answering, suspecting, charging, ending, justice, counting]
/** Actions of each noun; the matrix of action, role and membership goes through all of them. */
const NOUNS = [
  noun,
  file,
  finding,
  following,
  opening,
  keeping,
  shutting,
  reading,
  step,
  settling,
  team,
  guests,
  observing,
  observationFiles,
  referring,
  disclosing,
  bundling,
  erasing,
  pivot,
  hypothesis,
  scoring,
  attributing,
  attributed,
  waitingAnalysis,
  ...JUSTICE,
]

export const { bundleToHandOn, bundleHandedOn } = bundling
export const { followErasure, followMerge } = following
export { records as casesRecords } from './records.ts'

export const cases: Slice = {
  name: 'cases',
  clauses: [
    {
      number: 2,
      text: clauseTexts.c2,
      pages: ['/justice', '/console/justice'],
      counted: [records['outcome.recorded']],
      figure: clauseTexts.figure,
      least: LEAST_TOLD,
    },
  ],
  serves: [7],
  needs: {
    personsHolding: needs.personsHolding,
    incidentsNamed: needs.incidentsNamed,
    liveIncidents: needs.liveIncidents,
    evidenceCounts: needs.evidenceCounts,
    evidenceHeads: needs.evidenceHeads,
    chronicle: needs.chronicle,
    custodyTable: needs.custodyTable,
    electionDay: needs.electionDay,
    evidenceItem: needs.evidenceItem,
    itemsOf: needs.itemsOf,
    checkedAssertion: needs.checkedAssertion,
    ...justiceNeeds,
    exerciseTruth: needs.exerciseTruth,
    areaChoices,
    areaNames,
    personLabels,
  },
  actions: NOUNS.flatMap(actionsOf),
  pages: [
    publicPage,
    listPage,
    filePage,
    teamPage,
    analysisPage,
    attributionPage,
    observationsPage,
    observationRowsPage,
    referralPage,
    bundlePage,
    erasurePage,
    counselListPage,
    counselPage,
    requestsPage,
    requestPage,
    justicePage,
    statisticsPage,
  ],
  jobs,
  problems,
  records,
  roles,
  panels,
  waits,
  search,
  shuts: {
    evidence: keeping.keptEvidence.name,
    incidents: keeping.keptIncidents.name,
    merges: keeping.keptMerge.name,
  },
  day: sections,
  exercise,
}
