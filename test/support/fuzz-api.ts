// Many calls of every action over HTTP, by everybody who could call: as the schemas want them, and as an attacker would.

import assert from 'node:assert/strict'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import fc from 'fast-check'
import type { Action } from '../../src/core/action.ts'
import { type Actor, systemActor } from '../../src/core/actor.ts'
import { Problem, problemDocument } from '../../src/core/problem.ts'
import { holdingsOf } from '../../src/core/role.ts'
import { inputSchema } from '../../src/core/input-schema.ts'
import { PROBLEM_SCHEMA } from '../../src/http/openapi.ts'
import { verifyLog } from '../../src/platform/store/index.ts'
import { answerCheck, checkBy } from './answers.ts'
import { type Answer, cookieOf, joined, post, send, type Sender } from './attack.ts'
import { extremesFor, inputsFor, Known } from './hostile-input.ts'
import { HOUSE_COMMANDS, type KnownValues, remember } from './known-values.ts'
import { startTestNode, type TestNode } from './node.ts'
import { ROLES } from './slices.ts'

/** What a run is made of. */
export interface FuzzRun {
  /** Default: one of each action. */
  readonly calls?: number
  /** The same seed makes the same calls. */
  readonly seed: number
  /** Only numbers and times at the ends of what the schemas let through, and the machine itself calls, too. */
  readonly isExtreme?: boolean
}

/** What a run came to. */
export interface FuzzOutcome {
  /** Answers by status. */
  readonly statuses: ReadonlyMap<number, number>
  /** What was wrong, in words; empty when nothing was. */
  readonly faults: readonly string[]
  /** Actions that answered with 200 at least once. */
  readonly done: ReadonlySet<string>
  /** Actions of the registry that nobody called; the exercise's own two are left out on purpose. */
  readonly uncalled: readonly string[]
  /** Longest time that the node's process was busy without a look at its sockets, in ms. */
  readonly longestBusyMs: number
}

/** A call that is not answered by then is a stall. */
const STALL_MS = 10_000

/** Calls at once: more than a node has stores to wait for. */
const AT_ONCE = 6

const MAX_FAULTS = 20
const BATCH = 200

/** Whoever calls, by name, and what he may. */
interface Caller {
  readonly name: string
  readonly may: ReadonlySet<string>
  from: Sender
  /** Calls from within, as jobs and the command line do. */
  readonly actor?: Actor
}

/** Makes the calls against a node of its own. Throws where the log is not sound afterwards. */
export async function fuzzApi({
  calls: asked,
  seed,
  isExtreme = false,
}: FuzzRun): Promise<FuzzOutcome> {
  // Names are asked of nobody: the only resolver is a port of this machine where nobody listens.
  const node = await startTestNode('sqlite', { SCRUTINEER_RESOLVERS: '127.0.0.1:1' })
  const busy = monitorEventLoopDelay({ resolution: 10 })
  try {
    const state: State = {
      node,
      statuses: new Map(),
      faults: [],
      done: new Set(),
      known: new Map(),
      callers: await everybody(node),
    }
    const actions = [...(node.node.house('actual')?.runner.actions.values() ?? [])].filter(
      ({ name }) => !HOUSE_COMMANDS.includes(name),
    )
    const calls = asked ?? actions.length
    const uncalled = new Set(actions.map(({ name }) => name))
    const callers = isExtreme ? [...state.callers, machine(actions)] : state.callers
    busy.enable()
    for (let from = 0; from < calls; from += BATCH) {
      const count = Math.min(BATCH, calls - from)
      const batch = Array.from({ length: count }, (_, n) => actions[(from + n) % actions.length])
      for (const one of batch) uncalled.delete(one?.name ?? '')
      await sendAll(
        { ...state, callers },
        attemptsOf(
          batch.filter((one) => one !== undefined),
          { seed: seed + from, isExtreme },
        ),
      )
    }
    await node.node.settled(60_000)
    const store = node.node.house('actual')?.store
    assert.ok(store !== undefined, 'the node is open')
    assert.equal((await verifyLog(store)).fault, null)
    state.faults.push(...node.log.filter((line) => line.includes('incident')))
    return { ...state, uncalled: [...uncalled], longestBusyMs: busy.max / 1e6 }
  } finally {
    busy.disable()
    await node.remove()
  }
}

interface State {
  readonly node: TestNode
  readonly statuses: Map<number, number>
  readonly faults: string[]
  readonly done: Set<string>
  readonly known: KnownValues
  readonly callers: readonly Caller[]
}

/** A person of every role, a station's device, and nobody. */
async function everybody(node: TestNode): Promise<Caller[]> {
  const { path } = await node.call<{ path: string }>('territory.addArea', {
    parent: '/',
    code: '1',
    name: 'North',
  })
  const station = { number: '1', name: 'Hall', area: path }
  const { station: id } = await node.call<{ station: string }>('territory.addStation', station)
  const { offers } = await node.call<{ offers: { secret: string }[] }>('accounts.offerDevices', {
    stations: [id],
  })
  const device = cookieOf(
    await post(node, 'accounts.enrolDevice', { secret: offers[0]?.secret ?? '' }),
  )
  const callers: Caller[] = [
    { name: NOBODY, may: new Set(), from: {} },
    { name: DEVICE, may: new Set(ROLES.device), from: { cookie: device } },
  ]
  for (const name of ROLES.table.keys()) {
    const held = holdingsOf(ROLES, { role: name, area: '/' }).map(({ permission }) => permission)
    const from = await joined(node, name)
    callers.push({ name, may: new Set(['accounts:self', ...held]), from })
  }
  return callers
}

/** Whoever may everything, as no person may. */
function machine(actions: readonly Action[]): Caller {
  const may = actions.flatMap(({ permission }) => (permission === 'anyone' ? [] : permission))
  return {
    name: 'the machine',
    may: new Set(may),
    from: {},
    actor: systemActor('job:attack', may),
  }
}

const NOBODY = 'nobody'
const DEVICE = 'device'

interface Attempt {
  readonly action: Action
  readonly who: number
  readonly key: string | undefined
  readonly input: unknown
  /** What is sent instead of the input now and then. */
  readonly raw: string | undefined
  readonly method: string | undefined
}

/** Bodies that are no input, and methods that nothing is called by. */
const RAW = ['', 'null', '[]', '{', '"x"', '{"a":1}{"b":2}', `${'['.repeat(5_000)}`, '\u0000']
const METHODS = ['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'HEAD']

function attemptsOf(
  actions: readonly Action[],
  { seed, isExtreme }: { readonly seed: number; readonly isExtreme: boolean },
): Attempt[] {
  return actions.flatMap((action, n) => {
    const attempt = fc.record({
      action: fc.constant(action),
      who: fc.nat(),
      key: fc.option(
        fc.nat(300).map((key) => `key-${key}`),
        { nil: undefined },
      ),
      input: (isExtreme ? extremesFor : inputsFor)(inputSchema(action)),
      raw: isExtreme ? fc.constant(undefined) : sometimes(fc.constantFrom(...RAW)),
      method: isExtreme ? fc.constant(undefined) : sometimes(fc.constantFrom(...METHODS)),
    })
    return fc.sample(attempt, { numRuns: 1, seed: seed + n })
  })
}

/** One time in thirty. */
function sometimes<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 29, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
}

async function sendAll(state: State, attempts: readonly Attempt[]): Promise<void> {
  const rest = [...attempts]
  const worker = async () => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) await one(state, next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** Mostly somebody who may: whoever is refused at once finds little. */
function callerOf({ callers }: State, { action, who }: Attempt): Caller {
  const within = callers.find(({ actor }) => actor !== undefined)
  const able = callers.filter((one) => one !== within && one.may.has(action.permission))
  if (within !== undefined && (able.length === 0 || who % 2 === 0)) return within
  const among = able.length === 0 || who % 5 === 0 ? callers : able
  return among[who % among.length] ?? assert.fail('nobody calls')
}

async function one(state: State, attempt: Attempt): Promise<void> {
  const { action } = attempt
  const caller = callerOf(state, attempt)
  const fault = (what: string) => {
    if (state.faults.length < MAX_FAULTS)
      state.faults.push(`${action.name} by ${caller.name}: ${what}`)
  }
  try {
    const { status, text, headers } = await call(state, caller, attempt)
    state.statuses.set(status, (state.statuses.get(status) ?? 0) + 1)
    if (status >= 500) fault(`${status} ${text.slice(0, 900)}`)
    if (attempt.method === 'HEAD') return
    // A file is given as what it is.
    const isFile = /^application\/(?!json|problem\+json)/.test(headers.get('content-type') ?? '')
    if (status === 200 && isFile) return void state.done.add(action.name)
    const answer = JSON.parse(text) as unknown
    const wrong = (status === 200 ? answerCheck(action) : problemCheck)(answer)
    if (wrong !== null) fault(`${status} is not as described: ${wrong}`)
    if (status === 200) {
      state.done.add(action.name)
      remember(state.known, '', answer)
    }
    if (status === 401) await comeAgain(state.node, caller)
  } catch (error) {
    fault(String(error))
  }
}

const problemCheck = checkBy(PROBLEM_SCHEMA)

function call(state: State, { from, actor }: Caller, attempt: Attempt): Promise<Answer> {
  const { action, key, raw } = attempt
  const input = withKnown(state.known, attempt.input)
  if (actor !== undefined) return callWithin(state, actor, { action, input })
  const isQuery = action.kind === 'query' && action.byPost !== true
  const method = attempt.method ?? (isQuery ? 'GET' : 'POST')
  const path = `/api/${action.name}`
  const withBody = !['GET', 'HEAD'].includes(method)
  return send(state.node, withBody || !isQuery ? path : `${path}?${fieldsOf(input)}`, {
    method,
    from,
    limitMs: STALL_MS,
    headers: {
      origin: state.node.node.origin,
      ...(withBody ? { 'content-type': 'application/json' } : {}),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(withBody ? { body: raw ?? JSON.stringify(input) } : {}),
  })
}

/** Calls as the machine does; the answer is what a door would say of it. */
async function callWithin(
  { node }: State,
  actor: Actor,
  { action, input }: { readonly action: Action; readonly input: unknown },
): Promise<Answer> {
  const told = (status: number, text: string) => ({ status, text, headers: new Headers() })
  try {
    const runner = node.node.house('actual')?.runner
    const outcome = await runner?.call(actor, action, input)
    const { cookie: _, ...rest } = Object(outcome?.output) as { cookie?: unknown }
    const output = action.cookie === undefined ? (outcome?.output ?? null) : rest
    const answer = action.kind === 'query' ? output : { ...outcome, output }
    return told(200, JSON.stringify(answer))
  } catch (error) {
    if (error instanceof Problem) return told(error.status, JSON.stringify(problemDocument(error)))
    const stack = error instanceof Error ? error.stack : String(error)
    return told(500, JSON.stringify({ stack, input }))
  }
}

/** Longest address that a call is made with; Node refuses a longer head before the door sees it. */
const MAX_QUERY = 8_000

/** The input as parameters: lists by repeating them. */
function fieldsOf(input: unknown): string {
  if (typeof input !== 'object' || input === null) return ''
  const fields = Object.entries(input).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value]).map((part: unknown): [string, string] => [
      name,
      typeof part === 'string' ? part.toWellFormed() : (JSON.stringify(part) ?? ''),
    ]),
  )
  return new URLSearchParams(fields).toString().slice(0, MAX_QUERY)
}

/** Puts in what earlier answers had under the same name. */
function withKnown(known: State['known'], input: unknown): unknown {
  if (input instanceof Known) {
    const values = known.get(input.name) ?? []
    return values.length === 0 ? input.otherwise : values[input.pick % values.length]
  }
  if (Array.isArray(input)) return input.map((one: unknown) => withKnown(known, one))
  if (typeof input !== 'object' || input === null) return input
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, withKnown(known, value)]),
  )
}

/** Whoever was signed out by one of the calls signs in anew; a device that was revoked stays outside. */
async function comeAgain(node: TestNode, caller: Caller): Promise<void> {
  if (ROLES.table.has(caller.name)) caller.from = await joined(node, caller.name)
}
