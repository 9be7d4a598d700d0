import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { View } from '../../core/slice.ts'
import { text } from '../../core/text.ts'
import { testFacts } from '../../../test/support/house.ts'
import { publicCards } from './public-card.ts'

const node = testFacts()

/** What the card says of an election at a moment. */
function said(election: object | null, now: string, language: 'en' | 'ar' = 'en') {
  const view = { t: text(language), node, now } as View
  return publicCards[0]?.say?.(election as never, view) ?? {}
}

const day = {
  name: 'General election',
  date: '2026-11-24',
  zone: 'Africa/Nairobi',
  phase: 'none',
  polling: { from: '2026-11-24T08:00', until: '2026-11-24T20:00' },
}
const several = { ...day, polling: { from: '2026-11-24T08:00', until: '2026-11-25T18:00' } }
const noHours = { ...day, polling: null }

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
    [noHours, '2026-11-20T08:00:00.000Z', 'Voting is on Tuesday 24 November.'],
    [noHours, '2026-11-24T08:00:00.000Z', 'Today is the day of voting.'],
    [noHours, '2026-11-25T08:00:00.000Z', 'Voting is over.'],
  ]
  for (const [election, now, sentence] of cases)
    assert.equal(said(election, now).first?.replaceAll(',', ''), sentence.replaceAll(',', ''))
})

test('which election it is and when stands beside it, and nothing is said where none is entered', () => {
  assert.match(
    said(day, '2026-11-20T08:00:00.000Z').about ?? '',
    /^General election: Tuesday,? 24 November 2026, 08:00 to 20:00$/,
  )
  assert.match(said(day, '2026-11-24T10:00:00.000Z', 'ar').first ?? '', /الاقتراع مستمر/)
  assert.deepEqual(said(null, '2026-11-20T08:00:00.000Z'), {})
})
