// One realm of a node as it is kept: where its rows, keys and files lie, what its settings say now, and how it is opened.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Realm, RealmFacts } from '../core/action.ts'
import type { Config } from '../core/config.ts'
import { withoutSecrets } from '../core/settings.ts'
import { exercisePace } from '../conductor/exercise.ts'
import { slices } from '../domains/index.ts'
import { type OpenHouse, openHouse, SETTLE_MS } from '../house.ts'
import { createThreads, type Threads } from '../platform/apart/index.ts'
import type { Looks } from '../platform/looks.ts'
import { outbound } from '../platform/outbound.ts'
import { type LiveSettings, liveSettings } from '../platform/settings.ts'
import type { StorePlace } from '../platform/store/index.ts'
import { removeStore } from '../platform/store/remove.ts'
import { shippedContent, shippedFacts, speak, type Speaker } from '../shipped.ts'
import { workflows } from '../workflows/index.ts'
import { realmBackups } from './backups.ts'
import { knownVerifierHash, verifierPage } from './verifier/page.ts'
import { servedScripts } from './served-scripts.ts'
import { type FollowedSettings, followSettings } from './settings.ts'

const ROOT = dirname(dirname(import.meta.dirname))

/** Where the product's migrations lie. */
export const MIGRATIONS = join(ROOT, 'migrations')

/** Version of the product, from its package. */
export function productVersion(): string {
  const text = readFileSync(join(ROOT, 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

/** Facts of one realm as actions and pages may know them; what is set is read anew each time. */
function factsOf(
  settings: LiveSettings,
  realm: Realm,
  given: Pick<RealmFacts, 'origin' | 'speak'>,
): RealmFacts {
  return {
    realm,
    ...given,
    prefix: realm === 'exercise' ? '/exercise' : '',
    version: productVersion(),
    pace: realm === 'exercise' ? exercisePace(settings.now) : settings.now,
    given: withoutSecrets(settings.now.given),
    referenceFacts: shippedFacts,
    verifierHash: knownVerifierHash,
    shippedContent,
    get name() {
      return settings.now.name
    },
    get mark() {
      return settings.mark()?.path ?? null
    },
    get languages() {
      return settings.now.languages
    },
    get alertLanguages() {
      return settings.now.alertLanguages
    },
    get mandatoryLanguages() {
      return settings.now.mandatoryLanguages
    },
    get zone() {
      return settings.now.zone
    },
    get backupMs() {
      return settings.now.backup?.everyMs ?? null
    },
    get sms() {
      const { sms } = settings.now
      return sms && { number: TELEPHONE.test(sms.from) ? sms.from : null }
    },
  }
}

/** A sender that can be answered; others are a name, or the gateway's own. */
const TELEPHONE = /^\+?\d{3,15}$/

/** Where a realm's rows lie: two files, or two schemas of one database. */
export function placeOf(config: Config, realm: Realm): StorePlace {
  const schema = realm === 'exercise' ? 'exercise' : undefined
  if (config.databaseUrl !== null) return { url: config.databaseUrl, schema }
  return { file: join(config.dataFolder, realm === 'exercise' ? 'exercise.db' : 'scrutineer.db') }
}

/** Folder of a realm's keys and files. */
export function folderOf(config: Config, realm: Realm): string {
  return realm === 'exercise' ? join(config.dataFolder, 'exercise') : config.dataFolder
}

/** Deletes the rows, keys and files of a realm that is closed. Throws RangeError for Actual. */
export async function removeRealm(config: Config, realm: Realm): Promise<void> {
  if (realm === 'actual') throw new RangeError('Actual is never removed')
  await removeStore(placeOf(config, realm))
  rmSync(folderOf(config, realm), { recursive: true, force: true })
}

/** Opens one realm of a node, for serving or for the command line alone. */
export async function openRealmHouse(
  config: Config,
  realm: Realm,
  options: {
    log(line: string): void
    origin: string
    runsJobs?: boolean
    /** Default: those of the configuration, and what the console keeps. */
    settings?: LiveSettings | undefined
    /** Default: where the configuration says. */
    place?: StorePlace | undefined
    /** As in the options of a house. */
    isHeld?: boolean | undefined
    /** Default: those at real sites, as the configuration says. */
    looks?: Looks | undefined
    /** Default: threads of its own, which are there only while jobs run. */
    threads?: Threads | undefined
    /** Default: speaks with the texts that ship alone. */
    speak?: Speaker['speak'] | undefined
  },
): Promise<OpenHouse> {
  const { settings = liveSettings(config) } = options
  const facts = factsOf(settings, realm, { origin: options.origin, speak: options.speak ?? speak })
  const { place = placeOf(config, realm), log, isHeld, threads = createThreads() } = options
  const folder = folderOf(config, realm)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const migrationsDir = MIGRATIONS
  const kept =
    realm === 'actual'
      ? await realmBackups(settings, facts, { place, folder, migrationsDir, log })
      : undefined
  let followed: FollowedSettings | null = null
  const house = await openHouse({
    facts,
    place,
    folder,
    migrationsDir,
    ...kept,
    verifier: async () => (await verifierPage()).bytes,
    scripts: servedScripts,
    isHeld,
    slices,
    workflows,
    ...outbound(settings, facts, { threads, looks: options.looks }),
    log: (line) => options.log(realm === 'exercise' ? `exercise: ${line}` : line),
    runsJobs: options.runsJobs ?? true,
    // What the console keeps lies in Actual and holds for both realms.
    before: async (opened) => {
      if (realm === 'actual') followed = await followSettings(opened, settings, log)
    },
  })
  return followed === null ? house : withSettings(house, followed)
}

function withSettings(house: OpenHouse, followed: FollowedSettings): OpenHouse {
  return {
    ...house,
    async settled(limitMs = SETTLE_MS) {
      await house.settled(limitMs)
      await followed.settled(limitMs)
    },
    async close() {
      await followed.stop()
      await house.close()
    },
  }
}
