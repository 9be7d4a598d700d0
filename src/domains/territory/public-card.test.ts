import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { View } from '../../core/slice.ts'
import { text } from '../../core/text.ts'
import { testFacts } from '../../../test/support/house.ts'
import { type Hours, type Phases, votingTimesOf } from './phase.ts'
import { publicCards } from './public-card.ts'

const node = testFacts()

/** What the card says of an election at a moment. */
function said(election: object | null, now: string, language: 'en' | 'ar' = 'en') {
  const view = { t: text(language), node, now } as View
  return publicCards[0]?.say?.(election as never, view) ?? {}
}

type Span = Phases['polling']

/** An election as everybody is told of it. */
function told(polling: Span | null, hours: Hours | null = null) {
  const date = '2026-11-24'
  const phases = polling == null ? {} : { polling }
  const own = { id: '', name: 'General election', date, zone: 'Africa/Nairobi', phases, hours }
  return { ...own, phase: 'none', polling, times: votingTimesOf({ ...own, freezes: [] }) }
}

const day = told({ from: '2026-11-24T08:00', until: '2026-11-24T20:00' })
const several = told({ from: '2026-11-24T08:00', until: '2026-11-25T18:00' })
const toMidnight = told({ from: '2026-11-24T08:00', until: '2026-11-25T00:00' })
const noHours = told(null)
const whole = { from: '2026-11-24T00:00', until: '2026-11-27T00:00' }
const wholeDays = told(whole)
const daily = told(whole, { opens: '08:00', closes: '20:00' })

test('the first sentence says whether voting goes on, by the clock on the wall of the country', () => {
  const cases: readonly (readonly [object, string, string])[] = [
    [day, '2026-11-20T08:00:00.000Z', 'Voting begins on Tuesday 24 November at 08:00.'],
    [day, '2026-11-24T04:59:00.000Z', 'Voting begins today at 08:00.'],
    [day, '2026-11-24T05:00:00.000Z', 'Voting goes on: polls are open until 20:00 today.'],
    [day, '2026-11-24T16:59:00.000Z', 'Voting goes on: polls are open until 20:00 today.'],
    [day, '2026-11-24T17:00:00.000Z', 'Voting is over.'],
    [
      { ...day, phase: 'counting' },
      '2026-11-24T18:00:00.000Z',
      'Voting is over. The votes are being counted.',
    ],
    [
      several,
      '2026-11-24T10:00:00.000Z',
      'Voting goes on: polls are open until Wednesday 25 November, 18:00.',
    ],
    [toMidnight, '2026-11-24T10:00:00.000Z', 'Voting goes on: polls are open until 24:00 today.'],
    [noHours, '2026-11-20T08:00:00.000Z', 'Voting is on Tuesday 24 November.'],
    [noHours, '2026-11-24T08:00:00.000Z', 'Today is the day of voting.'],
    [noHours, '2026-11-25T08:00:00.000Z', 'Voting is over.'],
    [wholeDays, '2026-11-20T08:00:00.000Z', 'Voting begins on Tuesday 24 November.'],
    [
      wholeDays,
      '2026-11-24T08:00:00.000Z',
      'Voting goes on up to and including Thursday 26 November.',
    ],
    [wholeDays, '2026-11-26T20:59:00.000Z', 'Today is the last day of voting.'],
    [wholeDays, '2026-11-26T21:00:00.000Z', 'Voting is over.'],
    [daily, '2026-11-20T08:00:00.000Z', 'Voting begins on Tuesday 24 November at 08:00.'],
    [daily, '2026-11-24T04:00:00.000Z', 'Voting begins today at 08:00.'],
    [daily, '2026-11-25T16:59:00.000Z', 'Voting goes on: polls are open until 20:00 today.'],
    [
      daily,
      '2026-11-25T17:00:00.000Z',
      'Voting goes on: polls open again on Thursday 26 November at 08:00.',
    ],
    [daily, '2026-11-26T04:00:00.000Z', 'Voting goes on: polls open again today at 08:00.'],
    [daily, '2026-11-26T17:00:00.000Z', 'Voting is over.'],
  ]
  for (const [election, now, sentence] of cases)
    assert.equal(said(election, now).first?.replaceAll(',', ''), sentence.replaceAll(',', ''))
})

test('which election it is and when stands beside it, and nothing is said where none is entered', () => {
  assert.match(
    said(day, '2026-11-20T08:00:00.000Z').about ?? '',
    /^General election: Tuesday,? 24 November 2026, 08:00 to 20:00$/,
  )
  const when = (election: object) =>
    (said(election, '2026-11-20T08:00:00.000Z').about ?? '').replaceAll(',', '')
  assert.equal(
    when(wholeDays),
    'General election: Tuesday 24 November 2026 to Thursday 26 November 2026',
    'a phase of whole days says no hours',
  )
  assert.match(when(daily), /26 November 2026 each day 08:00 to 20:00$/)
  // Hours that lie beyond the phase of polling are not those of its days.
  const beyond = told(
    { from: '2026-11-24T09:00', until: '2026-11-25T18:00' },
    { opens: '08:00', closes: '17:00' },
  )
  assert.equal(beyond.times.isDaily, false)
  assert.match(when(beyond), /24 November 2026 09:00 to Wednesday 25 November 2026 18:00$/)
  assert.match(said(day, '2026-11-24T10:00:00.000Z', 'ar').first ?? '', /الاقتراع مستمر/)
  assert.deepEqual(said(null, '2026-11-20T08:00:00.000Z'), {})
})
