import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldWord } from './fold.ts'
import { segmentsOf, wordsOf } from './words.ts'

const termsIn = (text: string, language: string) =>
  wordsOf(text, language).flatMap(({ term }) => term ?? [])
const sameTerms = (language: string, one: string, other: string) =>
  assert.deepEqual(termsIn(one, language), termsIn(other, language), `${one} and ${other}`)

test('words that say nothing are left out, the others are stemmed', () => {
  assert.deepEqual(termsIn("They're voting in the elections, aren't they?", 'en'), [
    'vote',
    'elect',
  ])
  assert.deepEqual(termsIn('Las elecciones no son válidas', 'es'), ['eleccion', 'val'])
  sameTerms('en', "the minister's ballots", 'ministers ballot')
})

test('stems come before accents: Russian й and French é are what a stemmer knows', () => {
  sameTerms('ru', 'выборный', 'выборного')
  sameTerms('fr', 'élection', 'élections')
  assert.deepEqual(termsIn('выборный', 'ru'), ['выборн'])
})

test('accents count for nothing after stemming', () => {
  sameTerms('es', 'elección', 'eleccion')
  sameTerms('de', 'Wählerstimmen', 'Wahlerstimmen')
  assert.equal(foldWord('straße'), 'strasse')
})

test('vowel signs of Hindi, Burmese and Thai stay, and Hangul is put together again', () => {
  for (const word of ['मतदान', 'केंद्र', 'မဲရုံ', 'ที่นี่', '투표소'])
    assert.equal(foldWord(word).normalize('NFC'), word.normalize('NFKC'))
})

test('a word of Hindi or Burmese is not cut at its vowel signs, and Chinese is cut into words', () => {
  assert.deepEqual(
    segmentsOf('मतदान केंद्र', 'hi').map(({ word }) => word),
    ['मतदान', 'केंद्र'],
  )
  assert.ok(segmentsOf('မဲရုံ', 'my').length < 3)
  assert.ok(termsIn('投票站关闭了', 'zh').includes('投票'))
})

test('Arabic is written with or without lengthening, vowel marks and hamza', () => {
  sameTerms('ar', 'كتـــاب', 'كتاب')
  sameTerms('ar', 'مُدَرِّسَةٌ', 'مدرسة')
  sameTerms('ar', 'الإقتراع', 'الاقتراع')
  sameTerms('ar', 'مدرسه', 'مدرسة')
})

test('Turkish has two letters i', () => {
  assert.equal(wordsOf('SIK', 'tr')[0]?.plain, foldWord('sık'))
  assert.equal(wordsOf('İL', 'tr')[0]?.plain, 'il')
})

test('an article that is written together with its word is none of it', () => {
  sameTerms('fr', "l'électeur", 'électeur')
  sameTerms('fr', "qu'aujourd'hui", "aujourd'hui")
})

test('the country and the organization are no pronouns, unless everything is in capitals', () => {
  assert.deepEqual(termsIn('the WHO told us', 'en'), ['who', 'told'])
  assert.deepEqual(termsIn('who told the US', 'en'), ['told', 'us'])
  assert.deepEqual(termsIn('WHO TOLD US', 'en'), ['told'])
})

test('a language that is none is cut and compared all the same', () => {
  assert.deepEqual(termsIn('Ballots 120000', '../x'), ['ballots', '120000'])
  assert.deepEqual(termsIn('Kura za wananchi', 'sw'), ['kura', 'za', 'wananchi'])
})

test('a word without an end counts by its start', () => {
  assert.ok((termsIn('a'.repeat(5_000), 'en')[0]?.length ?? 0) <= 60)
})
