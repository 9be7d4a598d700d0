// Backups of a realm that is about to open: one before an upgrade changes its store, then those by the schedule.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { RealmFacts } from '../core/action.ts'
import type { Backup, Trials } from '../core/port.ts'
import { logOrigin } from '../house.ts'
import { backUpBeforeUpgrade } from '../platform/backup/before-upgrade.ts'
import { scheduledBackup } from '../platform/backup/schedule.ts'
import { openKeys } from '../platform/keys.ts'
import type { LiveSettings } from '../platform/settings.ts'
import { settingsTrials } from '../platform/trials.ts'
import type { StorePlace } from '../platform/store/index.ts'

/** Gives the ports for the schedule and for trying settings. Throws as `backUpBeforeUpgrade`. */
export async function realmBackups(
  settings: LiveSettings,
  facts: RealmFacts,
  options: {
    readonly place: StorePlace
    readonly folder: string
    readonly migrationsDir: string
    log(line: string): void
  },
): Promise<{ backup: Backup; trials: Trials }> {
  const { place, folder, migrationsDir, log } = options
  const { realm, version } = facts
  const job = { place, folder, realm, version, origin: logOrigin(facts) }
  if (existsSync(join(folder, 'keys', 'log.pem'))) {
    const signer = openKeys(join(folder, 'keys')).signing('log')
    // What the console keeps lies in the store that is not upgraded yet: then it goes beside the store.
    const { backup } = settings.now
    await backUpBeforeUpgrade({ ...job, signer }, { migrationsDir, settings: backup, log })
  }
  return { backup: scheduledBackup(settings, job), trials: settingsTrials(settings.now, job) }
}
