// Record: what the auditor reads. Every action of the node leaves records in one append-only log; this slice lists and
// shows them, proves that one is in the signed log, erases a body by a later record, and counts for the programme page.
// It keeps what damage of the log was found, what workflows set aside, who looks out for the node from outside, and how its backups went. The auditor uses it; everybody sees the figures of the programme.
import { areaNames, personLabels } from '../../core/names.ts'
import { actionsOf } from '../../core/action.ts'
import type { Slice } from '../../core/slice.ts'
import * as backup from './actions/backup.ts'
import * as capacity from './actions/capacity.ts'
import * as damage from './actions/damage.ts'
import * as day from './actions/day.ts'
import * as lookout from './actions/lookout.ts'
import * as proof from './actions/proof.ts'
import * as forgetting from './actions/forget.ts'
import * as log from './actions/record.ts'
import * as scripts from './actions/scripts.ts'
import * as stamping from './actions/stamp.ts'
import * as surplus from './actions/surplus.ts'
import * as trouble from './actions/trouble.ts'
import { sections } from './day-report.ts'
import { jobs } from './jobs.ts'
import { backupsPage } from './pages/backup.ts'
import { capacityPage, stationCount } from './pages/capacity.ts'
import { damagePage } from './pages/damage.ts'
import { lookoutsPage } from './pages/lookout.ts'
import { recordPage, recordsPage } from './pages/record.ts'
import { scriptsPage } from './pages/scripts.ts'
import { publicCards } from './public-card.ts'
import { readiness } from './readiness.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'
import { openedPlaces, personsHolding } from './needs.ts'
import { search } from './search.ts'
import { panels } from './situation.ts'
import { waits } from './waits.ts'

export const { noteBackup } = backup
export { records as recordRecords } from './records.ts'
export const record: Slice = {
  name: 'record',
  clauses: [],
  needs: { stationCount, personsHolding, openedPlaces, personLabels, areaNames },
  actions: [
    log,
    forgetting,
    proof,
    damage,
    day,
    lookout,
    backup,
    capacity,
    scripts,
    stamping,
    surplus,
    trouble,
  ].flatMap(actionsOf),
  pages: [
    recordsPage,
    recordPage,
    lookoutsPage,
    damagePage,
    backupsPage,
    capacityPage,
    scriptsPage,
  ],
  jobs,
  problems,
  records,
  roles,
  waits,
  panels,
  search,
  day: sections,
  publicCards,
  readiness,
}
