import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleanPost, cleanText } from './clean.ts'

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => word !== '')
const saidIn = (raw: string) => wordsIn(cleanPost(raw).text)

test('addresses are dropped, and their keys kept', () => {
  const { text, addresses } = cleanPost(
    'See https://www.example.org/a?utm_source=x, www.example.org/b and t.co/Ab1.picpic.twitter.com/Zz9',
  )
  assert.deepEqual(wordsIn(text), ['See', 'and'])
  assert.deepEqual(addresses.slice(0, 2), ['example.org/a', 'example.org/b'])
})

test('a picture without a space before it takes no word with it, and a host that people say stays', () => {
  assert.deepEqual(saidIn('lookpic.twitter.com/Zz9'), ['look'])
  assert.deepEqual(saidIn('Example.org says 3/4'), ['Example.', 'org', 'says', '3/4'])
})

test('quotes and entities have one spelling, and nothing unseen stays', () => {
  assert.deepEqual(saidIn('don’t &amp; “won´t” &#39;x&#x27;'), ["don't", '&', '"won\'t"', "'x'"])
  assert.deepEqual(saidIn('bal\u200blots\u202e no\ufeffw'), ['ballots', 'now'])
})

test('of a signature at the end the name stays, handle and date go', () => {
  const { text, signature } = cleanPost(
    'It is — over — Dr. Ana-Mae (no bots) Li (@ana_li) May 3, 2026',
  )
  assert.deepEqual([text.trim(), signature.trim()], ['It is — over', 'Dr. Ana-Mae (no bots) Li'])
  for (const [raw, name] of [
    ['No. — Ana Li (@ana)', 'Ana Li'],
    ['No. – Ana Li (@ana) 3 de mayo de 2026', 'Ana Li'],
    ['No. — سامي لطفي (@sami) ٤ نوفمبر ٢٠٢٦', 'سامي لطفي'],
    ['No. - Ana Li (@ana)May 3, 2026 https://t.co/x', 'Ana Li'],
  ] as const)
    assert.deepEqual([saidIn(raw), cleanPost(raw).signature.trim()], [['No.'], name], raw)
})

test('what is not at the end, has a long name or no date after it is no signature', () => {
  for (const raw of [
    'A dash — and (@ana) goes on about other things',
    `No — ${'name '.repeat(20)}(@ana) May 3, 2026`,
    'No dash (@ana) May 3, 2026',
  ])
    assert.equal(cleanPost(raw).signature, '', raw)
  assert.equal(cleanText('Said — Ana Li (@ana)').text.includes('ana'), true)
})

test('tags and handles come joined and split', () => {
  assert.deepEqual(saidIn('#StopTheCount2026'), [
    'StopTheCount2026',
    'Stop',
    'The',
    'Count',
    '2026',
  ])
  assert.deepEqual(saidIn('@NASALaunch #covid_19'), [
    'NASALaunch',
    'NASA',
    'Launch',
    'covid19',
    'covid',
    '19',
  ])
  assert.deepEqual(saidIn('#وادي_الذهب'), ['واديالذهب', 'وادي', 'الذهب'])
  assert.deepEqual(saidIn('#plain'), ['plain'])
})

test('a word with a number at its end comes joined and split, a code of letters and digits does not', () => {
  assert.deepEqual(saidIn('Covid19, #Covid19'), [
    'Covid19',
    'Covid',
    '19,',
    'Covid19',
    'Covid',
    '19',
  ])
  assert.deepEqual(saidIn('5G A4 x86a covid-19'), ['5G', 'A4', 'x86a', 'covid-19'])
})

test('groups of three digits are one number, in every spelling and script', () => {
  for (const written of [
    '120,000',
    '120.000',
    "120'000",
    '120’000',
    '120\u202f000',
    '120\u00a0000',
    '١٢٠٬٠٠٠',
    '१२०,०००',
  ])
    assert.deepEqual(saidIn(written), ['120000'], written)
  assert.deepEqual(saidIn('1,234,567.89'), ['1234567.89'])
})

test('what is not in complete groups of three stays as it is', () => {
  for (const written of ['12,00', '1,2345', '3.14', '12.05.2026', '1,234.567,89', '0.5'])
    assert.deepEqual(saidIn(written), [written])
})

test('abbreviations lose their dots, and a forgotten space is put back', () => {
  assert.deepEqual(saidIn('The U.S. and U.K.'), ['The', 'US', 'and', 'UK'])
  assert.deepEqual(saidIn('end.Start'), ['end.', 'Start'])
})

test('whatever is pasted, cleaning ends and gives no address and nothing unseen', () => {
  const part = fc.constantFrom(
    '#',
    '@',
    '_',
    ' — ',
    '(@a)',
    '1,000',
    'https://',
    '&#',
    '\u200d',
    'aB',
    '\ud800',
    '.',
  )
  const pasted = fc
    .array(fc.oneof(part, fc.string({ maxLength: 4 })))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(pasted, (raw) => {
      const { text, signature } = cleanPost(raw)
      assert.doesNotMatch(text + signature, /[\u200b-\u200f\u202a-\u202e]|https?:\/\/\w/u)
    }),
    { numRuns: 100 },
  )
})
