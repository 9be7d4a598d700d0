import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { capTime, capTimeSeconds, isCapTime, utcFromCapTime } from './time.ts'

test('UTC is written with the offset -00:00 and without a fraction', () => {
  assert.equal(capTime('2026-11-24T08:00:00.000Z'), '2026-11-24T08:00:00-00:00')
  assert.equal(capTime('2026-11-24T08:00:00.999Z'), '2026-11-24T08:00:00-00:00')
  for (const text of ['2026-11-24T08:00:00Z', '2026-02-30T08:00:00.000Z', '', 'now']) {
    assert.throws(() => capTime(text), RangeError)
  }
})

test('a CAP time has whole seconds, a numeric offset and names a real day', () => {
  const good = [
    '2026-11-24T08:00:00-00:00',
    '2024-02-29T23:59:59+14:00',
    '2000-02-29T00:00:00+00:00',
    '2026-12-31T24:00:00-00:00',
  ]
  const bad = [
    '2026-11-24T08:00:00Z',
    '2026-11-24T08:00:00.5-00:00',
    '2026-11-24T08:00:00,00:00',
    '2026-11-24T08:00:00-00:00\n',
    '2025-02-29T08:00:00-00:00',
    '1900-02-29T08:00:00-00:00',
    '2026-13-01T08:00:00-00:00',
    '2026-00-01T08:00:00-00:00',
    '2026-11-00T08:00:00-00:00',
    '2026-11-24T24:00:01-00:00',
    '2026-11-24T24:01:00-00:00',
    '2026-11-24T25:00:00-00:00',
    '2026-11-24T08:60:00-00:00',
    '2026-11-24T08:00:60-00:00',
    '2026-11-24T08:00:00+14:01',
    '2026-11-24T08:00:00+01:60',
    '٢٠٢٦-11-24T08:00:00-00:00',
  ]
  for (const text of good) assert.ok(isCapTime(text), text)
  for (const text of bad) assert.ok(!isCapTime(text), text)
  assert.equal(utcFromCapTime('2026-12-31T24:00:00-00:00'), '2027-01-01T00:00:00.000Z')
})

test('offsets are taken into account when times are turned into UTC and compared', () => {
  assert.equal(utcFromCapTime('2026-11-24T10:00:00+02:00'), '2026-11-24T08:00:00.000Z')
  assert.equal(utcFromCapTime('2026-12-31T23:30:00-01:00'), '2027-01-01T00:30:00.000Z')
  assert.equal(utcFromCapTime('2024-03-01T00:30:00+01:00'), '2024-02-29T23:30:00.000Z')
  assert.equal(utcFromCapTime('0000-01-01T00:00:00+01:00'), null)
  assert.equal(utcFromCapTime('9999-12-31T23:30:00-01:00'), null)
  assert.equal(utcFromCapTime('soon'), null)
  assert.equal(
    capTimeSeconds('2026-11-24T10:00:00+02:00'),
    capTimeSeconds('2026-11-24T08:00:00-00:00'),
  )
  // 719,528 days lie between 0000-01-01 and 1970-01-01 in the Gregorian calendar.
  assert.equal(capTimeSeconds('1970-01-01T00:00:00-00:00'), 719_528 * 86_400)
})

test('a UTC time survives the way into CAP and back, and order is kept', () => {
  const utc = fc.date({
    min: new Date(-62_167_219_200_000),
    max: new Date(253_402_300_799_999),
    noInvalidDate: true,
  })
  const text = utc.map((moment) => `${moment.toISOString().slice(0, 19)}.000Z`)
  fc.assert(
    fc.property(text, text, (a, b) => {
      assert.equal(utcFromCapTime(capTime(a)), a)
      const order = Math.sign((capTimeSeconds(capTime(a)) ?? 0) - (capTimeSeconds(capTime(b)) ?? 0))
      assert.equal(order, a < b ? -1 : a > b ? 1 : 0)
    }),
    { numRuns: 200 },
  )
})
