import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ANYWHERE, gapUpTo, stepFrom, STEPS, stepsAsked, withOnlyAnswers } from './steps.ts'

const ONE = ['AGY-1']
const TWO = ['AGY-1', 'AGY-2']
const PARTS = ['/1/', '/2/']

test('an agency and a part of the country are asked for only where there are several', () => {
  const without = (...left: string[]) => STEPS.filter((step) => !left.includes(step))
  assert.deepEqual(stepsAsked({ agencies: TWO, areas: PARTS }), STEPS)
  assert.deepEqual(stepsAsked({ agencies: ONE, areas: PARTS }), without('agency'))
  assert.deepEqual(stepsAsked({ agencies: TWO, areas: [] }), without('area'))
  const least = { agencies: ONE, areas: [] }
  assert.equal(stepFrom('place', 1, least), 'teller')
  assert.equal(stepFrom('consents', -1, least), 'moment')
  assert.equal(stepFrom('danger', -1, least), null)
  assert.equal(stepFrom('check', 1, least), null)
  assert.deepEqual(withOnlyAnswers({ what: 'other' }, least), {
    what: 'other',
    agency: 'AGY-1',
    area: ANYWHERE,
  })
  assert.deepEqual(withOnlyAnswers({}, { agencies: TWO, areas: PARTS }), {})
})

test('a part of the country is one that the directory names, or anywhere', () => {
  const sent = { danger: 'no', what: 'other', place: 'online' }
  const offered = { agencies: TWO, areas: PARTS, isSealed: false }
  const gapOf = (area: string) => gapUpTo('area', { ...sent, area }, offered)?.field
  assert.deepEqual(['/1/', ANYWHERE, '/9/', ''].map(gapOf), [undefined, undefined, 'area', 'area'])
  assert.equal(gapUpTo('area', sent, offered)?.step, 'area')
})

test('who was threatened at home has to say neither a lie nor where, and the places of old reports are still places', () => {
  const offered = { agencies: ONE, areas: [], isSealed: false }
  const gapOf = (place: string) =>
    gapUpTo('place', { danger: 'no', what: 'threats', place }, offered)?.field
  for (const place of ['online', 'station', 'post', 'media']) assert.equal(gapOf(place), undefined)
  for (const place of ['home', 'work', 'street', 'event', 'other', 'unsaid'])
    assert.equal(gapOf(place), undefined)
  assert.deepEqual(['', 'elsewhere'].map(gapOf), ['place', 'place'])
})
