import type { Page } from '../../../core/slice.ts'
import { checkPage, checksPage } from './checks.ts'
import { comparePage } from './compare.ts'
import { findingPage } from './finding.ts'
import { findingsPage } from './findings.ts'
import { maintenancePage } from './maintenance.ts'
import { openingsPage } from './openings.ts'
import { passagesPage, unguardedPage } from './passages.ts'
import { sitePage } from './site.ts'
import { siteFilePage, siteFilesPage } from './site-file.ts'
import { siteChangesPage } from './site-changes.ts'
import { printedSitePage } from './site-printed.ts'
import { changeSitePage, newSitePage } from './site-form.ts'
import { sitesPage } from './sites.ts'
import { systemPage } from './system.ts'
import { changeSystemPage, newSystemPage } from './system-form.ts'
import { systemsPage } from './systems.ts'

/** Every page of the slice; `new` stands before the pages of single sites, whose paths it would fit. */
export const pages: readonly Page[] = [
  sitesPage,
  newSitePage,
  siteFilesPage,
  siteFilePage,
  maintenancePage,
  unguardedPage,
  sitePage,
  passagesPage,
  printedSitePage,
  siteChangesPage,
  changeSitePage,
  systemsPage,
  newSystemPage,
  systemPage,
  changeSystemPage,
  findingsPage,
  findingPage,
  checksPage,
  checkPage,
  comparePage,
  openingsPage,
]
