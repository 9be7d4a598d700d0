import type { Action, CommandContext, Need, NodeFacts, Query, QueryContext } from './action.ts'
import type { Actor } from './actor.ts'
import { ANONYMOUS, areasOf, holds, holdsIn } from './actor.ts'
import type { ClockDoubt } from './clock.ts'
import { keysFor } from './keys.ts'
import { newCode, newId, newSecret } from './id.ts'
import type { Content, Files, Jobs, Keys, Store, Tx } from './port.ts'
import { parseInput } from './parse-input.ts'
import { Problem } from './problem.ts'
import { checkRoom, sliceOf, takeBytes } from './raw-input.ts'
import type { BodyOf, NewRecord, RecordDraft, RecordType } from './record.ts'
import { CORE_RECORDS, MAX_RECORDS_PER_COMMAND } from './record.ts'
import { checkProof, type Proof, scopeFault } from './scope.ts'
import { type Replies, repeatableCall, repeatedReply } from './repeated.ts'
import { type HourlyLimit, type Surplus, TELL_SURPLUS } from './surplus.ts'
import { addMs, now as clock, HOUR, spanStart, type Time } from './time.ts'

/** What the runner is built from. */
export interface RunnerParts {
  readonly store: Store
  readonly jobs: Jobs
  readonly replies: Replies
  readonly surplus: Surplus
  readonly node: NodeFacts
  readonly actions: readonly Action[]
  /** Where the bytes of a slice's raw commands go. Default: a house that takes none. */
  readonly files?: (slice: string) => Pick<Files, 'take' | 'disk'>
  /** Default: a house without keys, where signing throws. */
  readonly keys?: Keys
  /** Default: the machine's clock. */
  readonly now?: () => Time
  /** Default: the clock is never doubted. */
  readonly clockDoubt?: () => ClockDoubt | null
}

/** Result of a command or query as a door needs it. */
export interface Outcome<O = unknown> {
  readonly output: O
  /** Ids of the records appended, in order; empty for queries and `unchanged`. */
  readonly records: readonly string[]
  /** The same idempotency key had been answered before. */
  readonly repeated: boolean
}

export interface CallOptions {
  /** The same key with the same input is answered once; ignored for callers without identity. */
  readonly idempotencyKey?: string | undefined
  /** Bytes for a raw command; they are read only where it may be called. */
  readonly bytes?: (() => AsyncIterable<Uint8Array>) | undefined
}

/** Runs actions: the one place where input is parsed, permission checked, and records written. */
export interface Runner {
  /** What the doors offer by name: everything but what slices alone ask. */
  readonly actions: ReadonlyMap<string, Action>
  call<N extends string, I, O>(
    actor: Actor,
    action: Action<N, I, O>,
    input: unknown,
    options?: CallOptions,
  ): Promise<Outcome<O>>
  /** Reads by need, as pages do; the answer is parsed by the need's own schema. */
  ask<I, O>(actor: Actor, need: Need<I, O>, input: I): Promise<O>
  /** Inside a transaction that is already open: workflows. */
  callIn<N extends string, I, O>(
    tx: Tx,
    actor: Actor,
    action: Action<N, I, O>,
    input: unknown,
  ): Promise<Outcome<O>>
}

/** Builds the runner. Throws when two actions share a name, and when one declares a scope that it cannot have. */
export function createRunner(parts: RunnerParts): Runner {
  const byName = new Map<string, Action>()
  for (const action of parts.actions) {
    if (byName.has(action.name)) throw new Error(`two actions are named ${action.name}`)
    byName.set(action.name, action)
    const fault = scopeFault(action)
    if (fault !== null) throw new Error(fault)
  }
  const house: House = { ...parts, now: parts.now ?? clock, byName }
  const recordRefusal = refusalRecorder(house)

  return {
    actions: new Map([...byName].filter(([, one]) => one.kind === 'command' || !one.isInner)),
    async call(actor, action, input, options = {}) {
      try {
        const parsed = parseInput(action, input)
        allowed(house, actor, action)
        const told = { house, actor, action, input: parsed, key: options.idempotencyKey }
        const call = { ...told, bytes: await takenBytes(told, options) }
        if (action.kind === 'query') {
          return await parts.store.read((tx) => runQuery({ ...call, tx }))
        }
        const urgent = action.urgent ?? false
        const outcome = await parts.store.write((tx) => commandOrRefusal({ ...call, tx }), {
          urgent,
        })
        if (outcome instanceof Problem) throw outcome
        return outcome
      } catch (error) {
        await recordRefusal(actor, action.name, error)
        throw error
      }
    },
    async ask(actor, wanted, input) {
      const { output } = await this.call(actor, provider(house, wanted.query), input)
      return wanted.output.parse(output)
    },
    async callIn(tx, actor, action, input) {
      const parsed = parseInput(action, input)
      allowed(house, actor, action)
      const call = { house, tx, actor, action, input: parsed, key: undefined }
      return action.kind === 'query' ? await runQuery(call) : await runCommand(call)
    },
  }
}

interface House extends RunnerParts {
  readonly now: () => Time
  readonly byName: ReadonlyMap<string, Action>
}

/** One call on its way through the runner. */
interface Call<O> {
  readonly house: House
  readonly tx: Tx
  readonly actor: Actor
  readonly action: Action<string, unknown, O>
  readonly input: unknown
  readonly key: string | undefined
  /** What came with a raw command. */
  readonly bytes?: Content | undefined
}

function allowed(
  house: House,
  actor: Actor,
  action: Pick<Action, 'permission' | 'scope' | 'realm'>,
): void {
  if (action.realm !== undefined && action.realm !== house.node.realm) {
    throw new Problem('core.other_realm', 409, 'This is done outside the exercise.')
  }
  if (action.permission === 'anyone') return
  if (holds(actor, action.permission)) {
    if (action.scope === 'nation' && !holdsIn(actor, action.permission, '/')) throw wrongArea()
    return
  }
  if (actor.id === ANONYMOUS.id) {
    throw new Problem('core.not_signed_in', 401, 'Please sign in first.')
  }
  throw new Problem('core.not_allowed', 403, 'Your role does not allow this.', {
    params: { permission: action.permission },
  })
}

function wrongArea(): Problem {
  return new Problem('core.wrong_area', 403, 'Your role does not reach this area.')
}

function queryContext(call: Call<unknown>, proof: Proof): QueryContext {
  const { house, tx, actor, action } = call
  return {
    tx,
    now: house.now(),
    actor,
    node: house.node,
    clockDoubt: () => house.clockDoubt?.() ?? null,
    areas() {
      proof.ofArea = true
      return action.permission === 'anyone' ? ['/'] : areasOf(actor, action.permission)
    },
    own() {
      proof.ofOwner = true
      return actor.id
    },
    ask: <I, O>(wanted: Need<I, O>, input: I) => ask(call, wanted, input),
  }
}

async function ask<I, O>(call: Call<unknown>, wanted: Need<I, O>, input: I): Promise<O> {
  const action = provider(call.house, wanted.query)
  const parsed = parseInput(action, input)
  allowed(call.house, call.actor, action)
  const { output } = await runQuery({ ...call, action, input: parsed })
  return wanted.output.parse(output)
}

function provider(house: House, name: string): Query {
  const action = house.byName.get(name)
  if (action?.kind !== 'query') throw new Error(`nobody provides the query ${name}`)
  return action
}

async function runQuery<O>(call: Call<O>): Promise<Outcome<O>> {
  const { action } = call
  if (action.kind !== 'query') throw new Error(`${action.name} is not a query`)
  const proof = { ofArea: false, ofOwner: false }
  const output = await action.run(queryContext(call, proof), call.input)
  checkProof(action, proof)
  return { output, records: [], repeated: false }
}

/** Bytes of a raw command, once it may be called and `admit` has let it: nothing is read before. */
async function takenBytes<O>(
  call: Omit<Call<O>, 'tx'>,
  { bytes }: CallOptions,
): Promise<Content | undefined> {
  const { house, action, input } = call
  if (action.kind === 'query' || action.raw === undefined) return undefined
  const { raw, name } = action
  const files = house.files?.(sliceOf(name))
  if (files === undefined) throw new Error('this house takes no bytes')
  const { leavesFree } = raw
  const disk = leavesFree === undefined ? undefined : await files.disk()
  await house.store.read(async (tx) => {
    const proof = { ofArea: false, ofOwner: false }
    const ctx = queryContext({ ...call, tx }, proof)
    await raw.admit(ctx, input)
    checkProof(action, proof)
    if (disk === undefined || leavesFree === undefined) return
    checkRoom(disk, typeof leavesFree === 'function' ? leavesFree(ctx, disk.size) : leavesFree)
  })
  return await takeBytes(files, bytes, { limit: raw.maxBytes, part: raw.partOf?.(input) })
}

/** A refusal that keeps its count of tries is committed and thrown afterwards; every other one rolls back. */
async function commandOrRefusal<O>(call: Call<O>): Promise<Outcome<O> | Problem> {
  const { store } = call.house
  const before = store.changes(call.tx)
  try {
    return await runCommand(call)
  } catch (error) {
    const isKept = error instanceof Problem && error.keepsCount
    if (isKept && store.changes(call.tx) === before) return error
    throw error
  }
}

async function runCommand<O>(call: Call<O>): Promise<Outcome<O>> {
  const { house, tx, actor, action } = call
  if (action.kind !== 'command') throw new Error(`${action.name} is not a command`)
  const { bytes, input: asked } = call
  const whole = bytes === undefined ? asked : { input: asked, bytes: bytes.sha256 }
  const repeatable = repeatableCall({ ...call, input: whole, action: action.name })
  if (repeatable !== null) {
    const kept = await house.replies.get(tx, repeatable)
    if (kept !== null) return repeatedReply(kept) as Outcome<O>
  }
  const before = house.store.changes(tx)
  const ctx = commandContext(call)
  const output = await action.run(ctx.context, asked, bytes)
  checkProof(action, ctx.proof)
  checkRecords(action.name, ctx.drafts, ctx.quiet.reason, house.store.changes(tx) - before)
  if (ctx.drafts.length > 0) await house.store.append(tx, ctx.drafts)
  const records = ctx.drafts.map((draft) => draft.id)
  if (repeatable !== null) {
    const secret = action.showsSecret === true || action.cookie !== undefined
    const reply = secret ? '' : JSON.stringify({ output: output ?? null, records })
    const at = ctx.context.now
    await house.replies.put(tx, { ...repeatable, actor: actor.id, reply, at })
  }
  return { output, records, repeated: false }
}

function checkRecords(
  name: string,
  drafts: readonly NewRecord[],
  reason: string,
  changed: number,
): void {
  if (drafts.length > MAX_RECORDS_PER_COMMAND) throw new Error(`${name} wrote too many records`)
  if (drafts.length > 0) return
  if (reason === '') throw new Error(`${name} wrote no record and did not say nothing changed`)
  if (changed > 0) throw new Error(`${name} said nothing changed, but ${changed} rows did`)
}

function commandContext(call: Call<unknown>) {
  const { house, tx, actor, action } = call
  const proof = { ofArea: false, ofOwner: false }
  const drafts: NewRecord[] = []
  const quiet = { reason: '' }
  const base = queryContext(call, proof)
  const context: CommandContext = {
    ...base,
    inArea(area) {
      proof.ofArea = true
      if (action.permission === 'anyone' || holdsIn(actor, action.permission, area)) return
      throw wrongArea()
    },
    record<R extends RecordType>(type: R, draft: RecordDraft<BodyOf<R>>) {
      checkDeclared(house, type, action.name)
      const record = completed({ ...draft, type: type.type } as Draft, {
        id: newId(),
        at: base.now,
        action: action.name,
        actor: actor.id,
      })
      drafts.push(record)
      return record.id
    },
    ...keysFor(house.keys),
    newId,
    newSecret,
    newCode,
    schedule: (job) => house.jobs.enqueue(tx, job),
    unschedule: (kind, subject) => house.jobs.cancel(tx, kind, subject),
    takeHourly: (limit) => takeHourly({ house, tx, at: base.now }, limit),
    hasHourly: (limit) => house.surplus.has(tx, { ...limit, hour: spanStart(base.now, HOUR) }),
    unchanged(reason) {
      quiet.reason = reason
    },
  }
  return { context, proof, drafts, quiet }
}

interface Draft extends Partial<Pick<NewRecord, 'area' | 'marking' | 'body'>> {
  readonly type: string
  readonly subject: string
}

/** Throws for a type that the slice wrote down and did not bring: nobody could read its records. */
function checkDeclared({ node }: House, { type }: RecordType, action: string): void {
  if (node.records.has(type)) return
  throw new Error(`${action} writes ${type}: put the records of its slice into the slice's value`)
}

function completed(
  draft: Draft,
  envelope: Pick<NewRecord, 'id' | 'at' | 'action' | 'actor'>,
): NewRecord {
  return {
    ...envelope,
    type: draft.type,
    subject: draft.subject,
    area: draft.area ?? '/',
    marking: draft.marking ?? 'TLP:GREEN',
    body: draft.body ?? {},
  }
}

const REFUSED = CORE_RECORDS['action.refused']

/** Refusals of one kind that are recorded one by one within an hour: somebody who is lost meets some, more are tries. */
const REFUSALS_PER_HOUR = 60

/** The same for strangers together, so that no stranger uses up what warns of a colleague. */
const REFUSALS_OF_STRANGERS_PER_HOUR = 600

/** A refused attempt leaves a record in a transaction of its own, bounded so that it cannot flood the log. Never rejects. */
function refusalRecorder(house: House) {
  return async (actor: Actor, name: string, error: unknown): Promise<void> => {
    if (!(error instanceof Problem) || !error.recorded) return
    const at = house.now()
    // Of strangers it would be their network, which stands in no record.
    const via = actor.id === ANONYMOUS.id ? undefined : actor.via
    const body = { code: error.code, ...(via === undefined ? {} : { via }) }
    const envelope = { id: newId(), at, action: name, actor: actor.id }
    const { type: of, subject } = error.about ?? { type: REFUSED, subject: name }
    const { type } = of
    const record = completed({ type, subject, marking: 'TLP:AMBER', body }, envelope)
    const limit = actor.id === ANONYMOUS.id ? REFUSALS_OF_STRANGERS_PER_HOUR : REFUSALS_PER_HOUR
    const recording = house.store.write(async (tx) => {
      const isWithin = await takeHourly({ house, tx, at }, { what: type, who: actor.id, limit })
      if (isWithin) await house.store.append(tx, [record])
    })
    // A store that is too busy for the record must not hide the refusal from its caller.
    await recording.catch(() => {})
  }
}

/** Counts one more within the hour; the first one beyond the limit has the job come that tells of all of them. */
async function takeHourly(
  { house, tx, at }: { readonly house: House; readonly tx: Tx; readonly at: Time },
  wanted: HourlyLimit,
): Promise<boolean> {
  const hour = spanStart(at, HOUR)
  const over = await house.surplus.take(tx, { ...wanted, hour })
  if (over === 1) await house.jobs.enqueue(tx, { ...TELL_SURPLUS, dueAt: addMs(hour, HOUR) })
  return over === 0
}

/**
 * Start-up check of a house: every need has a provider that is a query. Throws with the full list of what is missing.
 */
export function checkNeeds(
  slices: readonly { name: string; needs: Readonly<Record<string, Need<unknown, unknown>>> }[],
  actions: readonly Action[],
): void {
  const queries = new Set(actions.flatMap(({ kind, name }) => (kind === 'query' ? name : [])))
  const missing = slices.flatMap((slice) =>
    Object.values(slice.needs)
      .filter((wanted) => !queries.has(wanted.query))
      .map((wanted) => `${slice.name} needs ${wanted.query}`),
  )
  if (missing.length > 0) throw new Error(`the house is incomplete: ${missing.join('; ')}`)
}
