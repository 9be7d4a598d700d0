import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  claimReview,
  dataFeed,
  importedVerdict,
  inlineJson,
  ratingOf,
  shortClaim,
  verdict,
  VERDICTS,
} from './index.ts'
import { CHECK } from '../../../test/support/foreign-files.ts'

test('a check says everything that its page says, and its rating in numbers', () => {
  assert.deepEqual(claimReview(CHECK), {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    '@id': CHECK.url,
    url: CHECK.url,
    claimReviewed: 'Polls close at noon.',
    itemReviewed: {
      '@type': 'Claim',
      text: 'Polls close at noon.',
      author: {
        '@type': 'Organization',
        name: 'Daily Exercise',
        sameAs: 'https://daily.example',
      },
      datePublished: '2026-11-20',
      firstAppearance: {
        '@type': 'CreativeWork',
        url: 'https://daily.example/noon',
        datePublished: '2026-11-20',
      },
      appearance: [
        {
          '@type': 'CreativeWork',
          url: 'https://daily.example/noon',
          datePublished: '2026-11-20',
        },
      ],
    },
    reviewRating: {
      '@type': 'Rating',
      alternateName: 'False',
      ratingValue: 1,
      bestRating: 5,
      worstRating: 1,
    },
    author: { '@type': 'Organization', name: 'Election Office', url: 'https://node.example' },
    datePublished: '2026-11-21T08:00:00.000Z',
    dateModified: '2026-11-22T08:00:00.000Z',
    inLanguage: 'en',
    reviewBody: 'Polls close at 19:00.',
    citation: [
      { '@type': 'CreativeWork', name: 'Decree 12', url: 'https://node.example/id/CIT-1' },
    ],
    correction: [
      {
        '@type': 'CorrectionComment',
        text: 'The decree has number 12, not 11.',
        datePublished: '2026-11-22T08:00:00.000Z',
        inLanguage: 'en',
      },
    ],
    license: 'https://creativecommons.org/licenses/by/4.0/',
  })
})

test('only verdicts that stand in an order are a number', () => {
  for (const one of VERDICTS) {
    const { reviewRating } = claimReview({ ...CHECK, verdict: one, label: 'Words' })
    const rating = reviewRating as Record<string, unknown>
    assert.equal(rating['alternateName'], 'Words')
    assert.equal('ratingValue' in rating, ratingOf(one) !== null, one)
    assert.equal('bestRating' in rating, ratingOf(one) !== null, one)
  }
  assert.deepEqual(
    ['false', 'mixed', 'true', 'satire', 'unmapped'].map((one) =>
      ratingOf(importedVerdict.parse(one)),
    ),
    [1, 3, 5, null, null],
  )
  assert.equal(verdict.safeParse('unmapped').success, false)
})

test('an account has no name and no link, wherever it spoke', () => {
  const text = JSON.stringify(
    claimReview({
      ...CHECK,
      claimant: { kind: 'account', words: 'an account' },
      appearances: [{ url: 'https://social.example/somebody/1', date: null, isOfNamed: false }],
    }),
  )
  assert.match(text, /"author":\{"@type":"Person","name":"an account"\}/)
  assert.doesNotMatch(text, /somebody|ppearance|sameAs/)
})

test('a feed holds its checks, and nothing in a page ends its script', () => {
  const feed = dataFeed(
    { name: 'Claims', url: 'https://node.example/claims.json', license: 'CC', changedAt: null },
    [CHECK, { ...CHECK, claim: '</script><!--\u2028' }],
  )
  const inline = inlineJson(feed)
  assert.doesNotMatch(inline, /[<\u2028]/)
  assert.deepEqual(JSON.parse(inline), feed)
})

test('a long claim has a short form that ends behind a word', () => {
  const long =
    'The office of the exercise says that all polling stations of the north close at noon'
  assert.equal(shortClaim('Short.'), 'Short.')
  assert.equal(
    shortClaim(long),
    'The office of the exercise says that all polling stations of the north…',
  )
  assert.ok(shortClaim('x'.repeat(80)).length <= 75)
  assert.ok(shortClaim(`${'x'.repeat(73)}😀😀`).isWellFormed())
})
