import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Grounds, LEAVES_BY, missingFor, originsOf } from './levels.ts'
import { KINDS, LEVELS, levelOf } from './schema/attribution.ts'

const NOTHING: Grounds = {
  items: 0,
  pivots: 0,
  strongPivots: 0,
  hasHypothesis: false,
  sheets: 0,
  sheetsNeeded: 2,
  sources: 0,
  openLinchpins: 0,
  silentDissenters: 0,
  hasBasis: false,
  isAnalysed: false,
}

const ENOUGH: Grounds = {
  ...NOTHING,
  items: 1,
  pivots: 2,
  strongPivots: 1,
  hasHypothesis: true,
  sheets: 2,
  sources: 2,
  hasBasis: true,
  isAnalysed: true,
}

const missing = (level: (typeof LEVELS)[number], more: Partial<Grounds>) =>
  missingFor(level, { ...ENOUGH, ...more }).map(({ what, count }) => [what, count])

test('every level says what it lacks, and nothing where it has its minimum', () => {
  for (const level of LEVELS) assert.deepEqual(missingFor(level, ENOUGH), [])
  const all = LEVELS.map((level) => missingFor(level, NOTHING).map(({ what }) => what))
  assert.deepEqual(all, [
    ['item'],
    ['item'],
    ['hypothesis', 'sheets', 'sources', 'analysis'],
    ['basis', 'analysis'],
  ])
})

test('infrastructure and tools stand on evidence in custody, and not on weak pivots alone', () => {
  for (const level of ['A1', 'A2'] as const) {
    assert.deepEqual(missing(level, { strongPivots: 0 }), [['strong-pivot', 1]])
    assert.deepEqual(missing(level, { pivots: 0, strongPivots: 0 }), [])
    assert.deepEqual(missing(level, { items: 0 }), [['item', 1]])
  }
})

test('an intrusion set needs each part of its minimum', () => {
  assert.deepEqual(missing('A3', { hasHypothesis: false }), [['hypothesis', 1]])
  assert.deepEqual(missing('A3', { sheets: 0 }), [['sheets', 2]])
  assert.deepEqual(missing('A3', { sources: 1 }), [['sources', 1]])
  assert.deepEqual(missing('A3', { openLinchpins: 3 }), [['linchpins', 3]])
  assert.deepEqual(missing('A3', { silentDissenters: 1 }), [['dissent', 1]])
  assert.deepEqual(missing('A3', { isAnalysed: false }), [['analysis', 1]])
})

test('what repeats another source has its origin', () => {
  const sources = [
    ['agency', null],
    ['paper', 'agency'],
    ['blog', 'paper'],
    ['court', null],
  ] as const
  const origins = originsOf(sources.map(([id, origin]) => ({ id, origin })))
  assert.deepEqual([...origins.values()], ['agency', 'agency', 'agency', 'court'])
})

test('a kind belongs to one level', () => {
  for (const level of LEVELS) for (const kind of KINDS[level]) assert.equal(levelOf(kind), level)
  assert.deepEqual(Object.values(LEAVES_BY), ['marking', 'marking', 'amber', 'legal'])
})
