// Words: what the product says in each language, and who has confirmed it. Translators export the texts of a language as
// a PO file, work on it with their own tools, and bring it back; what comes back is the node's own and goes before the
// texts that ship. A text is a draft until a person has marked it as read, and again when it or its English changes.
// Serves every clause: people act on what they can read. The administrator keeps it; translators work on the file and need no account.
import { personLabels } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import { confirmTexts, exportFile, importFile, languages, ownTexts, textsOf } from './actions.ts'
import { cataloguePage, languagePage, wordsPage } from './pages.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'

export { exportFile, importFile, ownTexts }
export { records as wordsRecords } from './records.ts'

export const words: Slice = {
  name: 'words',
  clauses: [],
  needs: { personLabels },
  actions: [languages, textsOf, exportFile, ownTexts, importFile, confirmTexts],
  pages: [wordsPage, languagePage, cataloguePage],
  jobs: [],
  problems,
  records,
  roles,
}
