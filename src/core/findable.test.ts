import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isNamedSo, pageRank, phrasesOf, saysSo, WEAK_RANK } from './findable.ts'

const duty = {
  names: ['Duty list', 'جدول المناوبة'],
  purposes: ['who is on duty; shift; hand over; من المناوب'],
}
const alerts = {
  names: ['Alerts', 'التنبيهات'],
  purposes: ['all clear; the danger is over; إلكترونيات; زوال الخطر'],
}

test('a page is found without regard to case, accents, plural, article and words that say nothing', () => {
  for (const words of [
    'Who is on DUTY?',
    'on duty',
    'duty',
    'dúty',
    'shifts',
    'hand over the shift',
    'المناوب',
    'مُنَاوِب',
  ])
    assert.ok((pageRank(words, duty) ?? WEAK_RANK) < WEAK_RANK, words)
  for (const words of ['الالكترونيات', 'الإلكترونيات', 'الكترونيات', 'خطر'])
    assert.ok((pageRank(words, alerts) ?? WEAK_RANK) < WEAK_RANK, words)
})

test('every word counts, and letters in the middle of a word lead nowhere but in a name, where they come last', () => {
  assert.equal(pageRank('clear water', alerts), null)
  assert.equal(pageRank('anger', alerts), null)
  assert.equal(pageRank('lert', alerts), WEAK_RANK)
  assert.equal(pageRank('', alerts), null)
  assert.equal(pageRank(' ?', alerts), null)
})

test('a name comes before a purpose, and a whole word before its beginning', () => {
  const ranks = ['duty list', 'hand over', 'duty', 'dut', 'hand', 'han'].map((words) =>
    pageRank(words, duty),
  )
  assert.deepEqual(
    ranks,
    ranks.toSorted((one, other) => Number(one) - Number(other)),
  )
  assert.equal(new Set(ranks).size, ranks.length)
})

test('a thing is called so where each word is a word of its title', () => {
  assert.equal(isNamedSo('court', ['Party finance portal (court.example)']), true)
  assert.equal(isNamedSo('port', ['Party finance portal']), false)
  assert.equal(saysSo('site broken', ['Site broken into', 'All clear']), true)
  assert.equal(saysSo('lear', ['All clear']), false)
  assert.deepEqual(phrasesOf('a; b؛ ;c '), ['a', 'b', 'c'])
})
