// A running node: the Actual house and, while there is one, the Exercise house, behind one web door and the control
// socket of the command line.
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Hono } from 'hono'
import type { NodeFacts, Realm } from './core/action.ts'
import type { Actor } from './core/actor.ts'
import type { Config } from './core/config.ts'
import { Problem } from './core/problem.ts'
import type { Page } from './core/slice.ts'
import { isLanguage, type Translations, translators } from './core/text.ts'
import { allSlices } from './domains/index.ts'
import { type OpenHouse, openHouse } from './house.ts'
import { createApp } from './http/app.ts'
import { loadAssets } from './http/assets.ts'
import type { DoorParts, House } from './http/house.ts'
import { doorPages } from './http/pages/index.ts'
import { listen } from './http/serve.ts'
import { problems as doorProblems } from './http/texts.ts'
import { identities } from './identities.ts'
import { type ControlCall, serveControl } from './platform/control.ts'
import { lockFolder } from './platform/lock.ts'
import { mailSink, smtpMail } from './platform/mail.ts'
import { createProbe } from './platform/probe/index.ts'
import { logFiles } from './platform/store/log-files.ts'
import type { StorePlace } from './platform/store/index.ts'
import type { Html } from './ui/html.ts'
import { allWorkflows } from './workflows/index.ts'

const SOURCE = import.meta.dirname
const ROOT = dirname(SOURCE)

/** Where the product's migrations lie. */
export const MIGRATIONS = join(ROOT, 'migrations')

/** A node at work. */
export interface RunningNode {
  readonly origin: string
  readonly port: number
  house(realm: Realm): OpenHouse | null
  /** Resolves when nothing is left to do in either realm. */
  settled(limitMs?: number): Promise<void>
  close(): Promise<void>
}

/** What a caller may choose besides the configuration. */
export interface NodeOptions {
  log(line: string): void
}

/** Version of the product, from its package. */
export function productVersion(): string {
  const text = readFileSync(join(ROOT, 'package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

/**
 * Opens everything and listens. Throws Problem `node.running` when another node has the folder, and whatever the store
 * says about a database it cannot take.
 */
export async function openNode(config: Config, { log }: NodeOptions): Promise<RunningNode> {
  const lock = lockFolder(config.dataFolder)
  try {
    return await start(config, log, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

async function start(
  config: Config,
  log: (line: string) => void,
  lock: { release(): void },
): Promise<RunningNode> {
  const houses = new Map<Realm, OpenHouse>()
  const doors = new Map<Realm, House>()
  // The port may be known only after listening, and the houses need the origin: until then the door says "starting".
  let app: Hono | null = null
  const listening = await listen((request, env) => app?.fetch(request, env) ?? starting(), {
    ...config,
    log,
  })
  const origin =
    config.port === 0 ? config.origin.replace(/:0$/, `:${listening.port}`) : config.origin
  const openRealm = async (realm: Realm): Promise<OpenHouse> => {
    const house = await openRealmHouse(config, realm, { log, origin })
    houses.set(realm, house)
    doors.set(realm, doorHouse(house))
    return house
  }
  const actual = await openRealm('actual')
  if (hasExercise(config)) await openRealm('exercise')
  const identify = identities((realm) => houses.get(realm) ?? null)
  const parts: DoorParts = {
    house: (realm) => doors.get(realm) ?? null,
    identify: identify.identify,
    languages: config.languages.filter(isLanguage),
    translator: translators({ translations: readTranslations() }),
    assets: loadAssets(assetFiles()),
    trustProxy: config.trustProxy,
    log,
  }
  app = createApp(parts, pagesOf(actual), () => {})
  const control = await serveControl(join(config.dataFolder, 'control.sock'), (call) =>
    answerControl(houses, call),
  )
  let closing: Promise<void> | null = null
  return {
    origin,
    port: listening.port,
    house: (realm) => houses.get(realm) ?? null,
    async settled(limitMs) {
      for (const house of houses.values()) await house.settled(limitMs)
    },
    close() {
      closing ??= (async () => {
        await listening.close()
        await control.close()
        identify.stop()
        for (const house of houses.values()) await house.close()
        lock.release()
      })()
      return closing
    },
  }
}

function starting(): Response {
  return new Response('Scrutineer is starting.\n', { status: 503, headers: { 'Retry-After': '1' } })
}

/** Runs what the command line asked for, as the machine's user. */
async function answerControl(houses: ReadonlyMap<Realm, OpenHouse>, call: ControlCall) {
  const house = houses.get(call.realm)
  if (house === undefined) throw new Problem('http.no_exercise', 404, 'No exercise is running.')
  const action = house.runner.actions.get(call.action)
  if (action === undefined) throw new Problem('http.no_action', 404, 'There is no such action.')
  const actor: Actor = { id: `cli:${call.uid}`, holds: 'all' }
  const { output, records } = await house.runner.call(actor, action, call.input)
  return { output, records }
}

/** Whether an exercise was left running when the node stopped. */
function hasExercise(config: Config): boolean {
  return existsSync(join(folderOf(config, 'exercise'), 'keys'))
}

function pagesOf(house: OpenHouse): readonly Page<unknown, Html>[] {
  return [...doorPages, ...house.slices.flatMap((slice) => slice.pages)] as Page<unknown, Html>[]
}

/** Texts of the languages besides English and Arabic, from `locales/<language>/<slice>.json`. */
function readTranslations(): Translations {
  const found: Record<string, Record<string, never>> = {}
  for (const path of globSync('locales/*/*.json', { cwd: ROOT })) {
    const language = basename(dirname(path))
    if (!isLanguage(language)) continue
    const slices = (found[language] ??= {})
    slices[basename(path, '.json')] = JSON.parse(readFileSync(join(ROOT, path), 'utf8')) as never
  }
  return found
}

/** Files that browsers may have: style sheets, icons and the scripts of every door. */
function assetFiles(): string[] {
  return globSync(['ui/style/*.{css,svg}', '*/browser/*.js'], { cwd: SOURCE }).map((path) =>
    join(SOURCE, path),
  )
}

/** Facts of one realm as actions and pages may know them. */
function factsOf(config: Config, realm: Realm, origin: string): NodeFacts {
  return {
    realm,
    origin,
    prefix: realm === 'exercise' ? '/exercise' : '',
    version: productVersion(),
    languages: config.languages,
    mandatoryLanguages: config.mandatoryLanguages,
    zone: config.zone,
  }
}

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

/** Opens one realm of a node, for serving or for the command line alone. */
export async function openRealmHouse(
  config: Config,
  realm: Realm,
  options: { log(line: string): void; origin: string; runsJobs?: boolean },
): Promise<OpenHouse> {
  const facts = factsOf(config, realm, options.origin)
  mkdirSync(folderOf(config, realm), { recursive: true, mode: 0o700 })
  const isReal = realm === 'actual' && config.smtpUrl !== null
  return openHouse({
    facts,
    place: placeOf(config, realm),
    folder: folderOf(config, realm),
    migrationsDir: MIGRATIONS,
    slices: (keys) => allSlices({ ...config, streamKey: keys.signing('stream') }),
    workflows: (keys) => allWorkflows({ streamKey: keys.signing('stream') }),
    probe: createProbe({
      resolvers: config.resolvers ?? undefined,
      extraCa: config.extraCa === null ? undefined : [readFileSync(config.extraCa, 'utf8')],
      userAgent: `Scrutineer/${facts.version} (+${facts.origin}/help)`,
    }),
    mail: isReal ? smtpMail(config.smtpUrl ?? '', config.smtpFrom) : mailSink(),
    log: (line) => options.log(realm === 'exercise' ? `exercise: ${line}` : line),
    runsJobs: options.runsJobs ?? true,
  })
}

function doorHouse(house: OpenHouse): House {
  return {
    node: house.facts,
    nodeName: new URL(house.facts.origin).hostname,
    runner: house.runner,
    store: house.store,
    problems: Object.assign({}, doorProblems, ...house.slices.map((slice) => slice.problems)),
    pages: pagesOf(house),
    log: logFiles(house.store),
    streamKeys: streamKeys(house),
  }
}

function streamKeys(house: OpenHouse): Readonly<Record<string, string>> {
  const { publicKey } = house.keys.signing('stream')
  const keyId = createHash('sha256').update(publicKey).digest('hex').slice(0, 8)
  return { [keyId]: Buffer.from(publicKey).toString('base64') }
}
