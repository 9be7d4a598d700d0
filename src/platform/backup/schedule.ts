import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BackupSettings } from '../../core/config.ts'
import type { BackupSummary } from '../../core/backup.ts'
import type { Backup } from '../../core/port.ts'
import { DAY, now, nowMs } from '../../core/time.ts'
import { AgeError, parseRecipient } from '../../lib/age/index.ts'
import { backUpAside, type ChildJob } from './aside.ts'
import { backupName, dropped } from './kept.ts'
import type { LiveSettings } from '../settings.ts'
import { refused } from './problems.ts'

/** The one word for backups that anybody who has the file may read. */
const PLAIN = 'plain'

/** Recipients of one backup at most. */
const MAX_RECIPIENTS = 100

/**
 * The recipients in a setting: `plain` is none, a file has one a line (empty lines and those after `#` aside), anything
 * else is a list. Throws Problem `backup.refused` for one that is no key.
 */
export function recipientsOf(setting: string): string[] {
  if (setting === PLAIN) return []
  const text = existsSync(setting) ? readFileSync(setting, 'utf8') : setting
  const lines = text.split('\n').filter((line) => !line.trim().startsWith('#'))
  const words = lines.flatMap((line) => line.split(/[\s,]+/)).filter((word) => word !== '')
  if (words.length === 0 || words.length > MAX_RECIPIENTS)
    throw refused(
      `${setting} names ${words.length} recipients; there must be 1 to ${MAX_RECIPIENTS}.`,
    )
  for (const word of words) checkRecipient(word)
  return words
}

function checkRecipient(word: string): void {
  // What is refused here stands in a record for ever.
  if (/^age-secret-key-/i.test(word))
    throw refused(
      'Among the recipients is a secret key. Give its public half, age1…, and keep the secret one away from the node.',
    )
  try {
    parseRecipient(word)
  } catch (error) {
    if (!(error instanceof AgeError)) throw error
    throw refused(`“${word.slice(0, 70)}” is not a recipient. ${error.message}`, error)
  }
}

/** What is backed up, whatever is set. */
export type ScheduledJob = Omit<ChildJob, 'file' | 'recipients' | 'withFiles' | 'withKeys'>

/** Backups as they are set when one is due, of what `job` names, each in a process of its own. */
export function scheduledBackup(settings: LiveSettings, job: ScheduledJob): Backup {
  return {
    get everyMs() {
      return settings.now.backup?.everyMs ?? null
    },
    async run() {
      const { backup } = settings.now
      if (backup === null) throw refused('No folder for backups is set.')
      const summary = await writeScheduled(backup, job)
      dropOld(backup.folder, backup.keep)
      return summary
    },
  }
}

/** Writes one backup into the folder of the settings. Throws Problem `backup.refused`. */
export async function writeScheduled(
  { folder, recipients: setting }: BackupSettings,
  job: ScheduledJob,
): Promise<BackupSummary> {
  const recipients = recipientsOf(setting)
  try {
    makeFolder(folder)
  } catch (cause) {
    throw refused(`The folder for backups ${folder} cannot be made.`, cause)
  }
  const file = join(folder, backupName(now(), recipients.length > 0))
  // Keys leave the machine only inside a file that nobody but the recipients can read.
  const withKeys = recipients.length > 0
  return await backUpAside({ ...job, file, recipients, withFiles: true, withKeys })
}

/** Not by the recursive way of Node, which never ends below /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

function dropOld(folder: string, keep: number): void {
  const names = readdirSync(folder)
  for (const name of dropped(names, { keep, now: now() })) rmSync(join(folder, name))
  for (const name of names) {
    // What a killed process left; one that is still being written is younger.
    if (!name.includes('.partial-')) continue
    const { mtimeMs } = statSync(join(folder, name))
    if (nowMs() - mtimeMs > DAY) rmSync(join(folder, name), { force: true })
  }
}
