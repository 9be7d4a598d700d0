import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { exactMoment, exactOf } from './exact-moment.ts'

const ZONE = 'Asia/Kolkata'

test('a moment keeps its seconds, its fraction and its offset', () => {
  const rows = [
    ['2026-11-10T06:55', '2026-11-10T01:25:00.000Z', '', null],
    ['2026-11-10T06:55:46', '2026-11-10T01:25:46.000Z', '', null],
    ['2026-11-10T06:55:46.123+05:45', '2026-11-10T01:10:46.123Z', '', 345],
    ['2026-11-10 06:55:46,123456 -0330', '2026-11-10T10:25:46.123Z', '456', -210],
    ['2026-11-10T06:55:46.5Z', '2026-11-10T06:55:46.500Z', '', 0],
    ['2026-11-10T06:55+01:00', '2026-11-10T05:55:00.000Z', '', 60],
  ] as const
  for (const [text, at, finer, offsetMin] of rows)
    assert.deepEqual(exactOf(exactMoment.parse(text), ZONE), { at, finer, offsetMin }, text)
})

test('what no clock shows is refused', () => {
  const wrong = ['2026-02-30T06:55', '2026-11-10T24:00', '2026-11-10T06:55:61', '2026-11-10']
  for (const text of [...wrong, '2026-11-10T06:55:46.', '2026-11-10T06:55+15:00', 'yesterday'])
    assert.equal(exactMoment.safeParse(text).success, false, text)
})

test('moments of one offset stand in the order of their fractions', () => {
  const fraction = fc.integer({ min: 0, max: 999_999 })
  fc.assert(
    fc.property(fraction, fraction, (a, b) => {
      const keys = [a, b].map((micro) => {
        const text = `2026-11-10T06:55:46.${String(micro).padStart(6, '0')}Z`
        const { at, finer } = exactOf(text, ZONE)
        return `${at}${finer}`
      })
      const [first = '', second = ''] = keys
      assert.equal(first < second, a < b)
    }),
  )
})
