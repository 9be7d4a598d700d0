// Reports: what citizens tell an agency, sealed so that this node cannot read it, and what is answered. Citizens write and
// read by a receipt, as nobody; intake officers open what came for their desk on their own devices; custodians open, with
// an officer, who told it. Who has a seat, and which key, is decided by two and stands in the public log. Carries out
// clause 15 together with the directory.
import { actionsOf } from '../../core/action.ts'
import { contactsNeed } from '../../core/contacts.ts'
import { personLabels } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import * as desk from './actions/desk.ts'
import * as publicly from './actions/public.ts'
import * as receiving from './actions/receive.ts'
import * as seats from './actions/seat.ts'
import * as needs from './needs.ts'
import { desksPage } from './pages/desks.ts'
import { keysPage } from './pages/keys.ts'
import { listPage } from './pages/list.ts'
import { mailboxIntake } from './pages/mailbox.ts'
import { reportPage } from './pages/one.ts'
import { reportIntake } from './pages/report.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'

export const reports: Slice = {
  name: 'reports',
  clauses: [],
  needs: { ...needs, contactsNeed, personLabels },
  actions: [seats, publicly, receiving, desk].flatMap(actionsOf),
  pages: [listPage, desksPage, reportPage, keysPage],
  intakes: [reportIntake, mailboxIntake],
  jobs: [],
  problems,
  records,
  roles,
}
