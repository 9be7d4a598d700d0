// A running node: the Actual house and, while there is one, the Exercise house, behind one web door and the control
// socket of the command line.
import { resolve } from 'node:path'
import type { Hono } from 'hono'
import type { Realm } from './core/action.ts'
import { checkParts, schemasOf } from './core/brought.ts'
import type { Config } from './core/config.ts'
import { asNavPage, type Intake } from './core/intake.ts'
import { lean } from './core/lean.ts'
import { navigationOf } from './core/nav.ts'
import type { NavPage } from './core/page.ts'
import { placed } from './core/placed.ts'
import type { Page } from './core/slice.ts'
import { isLanguage } from './core/text.ts'
import { slices } from './domains/index.ts'
import { doorOf, openControl } from './commands/control.ts'
import { startConductor } from './conductor/exercise.ts'
import { createGateway, type Gateway, type StreamHouse } from './gateway/gateway.ts'
import { stationPages } from './gateway/pages.ts'
import { problems as gatewayProblems } from './gateway/texts.ts'
import type { OpenHouse } from './house.ts'
import { createApp } from './http/app.ts'
import { loadAssets } from './http/assets.ts'
import type { DoorParts, House } from './http/house.ts'
import { addIntakes } from './http/intake-door.ts'
import { doorPages } from './http/pages/index.ts'
import { credentialsOf } from './http/request.ts'
import type { Operating } from './http/operate.ts'
import { BY_ONION_PORT } from './http/onion.ts'
import { listen } from './http/serve.ts'
import { problems as doorProblems } from './http/texts.ts'
import { identities } from './identities.ts'
import { startMeasures } from './keeping/measures.ts'
import { followOwnTexts } from './keeping/own-texts.ts'
import { keyId } from './lib/tlog/index.ts'
import { verifierPage } from './keeping/verifier/page.ts'
import { openRealmHouse, removeRealm } from './keeping/realm.ts'
import { type MirrorSource, nodeMirror } from './keeping/mirror.ts'
import { lockFolder } from './platform/lock.ts'
import { createThreads, type Threads } from './platform/apart/index.ts'
import { layClose } from './platform/heap.ts'
import { type Looks, looksApart } from './platform/looks.ts'
import { createReadiness } from './platform/readiness.ts'
import { logFiles } from './platform/store/log-files.ts'
import { type LiveSettings, liveSettings } from './platform/settings.ts'
import { assetFiles, createSpeaker, type Speaker } from './shipped.ts'
import type { Html } from './ui/html.ts'

/** A node at work. */
export interface RunningNode {
  readonly origin: string
  readonly port: number
  /** Where the onion service comes; null where it has no port of its own. */
  readonly onionPort: number | null
  house(realm: Realm): OpenHouse | null
  readonly gateway: Gateway
  /** Resolves when nothing is left to do in either realm. */
  settled(limitMs?: number): Promise<void>
  close(): Promise<void>
}

/** What a caller may choose besides the configuration. */
export interface NodeOptions {
  log(line: string): void
}

/**
 * Opens everything and listens. Throws Problem `node.running` when another node has the folder, and whatever the store
 * says about a database it cannot take.
 */
export async function openNode(config: Config, { log }: NodeOptions): Promise<RunningNode> {
  checkParts(slices)
  lean(schemasOf(slices))
  // Of what was loaded much was needed for loading only; what works from here on would lie between it.
  layClose()
  const lock = lockFolder(config.dataFolder)
  try {
    return await start(config, log, lock)
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The realms that are open now, with their doors. */
interface Realms {
  readonly houses: Map<Realm, OpenHouse>
  readonly doors: Map<Realm, House>
  /** Where both read what strangers sent. */
  readonly threads: Threads
  readonly speaker: Speaker
  /** The same for both realms. */
  readonly settings: LiveSettings
  open(realm: Realm, looks?: Looks): Promise<OpenHouse>
  close(realm: Realm): Promise<void>
}

async function start(
  config: Config,
  log: (line: string) => void,
  lock: { release(): void },
): Promise<RunningNode> {
  // The port may be known only after listening, and the houses need the origin: until then the door says "starting".
  let app: Hono | null = null
  const listening = await listenAt(config, log, (request, env) => app?.fetch(request, env))
  const origin =
    config.port === 0 ? config.origin.replace(/:0$/, `:${listening.port}`) : config.origin
  const realms = openRealms(config, { log, origin })
  const { houses } = realms
  const actual = await realms
    .open('actual')
    .catch((error: unknown) => listening.close().then(() => Promise.reject(error)))
  const people = identities((realm) => houses.get(realm) ?? null)
  const { known, connections } = listening
  const measures = startMeasures({ config, houses, connections, gateway: () => gateway })
  const operating: Operating = {
    reasons: readiness(config, houses),
    metrics: measures.text,
    token: config.metricsToken,
  }
  const door = doorParts(config, realms, { identify: people.identify, known, log, operating })
  const gateway = gatewayOf(config, realms, { door, people })
  const station = stationPages((realm) => streamKeys(realms, realm))
  const intakes = intakesOf(actual)
  app = createApp(door, [...pagesOf(actual), ...drawn(station)], (routes, realm, prefix) => {
    gateway.routes(routes, realm, prefix)
    addIntakes(routes, door, { realm, prefix, intakes })
  })
  gateway.attach(listening.server)
  const ask = async (path: string) => (await app?.request(path)) ?? starting()
  const mirror = nodeMirror(mirrorSource(actual, door, ask), config.mirror, log)
  const place = doorOf(config, { origin, port: listening.port })
  const control = await openControl(config.dataFolder, houses, { mirror, door: place })
  const conductor = conductorOf(config, { actual, realms, gateway, log, origin })
  let closing: Promise<void> | null = null
  return {
    origin,
    port: listening.port,
    onionPort: listening.onionPort,
    gateway,
    house: (realm) => houses.get(realm) ?? null,
    async settled(limitMs) {
      await conductor.settled(limitMs)
      for (const house of houses.values()) await house.settled(limitMs)
    },
    close() {
      closing ??= (async () => {
        // The door first: whoever is cut must not come back to a node that ends.
        const drained = listening.close()
        await mirror.stop()
        await gateway.stop()
        await drained
        await control.close()
        people.stop()
        measures.stop()
        await conductor.stop()
        await realms.close('actual')
        lock.release()
      })()
      return closing
    },
  }
}

type Answer = (request: Request, env: object) => Response | Promise<Response> | undefined

/** Listens, also where Tor brings what comes by the onion service. Rejects where a port is taken. */
async function listenAt(config: Config, log: (line: string) => void, answer: Answer) {
  const usual = await listen((request, env) => answer(request, env) ?? starting(), {
    ...config,
    log,
  })
  if (config.onionPort === null) {
    if (config.onion !== null) log(NO_ONION_PORT)
    return { ...usual, onionPort: null }
  }
  // Each connection is of Tor on this machine: the book of connections would take them for one caller's.
  const where = { host: '127.0.0.1', port: config.onionPort, tls: null, trustProxy: 1, log }
  const onion = await listen(
    (request, env) => answer(request, { ...env, ...BY_ONION_PORT }) ?? starting(),
    where,
  ).catch((error: unknown) => usual.close().then(() => Promise.reject(error)))
  return {
    ...usual,
    onionPort: onion.port,
    close: async () => void (await Promise.all([usual.close(), onion.close()])),
  }
}

const NO_ONION_PORT =
  'SCRUTINEER_ONION is set and SCRUTINEER_ONION_PORT is not: who comes by Tor may ask for the usual name and say that he comes from any address. See docs/onion.md.'

function gatewayOf(
  { smsInSecret }: Config,
  realms: Realms,
  { door, people }: { readonly door: DoorParts; readonly people: ReturnType<typeof identities> },
): Gateway {
  return createGateway({
    ...door,
    get languages() {
      return door.languages
    },
    house: (realm) => streamHouse(realms, realm),
    smsInSecret,
    installed: slices.flatMap(({ installed }) => installed ?? []),
    identify: (realm, all) =>
      people.identifyAll(
        realm,
        all.map((headers) => credentialsOf(headers, realm)),
      ),
  })
}

function conductorOf(
  config: Config,
  parts: {
    readonly actual: OpenHouse
    readonly realms: Realms
    readonly gateway: Gateway
    readonly origin: string
    log(line: string): void
  },
) {
  const { actual, realms, gateway, origin, log } = parts
  return startConductor({
    actual,
    openExercise: (looks) => realms.open('exercise', looks),
    makeLooks: (options) => looksApart(realms.threads, options),
    openSilent: () =>
      openRealmHouse(config, 'exercise', {
        log,
        origin,
        settings: realms.settings,
        runsJobs: false,
      }),
    async closeExercise({ remove }) {
      await gateway.closeRealm('exercise')
      await realms.close('exercise')
      if (remove) await removeRealm(config, 'exercise')
    },
    seed: resolve(config.dataFolder),
    log,
  })
}

function openRealms(config: Config, options: { log(line: string): void; origin: string }): Realms {
  const threads = createThreads()
  const houses = new Map<Realm, OpenHouse>()
  const doors = new Map<Realm, House>()
  const speaker = createSpeaker()
  const settings = liveSettings(config)
  return {
    houses,
    doors,
    threads,
    speaker,
    settings,
    async open(realm, looks) {
      const given = { ...options, looks, threads, settings, speak: speaker.speak }
      const house = await openRealmHouse(config, realm, given)
      if (realm === 'actual') await followOwnTexts(house, speaker, options.log)
      houses.set(realm, house)
      doors.set(realm, doorHouse(house))
      return house
    },
    async close(realm) {
      const house = houses.get(realm)
      doors.delete(realm)
      houses.delete(realm)
      await house?.close()
      // Actual is the last to close.
      if (realm === 'actual') await threads.close()
    },
  }
}

function doorParts(
  config: Config,
  { doors, speaker, settings }: Realms,
  parts: Pick<DoorParts, 'identify' | 'known' | 'log' | 'operating'>,
): DoorParts {
  return {
    ...parts,
    house: (realm) => doors.get(realm) ?? null,
    get languages() {
      return settings.now.languages.filter(isLanguage)
    },
    translator: speaker.speak,
    assets: loadAssets(assetFiles()),
    trustProxy: config.trustProxy,
    onion: config.onion,
    get mailbox() {
      return settings.now.smtpFrom
    },
    mark: settings.mark,
    verifier: verifierPage,
  }
}

/** What a mirror of the Actual pages is made from. */
function mirrorSource(
  { facts, keys, store }: OpenHouse,
  door: DoorParts,
  ask: MirrorSource['ask'],
): MirrorSource {
  const { publicKey, sign } = keys.signing('log')
  const name = store.origin
  const { origin } = facts
  return {
    origin,
    get zone() {
      return facts.zone
    },
    get languages() {
      return door.languages
    },
    translator: door.translator,
    signer: { name, keyId: keyId(name, publicKey), sign },
    ask,
  }
}

/** Looks at each realm that is open; what an exercise lacks does not make the node unready. */
function readiness(config: Config, houses: ReadonlyMap<Realm, OpenHouse>) {
  let known: { house: OpenHouse; reasons: () => Promise<string[]> } | null = null
  return async (): Promise<readonly string[]> => {
    const house = houses.get('actual')
    if (house === undefined) return ['The node is starting.']
    if (known?.house !== house) {
      const { store, pump } = house
      known = { house, reasons: createReadiness({ store, pump, folder: config.dataFolder }) }
    }
    return await known.reasons()
  }
}

function streamHouse({ houses, doors }: Realms, realm: Realm): StreamHouse | null {
  const house = houses.get(realm)
  const door = doors.get(realm)
  if (house === undefined || door === undefined) return null
  const { facts: node, runner, store } = house
  return { node, runner, store, streamKey: house.keys.signing('stream'), problems: door.problems }
}

function starting(): Response {
  return new Response('Scrutineer is starting.\n', { status: 503, headers: { 'Retry-After': '1' } })
}

/** Pages of the door and the slices, the same in both realms. */
function pagesOf(house: OpenHouse): readonly Page<unknown, Html>[] {
  const { slices } = house
  return drawn([...doorPages(slices), ...slices.flatMap((slice) => slice.pages)])
}

/** Pages of the slices for people who must stay unknown, the same in both realms. */
function intakesOf({ slices }: OpenHouse): readonly Intake<Html>[] {
  const intakes = slices.flatMap((slice) => slice.intakes ?? [])
  return intakes as readonly unknown[] as readonly Intake<Html>[]
}

/** The same pages as the door draws them: what `load` gives fits `render`, which lists of pages forget. */
function drawn(pages: readonly Page[]): readonly Page<unknown, Html>[] {
  return pages as readonly unknown[] as readonly Page<unknown, Html>[]
}

/** Public keys under which a station may believe the realm's stream. */
function streamKeys({ houses }: Realms, realm: Realm): readonly string[] {
  const house = houses.get(realm)
  if (house === undefined) return []
  return [Buffer.from(house.keys.signing('stream').publicKey).toString('base64')]
}

function doorHouse(house: OpenHouse): House {
  const pages = pagesOf(house)
  return {
    node: house.facts,
    get nodeName() {
      return house.facts.name
    },
    runner: house.runner,
    store: house.store,
    problems: Object.assign(
      {},
      doorProblems,
      gatewayProblems,
      ...house.slices.map((slice) => slice.problems),
    ),
    pages,
    navigation: navigationOf<NavPage>([...intakesOf(house).map(asNavPage), ...pages]),
    waits: house.slices.flatMap(({ waits }) => waits ?? []),
    readiness: placed(house.slices.flatMap(({ readiness = [] }) => readiness)),
    log: logFiles(house.store),
    time: house.time,
    files: house.files,
  }
}
