import assert from 'node:assert/strict'
import { test } from 'node:test'
import { civilDay, dateAt } from './civil-day.ts'
import { HOUR, msBetween } from './time.ts'

test('a day begins at midnight by the clock on the wall', () => {
  assert.deepEqual(civilDay('2026-11-24', 'UTC'), {
    date: '2026-11-24',
    from: '2026-11-24T00:00:00.000Z',
    until: '2026-11-25T00:00:00.000Z',
  })
  assert.equal(civilDay('2026-11-24', 'Asia/Kolkata').from, '2026-11-23T18:30:00.000Z')
  assert.equal(civilDay('2026-11-24', 'Pacific/Kiritimati').from, '2026-11-23T10:00:00.000Z')
  assert.equal(civilDay('2026-11-24', 'Pacific/Pago_Pago').from, '2026-11-24T11:00:00.000Z')
})

test('a day on which the clocks change is 23 or 25 hours long', () => {
  const hours = (date: string) => {
    const { from, until } = civilDay(date, 'Europe/Paris')
    return msBetween(from, until) / HOUR
  }
  assert.equal(hours('2026-03-29'), 23)
  assert.equal(hours('2026-10-25'), 25)
  assert.equal(hours('2026-06-01'), 24)
})

test('where midnight does not exist the day begins with its first moment', () => {
  // Beirut put the clock forward at midnight on 29 March 2026.
  const { from } = civilDay('2026-03-29', 'Asia/Beirut')
  assert.equal(dateAt(from, 'Asia/Beirut'), '2026-03-29')
  assert.equal(from, '2026-03-28T22:00:00.000Z')
})

test('what is no date is refused', () => {
  assert.throws(() => civilDay('2026-13-40', 'UTC'), RangeError)
})
