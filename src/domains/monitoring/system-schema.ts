import { z } from 'zod'
import { id } from '../../core/id.ts'
import { areaPath } from '../../core/permission.ts'
import { DAY, HOUR, MINUTE, SECOND, time } from '../../core/time.ts'
import { line, listedFinding, MAX_AFFECTED_AREAS, severity } from './schema.ts'

/** What an inside system is for. The first three hold the election itself: without a backup they are not ready. */
export const systemKind = z.enum([
  'register',
  'poll-books',
  'results',
  'backup-server',
  'sensor',
  'other',
])
export type SystemKind = z.infer<typeof systemKind>

/** Systems that must have a backup policy to be ready. */
export const ELECTION_KINDS: readonly SystemKind[] = ['register', 'poll-books', 'results']

/** What a system may tell. */
export const signalKind = z.enum([
  'heartbeat',
  'backup-finished',
  'restore-tested',
  'register-exported',
  'poll-books-synchronised',
  'results-sent',
  'sensor-alert',
])
export type SignalKind = z.infer<typeof signalKind>

/** How a payload is written: `name=value` words, or one of the forms in which sensors speak. */
export const signalFormat = z.enum(['values', 'ocsf', 'eve', 'syslog'])
export type SignalFormat = z.infer<typeof signalFormat>

/** Severities at which a sensor's alert may begin to open findings. */
export const sensorLeast = severity.exclude(['i'])

/** How far the clock of a system may be from ours. Longer would keep a stolen signal fresh, shorter would refuse a clock without NTP. */
export const MAX_CLOCK_SKEW_MS = 5 * MINUTE
/** Largest payload in bytes: in base64, with what stands around it, it fits the body of a caller who has no account. */
export const MAX_PAYLOAD_BYTES = 48_000
/** Most alerts of a sensor in one signal; a sensor that has more sends another. */
export const MAX_EVENTS = 100
/** Most values in one signal. */
export const MAX_VALUES = 20
/** Most signals that leave a record, of one system in a minute; a heartbeat without values leaves none. */
export const MAX_SIGNALS_PER_MINUTE = 60
/** Rules of one system. */
export const MAX_RULES = 50
/** Inside systems of a node. */
export const MAX_SYSTEMS = 1000

/** Signals before the newest that a drop is measured against: a week of daily exports. */
export const COMPARED_SIGNALS = 7
/** Two systems report the same thing at different moments: until this long after the later one they may differ. */
export const COMPARE_GRACE_MS = 10 * MINUTE
/** A sensor's finding closes when its rule was not heard of for this long. */
export const SENSOR_QUIET_MS = DAY
/** Repeats of a sensor's rule are told of at most this often. */
export const SENSOR_TOLD_MS = HOUR
/** Sensor findings that one system can have open; what comes beyond is one finding together. */
export const MAX_SENSOR_FINDINGS = 100

/** Signals are kept this long; what a finding points at longer. */
export const KEPT_SIGNAL_DAYS = 400

/** Limits of intervals: a heartbeat of a lab at ten seconds, a restore test once in two years. */
export const MIN_EVERY_MS = 10 * SECOND
export const MAX_EVERY_MS = 800 * DAY

/** Name of a value, as in `rows=120000`. */
export const valueName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'small letters, digits and _, like rows')

/** Values by name: numbers, and words such as a hash. */
export const signalValues = z.record(valueName, z.union([z.number(), z.string().max(64)]))
export type SignalValues = z.infer<typeof signalValues>

/** One alert of a sensor, whatever form it came in. */
export const sensorEvent = z.strictObject({
  /** The rule that fired; the same for every repeat. */
  rule: z.string(),
  title: z.string(),
  severity,
  source: z.string().nullable(),
  destination: z.string().nullable(),
})
export type SensorEvent = z.infer<typeof sensorEvent>

/** What a payload says. */
export const signalContent = z.strictObject({
  values: signalValues,
  events: z.array(sensorEvent).max(MAX_EVENTS),
})
export type SignalContent = z.infer<typeof signalContent>

const hours = z
  .number()
  .int()
  .min(1)
  .max(366 * 24)
const days = z.number().int().min(1).max(800)

/** What is asked of a new system, and what may be changed later. */
export const systemFields = {
  name: line(200),
  kind: systemKind,
  area: areaPath,
  /** Areas that rely on it and are told of its findings; empty: analysts only. */
  areas: z.array(areaPath).max(MAX_AFFECTED_AREAS).default([]),
  /** Oldest that the newest backup may be; null: no backup is asked for. */
  backupHours: hours.nullable().default(null),
  /** Oldest that the last tested restore may be. */
  restoreDays: days.nullable().default(null),
  sensorLeast: sensorLeast.default('H'),
}

export const expectedFields = {
  kind: signalKind,
  everyMs: z.number().int().min(MIN_EVERY_MS).max(MAX_EVERY_MS),
  graceMs: z.number().int().min(0).max(MAX_EVERY_MS),
}

/** Values are counts and sizes; beyond this a number is no longer exact. */
const bound = z.number().min(-1e15).max(1e15)

export const ruleFields = {
  kind: signalKind.exclude(['sensor-alert']),
  value: valueName,
  least: bound.nullable().default(null),
  most: bound.nullable().default(null),
  /** Percent that it may lie below the highest of the signals before. */
  mostDrop: z.number().min(0).max(100).nullable().default(null),
  sameAsValue: valueName.nullable().default(null),
  sameAsSystem: id.nullable().default(null),
}

/** Why a system is not ready, in codes; the page says it in words. */
export const unreadiness = z.enum([
  'no_policy',
  'no_backup',
  'backup_too_old',
  'restore_never',
  'restore_too_old',
  'restore_failed',
  'silent',
])
export type Unreadiness = z.infer<typeof unreadiness>

/** A system and whether the election can rely on it. */
export const systemItem = z.strictObject({
  id,
  name: z.string(),
  organization: z.string(),
  area: areaPath,
  kind: systemKind,
  /** `silent`: something that is expected is late; then nobody knows whether it is ready. */
  state: z.enum(['ready', 'not_ready', 'silent']),
  reasons: z.array(unreadiness),
  heardAt: time.nullable(),
  backupAt: time.nullable(),
  restoreAt: time.nullable(),
})
export type SystemItem = z.infer<typeof systemItem>

/** Everything about one system. */
export const systemFacts = systemItem.extend({
  areas: z.array(areaPath),
  backupHours: z.number().nullable(),
  restoreDays: z.number().nullable(),
  sensorLeast,
  addedAt: time,
  endedAt: time.nullable(),
  keyMadeAt: time.nullable(),
  expected: z.array(
    z.strictObject({ ...expectedFields, since: time, heardAt: time.nullable(), dueAt: time }),
  ),
  rules: z.array(z.strictObject({ id, ...ruleFields, sameAsSystemName: z.string().nullable() })),
  signals: z.array(
    z.strictObject({
      id,
      at: time,
      sentAt: time,
      kind: signalKind,
      number: z.number().int(),
      sha256: z.string(),
      values: signalValues,
      events: z.number().int(),
    }),
  ),
  findings: z.array(listedFinding),
})
export type SystemFacts = z.infer<typeof systemFacts>
