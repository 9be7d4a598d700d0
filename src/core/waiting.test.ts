// In which order what waits is shown, and what of it is one group.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMs, HOUR, MINUTE, type Time } from './time.ts'
import { groupsOf, pressing, urgency, type Waiting, type Work } from './waiting.ts'

const NOW: Time = '2026-11-24T08:00:00.000Z'
const before = (minutes: number) => addMs(NOW, -minutes * MINUTE)
const waits = (about: string, more: Partial<Work> = {}) =>
  ({ about, severity: 'moderate', until: null, since: NOW, group: about, ...more }) as Work

function inOrder<T extends Waiting>(all: readonly T[]): T[] {
  return all.toSorted((a, b) => (urgency(a, NOW) < urgency(b, NOW) ? -1 : 1))
}

test('people in danger come first, then what lapses, then warnings, then the worst and the oldest', () => {
  const all = [
    waits('a minor thing', { severity: 'minor', since: before(900) }),
    waits('a change of a page', { severity: 'severe', since: before(20) }),
    waits('an older change', { severity: 'severe', since: before(30) }),
    waits('a critical finding', { severity: 'extreme' }),
    waits('a task with a deadline', { until: addMs(NOW, MINUTE), end: 'late' }),
    waits('a standing order', { until: addMs(NOW, 30 * 24 * HOUR) }),
    waits('a draft', { saves: 'warning' }),
    waits('a label', { until: addMs(NOW, 10 * MINUTE), severity: 'severe' }),
    waits('a release', { until: addMs(NOW, 9 * MINUTE), saves: 'warning' }),
    waits('help', { saves: 'danger', severity: 'severe' }),
  ]
  assert.deepEqual(
    inOrder(all).map(({ about }) => about),
    [
      'help',
      'a release',
      'a label',
      'a draft',
      'a critical finding',
      'an older change',
      'a change of a page',
      'a task with a deadline',
      'a standing order',
      'a minor thing',
    ],
  )
})

test('what comes from one cause stands where its most urgent entry does, and nothing of it is lost', () => {
  const all = inOrder([
    waits('change', { group: 'site:a', severity: 'severe', since: before(9) }),
    waits('other site', { group: 'site:b', severity: 'severe', since: before(10) }),
    waits('draft', { group: 'site:a', saves: 'warning' }),
    waits('tell somebody', { group: 'site:a', severity: 'minor' }),
  ])
  assert.deepEqual(
    groupsOf(all).map(({ group, works }) => [group, works.map(({ about }) => about)]),
    [
      ['site:a', ['draft', 'change', 'tell somebody']],
      ['site:b', ['other site']],
    ],
  )
})

test('a deadline is told from the half of its time on, and in its last hour', () => {
  const since: Time = '2026-11-24T08:00:00.000Z'
  const at = (ms: number) => addMs(since, ms)
  const told = (ofMs: number, afterMs: number) => pressing(since, at(ofMs), at(afterMs)).until
  assert.equal(told(8 * HOUR, HOUR), null)
  assert.equal(told(8 * HOUR, 4 * HOUR), at(8 * HOUR))
  assert.equal(
    told(10 * MINUTE, 0),
    at(10 * MINUTE),
    'what is over within the hour presses at once',
  )
})
