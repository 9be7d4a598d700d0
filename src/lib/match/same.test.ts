import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPairs, toldOf } from '../../../bench/match/pairs.ts'
import { amountsOf } from './moments.ts'
import { readPost } from './post.ts'
import { compare } from './same.ts'

const CLAIM = 'Polling stations in Cedar close at 2 pm on Sunday.'
const told = (text: string, claim = CLAIM, language = 'en') =>
  compare(readPost(text, { language }), { text: claim, language })

test('what has the words of a claim and turns nothing of them is the same', () => {
  for (const text of [
    CLAIM,
    '⚠️⚠️ FORWARDED many times: polling stations in CEDAR close at 2pm on sunday!! pls share',
    'On Sunday at 14:00 polling statoins in Cedar close',
    'polling stations in Cedar close at ٢ pm on Sunday',
  ])
    assert.deepEqual(told(text), { told: 'same', differences: [] }, text)
})

test('a denial, another hour, day, number or place is not, and is named', () => {
  const kinds = (text: string) => told(text).differences.map(({ kind }) => kind)
  assert.deepEqual(kinds('Polling stations in Cedar do not close at 2 pm on Sunday.'), ['denial'])
  assert.deepEqual(kinds('Fake: polling stations in Cedar close at 2 pm on Sunday'), ['denial'])
  assert.deepEqual(told('Polling stations in Cedar close at 6 pm on Sunday.').differences, [
    { kind: 'hour', inPost: '6 pm', inClaim: '2 pm' },
  ])
  assert.deepEqual(told('Polling stations in Cedar close at 2 pm on Monday.').differences, [
    { kind: 'day', inPost: 'Monday', inClaim: 'Sunday' },
  ])
  assert.deepEqual(kinds('Polling stations in Birch close at 2 pm on Sunday.'), ['name'])
  assert.deepEqual(told('Polling stations in Cedar open at 2 pm on Sunday.').differences[0], {
    kind: 'words',
    inPost: 'open',
    inClaim: 'close',
  })
  assert.equal(told('Polling stations in Cedar close').told, 'like', 'less than the claim says')
})

test('hours are one however they are written, and numbers are not hours', () => {
  const of = (text: string, language = 'en') =>
    amountsOf(text, language).all.map(({ kind, value }) => `${kind} ${value}`)
  for (const text of ['at 7 pm', '19:00', '7 p.m.', 'by 19h', 'at 7:00 in the evening'])
    assert.deepEqual(of(text), ['hour 1140'], text)
  assert.deepEqual(of('à 19 h', 'fr'), ['hour 1140'])
  assert.deepEqual(of('a las 7 de la tarde', 'es'), ['hour 1140'])
  assert.deepEqual(of('الساعة 7 مساء', 'ar'), ['hour 1140'])
  assert.deepEqual(of('120,000 ballots of 7 towns'), ['number 120000', 'number 7'])
  assert.deepEqual(of('three of them on Friday'), ['number 3', 'day week 4'])
})

test('of our own pairs none that says something else is told the same, and every repeat is found', () => {
  const all = toldOf(readPairs())
  assert.ok(all.length > 40)
  for (const { pair, told: as } of all)
    assert.ok(
      pair.kind === 'repeat' ? as !== 'not' : as !== 'same',
      JSON.stringify({ as, ...pair }),
    )
})
