import { addMs, HOUR, DAY, MINUTE, msBetween, type Time, toMs } from '../../core/time.ts'
import type { Verdict } from './checks/index.ts'
import * as inside from './checks/inside.ts'
import type { RuleRow, SystemRow } from './store/system.ts'
import {
  COMPARE_GRACE_MS,
  ELECTION_KINDS,
  type SignalValues,
  type Unreadiness,
} from './system-schema.ts'

/** One thing that is expected at intervals. */
export interface Expectation {
  readonly kind: string
  readonly everyMs: number
  readonly graceMs: number
  /** When it was first expected. */
  readonly since: Time
}

/** A rule about one value, with the signals it is judged by. */
export interface ValueRule
  extends Pick<RuleRow, 'value' | 'least' | 'most' | 'mostDrop' | 'sameAsValue'> {
  readonly kind: string
  /** Name of the other system and its newest signal that has the value. */
  readonly other: { readonly name: string; readonly newest: Told | null } | null
  /** Newest first. */
  readonly told: readonly Told[]
}

/** A signal as far as rules look at it. */
export interface Told {
  readonly at: Time
  readonly values: SignalValues
}

/** Everything that a system is judged by. */
export interface Judged
  extends Pick<SystemRow, 'kind' | 'addedAt' | 'backupMaxAgeMs' | 'restoreMaxAgeMs'> {
  readonly expected: readonly Expectation[]
  /** When each kind was last heard. */
  readonly heard: ReadonlyMap<string, Time>
  readonly rules: readonly ValueRule[]
  readonly backupAt: Time | null
  readonly restore: { readonly at: Time; readonly isGood: boolean } | null
  readonly now: Time
}

/** What is wrong, and when to look again because something will have become too old by then. */
export interface Judgement {
  readonly verdicts: readonly Verdict[]
  readonly lookAgainAt: Time | null
}

/** When an expected signal is late. */
export function dueAt(one: Expectation, heardAt: Time | null | undefined): Time {
  // A signal from before it was expected starts the interval as well.
  const from = heardAt == null || heardAt < one.since ? one.since : heardAt
  return addMs(from, one.everyMs + one.graceMs)
}

/** Judges a system by what it told and what it failed to tell. Pure; sensor alerts are judged as they come. */
export function judge(facts: Judged): Judgement {
  const parts = [
    ...facts.expected.map((one) => lateness(one, facts)),
    backupPart(facts),
    restorePart(facts),
    ...facts.rules.map((rule) => rulePart(rule, facts.now)),
  ]
  const times = parts.flatMap(({ at }) => (at !== null && at > facts.now ? [at] : []))
  const verdicts = parts.flatMap(({ verdict }) => verdict ?? [])
  const bySubject = Map.groupBy(verdicts, ({ check, subject }) => `${check} ${subject}`)
  return {
    // Two rules may be about the same value: the first that is broken speaks.
    verdicts: [...bySubject.values()].flatMap((same) => same.slice(0, 1)),
    lookAgainAt: times.toSorted()[0] ?? null,
  }
}

/** A verdict or none, and when the answer changes by itself. */
interface Part {
  readonly verdict: Verdict | null
  readonly at: Time | null
}

const FINE: Part = { verdict: null, at: null }

/** Wrong from that moment on; until then it is looked at again at that moment. */
function wrongFrom(at: Time, now: Time, verdict: () => Verdict): Part {
  return at > now ? { verdict: null, at } : { verdict: verdict(), at: null }
}

/** When it was last right, where it ever was. */
function lastly(at: Time | null | undefined) {
  return at == null ? {} : { lastAt: at }
}

function lateness(one: Expectation, { heard, now }: Judged): Part {
  const heardAt = heard.get(one.kind)
  const minutes = Math.round((one.everyMs / MINUTE) * 10) / 10
  return wrongFrom(dueAt(one, heardAt), now, () =>
    inside.verdictOf(inside.heartbeatLate, heardAt === undefined ? 'never' : 'late', {
      subject: one.kind,
      params: { signal: one.kind, minutes, ...lastly(heardAt) },
    }),
  )
}

function backupPart({ backupMaxAgeMs: most, backupAt, addedAt, now }: Judged): Part {
  if (most === null) return FINE
  return wrongFrom(addMs(backupAt ?? addedAt, most), now, () =>
    inside.verdictOf(inside.backupTooOld, backupAt === null ? 'none' : 'too_old', {
      subject: 'backup',
      params: { hours: Math.round(most / HOUR), ...lastly(backupAt) },
    }),
  )
}

function restorePart({ restoreMaxAgeMs: most, restore, addedAt, now }: Judged): Part {
  if (most === null) return FINE
  const subject = 'restore'
  if (restore !== null && !restore.isGood) {
    const params = { lastAt: restore.at }
    return {
      verdict: inside.verdictOf(inside.restoreUntested, 'failed', { subject, params }),
      at: null,
    }
  }
  const days = Math.round(most / DAY)
  return wrongFrom(addMs(restore?.at ?? addedAt, most), now, () =>
    inside.verdictOf(inside.restoreUntested, restore === null ? 'never' : 'too_old', {
      subject,
      params: { days, ...lastly(restore?.at) },
    }),
  )
}

function rulePart(rule: ValueRule, now: Time): Part {
  const [newest, ...before] = rule.told
  if (newest === undefined) return FINE
  const value = numberIn(newest, rule.value)
  const broken = (
    reason: keyof (typeof inside.valueOutOfRange)['rules'],
    params: Verdict['params'],
  ) => ({
    verdict: inside.verdictOf(inside.valueOutOfRange, reason, {
      subject: `${rule.kind} ${rule.value}`,
      params: { name: rule.value, ...params },
    }),
    at: null,
  })
  if (value === null) return broken('missing', { signal: rule.kind })
  if (rule.least !== null && value < rule.least) {
    return broken('below', { value, least: rule.least })
  }
  if (rule.most !== null && value > rule.most) return broken('above', { value, most: rule.most })
  const highest = Math.max(...before.flatMap((told) => numberIn(told, rule.value) ?? []))
  if (rule.mostDrop !== null && highest > 0 && value < highest * (1 - rule.mostDrop / 100)) {
    const percent = Math.round((1 - value / highest) * 1000) / 10
    return broken('dropped', { value, before: highest, percent, most: rule.mostDrop })
  }
  const sibling = rule.sameAsValue === null ? null : numberIn(newest, rule.sameAsValue)
  if (rule.sameAsValue !== null && sibling !== value) {
    return broken('differs', { value, other: rule.sameAsValue, otherValue: sibling ?? '–' })
  }
  return otherPart(rule, { newest, value, now }, broken)
}

function otherPart(
  rule: ValueRule,
  { newest, value, now }: { newest: Told; value: number; now: Time },
  broken: (reason: 'differs_from_system', params: Verdict['params']) => Part,
): Part {
  const other = rule.other?.newest
  if (rule.other === null || !other) return FINE
  const otherValue = numberIn(other, rule.value)
  if (otherValue === value) return FINE
  const later = other.at > newest.at ? other.at : newest.at
  const at = addMs(later, COMPARE_GRACE_MS)
  if (at > now) return { verdict: null, at }
  const params = { value, system: rule.other.name, otherValue: otherValue ?? '–' }
  return broken('differs_from_system', params)
}

function numberIn({ values }: Told, name: string): number | null {
  const value = Object.hasOwn(values, name) ? values[name] : undefined
  return typeof value === 'number' ? value : null
}

/**
 * Whether the election can rely on a system, and if not, why. The attack that encrypts the register is survived only
 * from a backup that is young enough and was restored once to see that it works.
 */
export function readinessOf(facts: Judged): {
  readonly state: 'ready' | 'not_ready' | 'silent'
  readonly reasons: Unreadiness[]
} {
  const { kind, now, backupMaxAgeMs, restoreMaxAgeMs, backupAt, restore } = facts
  const reasons: Unreadiness[] = []
  const hasPolicy = backupMaxAgeMs !== null && restoreMaxAgeMs !== null
  if (!hasPolicy && ELECTION_KINDS.includes(kind)) reasons.push('no_policy')
  if (backupMaxAgeMs !== null) {
    if (backupAt === null) reasons.push('no_backup')
    else if (isOlder(backupAt, backupMaxAgeMs, now)) reasons.push('backup_too_old')
  }
  if (restoreMaxAgeMs !== null) {
    if (restore === null) reasons.push('restore_never')
    else if (!restore.isGood) reasons.push('restore_failed')
    else if (isOlder(restore.at, restoreMaxAgeMs, now)) reasons.push('restore_too_old')
  }
  const isSilent = facts.expected.some((one) => dueAt(one, facts.heard.get(one.kind)) <= now)
  if (isSilent) return { state: 'silent', reasons: ['silent', ...reasons] }
  return { state: reasons.length === 0 ? 'ready' : 'not_ready', reasons }
}

function isOlder(at: Time, most: number, now: Time): boolean {
  return msBetween(at, now) >= most
}

/** When a backup was made: a signal may come later than the backup that it tells of. */
export function backupTime(sentAt: Time, values: SignalValues): Time {
  const age = values['age_s']
  const ageMs = typeof age === 'number' ? Math.min(age * 1000, toMs(sentAt)) : 0
  return addMs(sentAt, -ageMs)
}
