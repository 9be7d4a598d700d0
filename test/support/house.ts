// A whole realm for tests: real store on both engines, real runner, workflows and jobs, a fake clock and fake ports.

import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Action, NodeFacts } from '../../src/core/action.ts'
import { brought } from '../../src/core/brought.ts'
import type { Actor, Holding } from '../../src/core/actor.ts'
import type { Observation } from '../../src/core/observation.ts'
import type { Permission } from '../../src/core/permission.ts'
import type {
  Apart,
  Capture,
  Probe,
  TimeStamps,
  Trials,
  VisitPlan,
  Webhook,
} from '../../src/core/port.ts'
import { Problem } from '../../src/core/problem.ts'
import type { SequencedRecord } from '../../src/core/record.ts'
import type { Slice, Workflow } from '../../src/core/slice.ts'
import { text } from '../../src/core/text.ts'
import { addMs, MINUTE, type Time } from '../../src/core/time.ts'
import { type OpenHouse, openHouse } from '../../src/house.ts'
import type { Looks } from '../../src/platform/looks.ts'
import { mailSink } from '../../src/platform/mail.ts'
import { pushSink } from '../../src/platform/push.ts'
import { smsSink } from '../../src/platform/sms.ts'
import { webhookSink } from '../../src/platform/webhook.ts'
import { shippedContent, shippedFacts } from '../../src/shipped.ts'
import './answers.ts'
import { memoryFolder } from './run-folder.ts'
import {
  forBothEngines,
  forOneEngine,
  forSqlite,
  MIGRATIONS,
  type OpenStore,
  testKeyPem,
} from './stores.ts'

/** A clock that only moves when told. */
export interface FakeClock {
  now(): Time
  /** Moves on by `ms`. */
  advance(ms: number): void
}

/** A probe that shows what the test put there; asks nobody. */
export interface FakeProbe extends Probe {
  readonly visits: VisitPlan[]
  show(observations: readonly Observation[] | ((plan: VisitPlan) => readonly Observation[])): void
}

export interface TestHouse extends OpenHouse {
  readonly clock: FakeClock
  readonly probe: FakeProbe
  readonly mail: ReturnType<typeof mailSink>
  readonly sms: ReturnType<typeof smsSink>
  readonly push: ReturnType<typeof pushSink>
  /** Holds nothing where the test brought its own. */
  readonly hooks: ReturnType<typeof webhookSink>
  /** Runs an action by value and gives its output. */
  call<N extends string, I, O>(actor: Actor, action: Action<N, I, O>, input: I): Promise<O>
  /** All numbered records, oldest first, after everything settled. */
  records(): Promise<SequencedRecord[]>
  /** Moves the clock, then waits until everything due was done. */
  pass(ms: number): Promise<void>
}

/** What a test chooses about its realm. */
export interface TestHouseOptions {
  readonly slices: readonly Slice[]
  readonly workflows?: readonly Workflow[]
  readonly realm?: 'actual' | 'exercise'
  readonly facts?: Partial<NodeFacts>
  readonly runsJobs?: boolean
  /** Default: `apart`. */
  readonly apart?: Apart
  /** Default: nobody is there. */
  readonly capture?: Capture
  /** Default: a sink. */
  readonly webhook?: Webhook
  /** Default: nothing is tried. */
  readonly trials?: Trials
  /** Default: none is asked. */
  readonly timeStamps?: TimeStamps
  /** Default: half of it is free. */
  readonly disk?: () => Promise<{ free: number; size: number }>
}

/** When every test's clock begins. */
export const BEGIN: Time = '2026-11-24T08:00:00.000Z'

const NOBODY = {
  outcome: 'failed',
  at: BEGIN,
  fault: 'unreachable',
  code: 'test',
  status: null,
} as const

/** Every page is out of reach. */
const NO_CAPTURE: Capture = { take: async () => NOBODY, look: async () => NOBODY }

/** Nothing is seen, and every page is out of reach. */
export const NO_LOOKS: Looks = { probe: { visit: async () => [] }, capture: NO_CAPTURE }

type RunHouse = (house: TestHouse) => Promise<void>

/** Declares a test of a whole realm on SQLite and on PostgreSQL: a life from end to end, and what their engines do each in its way. */
export function forBothHouses(name: string, options: TestHouseOptions, run: RunHouse): void {
  forBothEngines(name, (_, open) => inHouse(open, options, run))
}

/** Declares a test of a whole realm on SQLite, at night on PostgreSQL too: pages, words, refusals, and another case of the same. */
export function forHouse(name: string, options: TestHouseOptions, run: RunHouse): void {
  forOneEngine(name, (_, open) => inHouse(open, options, run))
}

/** Declares a test of a whole realm on SQLite alone: of its files. */
export function forSqliteHouse(name: string, options: TestHouseOptions, run: RunHouse): void {
  forSqlite(name, (_, open) => inHouse(open, options, run))
}

async function inHouse(open: OpenStore, options: TestHouseOptions, run: RunHouse): Promise<void> {
  const folder = mkdtempSync(join(memoryFolder(), 'house-'))
  const clock = fakeClock()
  const probe = fakeProbe()
  const mail = mailSink()
  const sms = smsSink()
  const push = pushSink()
  const hooks = webhookSink()
  const trouble: string[] = []
  keepTestKey(folder)
  const realm = options.realm ?? 'actual'
  const house = await openHouse({
    facts: { ...testFacts(realm), ...options.facts },
    place: open.place,
    folder,
    migrationsDir: MIGRATIONS,
    slices: options.slices,
    workflows: options.workflows ?? [],
    probe,
    capture: options.capture ?? NO_CAPTURE,
    apart: options.apart ?? apart,
    trials: options.trials,
    timeStamps: options.timeStamps,
    verifier: async () => Buffer.from('<!doctype html>'),
    mail,
    sms,
    push: () => push,
    webhook: options.webhook ?? hooks,
    log: (line) => void trouble.push(line),
    now: () => clock.now(),
    // Whatever the disk of whoever tests has left.
    disk: options.disk ?? (async () => ({ free: 2 ** 40, size: 2 ** 41 })),
    runsJobs: options.runsJobs ?? true,
  })
  try {
    // What runs by the clock has had its first turn: done later, it would find what the test did meanwhile, or another time.
    await house.settled()
    await run({
      ...house,
      clock,
      probe,
      mail,
      sms,
      push,
      hooks,
      call: async (actor, action, input) => (await house.runner.call(actor, action, input)).output,
      records: async () => {
        await house.settled()
        return house.store.read((tx) => house.store.recordsAfter(tx, -1, 1000))
      },
      pass: async (ms) => {
        clock.advance(ms)
        house.wake()
        await house.settled(PASS_MS)
      },
    })
    await checkBodies(house)
    if (trouble.length > 0) throw new Error(`the house reported trouble: ${trouble.join('; ')}`)
  } catch (error) {
    // What failed first may be what the test then missed.
    if (trouble.length > 0) process.stderr.write(`the house reported: ${trouble.join('; ')}\n`)
    throw error
  } finally {
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** However long a busy machine takes for what a year leaves to be done. */
const PASS_MS = 60_000

/** The stream of a test's realm is signed by a key that the test knows. */
function keepTestKey(folder: string): void {
  mkdirSync(join(folder, 'keys'), { mode: 0o700 })
  writeFileSync(join(folder, 'keys', 'stream.pem'), testKeyPem, { mode: 0o600 })
}

/** Records of a house that are held to their types; a test that writes more is checked for its first ones. */
const CHECKED_RECORDS = 1_000

/** Throws AssertionError for a record whose body holds more, less or something else than its type says. */
async function checkBodies({ store, facts }: OpenHouse): Promise<void> {
  const written = await store.read((tx) => store.recordsAfter(tx, -1, CHECKED_RECORDS))
  for (const { type, body, id } of written) {
    const isErased = written.some((one) => one.type === 'record.erased' && one.subject === id)
    if (!isErased) assert.deepEqual(facts.records.get(type)?.body.parse(body), body, type)
  }
}

/** Facts of the node in tests. */
export function testFacts(realm: 'actual' | 'exercise' = 'actual'): NodeFacts {
  return {
    realm,
    origin: 'https://node.example',
    name: 'node.example',
    mark: null,
    given: {},
    prefix: realm === 'actual' ? '' : '/exercise',
    version: '0.0.0',
    languages: ['en', 'ar'],
    alertLanguages: ['en', 'ar'],
    mandatoryLanguages: ['en'],
    speak: text,
    backupMs: null,
    sms: null,
    zone: 'UTC',
    pace: { recheckMs: [0, 20_000, 60_000], visitMs: 5 * MINUTE, learnMs: 24 * 60 * MINUTE },
    referenceFacts: shippedFacts,
    verifierHash: () => null,
    shippedContent,
    pushKey: () => new Uint8Array(65),
    publicKeys: () => ({ log: 'node.example/log+key', custody: 'node.example/custody+key' }),
    checkpoint: () => null,
    othersTurn: async () => {},
    ...brought([]),
  }
}

function fakeClock(): FakeClock {
  let at = BEGIN
  return {
    now: () => at,
    advance(ms) {
      at = addMs(at, ms)
    },
  }
}

function fakeProbe(): FakeProbe {
  let shown: (plan: VisitPlan) => readonly Observation[] = () => []
  const visits: VisitPlan[] = []
  return {
    visits,
    show(observations) {
      shown = typeof observations === 'function' ? observations : () => observations
    },
    async visit(plan) {
      visits.push(plan)
      return [...shown(plan)]
    },
  }
}

/** Does pure work here and now, on copies as a thread would. */
export const apart: Apart = {
  run: async (work, input) => structuredClone(work.here(structuredClone(input))),
}

/** A person who holds these permissions in `area` (default: the nation), on a session and a browser of his own. */
export function person(id: string, permissions: readonly Permission[], area = '/'): Actor {
  const holds: Holding[] = permissions.map((permission) => ({ permission, area }))
  return { id: `person:${id}`, holds, via: `session:${id}`, device: `browser:${id}` }
}

/** The command line on the machine. */
export const COMMAND_LINE: Actor = { id: 'cli:0', holds: 'all' }

/** For assert.rejects: a Problem with this code. */
export function problemWith(code: string): (error: unknown) => boolean {
  return (error) => error instanceof Problem && error.code === code
}
