import { z } from 'zod'
import { type CommandContext, command, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { addMs, DAY, HOUR, MINUTE } from '../../../core/time.ts'
import type { Verdict } from '../checks/index.ts'
import { sensorAlert } from '../checks/inside.ts'
import { backupTime, type Judged, judge, type ValueRule } from '../judgement.ts'
import { records } from '../records.ts'
import { type FindingRow, findings, liveFindings } from '../store/finding.ts'
import {
  dropOldSignals,
  newestSignals,
  seenOf,
  type SignalRow,
  signalSeens,
  type Told,
  toldKey,
} from '../store/signal.ts'
import * as store from '../store/system.ts'
import { beginFinding } from './about.ts'
import * as noun from '../system-schema.ts'

/** The job that looks whether something of a system is late; its subject is the system's id. */
export const SYSTEM_JOB = 'monitoring.weighSystem'

/** Reads everything that these systems are judged by; gives it for one of them. */
export async function judgedOf(
  ctx: QueryContext,
  of: readonly store.SystemRow[],
): Promise<(system: store.SystemRow) => Judged> {
  const ids = of.map((system) => system.id)
  const expected = Map.groupBy(await store.expectedOf(ctx.tx, ids), (row) => row.system)
  const seen = Map.groupBy(await seenOf(ctx.tx, ids), (row) => row.system)
  const rules = await store.rulesOf(ctx.tx, ids)
  const told = await newestSignals(ctx.tx, [...ids.flatMap(milestones), ...rules.flatMap(compared)])
  const others = await othersOf(ctx, rules)
  return (system) => {
    const newest = (kind: 'backup-finished' | 'restore-tested') => {
      const [row] = told.get(toldKey({ system: system.id, kind })) ?? []
      return row && { sentAt: row.sentAt, values: row.content.values }
    }
    const [backup, restore] = [newest('backup-finished'), newest('restore-tested')]
    return {
      ...system,
      expected: (expected.get(system.id) ?? []).map(({ sinceAt, ...row }) => ({
        ...row,
        since: sinceAt,
      })),
      heard: new Map((seen.get(system.id) ?? []).map(({ kind, at }) => [kind, at])),
      rules: rules
        .filter((row) => row.system === system.id)
        .map((row) => ruleOf(row, { told, others })),
      backupAt: backup ? backupTime(backup.sentAt, backup.values) : null,
      restore: restore ? { at: restore.sentAt, isGood: restore.values['result'] === 'ok' } : null,
      now: ctx.now,
    }
  }
}

/** Signals whose newest one says whether a system is ready. */
function milestones(system: string): Told[] {
  const kinds = ['backup-finished', 'restore-tested'] as const
  return kinds.map((kind) => ({ system, kind, limit: 1 }))
}

/** Signals that a rule compares. */
function compared({ system, kind, sameAsSystem }: store.RuleRow): Told[] {
  const other = sameAsSystem === null ? [] : [{ system: sameAsSystem, kind, limit: 1 }]
  return [{ system, kind, limit: noun.COMPARED_SIGNALS + 1 }, ...other]
}

/** The systems that these rules compare with, by id. */
export async function othersOf(ctx: QueryContext, rules: readonly store.RuleRow[]) {
  const ids = [...new Set(rules.flatMap(({ sameAsSystem }) => sameAsSystem ?? []))]
  const rows = await store.systems.many(ctx.tx, { id: ids }, { limit: ids.length })
  return new Map(rows.map((row) => [row.id, row]))
}

interface Compared {
  readonly told: ReadonlyMap<string, readonly SignalRow[]>
  readonly others: ReadonlyMap<string, store.SystemRow>
}

function ruleOf(row: store.RuleRow, { told, others }: Compared): ValueRule {
  const toldBy = (system: string) =>
    (told.get(toldKey({ system, kind: row.kind })) ?? []).map(({ at, content }) => ({
      at,
      values: content.values,
    }))
  const other = others.get(row.sameAsSystem ?? '')
  return {
    ...row,
    told: toldBy(row.system).slice(0, noun.COMPARED_SIGNALS + 1),
    // One that has ended tells nothing any more, so nothing can be compared with it.
    other:
      other && other.endedAt === null
        ? { name: other.name, newest: toldBy(other.id)[0] ?? null }
        : null,
  }
}

/**
 * Brings the findings of a system to what is true of it now and sets the next look. `signal` is what was just told, if
 * anything. Gives whether anything was recorded.
 */
export async function weigh(
  ctx: CommandContext,
  system: store.SystemRow,
  signal: string | null,
): Promise<boolean> {
  const { verdicts, lookAgainAt } = judge((await judgedOf(ctx, [system]))(system))
  const live = await liveFindings(ctx.tx, { system: system.id })
  const byKey = new Map(live.map((row) => [keyOf(row.checkName, row.subject), row]))
  const bad = new Set(verdicts.map(({ check, subject }) => keyOf(check, subject)))
  const fresh = verdicts.filter((verdict) => {
    return byKey.get(keyOf(verdict.check, verdict.subject))?.reason !== verdict.reason
  })
  for (const verdict of fresh) {
    const row = byKey.get(keyOf(verdict.check, verdict.subject))
    if (row === undefined) await openFinding(ctx, system, { verdict, signal })
    else await changeFinding(ctx, system, { row, verdict, signal, isTold: true })
  }
  const over = live.filter((row) =>
    row.checkName === sensorAlert.name
      ? sensorEnd(row) <= ctx.now
      : !bad.has(keyOf(row.checkName, row.subject)),
  )
  for (const row of over) await closeFinding(ctx, system, row)
  const sensed = live.filter((row) => row.checkName === sensorAlert.name && !over.includes(row))
  await setNext(ctx, system.id, [lookAgainAt ?? [], sensed.map(sensorEnd)].flat())
  return fresh.length + over.length > 0
}

function keyOf(check: string, subject: string): string {
  return `${check} ${subject}`
}

/** The moment at which a sensor's finding was not heard of for long enough. */
function sensorEnd(row: FindingRow): string {
  const last = row.verdict.params['lastAt']
  return addMs(typeof last === 'string' ? last : row.suspectedAt, noun.SENSOR_QUIET_MS)
}

async function setNext(ctx: CommandContext, system: string, times: readonly string[]) {
  // The same job moves to the earlier time only: the one that waits has to go first.
  await ctx.unschedule(SYSTEM_JOB, system)
  const [first] = times.toSorted()
  if (first !== undefined) await ctx.schedule({ kind: SYSTEM_JOB, subject: system, dueAt: first })
}

/** Looks again at once at the systems that compare a value with this one. */
export async function weighCompared(ctx: CommandContext, system: string): Promise<void> {
  for (const other of await store.comparedWith(ctx.tx, system)) {
    if (other !== system) await ctx.schedule({ kind: SYSTEM_JOB, subject: other, dueAt: ctx.now })
  }
}

/** What a finding of a system is made from. */
export interface Shown {
  readonly verdict: Verdict
  readonly signal: string | null
}

export async function openFinding(
  ctx: CommandContext,
  system: store.SystemRow,
  { verdict, signal }: Shown,
): Promise<void> {
  const facts = { owner: { system: system.id }, verdict, signal, isOpen: true }
  const finding = await beginFinding(ctx, facts)
  note(ctx, system, { does: 'opened', finding, said: verdict, signal })
}

/** Takes the newer verdict into an open finding; `isTold` adds the record of it. */
export async function changeFinding(
  ctx: CommandContext,
  system: store.SystemRow,
  { row, verdict, signal, isTold }: Shown & { readonly row: FindingRow; readonly isTold: boolean },
): Promise<void> {
  const { reason, severity } = verdict
  const shown = { reason, severity, verdict, signal: signal ?? row.signal }
  await findings.change(ctx.tx, { id: row.id }, shown)
  if (isTold) note(ctx, system, { does: 'changed', finding: row.id, said: verdict, signal })
}

async function closeFinding(ctx: CommandContext, system: store.SystemRow, row: FindingRow) {
  await findings.change(ctx.tx, { id: row.id }, { state: 'closed', closedAt: ctx.now })
  const said = { check: row.checkName, reason: row.reason, severity: row.severity }
  note(ctx, system, { does: 'closed', finding: row.id, said, signal: null })
}

function note(
  ctx: CommandContext,
  { id: system, kind, area, affected: areas }: store.SystemRow,
  what: {
    readonly does: 'opened' | 'changed' | 'closed'
    readonly finding: string
    readonly said: Pick<Verdict, 'check' | 'reason' | 'severity'>
    readonly signal: string | null
  },
): void {
  const { does, finding, said, signal } = what
  const { check, reason, severity } = said
  const body = { system, kind, check, reason, severity, areas, signal }
  ctx.record(records[`finding.${does}`], { subject: finding, area, body })
}

/** Closes everything that is open about a system that tells nothing any more. */
export async function closeAll(ctx: CommandContext, system: store.SystemRow): Promise<void> {
  for (const row of await liveFindings(ctx.tx, { system: system.id })) {
    await closeFinding(ctx, system, row)
  }
  await ctx.unschedule(SYSTEM_JOB, system.id)
}

export const weighSystem = command({
  name: 'monitoring.weighSystem',
  permission: 'monitoring:observe',
  scope: 'area',
  summary: 'Looks whether something of an inside system is late or too old by now.',
  input: z.strictObject({
    system: id,
    /** The node itself was away: what it could not hear is given its grace once more. */
    wasAway: z.boolean().default(false),
  }),
  output: z.object({}),
  async run(ctx, { system, wasAway }) {
    const row = await store.systems.one(ctx.tx, { id: system })
    ctx.inArea(row?.area ?? '/')
    if (row === undefined || row.endedAt !== null) {
      ctx.unchanged('the system is not expected to tell anything')
      return {}
    }
    if (wasAway) {
      const graces = (await store.expectedOf(ctx.tx, [system])).map((one) => one.graceMs)
      const dueAt = addMs(ctx.now, Math.max(BACK_MS, ...graces))
      await ctx.schedule({ kind: SYSTEM_JOB, subject: system, dueAt })
      ctx.unchanged('the node was away')
      return {}
    }
    if (!(await weigh(ctx, row, null))) ctx.unchanged('nothing is late')
    return {}
  },
})

/** Least time that systems get to be heard after the node was away. */
const BACK_MS = MINUTE

/** The job that covers heartbeats, and its one subject. */
export const SIGNAL_COVER_JOB = 'monitoring.coverSignals'
export const SIGNALS = 'signals'

/** Kinds of one record, and signals that one run deletes. */
const COVERED_AT_ONCE = 500
const DROPPED_AT_ONCE = 5000

export const coverSignals = command({
  name: 'monitoring.coverSignals',
  permission: 'monitoring:observe',
  scope: 'nation',
  summary: 'Tells in the record log how many quiet heartbeats came, and lets go of old signals.',
  input: z.strictObject({}),
  output: z.object({ isDone: z.boolean() }),
  async run(ctx) {
    const how = { order: ['system', 'kind'], limit: COVERED_AT_ONCE } as const
    const rows = await signalSeens.many(ctx.tx, { quiet: { after: 0 } }, how)
    for (const row of rows) await signalSeens.put(ctx.tx, { ...row, quiet: 0 })
    if (rows.length > 0) {
      const heard = rows.map(
        ({ system, kind, quiet, number, at }) => [system, kind, quiet, number, at] as const,
      )
      ctx.record(records['signal.covered'], { subject: SIGNALS, body: { heard } })
    }
    const before = addMs(ctx.now, -noun.KEPT_SIGNAL_DAYS * DAY)
    const dropped = await dropOldSignals(ctx.tx, before, DROPPED_AT_ONCE)
    if (dropped > 0) ctx.record(records['signal.retired'], { subject: SIGNALS, body: { dropped } })
    if (rows.length === 0 && dropped === 0) ctx.unchanged('no heartbeat came')
    const isDone = rows.length < COVERED_AT_ONCE && dropped < DROPPED_AT_ONCE
    if (isDone) {
      // A look that was given up after many failures begins anew here.
      const all = { order: ['id'], limit: noun.MAX_SYSTEMS } as const
      for (const { id: subject } of await store.systems.many(ctx.tx, { endedAt: null }, all)) {
        await ctx.schedule({ kind: SYSTEM_JOB, subject, dueAt: addMs(ctx.now, HOUR) })
      }
      await ctx.schedule({ kind: SIGNAL_COVER_JOB, subject: SIGNALS, dueAt: addMs(ctx.now, HOUR) })
    }
    return { isDone }
  },
})
