// Alerting: from a draft to every station's answer. Analysts draft, two persons release, the stream carries signed lines
// to the stations, and delivered, seen and answered are three facts that count. A station may speak first; three alike
// propose an alert and never issue one. A standing order that two persons approved lets a machine issue within limits.
// Clause 12. Used by alert officers, releasing officers and stations; the public reads what is for it.
import { actionsOf } from '../../core/action.ts'
import { areaNames, areaTree, personLabels } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import { reachable, sessionEnders } from '../../core/two-persons.ts'
import * as alert from './actions/alert.ts'
import * as answerLimit from './actions/answer-limit.ts'
import * as card from './actions/card.ts'
import * as contact from './actions/contact.ts'
import * as counting from './actions/counts.ts'
import * as dayReport from './actions/day.ts'
import * as ending from './actions/ending.ts'
import * as escalation from './actions/escalation.ts'
import * as link from './actions/link.ts'
import * as message from './actions/message.ts'
import * as order from './actions/order.ts'
import * as plan from './actions/plan.ts'
import * as problem from './actions/station-problem.ts'
import * as proposing from './actions/proposing.ts'
import * as publicly from './actions/public.ts'
import * as receipt from './actions/receipt.ts'
import * as release from './actions/release.ts'
import * as refusing from './actions/release-refused.ts'
import * as reviewing from './actions/review.ts'
import * as route from './actions/route.ts'
import * as said from './actions/said.ts'
import * as sms from './actions/sms.ts'
import * as station from './actions/station.ts'
import * as stream from './actions/stream.ts'
import * as suspension from './actions/suspension.ts'
import * as tell from './actions/tell.ts'
import * as view from './actions/view.ts'
import * as wake from './actions/wake.ts'
import { clauses } from './clauses.ts'
import { sections } from './day-report.ts'
import {
  escalating,
  expiring,
  forgetting,
  forgettingContacts,
  gathering,
  sending,
  sendingCodes,
  tellingRefused,
} from './jobs.ts'
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
import { waking } from './waking.ts'

export { records as alertingRecords } from './records.ts'
export const { draft, revise, reject, withdraw, noteFindingClosed } = alert
export const { review } = reviewing
export const { noteRefusal } = refusing
export const { propose, proposeUpdate, proposeEnd } = proposing
export const { issue, update } = release
export const { cancel, allClear, endAsProposed } = ending
export const { proposeOrder, approveOrder, revokeOrder, fittingOrder, issueByOrder, orders } = order
export const { suspendOrders, proposeOrderAgain } = suspension
export const { acknowledge, acknowledgeBatch, receiveBatch, answers } = receipt
export const { refusedAnswers } = answerLimit
export const { saidBy } = said
export const { reportProblem, takeProblem, settleProblem, myProblems, stationProblems } = problem
export const { openStream, streamAfter, streamHead, snapshot, publish } = stream
export const { STREAM_RECORDS } = stream
export const { stationView, silent } = station
export const { list, show, preview } = view
export const { tellEverybody } = tell
export const { COUNTED_NEWS, tellOfAccount, tellOfEnding, tellOfMore, wakeForDamage } = wake
export const {
  addContact,
  confirmContact,
  myContacts,
  removeContact,
  subscribe,
  subscribeStation,
} = contact
export const { answerByLink, answerLink } = link
export const { addRoute, removeRoute, routes, territoryChanged } = route
export const { claims, MAX_SMS, takeSms } = sms
export const { issueCards } = card
export const { noteReports } = message
export const { escalationOf, messages, setStep } = plan
export const { publicAlerts, capXml } = publicly
export { MAX_AREAS } from './content.ts'
export { heartbeatFrame, SHARD, streamSigner } from './frame.ts'
export { TOO_MANY_ANSWERS } from './refusals.ts'
export { ANSWERS_PER_HOUR, ANSWERS_PER_REVISION, MAX_BATCH } from './schema.ts'
export { SYMPTOMS } from './symptoms.ts'
export { templateContent } from './templates.ts'

const files = [
  alert,
  answerLimit,
  card,
  contact,
  counting,
  dayReport,
  ending,
  escalation,
  link,
  message,
  order,
  plan,
  problem,
  proposing,
  publicly,
  receipt,
  release,
  refusing,
  reviewing,
  route,
  said,
  sms,
  station,
  stream,
  suspension,
  tell,
  view,
  wake,
]

export const alerting: Slice = {
  name: 'alerting',
  clauses,
  needs: { ...needs, areaNames, areaTree, personLabels, reachable, sessionEnders },
  actions: files.flatMap(actionsOf),
  pages,
  jobs: [
    expiring,
    escalating,
    sending,
    sendingCodes,
    gathering,
    forgetting,
    forgettingContacts,
    tellingRefused,
    waking,
  ],
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
