// Set-up: the first page of a new node, from the country to a checklist of what is not ready yet. It has no rows of its
// own: country, directory and overseer are kept by the directory, the election by the territory, and every slice says
// what must be there before the node is relied on. Administrators use it; the situation keeps the rest in sight.
import type { Slice } from '../../core/slice.ts'
import * as needs from './needs.ts'
import { setupPage } from './pages/setup.ts'
import { readiness } from './readiness.ts'
import { panels } from './situation.ts'

export const setup: Slice = {
  name: 'setup',
  clauses: [],
  needs: { ...needs },
  actions: [],
  pages: [setupPage],
  jobs: [],
  problems: {},
  panels,
  readiness,
}
