import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testFacts } from '../../../test/support/house.ts'
import { LANGUAGES } from '../../core/text.ts'
import { pointedOut } from './pointed.ts'
import { reportedCases } from './reported.ts'

test('every case of elsewhere has its source, the day it was read, how sure it is, and words in every language', () => {
  const cases = reportedCases(testFacts())
  assert.ok(cases.length >= 5)
  assert.equal(new Set(cases.map(({ code }) => code)).size, cases.length)
  for (const one of cases) {
    assert.match(one.url, /^https?:\/\/[\w.-]+\//, one.code)
    assert.ok(one.source.length > 5 && one.as_of >= '2026-01-01', one.code)
    assert.ok(one.as_of.slice(0, 7) >= one.month, `${one.code} was read after it happened`)
    assert.deepEqual([...one.words.keys()].toSorted(), Object.keys(LANGUAGES).toSorted(), one.code)
  }
})

test('no case of elsewhere holds an address, a number of somebody, or the name of a group that is said to have done it', () => {
  for (const { code, words } of reportedCases(testFacts())) {
    for (const own of words.values()) {
      const text = Object.values(own).join('\n')
      assert.deepEqual(pointedOut(text, []), [], code)
      assert.doesNotMatch(text, /conti\b|lazarus|anonymous|lulzsec|korea|russia|china/i, code)
    }
  }
})

test('days, years, times and large numbers are no telephone numbers', () => {
  const text =
    'On 2026-11-24 at 12:30:45, 24.11.2026, in 2016-2017 and 2016/2017, 55,000,000 people, 1.5 %.'
  assert.deepEqual(pointedOut(text, []), [])
  const found = pointedOut(
    'Ring (020) 7946-0000 or ٠٢٠٧٩٤٦٠٠٠٠, 2001:db8::1, https://a.example/x',
    [],
  )
  assert.deepEqual(
    found.map(({ kind, text: what }) => [kind, what]),
    [
      ['phone', '(020) 7946-0000'],
      ['phone', '02079460000'],
      ['address', '2001:db8::1'],
      ['host', 'a.example'],
    ],
  )
})
