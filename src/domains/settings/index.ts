// Settings: what the administrator sets in the browser instead of on the machine: name and seal, time zone, languages, mail,
// SMS, backups. The environment goes before them. Every change is recorded, holds without a restart, and can be taken
// back; what could lock people out is tried before it is kept. Serves every clause.
import { personLabels } from '../../core/names.ts'
import type { Slice } from '../../core/slice.ts'
import * as back from './actions/back.ts'
import * as served from './actions/served.ts'
import * as set from './actions/set.ts'
import { keptSettings, shownSettings } from './actions/shown.ts'
import * as trying from './actions/try.ts'
import { actionsOf } from '../../core/action.ts'
import { jobs } from './jobs.ts'
import { myContacts, openings, wholeness } from './needs.ts'
import { settingPage, settingsPage } from './pages/settings.ts'
import { readiness } from './readiness.ts'
import { records } from './records.ts'
import { problems } from './refusals.ts'
import { roles } from './roles.ts'

export { keptSettings }
export { plainOf } from './keeping.ts'
export { records as settingsRecords } from './records.ts'

export const settings: Slice = {
  name: 'settings',
  clauses: [],
  needs: { personLabels, myContacts, openings, wholeness },
  actions: [
    shownSettings,
    keptSettings,
    ...actionsOf(set),
    ...actionsOf(served),
    ...actionsOf(trying),
    ...actionsOf(back),
  ],
  pages: [settingsPage, settingPage],
  jobs,
  problems,
  records,
  roles,
  readiness,
}
