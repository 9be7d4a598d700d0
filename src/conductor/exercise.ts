// The conductor: makes an exercise that Actual's record asks for come true and go away again. It opens the Exercise's
// house over practice sites of its own, sets up the country, does to the sites what people ask for, and lets the
// stations answer. What it holds is in memory; after a restart it goes on from the two records.
import type { VisitPace } from '../core/action.ts'
import { systemActor } from '../core/actor.ts'
import type { SequencedRecord } from '../core/record.ts'
import {
  contentOf,
  exerciseStatus,
  failed,
  injects,
  LIFE_RECORDS,
  progress,
  ready,
  removed,
  sealed,
  SITE_KEYS,
  type SiteChange,
  siteNames,
  SITES,
} from '../domains/exercises/index.ts'
import type { OpenHouse } from '../house.ts'
import { startLoop } from '../platform/loop.ts'
import { type PracticeWorld, servePractice } from '../platform/practice/index.ts'
import type { Looks } from '../platform/looks.ts'
import type { ProbeOptions } from '../platform/probe/options.ts'
import { pollMs } from '../platform/store/index.ts'
import { logFiles } from '../platform/store/log-files.ts'
import { handIn } from './hand-in.ts'
import { startPlayers } from './players.ts'
import { seedCountry } from './seed.ts'
import { startStations, type Stations } from './stations.ts'
import { startSystems } from './systems.ts'

/** Quick enough that a person who breaks a site can watch what follows. */
const WATCHABLE = { recheckMs: [0, 4_000, 8_000], visitMs: 15_000 }

/**
 * Pages are learned in less than a minute, by a look every two seconds. Longer, and the first breach of a trainer comes
 * before anything is known; shorter, and the looks at all sites would leave a small machine no rest.
 */
const LEARNED_MS = 45_000

/** The pace of the Exercise: the node's own where that is quicker. */
export function exercisePace({ recheckMs, visitMs, learnMs }: VisitPace): VisitPace {
  const looks = visitMs < WATCHABLE.visitMs ? { recheckMs, visitMs } : WATCHABLE
  return { ...looks, learnMs: Math.min(learnMs, LEARNED_MS) }
}

/** What the conductor is lent by the node. */
export interface ConductorParts {
  readonly actual: OpenHouse
  /** Opens the Exercise's house, new or as it was left, with looks that see the practice sites only, and its doors. */
  openExercise(looks: Looks): Promise<OpenHouse>
  /** Looks of the node with these options. */
  makeLooks(options: Omit<ProbeOptions, 'limits'>): Looks
  /** Opens what is left of it without doors, jobs and workflows: nothing is added any more. */
  openSilent(): Promise<OpenHouse>
  /** Shuts the doors and closes the house; with `remove` deletes its store, keys and files too, opened or not. */
  closeExercise(options: { readonly remove: boolean }): Promise<void>
  /** The same text for the same node, see `servePractice`. */
  readonly seed: string
  log(line: string): void
}

/** A conductor at work. */
export interface Conductor {
  /** Resolves when the exercise is as Actual wants it. Throws Error after `limitMs`. */
  settled(limitMs?: number): Promise<void>
  /** Lets everything rest as it is; the exercise goes on with the next start. */
  stop(): Promise<void>
}

const actor = systemActor('exercise:conductor', ['exercise:conduct', 'exercise:run'])

/** Records read at once. */
const BATCH = 500
/** Pause after a failure: ports or a database may be busy for a while. */
const RETRY_MS = 5_000
const SETTLE_MS = 60_000
const SETTLE_LOOK_MS = 20
/** Tries of one record, so that a record that nobody understands does not hold up the others. */
const TRIES = 5

/** What runs while there is an exercise. */
interface Running {
  readonly house: OpenHouse
  readonly world: PracticeWorld
  readonly stations: Stations
  /** Ends the stations and what follows the Exercise's log. */
  stop(): Promise<void>
}

/** What the conductor remembers between its steps; only its loop changes it. */
interface State {
  readonly parts: ConductorParts
  running: Running | null
  isStopping: boolean
  /** State of the exercise that the last step was about. */
  about: string
}

/** Starts it; takes up an exercise that was left. */
export function startConductor(parts: ConductorParts): Conductor {
  const { actual, log } = parts
  const state: State = { parts, running: null, isStopping: false, about: '' }
  const loop = startLoop(() => step(state), {
    onFailure: (error) => log(`exercise: ${explained(error)}`),
    retryMs: RETRY_MS,
  })
  const stopListening = actual.store.onSequenced(() => loop.wake(), LIFE_RECORDS)
  const timer = setInterval(() => loop.wake(), pollMs(actual.store))
  timer.unref()
  loop.wake()
  return {
    async settled(limitMs = SETTLE_MS) {
      const until = performance.now() + limitMs
      while (loop.isBusy() || !(await isAsWanted(state))) {
        if (performance.now() > until) throw new Error('the exercise did not settle in time')
        await new Promise((resolve) => setTimeout(resolve, SETTLE_LOOK_MS))
      }
    },
    async stop() {
      state.isStopping = true
      stopListening()
      clearInterval(timer)
      await loop.stop()
      await close(state, { remove: false })
    },
  }
}

async function statusOf({ actual }: ConductorParts) {
  return (await actual.runner.call(actor, exerciseStatus, {})).output
}

async function isAsWanted(state: State): Promise<boolean> {
  const status = await statusOf(state.parts)
  if (status.state !== state.about) return false
  if (status.state === 'running') return state.running !== null
  return status.state === 'none' || status.state === 'failed'
}

/** Does what the state of the exercise asks for. */
async function step(state: State): Promise<void> {
  const status = await statusOf(state.parts)
  if (status.state === 'starting') await begin(state)
  if (status.state === 'running') state.running ??= await open(state.parts)
  if (status.state === 'removing') await end(state, status.isSealed)
  state.about = status.state
}

/** Opens the exercise and sets up its country; what is there already is left as it is. */
async function begin(state: State): Promise<void> {
  const { parts } = state
  const { runner } = parts.actual
  const onStep = async (done: number, total: number) => {
    const status = await statusOf(parts)
    if (state.isStopping || status.state !== 'starting') throw new Interrupted()
    await runner.call(actor, progress, { done, total })
  }
  try {
    state.running ??= await open(parts)
    await seedCountry(state.running.house, onStep)
    await runner.call(actor, ready, {})
  } catch (error) {
    // The node stops, or somebody asked for the removal meanwhile.
    if (state.isStopping || (await statusOf(parts)).state !== 'starting') return
    parts.log(`exercise: it could not be started: ${explained(error)}`)
    await runner.call(actor, failed, {})
  }
}

class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

/** Keeps the last checkpoint in Actual, then deletes everything; goes on wherever a killed node left it. */
async function end(state: State, isSealed: boolean): Promise<void> {
  const { parts } = state
  const { runner } = parts.actual
  await close(state, { remove: false })
  if (!isSealed) {
    const checkpoint = await lastCheckpoint(parts)
    await runner.call(actor, sealed, { checkpoint })
  }
  await close(state, { remove: true })
  await runner.call(actor, removed, {})
}

/** The checkpoint over everything that the Exercise's log holds; empty when its store cannot be read any more. */
async function lastCheckpoint(parts: ConductorParts): Promise<string> {
  try {
    const house = await parts.openSilent()
    try {
      await house.store.settled(SETTLE_MS)
      return await logFiles(house.store).checkpoint()
    } finally {
      await house.close()
    }
  } catch (error) {
    // A store that never opened must not stand in the way of its own removal.
    parts.log(`exercise: removed without its last checkpoint: ${explained(error)}`)
    return ''
  }
}

async function close(state: State, options: { readonly remove: boolean }): Promise<void> {
  const { running } = state
  state.running = null
  await running?.stop()
  await state.parts.closeExercise(options)
  await running?.world.close()
}

/** Serves the practice sites, opens the house over them and follows its log. */
async function open(parts: ConductorParts): Promise<Running> {
  const world = await servePractice({ sites: practiceSites(), seed: parts.seed })
  try {
    const looks = parts.makeLooks({
      resolvers: [world.resolver],
      extraCa: [world.ca],
      onlyPlaces: world.places,
      userAgent: 'Scrutineer exercise',
    })
    const house = await parts.openExercise(looks)
    const stations = startStations(house, parts.log)
    const head = await house.store.read((tx) => house.store.head(tx))
    await applyInjects(house, world)
    stations.setPace(await paceOf(house))
    const inside = startSystems(house, parts.log)
    const players = startPlayers(house, parts.log)
    const follower = follow(house, parts.log, async (record) => {
      // What happened before is in force already.
      if (record.seq > head && record.type.startsWith('inject.')) await applyInjects(house, world)
      if (record.seq > head) await players.press(record)
      if (record.seq > head) await handIn(house, world, record)
      if (record.type === 'pace.set') stations.setPace(await paceOf(house))
      await stations.take(record)
      await players.take(record)
    })
    const stop = async () => {
      await follower.stop()
      await stations.stop()
      await inside.stop()
      await players.stop()
    }
    return { house, world, stations, stop }
  } catch (error) {
    await world.close()
    throw error
  }
}

function practiceSites() {
  return SITE_KEYS.map((key) => {
    const { host, paragraphs } = SITES[key]
    return { host, title: String(siteNames[key].en), paragraphs, content: contentOf(key) }
  })
}

async function paceOf(house: OpenHouse) {
  return (await house.runner.call(actor, injects, {})).output.pace
}

/** Brings every practice site to what the injects in force say. */
async function applyInjects(house: OpenHouse, world: PracticeWorld): Promise<void> {
  const { output } = await house.runner.call(actor, injects, {})
  const changes = Map.groupBy(output.live, ({ host }) => host)
  for (const key of SITE_KEYS) {
    const { host } = SITES[key]
    const kinds: SiteChange[] = (changes.get(host) ?? []).map(({ kind }) => kind)
    await world.set(host, kinds)
  }
}

/** Hands every record of a house to `take`, in order, from the first on. */
export function follow(
  house: OpenHouse,
  log: (line: string) => void,
  take: (record: SequencedRecord) => Promise<void>,
) {
  let cursor = -1
  let tries = 0
  const loop = startLoop(
    async () => {
      const records = await house.store.read((tx) => house.store.recordsAfter(tx, cursor, BATCH))
      for (const record of records) {
        tries += 1
        if (tries <= TRIES) await take(record)
        cursor = record.seq
        tries = 0
      }
      if (records.length > 0) loop.wake()
    },
    { onFailure: (error) => log(`exercise: ${explained(error)}`) },
  )
  const stopListening = house.store.onSequenced(() => loop.wake())
  loop.wake()
  return {
    async stop() {
      stopListening()
      await loop.stop()
    },
  }
}

function explained(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
