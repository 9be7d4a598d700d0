// Evidence: what was seen, handed in or collected, kept so that nobody can rewrite it, and who had it since. A visit
// behind a serious finding is preserved by itself; investigators hand in files and things; custodians hold them, hand
// them over and seal them, each act signed by the node and by the officer who answers for it. Carries out clause 7.
// Cases read it by `evidence.itemsOf` and `evidence.chain`; a workflow preserves by the action exported beside it.
import { actionsOf } from '../../core/action.ts'
import { areaChoices, areaNames, personLabels } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import { tagsOf } from '../../core/tags.ts'
import * as assigning from './actions/assign.ts'
import * as asking from './actions/ask.ts'
import * as bundling from './actions/bundling.ts'
import * as bundle from './actions/bundle.ts'
import * as counting from './actions/count.ts'
import * as custody from './actions/custody.ts'
import * as taking from './actions/intake.ts'
import * as keying from './actions/key.ts'
import * as naming from './actions/name.ts'
import * as preserving from './actions/preserve.ts'
import * as tabling from './actions/custody-table.ts'
import * as reading from './actions/read.ts'
import * as shutting from './actions/shut.ts'
import * as telling from './actions/told.ts'
import * as upkeep from './actions/upkeep.ts'
import { exercise } from './exercise.ts'
import { jobs } from './jobs.ts'
import * as needs from './needs.ts'
import { pages } from './pages/index.ts'
import { waits } from './waits.ts'
import { search } from './search.ts'
import { sections } from './day-report.ts'
import { readiness } from './readiness.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'
import { clauseTexts } from './texts/clause.ts'
import { elsewhereTexts } from './texts/elsewhere.ts'
import { actTexts } from './texts/pages.ts'

export const { preserve, preserveFile } = preserving
export const { addFile } = taking
export const { assign: assignEvidence, preservedFor } = assigning
export const { dropBundlesAbout } = bundling
export const { bundle: askBundle, bundleFor, downloadBundle } = bundle
export const { item: evidenceItem } = reading
/** What the incident of a broken chain is called. */
export const { brokenIncident: brokenTitle } = elsewhereTexts
export { records as evidenceRecords } from './records.ts'
/** Under what acts of custody stand in timelines. */
export const CUSTODY = 'custody'

export const evidence: Slice = {
  name: 'evidence',
  tags: tagsOf(CUSTODY, actTexts),
  clauses: [
    {
      number: 7,
      text: clauseTexts.c7,
      pages: ['/evidence', '/console/evidence'],
      counted: [records['item.preserved']],
      figure: clauseTexts.figure,
    },
  ],
  serves: [2],
  needs: { ...needs, areaChoices, areaNames, personLabels },
  actions: [
    preserving,
    assigning,
    taking,
    asking,
    counting,
    custody,
    keying,
    naming,
    tabling,
    reading,
    shutting,
    telling,
    upkeep,
    bundle,
    bundling,
  ].flatMap(actionsOf),
  pages,
  jobs,
  problems,
  records,
  roles,
  waits,
  search,
  shuts: { subjects: shutting.keptItems.name },
  readiness,
  day: sections,
  exercise,
}
