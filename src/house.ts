// One realm of a node: its store, keys and files, the slices' actions behind the runner, the workflows and the jobs.
// `node.ts` builds it twice, once for Actual and once for the Exercise; tests build it with the slices they need.
import { setImmediate } from 'node:timers/promises'
import { type Calls, countedRunner, createCalls, watchedRunner } from './keeping/calls.ts'
import type { Action, NodeFacts, RealmFacts } from './core/action.ts'
import { type Actor, systemActor } from './core/actor.ts'
import { brought } from './core/brought.ts'
import { idsFrom, randomBelow } from './core/id.ts'
import type { Backup, Files, Keys, LogCheck, Ports, Trials } from './core/port.ts'
import { saidBy } from './core/said-by.ts'
import type { ServedScript } from './core/served-script.ts'
import { checkNeeds, createRunner, type Runner } from './core/runner.ts'
import type { Caller, DueJob, JobContext, Slice, Workflow } from './core/slice.ts'
import { type RealmClock, realmClock } from './core/clock.ts'
import { HOUR, now as machineNow, type Time, toMs } from './core/time.ts'
import { custodyKeyText } from './lib/bundle/index.ts'
import { verifierKey } from './lib/tlog/index.ts'
import { openFiles } from './platform/files.ts'
import { jobs, startJobs } from './platform/jobs.ts'
import { openKeys } from './platform/keys.ts'
import type { diskOf } from './platform/readiness.ts'
import type { Outbound } from './platform/outbound.ts'
import { NO_TIME_STAMPS } from './platform/time-stamps.ts'
import { NO_TRIALS } from './platform/trials.ts'
import { type Pump, type PumpedWorkflow, startPump } from './platform/pump.ts'
import {
  forgetReplies,
  handedOut,
  type NodeStore,
  openStore,
  replies,
  spotCheck,
  type StorePlace,
  surplus,
} from './platform/store/index.ts'

/** What a realm is built from. */
export interface HouseOptions extends Outbound {
  readonly facts: RealmFacts
  readonly place: StorePlace
  /** Folder of the realm's keys and files. */
  readonly folder: string
  readonly migrationsDir: string
  readonly slices: readonly Slice[]
  readonly workflows: readonly Workflow[]
  /** Default: none are made. */
  readonly backup?: Backup | undefined
  /** Default: nothing is tried. */
  readonly trials?: Trials | undefined
  /** Makes the page that checks bundles of evidence. Default: there is none. */
  readonly verifier?: (() => Promise<Uint8Array>) | undefined
  /** What browsers get to run. Default: nothing. */
  readonly scripts?: (() => readonly ServedScript[]) | undefined
  /** Default: the disk is asked. */
  readonly disk?: typeof diskOf | undefined
  /** One line for the operator. */
  log(line: string): void
  /** Default: the machine's clock; one that is given stands still unless it is moved. */
  readonly now?: (() => Time) | undefined
  /** Default true; a house without it answers, but nothing moves by itself. */
  readonly runsJobs?: boolean
  /** Opens a log that contradicts what it has published, to name the break; it must not be served. */
  readonly isHeld?: boolean | undefined
  /** Done before workflows and jobs begin. */
  readonly before?:
    | ((house: Pick<OpenHouse, 'runner' | 'store' | 'keys'>) => Promise<void>)
    | undefined
}

/** A realm at work. */
export interface OpenHouse {
  readonly facts: NodeFacts
  readonly store: NodeStore
  readonly time: RealmClock
  readonly runner: Runner
  readonly calls: Calls
  readonly pump: Pick<Pump, 'places'>
  readonly slices: readonly Slice[]
  readonly ports: Omit<Ports, 'files'>
  /** Content of a slice. */
  files(slice: string): Files
  readonly keys: ReturnType<typeof openKeys>
  /** An action by name; throws Error when the house has none of this name. */
  action(name: string): Action
  /** Resolves when records are numbered, workflows at the head and no job is due. Throws Error after `limitMs`. */
  settled(limitMs?: number): Promise<void>
  /** Looks for due jobs again; for tests that moved a fake clock. */
  wake(): void
  close(): Promise<void>
}

/** How long `settled` waits unless told otherwise; a busy machine takes its time. */
export const SETTLE_MS = 60_000

const NO_BACKUP: Backup = {
  everyMs: null,
  run: () => Promise.reject(new Error('backups are not set up')),
}

/** How long a head is waited for that covers what was just recorded; it is signed within some hundredths of a second. */
const HEAD_MS = 2_000

/** The newest head, with everything that was recorded before under it, unless the log does not rest for a moment. */
async function publishAll(store: NodeStore): Promise<string> {
  // A head that lacks the last records is a head as well: what it does not cover is told by whoever uses it.
  await store.settled(HEAD_MS).catch(() => {})
  return await store.publish()
}

const noVerifier = () => Promise.reject(new Error('this house makes no page that checks'))

const noScripts = () => []

/** What the runner keeps in the store besides records. */
const KEPT = { jobs, replies, surplus }

/** The facts of the node, as actions see them. */
function factsOf(
  { facts, slices, log }: HouseOptions,
  { keys, store }: Pick<OpenHouse, 'keys' | 'store'>,
): NodeFacts {
  const pushKey = () => keys.push().publicKey
  const publicKeys = () => ({
    log: verifierKey(store.origin, store.publicKey),
    custody: custodyKeyText(store.origin, keys.signing('custody').publicKey),
  })
  const checkpoint = handedOut(store, (error) => log(`checkpoint: ${explain(error)}`))
  // Not copied: settings among them are read anew where they are used.
  const own = Object.create(facts) as RealmFacts
  return Object.assign(own, brought(slices), {
    pushKey,
    publicKeys,
    checkpoint,
    othersTurn: () => setImmediate(),
  })
}

/** Opens the store, builds the runner and starts workflows and jobs. Throws when a need has no provider. */
export async function openHouse(options: HouseOptions): Promise<OpenHouse> {
  const keys = openKeys(`${options.folder}/keys`)
  const store = await realmStore(options, keys)
  try {
    return await houseOver(options, { keys, store })
  } catch (error) {
    // Whoever tries again opens it anew.
    await store.close()
    throw error
  }
}

async function houseOver(
  options: HouseOptions,
  { keys, store }: Pick<OpenHouse, 'keys' | 'store'>,
): Promise<OpenHouse> {
  const { slices, log } = options
  const facts = factsOf(options, { keys, store })
  const actions = slices.flatMap((slice) => slice.actions)
  const time = clockOf(options, store)
  const { now } = time
  const files = openFiles(`${options.folder}/files`, () => toMs(now()), options.disk)
  const calls = createCalls()
  const parts = { store, ...KEPT, node: facts, actions, files, keys, now, clockDoubt: time.doubt }
  const runner = countedRunner(watchedRunner(createRunner(parts)), calls)
  checkNeeds(slices, actions)
  await options.before?.({ runner, store, keys })
  const ports = portsOf(options, { keys, store, files })
  const { runsJobs: runs = true } = options
  const kinds = slices.flatMap((slice) => slice.jobs)
  const pump = startPump(store, {
    workflows: runs
      ? options.workflows.map((workflow) => pumped(workflow, runner, { facts, now }))
      : [],
    onFailure: ({ workflow, record, error, isSkipped }) =>
      log(`workflow ${workflow}: ${explain(error)} (record ${record?.seq}, skipped: ${isSkipped})`),
  })
  const jobRunner = startJobs(store, {
    kinds: runs ? kinds : [],
    begun: () => store.sign(),
    run: jobRun(slices, { runner, ports, facts, now }),
    onFailure(error, job) {
      calls.jobFailures.add({ kind: job?.kind ?? 'none' })
      log(`job ${job?.kind ?? '-'}: ${explain(error)}`)
    },
    nowMs: () => toMs(now()),
  })
  const finished = runs ? finishUpgrade(store, log) : Promise.resolve()
  const stopForgetting = runs ? forgetOldReplies(store, now, log) : () => {}
  return {
    facts,
    store,
    time,
    runner,
    calls,
    pump,
    slices,
    ports,
    files,
    keys,
    action(name) {
      const action = runner.actions.get(name)
      if (action === undefined) throw new Error(`the house has no action ${name}`)
      return action
    },
    settled: (limitMs = SETTLE_MS) => settle(store, [pump, jobRunner], limitMs),
    wake: () => jobRunner.wake(),
    async close() {
      stopForgetting()
      await jobRunner.stop()
      await pump.stop()
      await finished
      await store.close()
    },
  }
}

/** What jobs of every slice are handed. */
function portsOf(
  options: HouseOptions,
  { keys, store, files }: Pick<OpenHouse, 'keys' | 'store' | 'files'>,
): SharedPorts {
  const { probe, capture, apart } = options
  const { mail, sms, webhook, backup = NO_BACKUP, trials = NO_TRIALS } = options
  const push = options.push(keys)
  const logCheck: LogCheck = { run: (withTail) => spotCheck(store, withTail) }
  const { verifier = noVerifier, timeStamps = NO_TIME_STAMPS, scripts = noScripts } = options
  const sent = { mail, sms, push, webhook, timeStamps, journal: { empty: store.emptyJournal } }
  const publish = () => publishAll(store)
  const kept = { filesOf: files, keys, backup, trials, log: logCheck, publish, verifier, scripts }
  return { probe, capture, apart, ...sent, ...kept }
}

function realmStore(
  { facts, folder, place, migrationsDir, isHeld, runsJobs = true, log }: HouseOptions,
  keys: Keys,
): Promise<NodeStore> {
  return openStore({
    ...place,
    origin: logOrigin(facts),
    signer: keys.signing('log'),
    migrationsDir,
    signsAtOnce: !runsJobs,
    published: isHeld === true ? undefined : `${folder}/published-checkpoint`,
    onFailure: (error) => log(`log: ${explain(error)}`),
  })
}

/** The realm's clock; ids go on behind those of the newest record, too. */
function clockOf({ now }: HouseOptions, store: NodeStore): RealmClock {
  const newest = store.newest()
  if (newest !== null && now === undefined) idsFrom(toMs(newest))
  const machine =
    now === undefined
      ? { now: machineNow, runningMs: () => performance.now() }
      : { now, runningMs: () => 0 }
  return realmClock(machine, store.newest)
}

/** A job may cause records and a record jobs: settled is when a whole round finds nothing to do. */
async function settle(
  store: NodeStore,
  others: readonly { settled(limitMs: number): Promise<void> }[],
  limitMs: number,
): Promise<void> {
  const until = performance.now() + limitMs
  const leftMs = () => Math.max(1, until - performance.now())
  await store.settled(leftMs())
  for (let before = await store.read(store.head); ; ) {
    for (const each of [...others, store]) await each.settled(leftMs())
    const head = await store.read(store.head)
    if (head === before) return
    before = head
  }
}

/** Does what an upgrade leaves for after the start; what fails is tried again at the next start. */
async function finishUpgrade(store: NodeStore, log: (line: string) => void): Promise<void> {
  try {
    for (const name of await store.finishUpgrade()) log(`upgrade: ${name} is done`)
  } catch (error) {
    log(`upgrade: ${explain(error)}`)
  }
}

/** How often kept replies that are too old are looked for. */
const FORGET_EVERY_MS = HOUR

/** Drops replies kept for repeated requests once they are too old; gives the way to stop. */
function forgetOldReplies(
  store: NodeStore,
  now: () => Time,
  log: (line: string) => void,
): () => void {
  const timer = setInterval(() => {
    store
      .claim((tx) => forgetReplies(tx, now()))
      .catch((error: unknown) => log(`kept replies: ${explain(error)}`))
  }, FORGET_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** Name of the realm's log: the node's host, and the realm where it is not Actual. */
export function logOrigin(facts: Pick<NodeFacts, 'origin' | 'prefix'>): string {
  return `${new URL(facts.origin).host}${facts.prefix}/log`
}

interface Surroundings {
  readonly facts: NodeFacts
  readonly now: () => Time
}

function pumped(workflow: Workflow, runner: Runner, { facts, now }: Surroundings): PumpedWorkflow {
  const actor = systemActor(`workflow:${workflow.name}`, workflow.permissions)
  return {
    name: workflow.name,
    on: workflow.on,
    goesAhead: workflow.goesAhead,
    handle: (tx, record) =>
      workflow.handle(
        {
          now: now(),
          node: facts,
          call: async (action, input) => (await runner.callIn(tx, actor, action, input)).output,
        },
        record,
      ),
  }
}

function jobRun(
  slices: readonly Slice[],
  house: Surroundings & { readonly runner: Runner; readonly ports: SharedPorts },
): (job: DueJob) => Promise<void> {
  const byKind = new Map(
    slices.flatMap(({ name, jobs: kinds }) =>
      kinds.map((kind) => [kind.kind, { kind, name }] as const),
    ),
  )
  return async (job) => {
    const found = byKind.get(job.kind)
    if (found === undefined) throw new Error(`nobody does jobs of kind ${job.kind}`)
    const { kind, name } = found
    const actor = systemActor(`job:${kind.kind}`, kind.permissions)
    const caller = callerFor(house.runner, actor)
    const callOnce: JobContext['callOnce'] = async (idempotencyKey, action, input) =>
      void (await house.runner.call(actor, action, input, { idempotencyKey }))
    const { facts: node, now } = house
    const ports = { ...house.ports, files: house.ports.filesOf(name) }
    await kind.run({ ...caller, callOnce, node, ports, now, randomBelow }, job)
  }
}

/** Ports before it is known whose job uses them. */
interface SharedPorts extends Omit<Ports, 'files' | 'filesOf'> {
  filesOf(slice: string): Files
}

/** Calls actions as one actor. */
export function callerFor(runner: Runner, actor: Actor): Caller {
  return {
    call: async (action, input) => (await runner.call(actor, action, input)).output,
  }
}

/** One line about an unexpected error: its message and where it came from. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return saidBy(error)
  const at = error.stack?.split('\n')[1]?.trim() ?? ''
  const cause = error.cause === undefined ? '' : `, because ${explain(error.cause)}`
  return `${saidBy(error)} (${at})${cause}`
}
