import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupSettings } from '../../core/config.ts'
import { now } from '../../core/time.ts'
import { parseRecipient } from '../../lib/age/index.ts'
import { upgradePlan } from '../store/upgrade.ts'
import { recipientsOf } from './schedule.ts'
import { type BackupJob, writeBackup } from './write.ts'

/** Folder of backups within the data folder, where no other is set. */
export const OWN_FOLDER = 'backups'

/**
 * Writes a backup when a start would change an existing store; gives its path, null when nothing would change. It goes
 * to the folder of the settings, or beside the store, where it is no less protected than the store itself. Throws
 * Problem `backup.refused` when it cannot be written: without a way back nothing is upgraded.
 */
export async function backUpBeforeUpgrade(
  job: Pick<BackupJob, 'place' | 'folder' | 'realm' | 'origin' | 'version' | 'signer'>,
  options: {
    readonly migrationsDir: string
    readonly settings: BackupSettings | null
    log(line: string): void
  },
): Promise<string | null> {
  const { exists, refusal, before, after } = await upgradePlan(job.place, options.migrationsDir)
  const steps = before.length + after.length
  if (!exists || refusal !== null || steps === 0) return null
  const folder = options.settings?.folder ?? join(job.folder, OWN_FOLDER)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const recipients = options.settings === null ? [] : recipientsOf(options.settings.recipients)
  const end = recipients.length > 0 ? '.age' : ''
  const name = `before-upgrade-${now().replaceAll(/[-:.]/g, '')}.tar.zst${end}`
  options.log(`upgrade: ${steps} steps; first a backup to ${join(folder, name)}`)
  await writeBackup({
    ...job,
    file: join(folder, name),
    recipients: recipients.map(parseRecipient),
    withFiles: true,
    withKeys: recipients.length > 0,
    onProgress: (line) => options.log(`upgrade: ${line}`),
  })
  return join(folder, name)
}
