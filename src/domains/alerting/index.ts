// Alerting: from a draft to every station's answer. Analysts draft, two persons release, the stream carries signed lines
// to the stations, and delivered, seen and answered are three facts that count. A station may speak first; three alike
// propose an alert and never issue one. A standing order that two persons approved lets a machine issue within limits.
// Clause 12. Used by alert officers, releasing officers and stations; the public reads what is for it.
import { actionsOf } from '../../core/action.ts'
import { handedClaims } from '../../core/handed-claim.ts'
import { areaChoices, areaNames, personLabels } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import { reachable, sessionEnders } from '../../core/two-persons.ts'
import * as actions from './actions/index.ts'
import { clauses } from './clauses.ts'
import { sections } from './day-report.ts'
import { jobs } from './jobs.ts'
import * as needs from './needs.ts'
import { pages } from './pages/index.ts'
import { publicCards } from './public-card.ts'
import { readiness } from './readiness.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'
import { search } from './search.ts'
import { panels } from './situation.ts'
import { waits } from './waits.ts'

export { records as alertingRecords } from './records.ts'
export const { draft, revise, reject, withdraw, redraft } = actions.alert
export const { noteFinding, noteFindingClosed, noteFindingOpen } = actions.finding
export const { propose, proposeUpdate, proposeEnd, noteRefusal } = actions.proposing
export const { issue, review, update } = actions.release
export const { symptoms } = actions.symptom
export const { cancel, allClear, endAsProposed } = actions.ending
export const { proposeOrder, proposeOrderAgain, approveOrder, revokeOrder, suspendOrders } =
  actions.order
export const { fittingOrder, issueByOrder, orders } = actions.order
export const { acknowledge, acknowledgeBatch, receiveBatch, answers } = actions.receipt
export const { refusedAnswers } = actions.answerLimit
export const { saidBy } = actions.said
export const { reportProblem, takeProblem, settleProblem, giveBackProblem, reopenProblem } =
  actions.problem
export const { myProblems, stationProblem, stationProblems, problemCounts } = actions.problem
export const { openStream, streamAfter, streamHead, snapshot, publish, STREAM_RECORDS } =
  actions.stream
export const { ofStation, stationView, silent } = actions.station
export const { sendToMe } = actions.trial
export const { named } = actions.named
export const { list, show, preview } = actions.view
export const { COUNTED_NEWS, tellEverybody, tellOfAccount, tellOfEnding, tellOfMore } = actions.wake
export const { wakeForDamage } = actions.wake
export const {
  addContact,
  confirmContact,
  keepContact,
  myContacts,
  removeContact,
  subscribe,
  subscribeStation,
} = actions.contact
export const { addHook, addPostHook, confirmPostHook, testHook, testPostHook } = actions.hook
export const { answerByLink, answerLink } = actions.link
export const { addRoute, removeRoute, routes, territoryChanged } = actions.route
export const { MAX_SMS, takeSms } = actions.sms
export const { unproven } = actions.smsUnproven
export const { issueCards } = actions.card
export const { noteReports } = actions.message
export const { escalationOf, messages, setStep } = actions.plan
export const { publicAlerts, capXml } = actions.publicly
export { MAX_AREAS } from './content.ts'
export { heartbeatFrame, SHARD, streamSigner } from './frame.ts'
export { TOO_MANY_ANSWERS } from './refusals.ts'
export { ANSWERS_PER_HOUR, ANSWERS_PER_REVISION, MAX_BATCH } from './schema.ts'
export { FORBIDDING, forbids, stationAnswer, stationAnswers } from './station-answers.ts'
export { type Symptom, titleOf, wordsOf } from './symptoms.ts'
export { templateContent } from './templates.ts'

export const alerting: Slice = {
  name: 'alerting',
  clauses,
  needs: { ...needs, areaChoices, areaNames, personLabels, handedClaims, reachable, sessionEnders },
  actions: Object.values(actions).flatMap(actionsOf),
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
