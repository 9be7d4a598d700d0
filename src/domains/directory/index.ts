// Directory: the country of the node and whom it turns to: the election authority, the national CSIRT, and the agencies
// that take citizens' reports of crime. A new node proposes them from the reference facts, unverified until a person
// confirms each with a source. Administrators keep it, every role of the console reads it. The set-up of the node stands
// on it, and keeps here who checks the administrator. It knows, too, which States a treaty binds on a day and whom to
// reach there. The public directory of agencies (clauses 14 and 15) comes with the pages for citizens.
import { actionsOf } from '../../core/action.ts'
import { personLabels } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import * as accession from './actions/accession.ts'
import * as agency from './actions/agency.ts'
import * as nation from './actions/nation.ts'
import * as overseer from './actions/overseer.ts'
import * as publicly from './actions/public.ts'
import * as waiver from './actions/waiver.ts'
import * as needs from './needs.ts'
import { directoryPage } from './pages/directory.ts'
import { treatiesPage } from './pages/treaties.ts'
import { publicCards } from './public-card.ts'
import { readiness } from './readiness.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'

export { readAgencyFacts } from './facts.ts'
export { MAX_FACTS_PER_STEP } from './schema.ts'

export const directory: Slice = {
  name: 'directory',
  clauses: [],
  needs: { ...needs, personLabels },
  actions: [nation, agency, accession, overseer, publicly, waiver].flatMap(actionsOf),
  pages: [directoryPage, treatiesPage],
  jobs: [],
  problems,
  records,
  roles,
  publicCards,
  readiness,
}
