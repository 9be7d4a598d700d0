import { hash } from 'node:crypto'
import { z } from 'zod'
import { type CommandContext, command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { addMs, MINUTE, msBetween, time } from '../../../core/time.ts'
import { insideVerdict, sensorAlert } from '../checks/inside.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { contentOf, isSignedWith, payloadText } from '../signal.ts'
import { liveFindings } from '../store/finding.ts'
import { seenOf, type SeenRow, signals, signalSeens } from '../store/signal.ts'
import { systemKeys, type SystemRow, systems } from '../store/system.ts'
import {
  MAX_CLOCK_SKEW_MS,
  MAX_PAYLOAD_BYTES,
  MAX_SENSOR_FINDINGS,
  MAX_SIGNALS_PER_MINUTE,
  type SensorEvent,
  sensorLeast,
  SENSOR_TOLD_MS,
  type SignalContent,
  signalFormat,
  signalKind,
} from '../system-schema.ts'
import { changeFinding, openFinding, weigh, weighCompared } from './weigh.ts'

const input = z.strictObject({
  system: id,
  /** When it was sent, by the system's clock. */
  at: time,
  /** Higher than that of every signal of this system before. */
  number: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  kind: signalKind,
  format: signalFormat.default('values'),
  payload: z
    .base64()
    .max(Math.ceil(MAX_PAYLOAD_BYTES / 3) * 4)
    .default(''),
  /** HMAC-SHA256 in hex over the text that docs/signals.md gives. */
  mac: z.string().regex(/^[0-9a-f]{64}$/, '64 digits of hex'),
})
type Input = z.output<typeof input>

export const signal = command({
  name: 'monitoring.signal',
  // The system's own key decides, so that a machine behind the firewall needs no account.
  permission: 'anyone',
  scope: 'none',
  summary: 'Takes a signed heartbeat or event from an inside system.',
  input,
  output: z.object({ signal: id.nullable() }),
  async run(ctx, asked) {
    const system = await authentic(ctx, asked)
    const seen = await seenOf(ctx.tx, [system.id])
    checkFresh(ctx, asked, seen)
    const payload = payloadText(asked.payload)
    const content = contentOf(asked.kind, asked.format, payload)
    const isQuiet = asked.kind === 'heartbeat' && Object.keys(content.values).length === 0
    const before = seen.find(({ kind }) => kind === asked.kind)
    const { kind, number } = asked
    const quiet = (before?.quiet ?? 0) + (isQuiet ? 1 : 0)
    await signalSeens.put(ctx.tx, { system: system.id, kind, at: ctx.now, number, quiet })
    if (isQuiet) {
      if (before === undefined) received(ctx, system, { asked, content, signal: null })
      const hasMoved = await weigh(ctx, system, null)
      if (!hasMoved && before !== undefined) ctx.unchanged('a heartbeat that changes nothing')
      return { signal: null }
    }
    const made = await keep(ctx, system, { asked, payload, content })
    received(ctx, system, { asked, content, signal: made })
    await takeEvents(ctx, system, { events: content.events, signal: made })
    await weigh(ctx, system, made)
    await weighCompared(ctx, system.id)
    return { signal: made }
  },
})

/** Refusals are recorded under the system they name, so that its people can see somebody trying. */
function refused(key: 'wrongKey' | 'staleSignal' | 'replayedSignal', subject: string, params = {}) {
  return refusal(key, {
    params,
    recorded: true,
    about: { type: records['signal.refused'], subject },
  })
}

/** The system whose key signed this. An unknown one and a wrong key are told apart by nobody. */
async function authentic(ctx: CommandContext, asked: Input): Promise<SystemRow> {
  const system = await systems.one(ctx.tx, { id: asked.system })
  const key = await systemKeys.one(ctx.tx, { system: asked.system })
  if (system === undefined || key === undefined) throw refused('wrongKey', 'unknown')
  const isRight = isSignedWith(key.secret, asked, asked.mac)
  if (system.endedAt !== null || !isRight) throw refused('wrongKey', system.id)
  return system
}

function checkFresh(ctx: CommandContext, asked: Input, seen: readonly SeenRow[]): void {
  if (Math.abs(msBetween(asked.at, ctx.now)) > MAX_CLOCK_SKEW_MS) {
    throw refused('staleSignal', asked.system, { now: ctx.now })
  }
  const last = Math.max(0, ...seen.map(({ number }) => number))
  if (asked.number <= last) throw refused('replayedSignal', asked.system)
}

interface Taken {
  readonly asked: Input
  readonly content: SignalContent
}

async function keep(
  ctx: CommandContext,
  system: SystemRow,
  { asked, payload, content }: Taken & { readonly payload: string },
): Promise<string> {
  const lately = { system: system.id, at: { after: addMs(ctx.now, -MINUTE) } }
  const recent = await signals.count(ctx.tx, lately)
  if (recent >= MAX_SIGNALS_PER_MINUTE) throw refusal('tooManySignals')
  const made = ctx.newId()
  await signals.insert(ctx.tx, {
    id: made,
    system: system.id,
    kind: asked.kind,
    format: asked.format,
    number: asked.number,
    sentAt: asked.at,
    at: ctx.now,
    sha256: hash('sha256', payload),
    payload,
    content,
  })
  return made
}

function received(
  ctx: CommandContext,
  system: SystemRow,
  { asked, content, signal: made }: Taken & { readonly signal: string | null },
): void {
  const { kind, number, at: sentAt } = asked
  const { values, events } = content
  const sha256 = hash('sha256', Buffer.from(asked.payload, 'base64'))
  const body = { signal: made, kind, number, sentAt, sha256, values, events: events.length }
  ctx.record(records['signal.received'], { subject: system.id, area: system.area, body })
}

const REASONS = { C: 'critical', H: 'high', M: 'medium', L: 'low' } as const
const RANKS = sensorLeast.options

/** A rule that fired, with how often it did in this signal. */
interface Fired {
  readonly event: SensorEvent
  readonly count: number
}

/** Alerts at or above the system's threshold open findings, one for each rule; repeats add to them. */
async function takeEvents(
  ctx: CommandContext,
  system: SystemRow,
  { events, signal: made }: { readonly events: readonly SensorEvent[]; readonly signal: string },
): Promise<void> {
  const most = RANKS.indexOf(system.sensorLeast)
  const counted = events.filter(
    ({ severity }) => severity !== 'i' && RANKS.indexOf(severity) <= most,
  )
  if (counted.length === 0) return
  const owned = (await liveFindings(ctx.tx, { system: system.id })).filter(
    ({ checkName }) => checkName === sensorAlert.name,
  )
  const live = new Map(owned.map((row) => [row.subject, row]))
  let room = MAX_SENSOR_FINDINGS - live.size
  let isManyOpen = live.has(MANY)
  const beyond: Fired[] = []
  for (const [rule, own] of Map.groupBy(counted, (event) => event.rule)) {
    const fired = { event: worst(own), count: own.length }
    const row = live.get(rule)
    if (row === undefined && room <= 0) {
      beyond.push(fired)
      continue
    }
    await fire(ctx, system, { row, fired, subject: rule, signal: made })
    if (row === undefined) room -= 1
  }
  for (const fired of beyond) {
    const row = isManyOpen ? await manyNow(ctx, system) : undefined
    await fire(ctx, system, { row, fired, subject: MANY, signal: made })
    isManyOpen = true
  }
}

/** Subject of the one finding that stands for all rules beyond the limit. */
const MANY = '*'

async function manyNow(ctx: CommandContext, system: SystemRow) {
  const live = await liveFindings(ctx.tx, { system: system.id })
  return live.find((row) => row.checkName === sensorAlert.name && row.subject === MANY)
}

function worst(events: readonly SensorEvent[]): SensorEvent {
  const rank = ({ severity }: SensorEvent) => RANKS.indexOf(severity as 'C')
  return events.reduce((one, other) => (rank(other) < rank(one) ? other : one))
}

async function fire(
  ctx: CommandContext,
  system: SystemRow,
  what: {
    readonly row: Awaited<ReturnType<typeof manyNow>>
    readonly fired: Fired
    readonly subject: string
    readonly signal: string
  },
): Promise<void> {
  const { row, fired, subject } = what
  const { event } = fired
  const before = row === undefined ? {} : row.verdict.params
  const toldAt = typeof before['toldAt'] === 'string' ? before['toldAt'] : ctx.now
  const isTold = msBetween(toldAt, ctx.now) >= SENSOR_TOLD_MS
  const sofar = typeof before['count'] === 'number' ? before['count'] : 0
  const reason = subject === MANY ? 'many' : REASONS[event.severity as keyof typeof REASONS]
  const verdict = insideVerdict(sensorAlert, reason, {
    subject,
    params: {
      title: event.title,
      rule: event.rule,
      count: sofar + fired.count,
      source: event.source ?? '–',
      destination: event.destination ?? '–',
      lastAt: ctx.now,
      toldAt: isTold ? ctx.now : toldAt,
    },
  })
  const shown = { verdict, signal: what.signal }
  if (row === undefined) await openFinding(ctx, system, shown)
  else {
    const isWorse = row.reason !== verdict.reason
    await changeFinding(ctx, system, { ...shown, row, isTold: isTold || isWorse })
  }
}
