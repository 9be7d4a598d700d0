import type { Workflow } from '../core/slice.ts'
import { accountToPerson } from './account-to-person.ts'
import { alertToStream } from './alert-to-stream.ts'
import { breakGlassToEverybody } from './break-glass-to-everybody.ts'
import { caseToBundle } from './case-to-bundle.ts'
import { damageToEverybody } from './damage-to-everybody.ts'
import { endedToEverybody } from './ended-to-everybody.ts'
import { findingToAlert } from './finding-to-alert.ts'
import { findingToEvidence } from './finding-to-evidence.ts'
import { heldBackToPerson } from './held-back-to-person.ts'
import { incidentsToCases } from './incidents-to-cases.ts'
import { incidentsToEvidence } from './incidents-to-evidence.ts'
import { incidentsToStatements } from './incidents-to-statements.ts'
import { issuesToAlert } from './issues-to-alert.ts'
import { photoToEvidence } from './photo-to-evidence.ts'
import { pollingDayToSite } from './polling-day-to-site.ts'
import { recordsToIncidents } from './records-to-incidents.ts'
import { refusedReleaseToProposer } from './refused-release-to-proposer.ts'
import { reportToOthers } from './report-to-others.ts'
import { requestToIncident } from './request-to-incident.ts'
import { settingsToBackup } from './settings-to-backup.ts'
import { siteToOrders } from './site-to-orders.ts'
import { territoryToRoutes } from './territory-to-routes.ts'
import { watchToIncidents } from './watch-to-incidents.ts'
import { watchToVisit } from './watch-to-visit.ts'

/** Every join between slices. */
export const workflows: readonly Workflow[] = [
  findingToAlert,
  findingToEvidence,
  alertToStream,
  breakGlassToEverybody,
  caseToBundle,
  damageToEverybody,
  accountToPerson,
  endedToEverybody,
  heldBackToPerson,
  incidentsToCases,
  incidentsToEvidence,
  incidentsToStatements,
  issuesToAlert,
  photoToEvidence,
  pollingDayToSite,
  recordsToIncidents,
  refusedReleaseToProposer,
  reportToOthers,
  requestToIncident,
  settingsToBackup,
  siteToOrders,
  territoryToRoutes,
  watchToIncidents,
  watchToVisit,
]
