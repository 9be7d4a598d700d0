// Monitoring: which sites and services of an election are watched, by whose permission, and what is wrong with them.
// A visit by the clock records observations; pure checks judge them; two of three own visits make a finding; findings
// make status and grade. Carries out clauses 4, 8, 9 and 12; used by analysts, read by officers and, as a bare
// status, by everybody. Systems behind the firewall tell of themselves by signed signals; what they fail to tell makes
// findings, too. Workflows use the few actions exported beside it.
import { actionsOf } from '../../core/action.ts'
import { contactsNeed } from '../../core/contacts.ts'
import { areaChoices, areaNames, areasByWay, personLabels } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import * as approval from './actions/approval.ts'
import * as authorisation from './actions/authorisation.ts'
import * as conduct from './actions/conduct.ts'
import * as decision from './actions/decision.ts'
import * as finding from './actions/finding.ts'
import * as history from './actions/history.ts'
import * as kept from './actions/kept-visit.ts'
import * as learned from './actions/learned.ts'
import * as marking from './actions/mark.ts'
import * as maintenance from './actions/maintenance.ts'
import * as observing from './actions/observe.ts'
import * as opening from './actions/opening.ts'
import * as passage from './actions/passage.ts'
import * as publicly from './actions/public.ts'
import * as read from './actions/read.ts'
import * as signals from './actions/signal.ts'
import * as site from './actions/site.ts'
import * as siteFile from './actions/site-file.ts'
import * as system from './actions/system.ts'
import * as systemRead from './actions/system-read.ts'
import * as unsettled from './actions/unsettled.ts'
import * as watchedFile from './actions/watched-file.ts'
import * as upkeep from './actions/upkeep.ts'
import * as weighing from './actions/weigh.ts'
import { clauses } from './clauses.ts'
import { sections } from './day-report.ts'
import { jobs } from './jobs.ts'
import { elections, onDuty, reachable, votingDay } from './needs.ts'
import { pages } from './pages/index.ts'
import { publicCards } from './public-card.ts'
import { readiness } from './readiness.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'
import { search } from './search.ts'
import { panels } from './situation.ts'
import { waits } from './waits.ts'

export { records as monitoringRecords } from './records.ts'
export const { siteFacts, sites } = read
export const { publicStatus } = publicly
export const { finding: findingWithMarks, findingFacts, findings } = finding
export { excuseOf } from './schema.ts'
export const { keptVisit } = kept
export const { addOrganization, addSite, changeSite, removeSite, visitNow } = site
export const { authorise, approveBaseline } = authorisation
export const { setPassages } = passage
export const { learnedPages } = learned
export const { addSystem, expectSignal, renewKey } = system
export const { signal } = signals
export { systems } from './actions/system-read.ts'
export { macOf } from './signal.ts'
export { readAddress } from './address.ts'
// A single look without a store: the command line's `check`.
export { DEFAULT_POLICY } from './checks/index.ts'
export { judging, toJudge } from './judging.ts'
export { gradeOf } from './grade.ts'
export { reportOf } from './report.ts'

export const monitoring: Slice = {
  name: 'monitoring',
  clauses,
  serves: [12],
  needs: {
    areaChoices,
    areaNames,
    areasByWay,
    contactsNeed,
    elections,
    onDuty,
    personLabels,
    reachable,
    votingDay,
  },
  actions: [
    observing,
    site,
    siteFile,
    maintenance,
    authorisation,
    marking,
    decision,
    approval,
    passage,
    finding,
    history,
    kept,
    learned,
    read,
    conduct,
    publicly,
    unsettled,
    watchedFile,
    upkeep,
    opening,
    system,
    systemRead,
    signals,
    weighing,
  ].flatMap(actionsOf),
  pages,
  jobs,
  problems,
  records,
  roles,
  waits,
  search,
  panels,
  day: sections,
  publicCards,
  readiness,
}
