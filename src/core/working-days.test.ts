import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { afterWorkingDays, isWorkingDay, weekdayOf } from './working-days.ts'

const europe = { zone: 'Europe/Paris', weekend: [6, 7], holidays: ['2026-12-25'] }

test('five working days leave out the weekend and holidays, and end at midnight of the office', () => {
  // Tuesday 24 November 2026; the fifth working day is Tuesday 1 December.
  assert.equal(weekdayOf('2026-11-24'), 2)
  assert.equal(afterWorkingDays('2026-11-24T08:00:00.000Z', 5, europe), '2026-12-01T23:00:00.000Z')
  // Wednesday 23 December: Thursday, (Friday is Christmas, weekend), Monday.
  assert.equal(
    afterWorkingDays('2026-12-23T23:30:00.000Z', 2, europe),
    '2026-12-29T23:00:00.000Z',
    'half past midnight in Paris is the next day',
  )
})

test('a week that ends on Friday and Saturday is counted so', () => {
  const week = { zone: 'Africa/Cairo', weekend: [5, 6], holidays: [] }
  // Thursday 26 November: Sunday is the first working day after it.
  assert.equal(afterWorkingDays('2026-11-26T08:00:00.000Z', 1, week), '2026-11-29T22:00:00.000Z')
  assert.equal(isWorkingDay('2026-11-27', week), false)
})

test('more days never end earlier, and what never works is refused', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 400 }), (days, plus) => {
      const from = new Date(Date.UTC(2026, 0, 1, 9) + plus * 86_400_000).toISOString()
      const [one, next] = [days, days + 1].map((n) => afterWorkingDays(from, n, europe))
      assert.ok(from < (one ?? '') && (one ?? '') < (next ?? ''))
    }),
  )
  const never = { ...europe, weekend: [1, 2, 3, 4, 5, 6, 7] }
  assert.throws(() => afterWorkingDays('2026-11-24T08:00:00.000Z', 1, never), RangeError)
})
