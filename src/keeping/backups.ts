// Backups of a realm that is about to open: one before an upgrade changes its store, then those by the schedule.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { RealmFacts } from '../core/action.ts'
import type { Config } from '../core/config.ts'
import type { Backup } from '../core/port.ts'
import { logOrigin } from '../house.ts'
import { backUpBeforeUpgrade } from '../platform/backup/before-upgrade.ts'
import { scheduledBackup } from '../platform/backup/schedule.ts'
import { openKeys } from '../platform/keys.ts'
import type { StorePlace } from '../platform/store/index.ts'

/** Gives the port for the schedule; undefined where no backups are set. Throws as `backUpBeforeUpgrade`. */
export async function realmBackups(
  { backup: settings }: Config,
  facts: RealmFacts,
  options: {
    readonly place: StorePlace
    readonly folder: string
    readonly migrationsDir: string
    log(line: string): void
  },
): Promise<Backup | undefined> {
  const { place, folder, migrationsDir, log } = options
  const { realm, version } = facts
  const job = { place, folder, realm, version, origin: logOrigin(facts) }
  if (existsSync(join(folder, 'keys', 'log.pem'))) {
    const signer = openKeys(join(folder, 'keys')).signing('log')
    await backUpBeforeUpgrade({ ...job, signer }, { migrationsDir, settings, log })
  }
  return settings === null ? undefined : scheduledBackup(settings, job)
}
