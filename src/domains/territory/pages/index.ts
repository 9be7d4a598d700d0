import type { Page } from '../../../core/slice.ts'
import { areaPage } from './area.ts'
import { dutyPage } from './duty.ts'
import { importPage, reportPage } from './import.ts'
import { overviewPage } from './overview.ts'
import { stationPage } from './station.ts'

export const pages: readonly Page[] = [
  overviewPage,
  areaPage,
  stationPage,
  dutyPage,
  importPage,
  reportPage,
]
