import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMs, DAY, FOR_GOOD, HOUR } from '../../core/time.ts'
import { clocksOf } from './clocks.ts'
import { areOfDifferentTeams } from './membership.ts'
import * as protocol from './protocol.ts'
import { type CaseRow, type CaseState, type SeatRow, type StepRow } from './schema/case.ts'

const NOW = '2026-11-24T08:00:00.000Z'
const ID = '01939000-0000-7000-8000-00000000005e'

const row = (more: Partial<CaseRow> = {}): CaseRow => ({
  id: ID,
  code: 'CASE-AAAAAAAA',
  area: '/',
  state: 'investigating',
  heldFrom: null,
  heldAt: null,
  title: '',
  titleSalt: '',
  words: '',
  severity: 'severe',
  type: null,
  asset: null,
  phase: null,
  owner: 'person:1',
  step: 3,
  stepAt: NOW,
  openedBy: 'person:1',
  openedAt: NOW,
  triageDueAt: addMs(NOW, DAY),
  preserveDueAt: addMs(NOW, HOUR),
  acceptDueAt: null,
  triagedAt: NOW,
  investigatingAt: NOW,
  referredAt: null,
  prosecutingAt: null,
  inCourtAt: null,
  endedAt: null,
  reviewedAt: null,
  mergedInto: null,
  treatyDueAt: null,
  hearingAt: null,
  ...more,
})

const step = (n: number, how: 'done' | 'waived'): StepRow => ({
  case: ID,
  step: n,
  doneAt: how === 'done' ? NOW : null,
  waivedAt: how === 'waived' ? NOW : null,
  person: 'person:1',
  reason: null,
  reasonSalt: null,
})

const lacks = (n: number, facts: Partial<protocol.CaseFacts> = {}, state?: CaseState) =>
  protocol
    .lacksOf(n, { ...protocol.NO_FACTS, ...facts }, row(state && { state }))
    .map(({ lack, count }) => `${lack} ${count}`)

test('each gate says what it misses, and how many', () => {
  assert.deepEqual(lacks(1, { incidentsUndescribed: 2, incidentsUnclocked: 1 }), [
    'undescribed 2',
    'unclocked 1',
  ])
  assert.deepEqual(lacks(2), ['noItem 1'])
  assert.deepEqual(lacks(2, { itemsOpen: 1 }), [])
  assert.deepEqual(lacks(3, { items: 2, itemsOpen: 1, itemsBroken: 1, itemsUnsealed: 1 }), [
    'itemsOpen 1',
    'itemsBroken 1',
    'itemsUnsealed 1',
  ])
  assert.deepEqual(lacks(5, { observations: 6, observationsUnmapped: 1, observationsLooked: 1 }), [
    'unmapped 1',
    'unlooked 1',
  ])
  assert.deepEqual(lacks(5, { observations: 6, observationsLooked: 2 }), [])
  assert.deepEqual(lacks(6, { pivots: 1, pivotsWithoutRate: 1 }), ['noRate 1'])
  assert.deepEqual(lacks(7, { hypotheses: 1, rows: 3, rowsUnscored: 2 }), [
    'fewHypotheses 1',
    'unscored 2',
  ])
  assert.deepEqual(lacks(8), ['noAttribution 1'])
  assert.deepEqual(lacks(9, { requests: 2, requestsWithoutReceipt: 1 }), ['noReceipt 1'])
  assert.deepEqual(lacks(10, { chargesOpen: 1 }), ['chargesOpen 1', 'notClosed 1'])
  assert.deepEqual(lacks(10, {}, 'closed'), [])
  assert.deepEqual(lacks(11), [])
})

test('the oldest open step is the first that is neither done nor waived', () => {
  assert.equal(protocol.oldestOpen([]), 1)
  const some = [step(1, 'done'), step(2, 'waived'), step(4, 'done')]
  assert.equal(protocol.oldestOpen(some), 3)
  assert.deepEqual([protocol.isPassed(some, 2), protocol.isDone(some, 2)], [true, false])
  assert.equal(protocol.isDone(some, 4), true)
  const all = protocol.STEPS.map((_, n) => step(n + 1, 'done'))
  assert.equal(protocol.oldestOpen(all), protocol.ALL_DONE)
})

test('neither the declaration, nor the release of an attribution, nor the end is ever waived', () => {
  assert.deepEqual(
    protocol.STEPS.filter((_, n) => !protocol.WAIVABLE.has(n + 1)),
    ['declare', 'release', 'close'],
  )
})

test('every state leads where the way of a case leads, and nothing leads out of an end', () => {
  assert.deepEqual(protocol.NEXT_STATES.closed, ['investigating'])
  for (const end of ['merged', 'withdrawn'] as const)
    assert.deepEqual(protocol.NEXT_STATES[end], [])
  const missing = (to: CaseState, more: object = {}) =>
    protocol
      .missingFor(to, { row: row(), facts: protocol.NO_FACTS, steps: [], ...more })
      .map(({ lack }) => lack)
  assert.deepEqual(missing('prosecuting'), ['noSuspect', 'noCharge'])
  assert.deepEqual(missing('in-court'), ['noHearing'])
  const running = { facts: { ...protocol.NO_FACTS, chargesOpen: 1, requestsOpen: 1 } }
  assert.deepEqual(missing('withdrawn', running), ['chargesOpen', 'requestsOpen'])
  assert.deepEqual(missing('withdrawn'), [])
  assert.deepEqual(missing('closed'), ['stepsOpen'])
  const seven = [1, 2, 3, 4, 5, 6, 7].map((n) => step(n, 'done'))
  assert.deepEqual(missing('closed', { steps: seven }), ['stepsOpen'])
  assert.deepEqual(missing('closed', { steps: seven, hasReason: true }), [])
})

test('being on hold stops the clocks of this node, and none that a treaty or a court sets', () => {
  const due = { treatyDueAt: addMs(NOW, 9 * DAY), hearingAt: addMs(NOW, -HOUR), step: 1 }
  const clocks = clocksOf(row({ ...due, state: 'on-hold' }), addMs(NOW, 2 * HOUR))
  assert.deepEqual(
    clocks.map(({ kind, isHeld, isOver, isWarning }) => [kind, isHeld, isOver, isWarning]),
    [
      ['hearing', false, true, true],
      ['preserve', true, false, true],
      ['treaty', false, false, true],
    ],
  )
})

test('a closed case is looked at once more within thirty days', () => {
  const end = row({ state: 'closed', endedAt: NOW })
  assert.deepEqual(
    clocksOf(end, NOW).map(({ kind, due }) => [kind, due]),
    [['review', addMs(NOW, 30 * DAY)]],
  )
  assert.deepEqual(clocksOf({ ...end, reviewedAt: NOW }, NOW), [])
})

test('teams are compared without case and accents, by organisation and team', () => {
  const seat = (person: string, organisation: string, team: string): SeatRow => ({
    id: ID,
    case: ID,
    person,
    role: 'investigator',
    organisation,
    team,
    salt: '',
    givenBy: '',
    givenAt: NOW,
    endedAt: null,
    endingBy: null,
    endingDevice: null,
    endingAt: null,
    untilAt: FOR_GOOD,
    askedBy: null,
    askedDevice: null,
    askedAt: null,
    askedDays: null,
    agreedBy: null,
  })
  const seats = [
    seat('a', 'Comisión', 'Analysis'),
    seat('b', 'comision', 'ANALYSIS'),
    seat('c', 'Comisión', 'Review'),
  ]
  assert.equal(areOfDifferentTeams(seats, 'a', 'b'), false)
  assert.equal(areOfDifferentTeams(seats, 'a', 'c'), true)
  assert.equal(areOfDifferentTeams(seats, 'a', 'nobody'), false)
})
