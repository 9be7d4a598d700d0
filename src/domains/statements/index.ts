// The word to the public: what citizens are told when something goes wrong, within a quarter of an hour and by two persons;
// who else is told by when; and the clock where personal data may be touched. Every incident makes its plan by a workflow.
// Spokespersons write, others publish; incident handlers and the data protection officer tell those whom the plan names.
// Helps to carry out clause 17.
import { actionsOf } from '../../core/action.ts'
import { areaNames, incidentsNamed, personLabels } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import * as breach from './actions/breach.ts'
import * as length from './actions/length.ts'
import * as plan from './actions/plan.ts'
import * as playing from './actions/play.ts'
import * as publicly from './actions/public.ts'
import * as read from './actions/read.ts'
import * as version from './actions/version.ts'
import { sections } from './day-report.ts'
import { jobs } from './jobs.ts'
import * as needs from './needs.ts'
import { lengthsPage } from './pages/lengths.ts'
import { lettersPage } from './pages/letters.ts'
import { listPage } from './pages/list.ts'
import { publicListPage, publicPage } from './pages/public.ts'
import { wordPage } from './pages/word.ts'
import { publicCards } from './public-card.ts'
import { readiness } from './readiness.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'
import { search } from './search.ts'
import { panels } from './situation.ts'
import { waits } from './waits.ts'

export const { prepare, follow, followEnd } = plan

export const statements: Slice = {
  name: 'statements',
  clauses: [],
  serves: [17],
  needs: { ...needs, areaNames, incidentsNamed, personLabels },
  actions: [plan, version, read, publicly, breach, length, playing].flatMap(actionsOf),
  pages: [publicListPage, publicPage, listPage, lengthsPage, wordPage, lettersPage],
  jobs,
  problems,
  records,
  roles,
  waits,
  panels,
  search,
  readiness,
  day: sections,
  publicCards,
  feeds: [{ name: 'statements', query: publicly.statementFeed.name }],
}
