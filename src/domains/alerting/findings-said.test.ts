// What is said of the findings behind an alert has a row for every state of it and for every way in which they end.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text } from '../../core/text.ts'
import { DESPITE } from './pages/alert-end.ts'
import { GRAVER, OVER, STANDS } from './pages/findings-part.ts'
import { FINDING_ENDS, STATES } from './schema.ts'
import { isAlike, willDo, worstOf } from './graver.ts'

test('every state says what follows once all is over, or that nobody has anything to do', () => {
  for (const state of STATES) {
    assert.ok(state in OVER && state in GRAVER, state)
    const said = OVER[state]
    const isOut = ['cancelled', 'cleared', 'expired', 'rejected'].includes(state)
    assert.equal(said === null, isOut, state)
  }
  for (const how of ['open', ...FINDING_ENDS] as const)
    for (const language of ['en', 'ar'] as const)
      assert.match(text(language)(STANDS[how], { time: 'NOW' }), /NOW/, how)
})

test('each end of an alert says in words of its own that what was found is still so, and asks why', () => {
  for (const language of ['en', 'ar'] as const) {
    const t = text(language)
    const said = Object.values(DESPITE).flatMap(({ stillSo, why }) => [t(stillSo), t(why)])
    assert.equal(new Set(said).size, 2 * 2)
  }
})

test('the words of one event do for another where they ask stations for all of it, as urgently', () => {
  const of = (eventCode: string, severity = 'Moderate') => ({ eventCode, severity })
  assert.ok(willDo(of('SITE_BREACH'), of('DEFACEMENT')))
  assert.ok(!willDo(of('SITE_BREACH'), of('DEFACEMENT', 'Severe')))
  assert.ok(!willDo(of('DEFACEMENT', 'Extreme'), of('SITE_BREACH')))
  assert.ok(!willDo(of('DEFACEMENT'), of('PHISHING')))
  assert.ok(isAlike(of('PORTAL_OUTAGE'), of('SITE_BREACH')))
  assert.ok(!isAlike(of('PHISHING'), of('SITE_BREACH')))
  const all = [of('PORTAL_OUTAGE', 'Severe'), of('SITE_BREACH'), of('DEFACEMENT')]
  assert.deepEqual(worstOf(all), of('SITE_BREACH', 'Severe'))
  assert.equal(worstOf([]), undefined)
})
