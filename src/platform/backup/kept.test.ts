import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addMs, DAY, HOUR } from '../../core/time.ts'
import { backupName, dropped } from './kept.ts'

const now = '2026-11-24T08:00:00.000Z'
const name = (hoursAgo: number) => backupName(addMs(now, -hoursAgo * HOUR), true)

test('the newest are kept, and the last of each day', () => {
  // 07:00 and 01:00 of today, then every six hours of the two days before.
  const names = [1, 7, 13, 19, 25, 31, 37, 43].map(name)
  assert.deepEqual(dropped(names, { keep: 2, now }), [19, 25, 31, 43].map(name))
})

test('what is older than the days that are kept goes, unless it is among the newest', () => {
  const old = backupName(addMs(now, -40 * DAY), false)
  assert.deepEqual(dropped([old], { keep: 1, now }), [])
  assert.deepEqual(dropped([old, name(1)], { keep: 1, now }), [old])
})

test('a file with another name is never dropped, and never more than is left over', () => {
  const others = [
    'before-upgrade-1.tar.zst',
    'notes.txt',
    'scrutineer-2026.tar.zst',
    `${name(900)}.partial-1`,
  ]
  assert.deepEqual(dropped(others, { keep: 1, now }), [])
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(2_000)), fc.integer({ min: 1, max: 50 }), (hours, keep) => {
      const names = [...hours.map(name), ...others]
      const gone = dropped(names, { keep, now })
      assert.ok(names.length - others.length - gone.length >= Math.min(keep, hours.length))
      for (const newest of hours.toSorted((a, b) => a - b).slice(0, keep))
        assert.ok(!gone.includes(name(newest)))
    }),
  )
})
