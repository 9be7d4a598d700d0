// Outlets: whoever notices are sent to and speaks for himself. A person from outside is invited, is bound to one source, and
// sees and answers what concerns that source alone; what the outlet says it does stands in its own words, version by version,
// beside what was measured. Two of the office say who speaks for which source. Helps to carry out clause 1.
import { actionsOf } from '../../core/action.ts'
import { personLabels } from '../../core/names.ts'
import { sameSources } from '../../core/same-source.ts'
import type { Slice } from '../../core/slice.ts'
import * as commitment from './actions/commitment.ts'
import * as person from './actions/person.ts'
import { exercise } from './exercise.ts'
import * as needs from './needs.ts'
import { deskPage } from './pages/desk.ts'
import { ownPage } from './pages/own.ts'
import { outletPage } from './pages/public.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'
import { waits } from './waits.ts'

export const outlets: Slice = {
  name: 'outlets',
  clauses: [],
  serves: [1],
  needs: { ...needs, personLabels, sameSources },
  actions: [person, commitment].flatMap(actionsOf),
  pages: [outletPage, deskPage, ownPage],
  jobs: [],
  problems,
  records,
  roles,
  waits,
  exercise,
}
