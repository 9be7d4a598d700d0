import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CHECK, fuzzFeeds } from '../../../test/support/foreign-files.ts'
import {
  dataFeed,
  FeedError,
  MAX_FEED_BYTES,
  MAX_FEED_CHECKS,
  type Public,
  type Publisher,
  readFeed,
} from './index.ts'

const PUBLISHER: Publisher = {
  id: 'checkers',
  domains: ['checkers.example.org', 'bücher.example', 'co.uk'],
  verdicts: { 'FALSE!': 'false', 'Half true': 'mixed', زائف: 'false', '⭐': 'true' },
}
const NOBODY: Public = { isName: () => false, isHost: () => false }
const REVIEW = {
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  url: 'https://checkers.example.org/1',
  claimReviewed: 'Polls close at noon.',
  reviewRating: { '@type': 'Rating', alternateName: 'False' },
}
const read = (feed: unknown, known = NOBODY, publisher = PUBLISHER) =>
  readFeed(Buffer.from(typeof feed === 'string' ? feed : JSON.stringify(feed)), publisher, known)
const only = (part: object, known = NOBODY) => {
  const { checks, quarantined, refused } = read({ ...REVIEW, ...part }, known)
  assert.deepEqual([quarantined, refused, checks.length], [[], [], 1])
  return checks[0]
}

test('our own feed is read as that of others is', () => {
  const own = { id: 'us', domains: ['node.example'], verdicts: { false: 'false' } } as const
  const about = { name: 'Claims', url: CHECK.url, license: CHECK.license, changedAt: null }
  const feed = dataFeed(about, [CHECK, { ...CHECK, claim: 'Another' }])
  const { checks, refused } = read(feed, { isName: () => true, isHost: () => true }, own)
  assert.deepEqual(refused, [])
  assert.deepEqual(
    checks.map((check) => ({ ...check, key: '' })),
    ['Polls close at noon.', 'Another'].map((claim) => ({
      key: '',
      url: CHECK.url,
      claim,
      label: 'False',
      verdict: 'false',
      title: null,
      publishedAt: CHECK.publishedAt,
      changedAt: CHECK.changedAt,
      language: 'en',
      license: CHECK.license,
      claimant: { kind: 'named', name: 'Daily Exercise' },
      saidAt: '2026-11-20',
      appearances: [{ url: 'https://daily.example/noon', date: '2026-11-20' }],
    })),
  )
})

test('feeds are read in every shape that publishers give them', () => {
  const item = { '@type': 'DataFeedItem', item: [REVIEW] }
  const shapes = [
    REVIEW,
    [REVIEW],
    { '@context': {}, '@graph': [{ '@type': 'WebPage', name: 'x' }, REVIEW] },
    { '@type': 'DataFeed', dataFeedElement: [item] },
    { '@type': ['DataFeed'], dataFeedElement: { '@type': 'DataFeedItem', item: REVIEW } },
    { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: REVIEW }] },
    { ...REVIEW, '@type': ['Review', 'http://schema.org/ClaimReview'] },
    { ...REVIEW, '@type': undefined, reviewRating: 'False' },
    {
      ...REVIEW,
      url: { '@id': REVIEW.url },
      reviewRating: [{ alternateName: { '@value': 'False' } }],
    },
    {
      '@type': 'schema:ClaimReview',
      'schema:url': REVIEW.url,
      'schema:claimReviewed': REVIEW.claimReviewed,
      'schema:reviewRating': { 'schema:alternateName': 'False' },
    },
    {
      '@graph': [
        { ...REVIEW, reviewRating: { '@id': '#r' } },
        { '@id': '#r', '@type': 'Rating', alternateName: 'False' },
      ],
    },
    `\u{feff}${JSON.stringify(REVIEW)}`,
  ]
  for (const shape of shapes) {
    const { checks, refused } = read(shape)
    assert.deepEqual(refused, [], JSON.stringify(shape))
    assert.deepEqual(
      checks.map((one) => [one.url, one.claim, one.label, one.verdict]),
      [['https://checkers.example.org/1', 'Polls close at noon.', 'False', 'false']],
      JSON.stringify(shape),
    )
  }
  assert.equal(read(shapes[2]).others, 1)
})

test('a label means what the table of its publisher says, and nothing else', () => {
  const of = (alternateName: string) => only({ reviewRating: { alternateName } })?.verdict
  assert.deepEqual(
    [
      'false',
      ' False. ',
      'HALF  TRUE',
      'زائف',
      'Pants on fire',
      'constructor',
      'True',
      '⭐⭐⭐',
    ].map(of),
    ['false', 'false', 'mixed', 'false', 'unmapped', 'unmapped', 'unmapped', 'unmapped'],
  )
})

test('dates, language, licence and title are kept where they are what they say, and no text is', () => {
  const check = only({
    headline: 'No, polls close at 19:00',
    reviewBody: 'SECRET BODY',
    description: 'SECRET BODY',
    text: 'SECRET BODY',
    datePublished: '2026-11-21T10:00:00+02:00',
    dateModified: '2026-11-22 10:00',
    inLanguage: { '@type': 'Language', name: 'English', alternateName: 'en' },
    license: 'https://creativecommons.org/licenses/by/4.0/',
  })
  assert.deepEqual(
    [check?.title, check?.publishedAt, check?.changedAt, check?.language, check?.license],
    [
      'No, polls close at 19:00',
      '2026-11-21T08:00:00.000Z',
      '2026-11-22',
      'en',
      'https://creativecommons.org/licenses/by/4.0/',
    ],
  )
  assert.doesNotMatch(JSON.stringify(check), /SECRET/)
  const vague = only({
    datePublished: '2026-02-30',
    inLanguage: 'English language',
    name: 'x'.repeat(201),
  })
  assert.deepEqual([vague?.publishedAt, vague?.language, vague?.title], [null, null, null])
})

test('who is not of the public is an account, and only pages of outlets are linked', () => {
  const known: Public = {
    isName: (name) => name === 'Party of Exercise',
    isHost: (host) => host === 'daily.example',
  }
  const said = (itemReviewed: unknown) => {
    const check = only({ itemReviewed }, known)
    return [check?.claimant, check?.saidAt, check?.appearances]
  }
  const post = { '@type': 'SocialMediaPosting', url: 'https://social.example/jo.doe/1' }
  const page = {
    '@type': 'CreativeWork',
    url: 'https://daily.example/1',
    datePublished: '2026-11-20',
  }
  assert.deepEqual(
    said({
      '@type': 'Claim',
      author: { '@type': 'Person', name: 'Jo Doe', sameAs: 'https://social.example/jo.doe' },
      datePublished: '2026-11-20',
      firstAppearance: post,
      appearance: [page, post, 'https://daily.example/1'],
    }),
    [{ kind: 'account' }, '2026-11-20', [{ url: 'https://daily.example/1', date: null }]],
  )
  // Markup of before 2020, and a text where a thing belongs.
  assert.deepEqual(said({ '@type': 'CreativeWork', author: [{ name: 'Party of Exercise' }] }), [
    { kind: 'named', name: 'Party of Exercise' },
    null,
    [],
  ])
  assert.deepEqual(said({ '@type': 'CreativeWork', author: 'Jo Doe', url: page.url }), [
    { kind: 'account' },
    null,
    [{ url: 'https://daily.example/1', date: null }],
  ])
  assert.deepEqual(said('Jo Doe said it'), [null, null, []])
})

test('a check on another domain waits for a person, however much it looks like ours', () => {
  const hosts = (url: string) => read({ ...REVIEW, url }).quarantined.map(({ host }) => host)
  const own = [
    'https://checkers.example.org/1',
    'http://CHECKERS.example.org:8080/1',
    'https://www.checkers.example.org/1',
    'https://a.b.checkers.example.org./1',
    'https://bücher.example/1',
    'https://xn--bcher-kva.example/1',
  ]
  for (const url of own) assert.deepEqual(hosts(url), [], url)
  const foreign = [
    ['https://checkers.example.org.evil.test/1', 'checkers.example.org.evil.test'],
    ['https://evilcheckers.example.org/1', 'evilcheckers.example.org'],
    ['https://example.org/1', 'example.org'],
    ['https://evil.test/checkers.example.org', 'evil.test'],
    ['https://evil.test\\@checkers.example.org/1', 'evil.test'],
    ['https://сheckers.example.org/1', 'xn--heckers-xjg.example.org'],
    ['https://bucher.example/1', 'bucher.example'],
    ['https://anything.co.uk/1', 'anything.co.uk'],
  ]
  for (const [url = '', host] of foreign) assert.deepEqual(hosts(url), [host], url)
  assert.equal(
    read({ ...REVIEW, url: 'https://a@checkers.example.org/' }).refused[0]?.reason,
    'no_url',
  )
})

test('a review without what it needs is refused by its number, and the others are taken', () => {
  const { checks, refused, quarantined } = read([
    REVIEW,
    { ...REVIEW, url: undefined },
    { ...REVIEW, url: 'javascript:alert(1)' },
    { ...REVIEW, claimReviewed: ' <b></b> ' },
    { ...REVIEW, claimReviewed: 'x'.repeat(1001) },
    { ...REVIEW, reviewRating: { ratingValue: 1 } },
    { ...REVIEW, reviewRating: { alternateName: 'x'.repeat(101) } },
    { ...REVIEW, url: 'https://www.checkers.example.org/1/?utm_source=x' },
    { ...REVIEW, claimReviewed: 'Another' },
    { ...REVIEW, url: 'https://other.example/' },
  ])
  assert.deepEqual(
    refused.map(({ number, reason }) => `${number} ${reason}`),
    [
      '2 no_url',
      '3 no_url',
      '4 no_claim',
      '5 long_claim',
      '6 no_label',
      '7 long_label',
      '8 repeated',
    ],
  )
  assert.deepEqual([checks.length, quarantined.map(({ number }) => number)], [2, [10]])
  assert.notEqual(checks[0]?.key, checks[1]?.key)
})

test('a file that is no feed is refused as a whole, with the reason', () => {
  const bomb =
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
  const files: readonly (readonly [reason: string, bytes: Uint8Array])[] = [
    ['too_large', new Uint8Array(MAX_FEED_BYTES + 1)],
    ['encoding', Buffer.from('{"a":"\u00e9"}', 'latin1')],
    ['encoding', Buffer.from([0xff, 0xfe, 0x7b, 0x00])],
    ['not_json', Buffer.from(bomb)],
    ['not_json', Buffer.from('<script>alert(1)</script>')],
    ['not_json', Buffer.from('{"@type":"ClaimReview"')],
    ['not_json', Buffer.from('')],
    ['too_deep', Buffer.from('['.repeat(90_000))],
    ['too_many', Buffer.from(`[${'{},'.repeat(100_000)}5]`)],
    ['too_deep', Buffer.from('{"a":'.repeat(30) + '1' + '}'.repeat(30))],
    ['too_many', Buffer.from(JSON.stringify(Array(MAX_FEED_CHECKS + 1).fill(REVIEW)))],
    ['empty', Buffer.from('{"@type":"MediaReview"}')],
    ['empty', Buffer.from('5')],
  ]
  for (const [reason, bytes] of files)
    assert.throws(
      () => readFeed(bytes, PUBLISHER, NOBODY),
      (error) => error instanceof FeedError && error.reason === reason,
      reason,
    )
})

test('any feed is read within its limits or refused as a whole', () => {
  fuzzFeeds(300)
})

test('an answer of Fact Check Tools is read as a feed is', () => {
  const review = (site: string, textualRating = 'False') => ({
    publisher: { name: 'Checkers', site },
    url: `https://${site}/1`,
    title: 'They close at eight',
    reviewDate: '2026-11-21T00:00:00Z',
    textualRating,
    languageCode: 'en',
  })
  const claim = {
    text: 'Polls close at noon.',
    claimant: 'Daily',
    claimDate: '2026-11-20T00:00:00Z',
  }
  const { checks, quarantined, refused } = read({
    claims: [
      { ...claim, claimReview: [review('checkers.example.org'), review('others.example.net')] },
      { text: 'No review' },
      { ...claim, text: 'Another.', claimReview: [review('checkers.example.org', '')] },
    ],
    nextPageToken: 'x',
  })
  const [check] = checks
  assert.deepEqual(
    [checks.length, check?.claim, check?.label, check?.title, check?.publishedAt, check?.language],
    [1, 'Polls close at noon.', 'False', 'They close at eight', '2026-11-21T00:00:00.000Z', 'en'],
  )
  assert.deepEqual(
    [check?.claimant, check?.saidAt],
    [{ kind: 'account' }, '2026-11-20T00:00:00.000Z'],
  )
  assert.deepEqual(
    quarantined.map(({ host }) => host),
    ['others.example.net'],
  )
  assert.deepEqual(refused, [{ number: 3, reason: 'no_label' }])
})
