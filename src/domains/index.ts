import type { Slice } from '../core/slice.ts'
import { accounts } from './accounts/index.ts'
import { alerting } from './alerting/index.ts'
import { attacks } from './attacks/index.ts'
import { cases } from './cases/index.ts'
import { claims } from './claims/index.ts'
import { directory } from './directory/index.ts'
import { evidence } from './evidence/index.ts'
import { exercises } from './exercises/index.ts'
import { incidents } from './incidents/index.ts'
import { monitoring } from './monitoring/index.ts'
import { notices } from './notices/index.ts'
import { outlets } from './outlets/index.ts'
import { pollwatch } from './pollwatch/index.ts'
import { record } from './record/index.ts'
import { reports } from './reports/index.ts'
import { settings } from './settings/index.ts'
import { setup } from './setup/index.ts'
import { sources } from './sources/index.ts'
import { statements } from './statements/index.ts'
import { territory } from './territory/index.ts'
import { words } from './words/index.ts'
import { work } from './work/index.ts'

/** Every slice of the house. */
export const slices: readonly Slice[] = [
  accounts,
  territory,
  directory,
  monitoring,
  alerting,
  incidents,
  evidence,
  cases,
  reports,
  pollwatch,
  statements,
  attacks,
  sources,
  claims,
  outlets,
  notices,
  record,
  exercises,
  settings,
  setup,
  words,
  work,
]
