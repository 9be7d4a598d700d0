import assert from 'node:assert/strict'
import { test } from 'node:test'
import { likeness } from './likeness.ts'

test('one name spelled otherwise is the same name', () => {
  const spellings = [
    'Analysis Cell 10',
    'ANALYSIS-CELL 10',
    'Anаlуsis  Сell_1o',
    'Analysís\u200bcell10',
    'Ａnalysis cell １０',
  ]
  assert.deepEqual(new Set(spellings.map(likeness)), new Set(['analysiscelllo']))
})

test('names that differ to the eye differ', () => {
  for (const [one, other] of [
    ['Analysis', 'Analytics'],
    ['الفريق الأول', 'الفريق الثاني'],
    ['Отдел 2', 'Отдел 3'],
    ['第一组', '第二组'],
  ] as const)
    assert.notEqual(likeness(one), likeness(other))
})
