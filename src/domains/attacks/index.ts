// Attacks on public services, explained to everybody: what happened in an incident that is closed, what it did to voters,
// what was learnt and what anybody can do, anonymised by one person and approved by a second, with the prosecutor's word;
// beside them cases that were reported elsewhere, which this node did not verify. Incident handlers write, heads or other
// handlers approve, prosecutors say whether anything stands against it. Helps to carry out clauses 7 and 17.
import { actionsOf } from '../../core/action.ts'
import { areaNames, personLabels } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import * as form from './actions/form.ts'
import * as publicly from './actions/public.ts'
import * as read from './actions/read.ts'
import * as reported from './actions/reported.ts'
import { sections } from './day-report.ts'
import { exercise } from './exercise.ts'
import * as needs from './needs.ts'
import { deskPage } from './pages/desk.ts'
import { formPage } from './pages/form.ts'
import { attackPage, attacksPage } from './pages/public.ts'
import { writePage } from './pages/write.ts'
import { publicCards } from './public-card.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'
import { search } from './search.ts'
import { waits } from './waits.ts'

export const attacks: Slice = {
  name: 'attacks',
  clauses: [],
  serves: [7, 17],
  needs: { ...needs, areaNames, personLabels },
  actions: [form, read, publicly, reported].flatMap(actionsOf),
  pages: [attacksPage, attackPage, deskPage, writePage, formPage],
  jobs: [],
  problems,
  records,
  roles,
  waits,
  search,
  day: sections,
  publicCards,
  feeds: [{ name: 'attacks', query: publicly.attackFeed.name }],
  exercise,
}
