import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addMs, DAY, type Time } from '../../core/time.ts'
import { clockFrom, dueOf, resumed } from './clocks.ts'
import { type ReportRow, reportState } from './schema.ts'
import { may, type Step, stepped, TRANSITIONS } from './states.ts'

const NOW: Time = '2026-11-24T08:00:00.000Z'
const SET = 'eu-2019-1937'

/** A report as far as steps look at it. */
function reportIn(state: ReportRow['state'], more: Partial<ReportRow> = {}): ReportRow {
  const clock = clockFrom('acknowledge', NOW, SET)
  return { state, acknowledgedAt: null, ...clock, ...more } as ReportRow
}

test('what the table does not allow is refused, and every state is reached and left', () => {
  const steps = Object.keys(TRANSITIONS) as Step[]
  for (const state of reportState.options) {
    for (const step of steps) {
      const go = () => stepped(reportIn(state), step, { now: NOW, set: SET })
      if (may(state, step)) assert.equal(go().state, TRANSITIONS[step].to ?? state)
      else assert.throws(go, { code: 'reports.wrong_state' })
    }
    assert.ok(
      steps.some((step) => may(state, step)),
      `nothing leads out of ${state}`,
    )
    const isReached = steps.some((step) => TRANSITIONS[step].to === state)
    assert.ok(state === 'received' || isReached, `nothing leads to ${state}`)
  }
})

test('whoever does anything with a report has it, and from then on an answer is owed', () => {
  const later = addMs(NOW, DAY)
  const moved = stepped(reportIn('received'), 'investigate', { now: later, set: SET })
  assert.equal(moved.acknowledgedAt, later)
  assert.deepEqual([moved.dueWhat, moved.dueAt], ['answer', addMs(later, 90 * DAY)])
  const over = stepped(reportIn('received'), 'close', { now: later, set: SET })
  assert.deepEqual([over.dueWhat, over.dueAt], [null, null])
})

test('the time that the reporter takes is added to what is left, however often he is asked', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(5 * DAY), fc.nat(40 * DAY)), { minLength: 1, maxLength: 5 }),
      (rounds) => {
        let row = reportIn('investigating', {
          acknowledgedAt: NOW,
          ...clockFrom('answer', NOW, SET),
        })
        let [now, stood] = [NOW, 0]
        for (const [works, waits] of rounds) {
          now = addMs(now, works)
          row = { ...row, ...stepped(row, 'ask', { now, set: SET }) }
          assert.equal(dueOf(row, addMs(now, 400 * DAY)), null, 'nothing is owed meanwhile')
          now = addMs(now, waits)
          stood += waits
          row = { ...row, ...stepped(row, 'told', { now, set: SET }) }
        }
        assert.equal(row.dueAt, addMs(NOW, 90 * DAY + stood))
        assert.equal(row.dueSince, addMs(NOW, stood))
      },
    ),
  )
})

test('what is owed is said louder at a half, four fifths and the whole of its time', () => {
  const clock = clockFrom('answer', NOW, SET)
  const reached = [0, 44, 45, 71, 72, 89, 90, 200].map(
    (days) => dueOf(clock, addMs(NOW, days * DAY))?.reached,
  )
  assert.deepEqual(reached, [0, 0, 50, 50, 80, 80, 100, 100])
  assert.deepEqual(resumed(clock, NOW), clock)
})

test('a letter after the answer makes another answer due', () => {
  const answered = reportIn('answered', {
    acknowledgedAt: NOW,
    dueWhat: null,
    dueSince: null,
    dueAt: null,
  })
  const later = addMs(NOW, 10 * DAY)
  const told = stepped(answered, 'told', { now: later, set: SET })
  assert.deepEqual([told.state, told.dueAt], ['investigating', addMs(later, 90 * DAY)])
})
