import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchJunk } from '../../../test/support/match-junk.ts'
import { distance } from '../simhash/index.ts'
import {
  claimIndex,
  judgeHit,
  languageOf,
  likenessOf,
  NEAR_BITS,
  normalPost,
  putClaim,
  readPost,
  searchClaims,
  whyFound,
} from './index.ts'

const TEXT = 'In 2026, police found 12,000 ballots in a warehouse in Lindholm, Mara Quill said.'

function hitOf(raw: string, language = 'en') {
  const index = claimIndex()
  const more = { title: 'Ballots in Lindholm?', subtitle: null, addresses: ['example.org/a'] }
  putClaim(index, { id: 'one', claim: 'one', language: 'en', text: TEXT, ...more })
  for (const [at, text] of [
    'A wolf bit a child.',
    'Polls close at four.',
    'The bridge fell.',
  ].entries())
    putClaim(index, {
      id: `${at}`,
      claim: `${at}`,
      language: 'en',
      text,
      title: null,
      subtitle: null,
      addresses: [],
    })
  const post = readPost(raw, { language })
  const [hit] = searchClaims(index, post, 1)
  assert.ok(hit !== undefined)
  return {
    index,
    post,
    hit,
    judgement: judgeHit(index, post, hit),
    why: whyFound(index, post, hit.document),
  }
}
const SAME = 'BREAKING: police find 12.000 ballots in a Lindholm warehouse in 2026, says Mara Quill'

test('a post of the same words is a strong match, one that shares a word is not shown', () => {
  const { judgement } = hitOf(SAME)
  assert.equal(judgement.tier, 'strong')
  assert.ok(judgement.chance > 0.9 && judgement.chance < 1)
  const other = 'the police in my street were very friendly to my old dog today, thanks for all'
  assert.equal(hitOf(other).judgement.tier, null)
})

test('under eight words, and in another language than English, nothing is more than a suggestion', () => {
  assert.equal(
    hitOf('police ballots warehouse Lindholm 12,000 Quill 2026').judgement.tier,
    'suggest',
  )
  assert.equal(hitOf(SAME, 'sw').judgement.tier, 'suggest')
})

test('an address that both name is strong without a word', () => {
  assert.deepEqual(hitOf('https://example.org/a').judgement.tier, 'strong')
})

test('numbers, years and names that the post lacks are told as the claim writes them', () => {
  assert.deepEqual(hitOf(SAME).why.lacking, { numbers: [], names: [], years: [] })
  const { lacking } = hitOf('police found 13,000 ballots in a warehouse in 2020').why
  assert.deepEqual(lacking, {
    numbers: ['12,000'],
    names: ['Lindholm', 'Mara Quill'],
    years: ['2026'],
  })
})

test('shared words are marked where they stand, in the post as it was pasted', () => {
  const raw = '‘Ballots’ — 12\u202f000 of them! #LindholmWarehouse @MaraQuill &amp; https://t.co/x'
  const { why } = hitOf(raw)
  const marked = why.inPost.map(({ start, end }) => raw.slice(start, end))
  assert.deepEqual(marked, ['Ballots', '12\u202f000', 'LindholmWarehouse', 'MaraQuill'])
  const inText = why.inClaim.text.map(({ start, end }) => TEXT.slice(start, end))
  assert.deepEqual(inText, ['12,000', 'ballots', 'warehouse', 'Lindholm', 'Mara', 'Quill'])
  assert.equal(why.terms.length, 6)
  assert.ok(why.terms.every(({ score }, at) => score <= (why.terms[at - 1]?.score ?? score)))
})

test('a language is guessed, surely only from thirty characters on', () => {
  const among = ['en', 'es', 'fr', 'ar'] as const
  const guess = (text: string) => languageOf(text, { among, expected: 'en' })
  assert.deepEqual(guess('Las papeletas aparecieron en el río la noche de las elecciones'), {
    language: 'es',
    others: [],
    isSure: true,
  })
  assert.deepEqual(guess('Les bulletins ont été jetés dans la rivière'), {
    language: 'fr',
    others: [],
    isSure: true,
  })
  assert.deepEqual(guess('عثرت الشرطة على أوراق اقتراع في مستودع'), {
    language: 'ar',
    others: [],
    isSure: true,
  })
  assert.deepEqual(guess('Dolphins in Venice').isSure, false)
  assert.deepEqual(guess('🐬'), { language: 'en', others: [], isSure: false })
})

test('near copies of a post differ in few bits, others in many', () => {
  const base = `${SAME}, and nobody in the whole town seems to have seen who put them there at night`
  const copy = likenessOf(`RT ${base.toUpperCase()}!!! https://t.co/x`, 'en')
  const [one, other] = [likenessOf(base, 'en'), likenessOf('A wolf bit a child in the park.', 'en')]
  assert.ok(one !== null && copy !== null && other !== null)
  assert.ok(distance(one, copy) <= NEAR_BITS + 8)
  assert.ok(distance(one, other) > 16)
  assert.equal(likenessOf('🐬 https://t.co/x', 'en'), null)
  assert.equal(
    normalPost('BALLOTS — in “Lindholm” #now', 'en'),
    normalPost('ballots in Lindholm now', 'en'),
  )
})

test('whatever is pasted is read, searched, judged and explained, and marks stay within its text', () => {
  matchJunk(40)
})

test('a text of ten thousand characters gives no more than four hundred terms', () => {
  for (const part of [
    'a ',
    '.a',
    '(@',
    '#1',
    '1,',
    '٣',
    '&#',
    'a/',
    'www.',
    ' — ',
    '\u0301',
    'ـ',
    '投',
  ])
    assert.ok(readPost(part.repeat(5_000), { language: 'en' }).terms.length <= 400, part)
  const many = Array.from({ length: 1_500 }, (_, n) => `w${n}`).join(' ')
  assert.equal(readPost(many, { language: 'en' }).terms.length, 400)
})
