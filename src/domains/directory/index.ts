// Directory: the country of the node and whom it turns to: the election authority, the national CSIRT, and the agencies
// that take citizens' reports of crime. A new node proposes them from the reference facts, unverified until a person
// confirms each with a source. Administrators keep it, every role of the console reads it. The set-up of the node stands
// on it, and keeps here who checks the administrator. The public directory of agencies (clauses 14 and 15) comes with the pages for citizens.
import { actionsOf } from '../../core/action.ts'
import type { Slice } from '../../core/slice.ts'
import * as agency from './actions/agency.ts'
import { nationActions } from './actions/nation.ts'
import * as overseer from './actions/overseer.ts'
import * as waiver from './actions/waiver.ts'
import type { Facts } from './facts.ts'
import * as needs from './needs.ts'
import { directoryPage } from './pages/directory.ts'
import { records } from './records.ts'
import { roles } from './roles.ts'
import { problems } from './schema.ts'

export { records as directoryRecords } from './records.ts'
export { readAgencyFacts, readFacts } from './facts.ts'
export type { Facts } from './facts.ts'
export { MAX_FACTS_PER_STEP } from './schema.ts'

/** The slice on these reference facts. */
export function directorySlice(parts: { readonly facts: () => Facts }): Slice {
  return {
    name: 'directory',
    clauses: [],
    needs: { ...needs },
    actions: [...nationActions(parts.facts), ...[agency, overseer, waiver].flatMap(actionsOf)],
    pages: [directoryPage],
    jobs: [],
    problems,
    records,
    roles,
  }
}
