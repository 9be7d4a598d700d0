import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ROUTING } from '../../../test/support/reports.ts'
import { beyondShare, lanesInTurn, scoreOf, turnOf } from './score.ts'

test('nobody is an official for saying so; whom an officer knows is', () => {
  const [voter, official] = (['voter', 'official'] as const).map((teller) => ({
    ...ROUTING,
    teller,
  }))
  assert.ok(voter !== undefined && official !== undefined)
  assert.equal(scoreOf(official), scoreOf(voter))
  assert.ok(scoreOf(official, true) > scoreOf(voter, true))
})

test('whoever counted comes before all who did not, and the first of a network before its second ones', () => {
  const counted = [1, 2, 3, 4, 60, 600, null].map((nth) => turnOf('solved', nth))
  const others = [1, 2, 12, 1e9, null].map((nth) => turnOf('none', nth))
  assert.deepEqual(counted, [0, 1, 1, 2, 5, 9, 15])
  assert.deepEqual(others, [16, 17, 19, 30, 31])
  assert.deepEqual([0, 5, 16, 31].map(beyondShare), [15, 15, 31, 31])
})

test('six of ten are read from the fast lane, three from the normal one, one from the slow one; none waits for an empty lane', () => {
  const lanes = [...lanesInTurn({ fast: 60, normal: 30, slow: 10 })]
  for (let ten = 0; ten < 100; ten += 10) {
    const count = (lane: string) => lanes.slice(ten, ten + 10).filter((one) => one === lane).length
    assert.deepEqual([count('fast'), count('normal'), count('slow')], [6, 3, 1])
  }
  assert.deepEqual([...lanesInTurn({ fast: 0, normal: 1, slow: 2 })], ['normal', 'slow', 'slow'])
})
