import { z } from 'zod'
import { type CommandContext, command, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { addMs, DAY, HOUR, MINUTE } from '../../../core/time.ts'
import type { Verdict } from '../checks/index.ts'
import { sensorAlert } from '../checks/inside.ts'
import { backupTime, type Judged, judge, type ValueRule } from '../judgement.ts'
import { records } from '../records.ts'
import { type FindingRow, findings, lastClosed, liveFindings } from '../store/finding.ts'
import {
  dropOldSignals,
  newestSignals,
  seenOf,
  type SignalRow,
  signalSeens,
  type Told,
  toldKey,
} from '../store/signal.ts'
import {
  comparedWith,
  expectedOf,
  type RuleRow,
  rulesOf,
  type SystemRow,
  systems,
} from '../store/system.ts'
import {
  COMPARED_SIGNALS,
  KEPT_SIGNAL_DAYS,
  MAX_SYSTEMS,
  SENSOR_QUIET_MS,
} from '../system-schema.ts'

/** The job that looks whether something of a system is late; its subject is the system's id. */
export const SYSTEM_JOB = 'monitoring.weighSystem'

/** Reads everything that these systems are judged by; gives it for one of them. */
export async function judgedOf(
  ctx: QueryContext,
  of: readonly SystemRow[],
): Promise<(system: SystemRow) => Judged> {
  const ids = of.map((system) => system.id)
  const expected = Map.groupBy(await expectedOf(ctx.tx, ids), (row) => row.system)
  const seen = Map.groupBy(await seenOf(ctx.tx, ids), (row) => row.system)
  const rules = await rulesOf(ctx.tx, ids)
  const told = await newestSignals(ctx.tx, [...ids.flatMap(milestones), ...rules.flatMap(compared)])
  const others = await othersOf(ctx, rules)
  return (system) => {
    const newest = (kind: 'backup-finished' | 'restore-tested') => {
      const [row] = told.get(toldKey({ system: system.id, kind })) ?? []
      return row && { sentAt: row.sentAt, values: row.content.values }
    }
    const [backup, restore] = [newest('backup-finished'), newest('restore-tested')]
    const own = rules.filter((row) => row.system === system.id)
    return {
      kind: system.kind,
      addedAt: system.addedAt,
      backupMaxAgeMs: system.backupMaxAgeMs,
      restoreMaxAgeMs: system.restoreMaxAgeMs,
      expected: (expected.get(system.id) ?? []).map(({ sinceAt: since, ...row }) => ({
        ...row,
        since,
      })),
      heard: new Map((seen.get(system.id) ?? []).map(({ kind, at }) => [kind, at])),
      rules: own.map((row) => ruleOf(row, { told, others })),
      backupAt: backup === undefined ? null : backupTime(backup.sentAt, backup.values),
      restore:
        restore === undefined
          ? null
          : { at: restore.sentAt, isGood: restore.values['result'] === 'ok' },
      now: ctx.now,
    }
  }
}

/** Signals whose newest one says whether a system is ready. */
function milestones(system: string): Told[] {
  return (['backup-finished', 'restore-tested'] as const).map((kind) => ({
    system,
    kind,
    limit: 1,
  }))
}

/** Signals that a rule compares. */
function compared({ system, kind, sameAsSystem }: RuleRow): Told[] {
  const other = sameAsSystem === null ? [] : [{ system: sameAsSystem, kind, limit: 1 }]
  return [{ system, kind, limit: COMPARED_SIGNALS + 1 }, ...other]
}

async function othersOf(ctx: QueryContext, rules: readonly RuleRow[]) {
  const ids = [...new Set(rules.flatMap(({ sameAsSystem }) => sameAsSystem ?? []))]
  const rows = await systems.many(ctx.tx, { id: ids }, { limit: ids.length })
  return new Map(rows.map((row) => [row.id, row]))
}

interface Compared {
  readonly told: ReadonlyMap<string, readonly SignalRow[]>
  readonly others: ReadonlyMap<string, SystemRow>
}

function ruleOf(row: RuleRow, { told, others }: Compared): ValueRule {
  const { kind, sameAsSystem } = row
  const toldBy = (system: string) =>
    (told.get(toldKey({ system, kind })) ?? []).map((one) => ({
      at: one.at,
      values: one.content.values,
    }))
  const other = sameAsSystem === null ? undefined : others.get(sameAsSystem)
  return {
    kind,
    value: row.value,
    least: row.least,
    most: row.most,
    mostDrop: row.mostDrop,
    sameAsValue: row.sameAsValue,
    told: toldBy(row.system).slice(0, COMPARED_SIGNALS + 1),
    // One that has ended tells nothing any more, so nothing can be compared with it.
    other:
      other !== undefined && other.endedAt === null
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
  system: SystemRow,
  signal: string | null,
): Promise<boolean> {
  const { verdicts, lookAgainAt } = judge((await judgedOf(ctx, [system]))(system))
  const live = await liveFindings(ctx.tx, { system: system.id })
  const byKey = new Map(live.map((row) => [keyOf(row.checkName, row.subject), row]))
  const bad = new Set(verdicts.map(({ check, subject }) => keyOf(check, subject)))
  let hasMoved = false
  for (const verdict of verdicts) {
    const known = byKey.get(keyOf(verdict.check, verdict.subject))
    if (known === undefined) {
      await openFinding(ctx, system, { verdict, signal })
      hasMoved = true
    } else if (known.reason !== verdict.reason) {
      await changeFinding(ctx, system, { row: known, verdict, signal, isTold: true })
      hasMoved = true
    }
  }
  const quiet: string[] = []
  for (const row of live) {
    const isOver =
      row.checkName === sensorAlert.name
        ? sensorEnd(row) <= ctx.now
        : !bad.has(keyOf(row.checkName, row.subject))
    if (isOver) {
      await closeFinding(ctx, system, row)
      hasMoved = true
    } else if (row.checkName === sensorAlert.name) quiet.push(sensorEnd(row))
  }
  await setNext(ctx, system.id, [...(lookAgainAt === null ? [] : [lookAgainAt]), ...quiet])
  return hasMoved
}

function keyOf(check: string, subject: string): string {
  return `${check} ${subject}`
}

/** The moment at which a sensor's finding was not heard of for long enough. */
function sensorEnd(row: FindingRow): string {
  const last = row.verdict.params['lastAt']
  return addMs(typeof last === 'string' ? last : row.suspectedAt, SENSOR_QUIET_MS)
}

async function setNext(ctx: CommandContext, system: string, times: readonly string[]) {
  // The same job moves to the earlier time only: the one that waits has to go first.
  await ctx.unschedule(SYSTEM_JOB, system)
  const [first] = times.toSorted()
  if (first !== undefined) await ctx.schedule({ kind: SYSTEM_JOB, subject: system, dueAt: first })
}

/** Looks again at once at the systems that compare a value with this one. */
export async function weighCompared(ctx: CommandContext, system: string): Promise<void> {
  for (const other of await comparedWith(ctx.tx, system)) {
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
  system: SystemRow,
  { verdict, signal }: Shown,
): Promise<void> {
  const { check, subject, reason, severity } = verdict
  const finding = ctx.newId()
  const owner = { system: system.id }
  await findings.insert(ctx.tx, {
    id: finding,
    system: system.id,
    checkName: check,
    subject,
    state: 'open',
    reason,
    severity,
    verdict,
    signal,
    suspectedAt: ctx.now,
    openedAt: ctx.now,
    previous: await lastClosed(ctx.tx, { owner, check, subject }),
  })
  note(ctx, system, { type: 'finding.opened', finding, said: { check, reason, severity }, signal })
}

/** Takes the newer verdict into an open finding; `isTold` adds the record of it. */
export async function changeFinding(
  ctx: CommandContext,
  system: SystemRow,
  { row, verdict, signal, isTold }: Shown & { readonly row: FindingRow; readonly isTold: boolean },
): Promise<void> {
  const { check, reason, severity } = verdict
  const shown = { reason, severity, verdict, signal: signal ?? row.signal }
  await findings.change(ctx.tx, { id: row.id }, shown)
  if (!isTold) return
  const said = { check, reason, severity }
  note(ctx, system, { type: 'finding.changed', finding: row.id, said, signal })
}

async function closeFinding(ctx: CommandContext, system: SystemRow, row: FindingRow) {
  await findings.change(ctx.tx, { id: row.id }, { state: 'closed', closedAt: ctx.now })
  const said = { check: row.checkName, reason: row.reason, severity: row.severity }
  note(ctx, system, { type: 'finding.closed', finding: row.id, said, signal: null })
}

function note(
  ctx: CommandContext,
  system: SystemRow,
  what: {
    readonly type: 'finding.opened' | 'finding.changed' | 'finding.closed'
    readonly finding: string
    readonly said: { readonly check: string; readonly reason: string; readonly severity: string }
    readonly signal: string | null
  },
): void {
  const { type, finding, said, signal } = what
  const { id: own, kind, affected: areas } = system
  const body = { system: own, kind, ...said, areas, signal }
  ctx.record(records[type], { subject: finding, area: system.area, body })
}

/** Closes everything that is open about a system that tells nothing any more. */
export async function closeAll(ctx: CommandContext, system: SystemRow): Promise<void> {
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
    const row = await systems.one(ctx.tx, { id: system })
    ctx.inArea(row?.area ?? '/')
    if (row === undefined || row.endedAt !== null) {
      ctx.unchanged('the system is not expected to tell anything')
      return {}
    }
    if (wasAway) {
      const graces = (await expectedOf(ctx.tx, [system])).map((one) => one.graceMs)
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
    const before = addMs(ctx.now, -KEPT_SIGNAL_DAYS * DAY)
    const dropped = await dropOldSignals(ctx.tx, before, DROPPED_AT_ONCE)
    if (dropped > 0) ctx.record(records['signal.retired'], { subject: SIGNALS, body: { dropped } })
    if (rows.length === 0 && dropped === 0) ctx.unchanged('no heartbeat came')
    const isDone = rows.length < COVERED_AT_ONCE && dropped < DROPPED_AT_ONCE
    if (isDone) {
      // A look that was given up after many failures begins anew here.
      const all = { order: ['id'], limit: MAX_SYSTEMS } as const
      for (const { id: subject } of await systems.many(ctx.tx, { endedAt: null }, all)) {
        await ctx.schedule({ kind: SYSTEM_JOB, subject, dueAt: addMs(ctx.now, HOUR) })
      }
      const dueAt = addMs(ctx.now, HOUR)
      await ctx.schedule({ kind: SIGNAL_COVER_JOB, subject: SIGNALS, dueAt })
    }
    return { isDone }
  },
})
