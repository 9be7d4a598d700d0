import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer } from './schema.ts'
import { alertTag, type InForce, meantBy } from './which-alert.ts'

const ANSWERS = ['done', 'need_help', 'cannot_comply'] as const

const alert = (n: number, other: Partial<InForce> = {}): InForce => ({
  alert: `0199d2a0-0000-7000-8000-0000000${String(n * 7919).padStart(5, '0')}`,
  severity: 'Severe',
  sent: `2026-11-24T08:0${n}:00.000Z`,
  answers: ANSWERS,
  isAnswered: false,
  ...other,
})
const [one, two, three] = [alert(1), alert(2), alert(3, { isAnswered: true })]

/** Numbers of the alerts that are meant: one alone, or several that are asked about. */
function meant(all: readonly InForce[], given: Answer, rest = '') {
  const found = meantBy(all, { given, rest })
  if (found === null) return null
  const number = ({ sent }: InForce) => Number(sent.slice(15, 16))
  return 'one' in found ? [number(found.one), found.rest] : found.several.map(number)
}

test('an answer goes to the one alert that waits, whatever was answered before', () => {
  assert.deepEqual(meant([one], 'done'), [1, ''])
  assert.deepEqual(meant([three, one], 'done'), [1, ''])
  assert.deepEqual(meant([one, three], 'cannot_comply', 'NO KEY'), [1, 'NO KEY'])
  assert.deepEqual(meant([three], 'done'), [3, ''], 'it is changed')
  assert.equal(meant([], 'done'), null)
  assert.equal(meant([alert(1, { answers: ['done'] })], 'cannot_comply'), null)
})

test('where several wait it is asked which, and the letters of one say it', () => {
  assert.deepEqual(meant([one, two, three], 'done'), [2, 1])
  assert.deepEqual(meant([three, alert(4, { isAnswered: true })], 'done'), [4, 3], 'to be changed')
  for (const rest of [
    alertTag(one.alert),
    `${alertTag(one.alert)} NO KEY`,
    `NO KEY ${alertTag(one.alert)}`,
  ])
    assert.deepEqual(meant([one, two, three], 'cannot_comply', rest)?.[0], 1, rest)
  assert.deepEqual(meant([one, two], 'done', `NO KEY ${alertTag(one.alert)}`), [1, 'NO KEY'])
  assert.deepEqual(meant([one, two, three], 'done', alertTag(three.alert)), [3, ''])
  assert.deepEqual(meant([one, two], 'done', 'XXXX'), [2, 1], 'letters of none are none')
})

test('a call for help waits for no question: it goes to the worst that waits', () => {
  const worse = alert(5, { severity: 'Extreme' })
  assert.deepEqual(meant([one, worse, two], 'need_help', 'FIRE'), [5, 'FIRE'])
})

test('the letters of an alert are four, and the same each time', () => {
  assert.match(alertTag(one.alert), /^[A-HJ-NP-Z]{4}$/)
  assert.equal(alertTag(one.alert), alertTag(one.alert))
  assert.notEqual(alertTag(one.alert), alertTag(two.alert))
})
