import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addMs, DAY, HOUR, MINUTE } from '../../core/time.ts'
import { backupTime, type Judged, judge, readinessOf, type ValueRule } from './judgement.ts'
import { COMPARE_GRACE_MS } from './system-schema.ts'

const NOW = '2026-11-24T08:00:00.000Z'
const ago = (ms: number) => addMs(NOW, -ms)

const QUIET: Judged = {
  kind: 'register',
  addedAt: ago(100 * DAY),
  backupMaxAgeMs: DAY,
  restoreMaxAgeMs: 90 * DAY,
  expected: [],
  heard: new Map(),
  rules: [],
  backupAt: ago(HOUR),
  restore: { at: ago(DAY), isGood: true },
  now: NOW,
}
const RULE: ValueRule = {
  kind: 'register-exported',
  value: 'rows',
  least: null,
  most: null,
  mostDrop: null,
  sameAsValue: null,
  other: null,
  told: [],
}
const told = (...rows: number[]) =>
  rows.map((count, n) => ({ at: ago(n * DAY), values: { rows: count, sent: 7 } }))
const reasons = (facts: Partial<Judged>) =>
  judge({ ...QUIET, ...facts }).verdicts.map(({ reason }) => reason)
const ruled = (rule: Partial<ValueRule>) => reasons({ rules: [{ ...RULE, ...rule }] })

test('a system that told everything in time has nothing wrong, and is looked at when that ends', () => {
  const { verdicts, lookAgainAt } = judge(QUIET)
  assert.deepEqual(verdicts, [])
  assert.equal(lookAgainAt, addMs(ago(HOUR), DAY))
  assert.deepEqual(readinessOf(QUIET), { state: 'ready', reasons: [] })
})

test('a signal is late when interval and grace have passed since it was heard or first expected', () => {
  const one = { kind: 'heartbeat', everyMs: 5 * MINUTE, graceMs: MINUTE, since: ago(DAY) }
  const at = (ms: number) => ({ expected: [one], heard: new Map([['heartbeat', ago(ms)]]) })
  assert.deepEqual(reasons(at(6 * MINUTE - 1)), [])
  assert.deepEqual(reasons(at(6 * MINUTE)), ['heartbeat-late.late'])
  assert.deepEqual(reasons({ expected: [one] }), ['heartbeat-late.never'])
  const fresh = { ...one, since: ago(MINUTE) }
  assert.deepEqual(reasons({ expected: [fresh], heard: new Map([['heartbeat', ago(DAY)]]) }), [])
  assert.equal(readinessOf({ ...QUIET, ...at(HOUR) }).state, 'silent')
})

test('without a young backup and a tested restore an election system is not ready, with the reason', () => {
  const cases = [
    [{ backupAt: null }, 'no_backup'],
    [{ backupAt: ago(DAY) }, 'backup_too_old'],
    [{ restore: null }, 'restore_never'],
    [{ restore: { at: ago(90 * DAY), isGood: true } }, 'restore_too_old'],
    [{ restore: { at: ago(HOUR), isGood: false } }, 'restore_failed'],
    [{ backupMaxAgeMs: null }, 'no_policy'],
  ] as const
  for (const [facts, reason] of cases) {
    const { state, reasons: why } = readinessOf({ ...QUIET, ...facts })
    assert.deepEqual([state, why], ['not_ready', [reason]])
  }
  const other = { ...QUIET, kind: 'other', backupMaxAgeMs: null, restoreMaxAgeMs: null } as const
  assert.equal(readinessOf(other).state, 'ready')
})

test('backup and restore open findings once their age is over, a failed restore at once', () => {
  assert.deepEqual(reasons({ backupAt: ago(DAY) }), ['backup-too-old.too_old'])
  assert.deepEqual(reasons({ backupAt: null }), ['backup-too-old.none'])
  assert.deepEqual(reasons({ backupAt: null, addedAt: ago(HOUR) }), [], 'a new system has a day')
  assert.deepEqual(reasons({ restore: { at: ago(MINUTE), isGood: false } }), [
    'restore-untested.failed',
  ])
})

test('values are held against range, drop, sibling and another system', () => {
  assert.deepEqual(ruled({ least: 10, told: told(9) }), ['value-out-of-range.below'])
  assert.deepEqual(ruled({ most: 10, told: told(11) }), ['value-out-of-range.above'])
  assert.deepEqual(ruled({ least: 10, most: 10, told: told(10) }), [])
  assert.deepEqual(ruled({ mostDrop: 5, told: told(95, 100) }), [])
  assert.deepEqual(ruled({ mostDrop: 5, told: told(94, 100) }), ['value-out-of-range.dropped'])
  const still = told(94, 94, 100)
  assert.deepEqual(ruled({ mostDrop: 5, told: still }), ['value-out-of-range.dropped'], 'next day')
  assert.deepEqual(ruled({ sameAsValue: 'sent', told: told(7) }), [])
  assert.deepEqual(ruled({ sameAsValue: 'sent', told: told(8) }), ['value-out-of-range.differs'])
  assert.deepEqual(ruled({ value: 'none', told: told(8) }), ['value-out-of-range.missing'])
  const other = (count: number, ms: number) => ({
    name: 'Copy',
    newest: { at: ago(ms), values: { rows: count } },
  })
  assert.deepEqual(ruled({ told: told(8), other: other(8, 0) }), [])
  const late = [{ at: ago(HOUR), values: { rows: 8 } }]
  assert.deepEqual(ruled({ told: late, other: other(7, COMPARE_GRACE_MS - 1) }), [])
  assert.deepEqual(ruled({ told: late, other: other(7, COMPARE_GRACE_MS) }), [
    'value-out-of-range.differs_from_system',
  ])
})

test('until the next look nothing changes by itself, at it something does', () => {
  const age = fc.integer({ min: 0, max: 3 * DAY })
  const facts = fc.record({
    backup: age,
    restore: age,
    heard: age,
    every: fc.integer({ min: 1, max: DAY }),
  })
  fc.assert(
    fc.property(facts, fc.double({ min: 0, max: 0.999, noNaN: true }), (made, share) => {
      const at = (now: string): Judged => ({
        ...QUIET,
        restoreMaxAgeMs: 2 * DAY,
        backupAt: ago(made.backup),
        restore: { at: ago(made.restore), isGood: true },
        expected: [{ kind: 'heartbeat', everyMs: made.every, graceMs: 0, since: ago(9 * DAY) }],
        heard: new Map([['heartbeat', ago(made.heard)]]),
        now,
      })
      const said = (now: string) =>
        judge(at(now))
          .verdicts.map(({ reason }) => reason)
          .join()
      const { lookAgainAt } = judge(at(NOW))
      if (lookAgainAt === null) return
      const left = Date.parse(lookAgainAt) - Date.parse(NOW)
      assert.equal(said(addMs(NOW, Math.floor(left * share))), said(NOW))
      assert.notEqual(said(lookAgainAt), said(NOW))
    }),
  )
})

test('a backup is as old as its signal says, never younger', () => {
  assert.equal(backupTime(NOW, { age_s: 60 }), ago(MINUTE))
  assert.equal(backupTime(NOW, {}), NOW)
  assert.equal(backupTime(NOW, { age_s: 1e15 }), '1970-01-01T00:00:00.000Z')
})
