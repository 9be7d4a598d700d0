// What the command line does to keep a node: backups by hand, upgrades, keys for backups.
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupOrder, BackupReport, UpgradeReport } from '../cli/machine.ts'
import type { Config } from '../core/config.ts'
import { newBytes } from '../core/id.ts'
import { fromMs } from '../core/time.ts'
import { logOrigin } from '../house.ts'
import { identityOf, identityText, parseRecipient, recipientText } from '../lib/age/index.ts'
import { configAsKept } from '../commands/as-kept.ts'
import { openLine } from '../commands/line.ts'
import { atOwnAddress } from './own-address.ts'
import { folderOf, MIGRATIONS, openRealmHouse, placeOf, productVersion } from './realm.ts'
import { meetsAfter } from './upgrade-notes.ts'
import { OWN_FOLDER } from '../platform/backup/before-upgrade.ts'
import { refused } from '../platform/backup/problems.ts'
import { recipientsOf } from '../platform/backup/schedule.ts'
import { writeBackup } from '../platform/backup/write.ts'
import { openKeys } from '../platform/keys.ts'
import { lockFolder } from '../platform/lock.ts'
import { upgradePlan } from '../platform/store/upgrade.ts'

const KEY_BYTES = 32

type Say = (line: string) => void

/**
 * Writes a backup while the node goes on, and tells the node of it. Throws Problem `backup.refused` when there is no
 * node, nobody to encrypt to, or the file cannot be written.
 */
export async function backUp(config: Config, order: BackupOrder, say: Say): Promise<BackupReport> {
  const folder = folderOf(config, 'actual')
  if (!existsSync(join(folder, 'keys', 'log.pem')))
    throw refused(`There is no node in the folder ${config.dataFolder}.`)
  const own = await atOwnAddress(config)
  const summary = await writeBackup({
    place: placeOf(config, 'actual'),
    folder,
    realm: 'actual',
    origin: logOrigin({ origin: own.origin, prefix: '' }),
    version: productVersion(),
    file: order.file,
    recipients: recipientsFor(await configAsKept(own), order).map(parseRecipient),
    withFiles: order.withFiles,
    withKeys: order.withKeys,
    signer: openKeys(join(folder, 'keys')).signing('log'),
    onProgress: say,
  })
  return { ...summary, isRecorded: await told(config, summary) }
}

function recipientsFor({ backup }: Config, { recipients, isPlain }: BackupOrder): string[] {
  if (isPlain && recipients.length > 0)
    throw refused('A backup is either plain or for recipients: leave one of them out.')
  if (isPlain) return []
  if (recipients.length > 0) return recipientsOf(recipients.join(' '))
  if (backup !== null) return recipientsOf(backup.recipients)
  throw refused(
    'Say who may read the backup: --recipient age1… (make a key with: scrutineer age-key FILE), or --plain.',
  )
}

/** False where telling would first upgrade the store. */
async function told(config: Config, backup: object): Promise<boolean> {
  const { before, after, refusal } = await upgradePlan(placeOf(config, 'actual'), MIGRATIONS)
  if (refusal !== null || before.length + after.length > 0) return false
  const line = await openLine(config, { runsJobs: false })
  try {
    await line.call({ realm: 'actual', action: 'record.noteBackup', input: { backup } })
    return true
  } finally {
    await line.close()
  }
}

/** What a start of this version would do; with `applies` it is done, after a backup. Throws Problem as a start. */
export async function upgrade(
  config: Config,
  options: { readonly applies: boolean },
  say: Say,
): Promise<UpgradeReport> {
  const plan = await upgradePlan(placeOf(config, 'actual'), MIGRATIONS)
  const meets = plan.exists ? meetsAfter([...plan.before, ...plan.after]) : []
  const report = { version: productVersion(), ...plan, meets, newestBackup: newestBackup(config) }
  if (!options.applies || plan.refusal !== null) return report
  const lock = lockFolder(config.dataFolder)
  try {
    const own = await atOwnAddress(config)
    const opening = { log: say, origin: own.origin, runsJobs: false }
    const house = await openRealmHouse(own, 'actual', opening)
    try {
      await house.store.finishUpgrade()
    } finally {
      await house.close()
    }
  } finally {
    lock.release()
  }
  return report
}

/** The youngest backup in the folders that this node writes to; null when there is none. */
function newestBackup(config: Config): UpgradeReport['newestBackup'] {
  const folders = [config.backup?.folder, join(folderOf(config, 'actual'), OWN_FOLDER)]
  const files = folders
    .filter((folder) => folder !== undefined && existsSync(folder))
    .flatMap((folder = '') => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => /\.tar\.zst(\.age)?$/.test(path))
    .map((path) => ({ path, at: fromMs(Math.floor(statSync(path).mtimeMs)) }))
  return files.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null
}

/** Makes a key for backups in a new file and gives its recipient. Throws Problem `backup.refused` when the file is there. */
export function makeAgeKey(file: string): string {
  const secret = newBytes(KEY_BYTES)
  const recipient = recipientText(identityOf(secret))
  const text = `# public key: ${recipient}\n${identityText(secret)}\n`
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    throw refused(`The key file ${file} could not be written: is there one already?`, cause)
  }
  return recipient
}
