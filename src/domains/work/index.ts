// Work: what becomes of work that waits. Every slice says what waits for whom; here a person takes it in hand, hands it
// over or puts it aside for a while, so that two do not do the same and nothing is left to nobody. Serves all who work
// at the console.
import { personLabels } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import { giveBack, handOver, marks, snooze, take, wake } from './actions.ts'
import { personsHolding } from './needs.ts'
import { waitingPage } from './page.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'
import { panels } from './situation.ts'

export const work: Slice = {
  name: 'work',
  clauses: [],
  needs: { personsHolding, personLabels },
  actions: [marks, take, giveBack, handOver, snooze, wake],
  pages: [waitingPage],
  jobs: [],
  problems,
  records,
  roles,
  panels,
}
