// Directory: the country of the node and whom it turns to: the election authority, the national CSIRT, and the agencies
// that take citizens' reports of crime. A new node proposes them from the reference facts, unverified until a person
// confirms each with a source. Administrators keep it, every role of the console reads it. The set-up of the node stands
// on it, and keeps here who checks the administrator. It knows, too, which States a treaty binds on a day and whom to
// reach there. For everybody (clause 15) it finds the proper agency for what happened, where, and whom, and says how sure
// it is of each.
import { actionsOf } from '../../core/action.ts'
import { areaChoices, areaNames, personLabels } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import * as accession from './actions/accession.ts'
import * as agency from './actions/agency.ts'
import * as channel from './actions/channel.ts'
import * as finding from './actions/finder.ts'
import * as importing from './actions/import.ts'
import * as nation from './actions/nation.ts'
import * as overseer from './actions/overseer.ts'
import * as point from './actions/point.ts'
import * as publicly from './actions/public.ts'
import * as route from './actions/route.ts'
import * as use from './actions/use.ts'
import * as verifying from './actions/verify.ts'
import * as waiver from './actions/waiver.ts'
import { exercise } from './exercise.ts'
import { jobs } from './jobs.ts'
import * as needs from './needs.ts'
import { AGENCIES, agenciesPage } from './pages/agencies.ts'
import { countryPage } from './pages/country.ts'
import { directoryPage } from './pages/directory.ts'
import { agencyPage } from './pages/agency.ts'
import { importPage } from './pages/import.ts'
import { treatiesPage } from './pages/treaties.ts'
import { verifyPage } from './pages/verify.ts'
import { publicCards } from './public-card.ts'
import { readiness } from './readiness.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'
import { waits } from './waits.ts'
import { publicTexts } from './texts/public.ts'

export { readAgencyFacts } from './facts.ts'
export { MAX_FACTS_PER_STEP } from './schema.ts'

export const directory: Slice = {
  name: 'directory',
  clauses: [
    {
      number: 15,
      text: publicTexts.clause,
      pages: [AGENCIES],
      counted: [records['agency.confirmed']],
      figure: publicTexts.figure,
    },
  ],
  needs: { ...needs, areaChoices, areaNames, personLabels },
  actions: [
    nation,
    agency,
    channel,
    route,
    importing,
    verifying,
    finding,
    accession,
    point,
    overseer,
    publicly,
    use,
    waiver,
  ].flatMap(actionsOf),
  pages: [
    agenciesPage,
    countryPage,
    directoryPage,
    verifyPage,
    importPage,
    agencyPage,
    treatiesPage,
  ],
  jobs,
  exercise,
  problems,
  records,
  roles,
  waits,
  publicCards,
  readiness,
}
