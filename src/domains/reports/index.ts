// Reports: what citizens tell an agency, sealed so that this node cannot read it, and what is answered. Citizens write and
// read by a receipt, as nobody; intake officers open what came for their desk on their own devices; custodians open, with
// an officer, who told it. Who has a seat, and which key, is decided by two and stands in the public log. Carries out
// clause 15 together with the directory.
import { actionsOf } from '../../core/action.ts'
import { contactsNeed } from '../../core/contacts.ts'
import { areaNames, personLabels } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import * as acting from './actions/act.ts'
import * as attaching from './actions/attachment.ts'
import * as counting from './actions/counters.ts'
import * as desk from './actions/desk.ts'
import * as entering from './actions/enter.ts'
import * as forwarding from './actions/forward.ts'
import * as heading from './actions/header.ts'
import * as rooming from './actions/make-room.ts'
import * as wordsRooming from './actions/words-room.ts'
import * as naming from './actions/name.ts'
import * as playing from './actions/play.ts'
import * as publicly from './actions/public.ts'
import * as purging from './actions/purge.ts'
import * as queueing from './actions/queue.ts'
import * as receiving from './actions/receive.ts'
import * as releasing from './actions/release.ts'
import * as taking from './actions/take-file.ts'
import * as seats from './actions/seat.ts'
import * as steps from './actions/step.ts'
import { exercise } from './exercise.ts'
import { jobs } from './jobs.ts'
import * as needs from './needs.ts'
import { countersPage } from './pages/counters.ts'
import { desksPage } from './pages/desks.ts'
import { keysPage } from './pages/keys.ts'
import { listPage } from './pages/list.ts'
import { mailboxIntake } from './pages/mailbox.ts'
import { reportPage } from './pages/one.ts'
import { enterPage } from './pages/enter.ts'
import { renewPage } from './pages/renew.ts'
import { twoPage } from './pages/two.ts'
import { reportIntake } from './pages/report.ts'
import { publicCards } from './public-card.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { readiness } from './readiness.ts'
import { roles } from './roles.ts'
import { search } from './search.ts'
import { sections } from './day-report.ts'
import { waits } from './waits.ts'

export const { actMoved, actOf, refDone } = acting
export { records as reportRecords } from './records.ts'

export const reports: Slice = {
  name: 'reports',
  clauses: [],
  serves: [15],
  needs: { ...needs, areaNames, contactsNeed, personLabels },
  actions: [
    seats,
    publicly,
    receiving,
    attaching,
    taking,
    desk,
    steps,
    acting,
    queueing,
    heading,
    rooming,
    wordsRooming,
    entering,
    purging,
    counting,
    forwarding,
    naming,
    releasing,
    playing,
  ].flatMap(actionsOf),
  pages: [listPage, desksPage, twoPage, renewPage, enterPage, reportPage, keysPage, countersPage],
  intakes: [reportIntake, mailboxIntake],
  jobs,
  problems,
  records,
  roles,
  waits,
  publicCards,
  readiness,
  search,
  day: sections,
  exercise,
}
