import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BEGIN, testFacts } from '../../../test/support/house.ts'
import { wordsOf } from '../../../test/support/page-visit.ts'
import { text } from '../../core/text.ts'
import type { View } from '../../core/slice.ts'
import { countryStep } from './pages/country.ts'

const origin = { source: 'x', asOf: '2026-11-24', confidence: 'low' }
const machine = (technology: string, scope: string, status: string) => ({
  ...origin,
  technology,
  scope,
  status,
})
const proposal = {
  iso3: 'BTN',
  names: { en: 'Bhutan', ar: 'بوتان' },
  zones: ['Asia/Thimphu'],
  languages: ['dz'],
  agencies: 1,
  elections: [{ ...origin, office: 'President', date: '2027-05-03' }],
  pollingStations: [
    { ...origin, stations: 809, precision: 'exact', year: '2024' },
    { ...origin, stations: 7500, precision: 'lower bound', year: '' },
    { ...origin, stations: 9000, precision: 'approximate', year: '' },
  ],
  votingTechnology: [
    machine('EVM', 'binding, national', 'in use'),
    machine('DRE', '-', 'discontinued 2009'),
    machine('electronic (vVote)', 'past', ''),
  ],
}

function step(language: 'en' | 'ar'): string {
  const view: View = {
    t: text(language),
    node: testFacts(),
    now: BEGIN,
    path: '/console/setup',
    base: `/${language}`,
    newKey: () => 'key',
    refused: null,
    done: null,
  }
  const data = { nation: null, countries: [], proposal: proposal as never }
  return String(countryStep(data, view))
}

test('what is known of a country is said in words, not in the codes of the lists that it is from', () => {
  const english = wordsOf(step('en'))
  assert.match(english, /Day of polling: President , 3 May 2027/)
  assert.match(english, /Polling stations: 809, in 2024/)
  assert.match(english, /Polling stations: at least 7,500/)
  assert.match(english, /Polling stations: about 9,000/)
  assert.match(english, /voting machines · its result counts, in the whole nation · in use/)
  assert.match(english, /voting machines without paper · given up 2009/)
  assert.match(english, /electronic \(vVote\) · in the past/)
  const arabic = step('ar')
  assert.match(wordsOf(arabic), /آلات تصويت · نتيجته ملزمة في البلد كله · مستخدم/)
  // What no fixed word says is marked as English, and nothing else is.
  const own = wordsOf(arabic.replaceAll(/<bdi lang="en"[^>]*>[^<]*<\/bdi>/g, ''))
  assert.doesNotMatch(own, /exact|bound|EVM|DRE|binding|in use|discontinued|2026-11-24|past/)
})
