import type { Check, Verdict } from './check.ts'

/** A check of what inside systems tell: it has rules and a page like the others, and judges signals instead of visits. */
export type InsideCheck = Omit<Check, 'run'>

const inside = { version: 1, category: 'inside' } as const

/** Something that is expected at intervals did not come. */
export const heartbeatLate = {
  ...inside,
  name: 'heartbeat-late',
  weight: 10,
  standard: 'NIST SP 800-53 SI-4',
  rules: { never: { result: 'I', severity: 'H' }, late: { result: 'I', severity: 'H' } },
} as const satisfies InsideCheck

/** A value is not what it may be. */
export const valueOutOfRange = {
  ...inside,
  name: 'value-out-of-range',
  weight: 10,
  standard: 'NIST SP 800-53 SI-7',
  rules: {
    below: { result: 'I', severity: 'H' },
    above: { result: 'I', severity: 'H' },
    dropped: { result: 'I', severity: 'H' },
    differs: { result: 'I', severity: 'H' },
    differs_from_system: { result: 'I', severity: 'H' },
    missing: { result: 'I', severity: 'M' },
  },
} as const satisfies InsideCheck

/** The newest backup is older than its policy. */
export const backupTooOld = {
  ...inside,
  name: 'backup-too-old',
  weight: 10,
  standard: 'NIST SP 800-53 CP-9',
  rules: { none: { result: 'I', severity: 'H' }, too_old: { result: 'I', severity: 'H' } },
} as const satisfies InsideCheck

/** Nobody has shown lately that a backup can be restored. */
export const restoreUntested = {
  ...inside,
  name: 'restore-untested',
  weight: 5,
  standard: 'NIST SP 800-53 CP-9(1)',
  rules: {
    never: { result: 'I', severity: 'M' },
    too_old: { result: 'I', severity: 'M' },
    failed: { result: 'I', severity: 'H' },
  },
} as const satisfies InsideCheck

/** A sensor inside the network raised an alert. */
export const sensorAlert = {
  ...inside,
  name: 'sensor-alert',
  weight: 10,
  standard: 'NIST SP 800-53 SI-4(5)',
  rules: {
    critical: { result: 'I', severity: 'C' },
    high: { result: 'I', severity: 'H' },
    medium: { result: 'P', severity: 'M' },
    low: { result: 'P', severity: 'L' },
    many: { result: 'I', severity: 'H' },
  },
} as const satisfies InsideCheck

/** Every check of inside systems. */
export const INSIDE_CHECKS: readonly InsideCheck[] = [
  heartbeatLate,
  valueOutOfRange,
  backupTooOld,
  restoreUntested,
  sensorAlert,
]

/** The verdict that a rule of an inside check holds for this subject. */
export function verdictOf<C extends InsideCheck>(
  check: C,
  reason: keyof C['rules'] & string,
  { subject, params }: { readonly subject: string; readonly params: Verdict['params'] },
): Verdict {
  const { name, rules, ...about } = check
  const rule = rules[reason]
  if (rule === undefined) throw new Error(`${name} has no rule ${reason}`)
  const { result, severity } = rule
  return {
    ...about,
    check: name,
    reason: `${name}.${reason}`,
    result,
    severity,
    params,
    subject,
    selfEvident: true,
    evidence: [],
    also: [],
  }
}
