// In which order what waits is shown.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMs, MINUTE, type Time } from './time.ts'
import { urgency, type Waiting } from './waiting.ts'

const NOW: Time = '2026-11-24T08:00:00.000Z'
const waits = (about: string, severity: Waiting['severity'], minutesLeft: number | null) => {
  const until = minutesLeft === null ? null : addMs(NOW, minutesLeft * MINUTE)
  return { about, severity, until, since: NOW }
}

test('stations that ask for help stand before what is due later, and after what lapses at once', () => {
  const all = [
    waits('a draft', 'moderate', null),
    waits('newsrooms are to be told', 'minor', 30),
    waits('help', 'severe', null),
    waits('a damaged record', 'extreme', null),
    waits('a release', 'moderate', 3),
  ]
  const order = (waiting: { about: string }) => urgency(waiting as unknown as Waiting)
  const shown = all.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
  assert.deepEqual(
    shown.map(({ about }) => about),
    ['a damaged record', 'a release', 'help', 'newsrooms are to be told', 'a draft'],
  )
})
