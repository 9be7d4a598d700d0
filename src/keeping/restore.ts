// Restores this node, or tries a restore: into a place aside, verified there, and moved only when all of it is sound.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { BrokenLog, DrillReport, RestoreOrder, RestoreReport } from '../cli/machine.ts'
import type { Config } from '../core/config.ts'
import { newId } from '../core/id.ts'
import { Problem } from '../core/problem.ts'
import { AgeError, type Identity, parseIdentities } from '../lib/age/index.ts'
import type { Checkpoint } from '../lib/tlog/index.ts'
import { callerFor, logOrigin } from '../house.ts'
import { commandLine, openLine } from '../commands/line.ts'
import { addressOfLog, atOwnAddress } from './own-address.ts'
import { folderOf, MIGRATIONS, openRealmHouse, placeOf } from './realm.ts'
import { refused } from '../platform/backup/problems.ts'
import { type Restored, restoreBackup } from '../platform/backup/restore.ts'
import { syncFolder } from '../platform/backup/write.ts'
import { openKeys } from '../platform/keys.ts'
import { lockFolder } from '../platform/lock.ts'
import { adoptSchema } from '../platform/store/adopt.ts'
import { openStore, type StorePlace } from '../platform/store/index.ts'
import { continuity, ownCheckpoint } from '../platform/store/published.ts'
import { removeStore } from '../platform/store/remove.ts'
import { upgradePlan } from '../platform/store/upgrade.ts'

/** Name of the file with the highest checkpoint that a realm has handed out, in its folder. */
const PUBLISHED = 'published-checkpoint'

/** A checkpoint is some hundred bytes; witnesses add a few more. */
const MAX_NOTE_BYTES = 64 * 1024
const FETCH_MS = 10_000

/** How long the restored records may take to be numbered and signed. */
const SETTLE_MS = 60_000

/** What may lie in a folder that counts as empty: made by file systems, or by this very command. */
const IGNORED = ['lost+found', 'node.lock', 'node.lock-journal']

/** How the folder begins in which a restore works; one that was killed leaves it behind. */
const ASIDE = '.restoring-'

type Say = (line: string) => void

/**
 * Restores into the empty folder or database of the settings. Throws Problem `backup.…` or `store.…` before anything
 * there was touched.
 */
export async function restoreNode(
  config: Config,
  order: RestoreOrder,
  say: Say,
): Promise<RestoreReport> {
  const began = performance.now()
  const identities = readIdentities(order.identity)
  await checkEmpty(config)
  const lock = lockFolder(config.dataFolder)
  const folder = join(config.dataFolder, `${ASIDE}${newId()}`)
  removeAside(config.dataFolder)
  const place = placeAside(config, folder)
  const restoring = inFolder(folder, async () => {
    const { expectedOrigin } = config
    const expected =
      expectedOrigin === null ? null : logOrigin({ origin: expectedOrigin, prefix: '' })
    const keysOf = () => keysIn(order.keys)
    const job = { file: order.file, identities, place, folder, origin: expected, keysOf }
    const restored = await restoreBackup({ ...job, migrationsDir: MIGRATIONS, onProgress: say })
    const { preface, records, origin } = restored
    const address = addressOfLog(origin, config) ?? config.origin
    const broken = await checkPublished(order, { place, folder, origin, restored })
    const own = config.behind({ SCRUTINEER_ORIGIN: address })
    await begin(own, { place, folder, restored, order, broken })
    await move(config, { place, folder })
    const lost = broken === null ? 0 : Math.max(0, broken.size - records)
    const durationMs = Math.round(performance.now() - began)
    return {
      at: preface.at,
      records,
      lost,
      durationMs,
      address: address === config.origin ? null : address,
    }
  })
  try {
    return await restoring
  } finally {
    if ('url' in place) await removeStore(place)
    lock.release()
  }
}

/**
 * Restores into a place of its own, verifies, throws it away, and tells the node of this machine where there is one.
 * Throws Problem `backup.…`.
 */
export async function drill(config: Config, order: RestoreOrder, say: Say): Promise<DrillReport> {
  const began = performance.now()
  const own = folderOf(config, 'actual')
  const hasNode = existsSync(join(own, 'keys', 'log.pem'))
  const { origin: address } = hasNode ? await atOwnAddress(config) : config
  // Beside the store there is room for another; elsewhere only the machine's own place is known.
  const folder = join(hasNode ? own : tmpdir(), `.drill-${newId()}`)
  return await inFolder(folder, async () => {
    const name = logOrigin({ origin: address, prefix: '' })
    const isOurs = (origin: string) => hasNode && origin === name
    const ownKeys = (origin: string) => (isOurs(origin) ? join(own, 'keys') : null)
    const { preface, manifest, records, origin } = await restoreBackup({
      file: order.file,
      identities: readIdentities(order.identity),
      place: { file: join(folder, 'scrutineer.db') },
      folder,
      origin: null,
      migrationsDir: MIGRATIONS,
      // A forged backup must not count as one that was tried.
      keysOf: (origin) => ownKeys(origin) ?? keysIn(order.keys),
      onProgress: say,
    })
    const durationMs = Math.round(performance.now() - began)
    const { size, root } = manifest.log
    const isOwn = isOurs(origin)
    const file = basename(order.file)
    if (isOwn) await note(config, { file, backupAt: preface.at, size, root, durationMs })
    return { at: preface.at, records, durationMs, isRecorded: isOwn }
  })
}

/** How a process ends that a person has stopped: 128 and the number of SIGINT. */
const STOPPED = 130

/** Does `work` in a new folder that is gone afterwards, also when a person stops it: a node lies there in plain. */
async function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const drop = () => rmSync(folder, { recursive: true, force: true })
  const stop = () => {
    drop()
    process.exit(STOPPED)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, stop)
  try {
    mkdirSync(folder, { mode: 0o700 })
    return await work()
  } finally {
    for (const signal of signals) process.off(signal, stop)
    drop()
  }
}

async function note(config: Config, input: Readonly<Record<string, unknown>>): Promise<void> {
  const line = await openLine(config, { runsJobs: false })
  try {
    await line.call({ realm: 'actual', action: 'record.noteDrill', input })
  } finally {
    await line.close()
  }
}

/**
 * Names in the log that it does not go on from a published checkpoint: the one that this node keeps, or the one in a
 * file or at an address. Throws Problem `backup.refused` when nothing is broken, `store.wrong_log` for another's note.
 */
export async function nameBreak(config: Config, order: BrokenLog): Promise<Checkpoint> {
  const folder = folderOf(config, 'actual')
  const kept = join(folder, PUBLISHED)
  if (!existsSync(join(folder, 'keys', 'log.pem')))
    throw refused(`There is no node in the folder ${config.dataFolder}.`)
  if (order.published === null && !existsSync(kept))
    throw refused('This node has not kept a published checkpoint: give one by --published.')
  const own = await atOwnAddress(config)
  const origin = logOrigin({ origin: own.origin, prefix: '' })
  const where = { place: placeOf(config, 'actual'), folder, origin }
  const { published, found } = await compare(order.published ?? kept, where)
  if (found === 'grown') throw refused('The log goes on from this checkpoint: nothing is broken.')
  if (found === 'named') throw refused('This break is named already: start the node.')
  const line = await openLine(config, { runsJobs: false, isHeld: true })
  try {
    const { size, root } = headOf(published)
    const input = { size, root, reason: order.reason }
    await line.call({ realm: 'actual', action: 'record.nameBreak', input })
  } finally {
    await line.close()
  }
  return published
}

function headOf({ size, rootHash }: Checkpoint): { size: number; root: string } {
  return { size, root: Buffer.from(rootHash).toString('hex') }
}

function readIdentities(path: string | null): Identity[] {
  if (path === null) return []
  try {
    return parseIdentities(readFileSync(path, 'utf8'))
  } catch (cause) {
    if (cause instanceof AgeError) throw refused(`${path}: ${cause.message}`, cause)
    throw refused(`The file with the identity, ${path}, cannot be read.`, cause)
  }
}

async function checkEmpty(config: Config): Promise<void> {
  const { dataFolder } = config
  const found = existsSync(dataFolder)
    ? readdirSync(dataFolder).filter((name) => !IGNORED.includes(name) && !name.startsWith(ASIDE))
    : []
  if (found.length > 0)
    throw refused(
      `The folder ${dataFolder} is not empty (${found[0]}). A restore never goes over a node: set SCRUTINEER_DATA to an empty folder.`,
    )
  if (config.databaseUrl === null) return
  if ((await upgradePlan(placeOf(config, 'actual'), MIGRATIONS)).exists)
    throw refused('The database of DATABASE_URL holds a node. A restore needs an empty one.')
}

function removeAside(dataFolder: string): void {
  for (const name of readdirSync(dataFolder))
    if (name.startsWith(ASIDE)) rmSync(join(dataFolder, name), { recursive: true, force: true })
}

function placeAside(config: Config, folder: string): StorePlace {
  if (config.databaseUrl === null) return { file: join(folder, 'scrutineer.db') }
  return { url: config.databaseUrl, schema: `restoring_${newId().replaceAll('-', '')}` }
}

/** The folder that was given, if any. Throws Problem `backup.refused` where it has no key of a log. */
function keysIn(folder: string | null): string | null {
  if (folder === null || existsSync(join(folder, 'log.pem'))) return folder
  throw refused(`There is no key of a log, log.pem, in the folder ${folder}.`)
}

interface Aside {
  readonly place: StorePlace
  readonly folder: string
}

async function compare(published: string, { place, folder, origin }: Aside & { origin: string }) {
  const signer = openKeys(join(folder, 'keys')).signing('log')
  const checkpoint = ownCheckpoint(await readNote(published), { origin, ...signer })
  const options = { ...place, origin, signer, migrationsDir: MIGRATIONS, readOnly: true }
  const store = await openStore(options)
  try {
    return { published: checkpoint, found: await store.read((tx) => continuity(tx, checkpoint)) }
  } finally {
    await store.close()
  }
}

async function readNote(from: string): Promise<string> {
  try {
    if (!/^https?:/.test(from)) return readFileSync(from, 'utf8')
    const response = await fetch(from, { signal: AbortSignal.timeout(FETCH_MS), redirect: 'error' })
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (response.ok && bytes.length <= MAX_NOTE_BYTES) return Buffer.from(bytes).toString('utf8')
    throw refused(`${from} does not give a checkpoint (${response.status}).`)
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw refused(`The published checkpoint ${from} cannot be read.`, cause)
  }
}

/** The published checkpoint that the restored log does not go on from; null when it does, or none is known. */
async function checkPublished(
  { published: from, reason, file }: RestoreOrder,
  aside: Aside & { readonly origin: string; readonly restored: Restored },
): Promise<Checkpoint | null> {
  if (from === null) return null
  const { published, found } = await compare(from, aside)
  if (found === 'grown') {
    writeFileSync(join(aside.folder, PUBLISHED), await readNote(from), { mode: 0o600 })
    return null
  }
  if (reason !== null) return published
  throw refused(
    `${file} holds a log of ${aside.restored.records} records, and one of ${published.size} was published: what came between is not in it. Restore a newer backup, or name the break with --reason "what happened".`,
  )
}

/** The first records of the restored node, written before anybody sees it. */
async function begin(
  config: Config,
  parts: Aside & {
    readonly restored: Restored
    readonly order: RestoreOrder
    readonly broken: Checkpoint | null
  },
): Promise<void> {
  const { place, folder, restored, order, broken } = parts
  const { preface, manifest } = restored
  const house = await openRealmHouse({ ...config, dataFolder: folder }, 'actual', {
    log: () => {},
    origin: config.origin,
    runsJobs: false,
    isHeld: true,
    place,
  })
  const { call } = callerFor(house.runner, commandLine())
  try {
    if (broken !== null) {
      const input = { ...headOf(broken), reason: order.reason ?? '' }
      await call(house.action('record.nameBreak'), input)
    }
    const { size, root } = manifest.log
    const { at: backupAt, engine, version } = preface
    const facts = { file: basename(order.file), backupAt, engine, version, size, root }
    await call(house.action('record.noteRestore'), facts)
    // Stations have seen numbers that this store does not know of.
    await call(house.action('alerting.renewEpoch'), {})
    await house.store.settled(SETTLE_MS)
  } finally {
    await house.close()
  }
}

/** Puts the restored node where it belongs: the rows first, the keys last, so that a torn move cannot start. */
async function move(config: Config, { place, folder }: Aside): Promise<void> {
  if ('url' in place && place.schema !== undefined) await adoptSchema(place.url, place.schema)
  const names = readdirSync(folder).filter((name) => name !== 'keys')
  for (const name of [...names, 'keys'])
    renameSync(join(folder, name), join(config.dataFolder, name))
  await syncFolder(config.dataFolder)
}
