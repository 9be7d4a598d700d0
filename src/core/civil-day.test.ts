import assert from 'node:assert/strict'
import { test } from 'node:test'
import { civilAt, civilDay, dateAt, roundTimes } from './civil-day.ts'
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

test('round times stand at even steps of the clock on the wall, whatever the zone and whether clocks change', () => {
  const told = (from: string, until: string, zone: string) => {
    const { times, areDays } = roundTimes({ from, until }, { zone, most: 5 })
    return { areDays, times: times.map((at) => civilAt(at, zone).slice(areDays ? 0 : 11, 16)) }
  }
  assert.deepEqual(told('2026-12-01T16:51:07.000Z', '2026-12-02T16:51:07.000Z', 'UTC'), {
    areDays: false,
    times: ['18:00', '00:00', '06:00', '12:00'],
  })
  assert.deepEqual(
    told('2026-12-01T16:51:07.000Z', '2026-12-02T16:51:07.000Z', 'Asia/Kathmandu').times,
    ['00:00', '06:00', '12:00', '18:00'],
  )
  assert.deepEqual(
    told('2026-10-24T20:00:00.000Z', '2026-10-25T20:00:00.000Z', 'Europe/Paris').times,
    ['00:00', '06:00', '12:00', '18:00'],
  )
  assert.deepEqual(told('2026-12-01T16:51:07.000Z', '2026-12-01T16:53:30.000Z', 'UTC').times, [
    '16:52',
    '16:53',
  ])
  assert.deepEqual(told('2026-12-01T16:51:07.000Z', '2026-12-01T16:51:40.000Z', 'UTC').times, [])
  const month = told('2026-12-01T16:51:07.000Z', '2026-12-31T16:51:07.000Z', 'Africa/Nairobi')
  assert.equal(month.areDays, true)
  assert.ok(month.times.length > 2 && month.times.length <= 5)
  assert.ok(month.times.every((at) => at.endsWith('T00:00')))
})
