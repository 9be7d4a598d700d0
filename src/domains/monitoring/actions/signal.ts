import { hash } from 'node:crypto'
import { z } from 'zod'
import { type CommandContext, command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { addMs, MINUTE, msBetween, time } from '../../../core/time.ts'
import { verdictOf, sensorAlert } from '../checks/inside.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { contentOf, isSignedWith, payloadText } from '../signal.ts'
import { type FindingRow, findings, liveFindings } from '../store/finding.ts'
import { seenOf, type SeenRow, signals, signalSeens } from '../store/signal.ts'
import { systemKeys, type SystemRow, systems } from '../store/system.ts'
import * as noun from '../system-schema.ts'
import { changeFinding, openFinding, weigh, weighCompared } from './weigh.ts'

const input = z.strictObject({
  system: id,
  /** When it was sent, by the system's clock. */
  at: time,
  /** Higher than that of every signal of this system before. */
  number: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  kind: noun.signalKind,
  format: noun.signalFormat.default('values'),
  payload: z
    .base64()
    .max(Math.ceil(noun.MAX_PAYLOAD_BYTES / 3) * 4)
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
    const taken = { system, asked, payload, content }
    const isQuiet = asked.kind === 'heartbeat' && Object.keys(content.values).length === 0
    const before = seen.find(({ kind }) => kind === asked.kind)
    const { kind, number } = asked
    const quiet = (before?.quiet ?? 0) + (isQuiet ? 1 : 0)
    await signalSeens.put(ctx.tx, { system: system.id, kind, at: ctx.now, number, quiet })
    if (isQuiet) {
      if (before === undefined) received(ctx, taken, null)
      const hasMoved = await weigh(ctx, system, null)
      if (!hasMoved && before !== undefined) ctx.unchanged('a heartbeat that changes nothing')
      return { signal: null }
    }
    const made = await keep(ctx, taken)
    received(ctx, taken, made)
    await takeEvents(ctx, taken, made)
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
  if (Math.abs(msBetween(asked.at, ctx.now)) > noun.MAX_CLOCK_SKEW_MS) {
    throw refused('staleSignal', asked.system, { now: ctx.now })
  }
  const last = Math.max(0, ...seen.map(({ number }) => number))
  if (asked.number <= last) throw refused('replayedSignal', asked.system)
}

/** A signal whose sender and freshness are known. */
interface Taken {
  readonly system: SystemRow
  readonly asked: Input
  readonly payload: string
  readonly content: noun.SignalContent
}

async function keep(ctx: CommandContext, { asked, payload, content }: Taken): Promise<string> {
  const { system, kind, format, number, at: sentAt } = asked
  const lately = { system, at: { after: addMs(ctx.now, -MINUTE) } }
  if ((await signals.count(ctx.tx, lately)) >= noun.MAX_SIGNALS_PER_MINUTE)
    throw refusal('tooManySignals')
  const made = ctx.newId()
  const facts = { id: made, system, kind, format, number, sentAt, at: ctx.now }
  await signals.insert(ctx.tx, { ...facts, sha256: hash('sha256', payload), payload, content })
  return made
}

function received(ctx: CommandContext, taken: Taken, made: string | null): void {
  const { system, asked, content } = taken
  const { kind, number, at: sentAt } = asked
  const { values, events } = content
  const sha256 = hash('sha256', Buffer.from(asked.payload, 'base64'))
  const body = { signal: made, kind, number, sentAt, sha256, values, events: events.length }
  ctx.record(records['signal.received'], { subject: system.id, area: system.area, body })
}

const REASONS = { C: 'critical', H: 'high', M: 'medium', L: 'low' } as const
const RANKS = noun.sensorLeast.options

/** Alerts at or above the system's threshold open findings, one for each rule; repeats add to them. */
async function takeEvents(
  ctx: CommandContext,
  { system, content }: Taken,
  signal: string,
): Promise<void> {
  const most = RANKS.indexOf(system.sensorLeast)
  const counted = content.events.filter(
    ({ severity }) => severity !== 'i' && RANKS.indexOf(severity) <= most,
  )
  if (counted.length === 0) return
  const mine = { system: system.id, checkName: sensorAlert.name }
  const owned = await liveFindings(ctx.tx, { system: system.id })
  const live = owned.filter((row) => row.checkName === sensorAlert.name)
  const known = new Map(live.map((row) => [row.subject, row]))
  let room = noun.MAX_SENSOR_FINDINGS - live.length
  for (const [rule, events] of Map.groupBy(counted, (event) => event.rule)) {
    const isBeyond = !known.has(rule) && room <= 0
    if (!known.has(rule)) room -= 1
    const subject = isBeyond ? MANY : rule
    // What is beyond the limit adds to one finding, which the rule before may just have opened.
    const row = isBeyond
      ? await findings.one(ctx.tx, { ...mine, subject, state: 'open' })
      : known.get(rule)
    await fire(ctx, system, { row, events, subject, signal })
  }
}

/** Subject of the one finding that stands for all rules beyond the limit. */
const MANY = '*'

function worst(events: readonly noun.SensorEvent[]): noun.SensorEvent {
  const rank = ({ severity }: noun.SensorEvent) => RANKS.indexOf(severity as 'C')
  return events.reduce((one, other) => (rank(other) < rank(one) ? other : one))
}

async function fire(
  ctx: CommandContext,
  system: SystemRow,
  what: {
    readonly row: FindingRow | undefined
    readonly events: readonly noun.SensorEvent[]
    readonly subject: string
    readonly signal: string
  },
): Promise<void> {
  const { row, events, subject, signal } = what
  const { title, rule, severity, source, destination } = worst(events)
  const before = row?.verdict.params ?? {}
  const toldAt = typeof before['toldAt'] === 'string' ? before['toldAt'] : ctx.now
  const isTold = msBetween(toldAt, ctx.now) >= noun.SENSOR_TOLD_MS
  const sofar = typeof before['count'] === 'number' ? before['count'] : 0
  const reason = subject === MANY ? 'many' : REASONS[severity as keyof typeof REASONS]
  const verdict = verdictOf(sensorAlert, reason, {
    subject,
    params: {
      title,
      rule,
      count: sofar + events.length,
      source: source ?? '–',
      destination: destination ?? '–',
      lastAt: ctx.now,
      toldAt: isTold ? ctx.now : toldAt,
    },
  })
  if (row === undefined) await openFinding(ctx, system, { verdict, signal })
  else {
    const isWorse = row.reason !== verdict.reason
    await changeFinding(ctx, system, { verdict, signal, row, isTold: isTold || isWorse })
  }
}
