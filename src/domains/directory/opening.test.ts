import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOpenAt, openingHours, rulesOf } from './opening.ts'

test('hours are read as offices write them, and nothing else is', () => {
  for (const good of [
    '',
    '24/7',
    '08:00-17:00',
    'Mo-Fr 08:00-12:00,13:00-17:00; Sa 09:00-12:00',
    'Mo,We,Fr 10:00-24:00',
    'Fr-Mo 22:00-06:00',
  ])
    assert.equal(openingHours.safeParse(good).success, true, good)
  for (const bad of [
    'Mo-Fr',
    'Mx 08:00-17:00',
    '8-17',
    'Mo 08:60-17:00',
    'Mo 25:00-26:00',
    'Mo-Tu-We 08:00-09:00',
    ';',
    `${'Mo 08:00-09:00; '.repeat(20)}`,
  ])
    assert.equal(openingHours.safeParse(bad).success, false, bad)
  assert.equal(rulesOf('Mo-Fr 08:00-17:00')?.[0]?.days.length, 5)
})

test('whether it is open is told by the clocks of its own zone, past midnight too, and is not known without them', () => {
  // A Tuesday.
  const at = '2026-11-24T21:30:00.000Z'
  assert.equal(isOpenAt('Tu 20:00-22:00', 'UTC', at), true)
  assert.equal(isOpenAt('Tu 20:00-21:30', 'UTC', at), false)
  assert.equal(isOpenAt('We 00:00-01:00', 'Africa/Nairobi', at), true)
  assert.equal(isOpenAt('Tu 22:00-06:00', 'UTC', at), false)
  assert.equal(isOpenAt('Mo 20:00-21:45', 'UTC', at), false)
  assert.equal(isOpenAt('Mo 22:00-21:45', 'UTC', '2026-11-24T05:00:00.000Z'), true)
  assert.equal(isOpenAt('24/7', 'UTC', at), true)
  assert.equal(isOpenAt('', 'UTC', at), null)
  assert.equal(isOpenAt('24/7', '', at), null)
})
