// Record: what the auditor reads. Every action of the node leaves records in one append-only log; this slice lists and
// shows them, proves that one is in the signed log, erases a body by a later record, and counts for the programme page.
// It writes nothing else. The auditor uses it; everybody sees the figures of the programme.
import type { Slice } from '../../core/slice.ts'
import { erase, figures, list, show } from './actions.ts'
import { recordPage, recordsPage } from './pages.ts'
import { problems } from './schema.ts'

export const record: Slice = {
  name: 'record',
  clauses: [],
  needs: {},
  actions: [list, show, figures, erase],
  pages: [recordsPage, recordPage],
  jobs: [],
  problems,
}
