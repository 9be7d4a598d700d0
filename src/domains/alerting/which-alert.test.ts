import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer } from './schema.ts'
import { alertTag, type Elsewhere, type InForce, meantBy } from './which-alert.ts'

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
function meant(
  all: readonly InForce[],
  given: Answer,
  rest = '',
  elsewhere: readonly Elsewhere[] = [],
) {
  const found = meantBy(all, { given, rest }, elsewhere)
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

test('letters of an alert that is over or not asked of the station answer no other one', () => {
  const letters = alertTag(one.alert)
  for (const isOver of [true, false]) {
    const elsewhere = [{ alert: one.alert, isOver }]
    const why = isOver ? 'over' : 'unknown'
    for (const rest of [letters, `NO KEY ${letters} HERE`])
      for (const given of ['done', 'cannot_comply'] as const)
        assert.deepEqual(
          meantBy([two], { given, rest }, elsewhere),
          { several: [two], misnamed: { why, letters } },
          rest,
        )
    const help = meant([two], 'need_help', letters, elsewhere)
    assert.deepEqual(help, [2, letters], 'help is taken all the same')
  }
  const over = [{ alert: one.alert, isOver: true }]
  assert.deepEqual(
    meantBy([], { given: 'done', rest: letters }, over),
    { several: [], misnamed: { why: 'over', letters } },
    'that it is over is said where nothing else is open',
  )
  assert.deepEqual(meant([two], 'done', 'NO KEYS LEFT', over), [2, 'NO KEYS LEFT'])
  assert.deepEqual(meant([two], 'done', letters), [2], 'a slip in the letters is asked back')
})

test('an alert that is named and does not take the answer leaves it to no other one', () => {
  const takes = ['done', 'need_help'] as const
  const some = alert(1, { answers: takes })
  const letters = alertTag(some.alert)
  assert.deepEqual(meantBy([some, two], { given: 'cannot_comply', rest: `${letters} NO KEY` }), {
    several: [two],
    misnamed: { why: 'answer', letters, takes },
  })
})

test('letters are read wherever they stand, and those of two alerts are asked back', () => {
  const [first, second] = [alertTag(one.alert), alertTag(two.alert)]
  assert.deepEqual(meant([one, two], 'cannot_comply', `NO ${first} KEY`), [1, 'NO KEY'])
  assert.deepEqual(meant([one, two], 'done', `${first} ${second}`), [2, 1])
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
