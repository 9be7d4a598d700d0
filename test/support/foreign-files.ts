// Files of citations and feeds of checks as nobody means them: any change of one is read or refused as a whole.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { anyCharacter } from './any-character.ts'
import { mutatedText } from './mutator.ts'
import {
  type CheckOut,
  FeedError,
  type Public,
  type Publisher,
  readFeed,
} from '../../src/lib/claimreview/index.ts'
import {
  CslError,
  FORMAT_NAMES,
  type Item,
  item,
  readItems,
  written,
} from '../../src/lib/csl/index.ts'

/** A publisher of checks, and that everybody may be named. */
export const PUBLISHER: Publisher = {
  id: 'checkers',
  domains: ['checkers.example.org'],
  verdicts: { false: 'false' },
}
export const EVERYBODY: Public = { isName: () => true, isHost: () => true }
const REVIEW = {
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  '@id': '#1',
  url: 'https://checkers.example.org/1',
  claimReviewed: 'Polls close at noon.',
  datePublished: '2026-11-21T10:00:00+02:00',
  inLanguage: { alternateName: 'en' },
  reviewRating: { '@type': 'Rating', alternateName: 'False' },
  itemReviewed: {
    '@type': 'Claim',
    author: { '@type': 'Person', name: 'Somebody' },
    appearance: ['https://daily.example/1', { url: 'https://daily.example/2' }],
  },
}
/** A feed of two checks. */
export const FEED = JSON.stringify({ '@graph': [REVIEW, { ...REVIEW, claimReviewed: 'Another' }] })

/** A check of our own. */
export const CHECK: CheckOut = {
  url: 'https://node.example/en/claims/CLM-2026-0001-5',
  claim: 'Polls close at noon.',
  claimant: {
    kind: 'named',
    type: 'Organization',
    name: 'Daily Exercise',
    url: 'https://daily.example',
  },
  saidAt: '2026-11-20',
  appearances: [
    { url: 'https://daily.example/noon', date: '2026-11-20', isOfNamed: true },
    { url: 'https://social.example/somebody/1', date: null, isOfNamed: false },
  ],
  verdict: 'false',
  label: 'False',
  publisher: { name: 'Election Office', url: 'https://node.example' },
  publishedAt: '2026-11-21T08:00:00.000Z',
  changedAt: '2026-11-22T08:00:00.000Z',
  language: 'en',
  summary: 'Polls close at 19:00.',
  sources: [{ name: 'Decree 12', url: 'https://node.example/id/CIT-1' }],
  license: 'https://creativecommons.org/licenses/by/4.0/',
  corrections: [{ at: '2026-11-22T08:00:00.000Z', text: 'The decree has number 12, not 11.' }],
}

/** Any change of a text that the mutator knows, with the signs of its form. */
const changesOf = (text: string, signs: readonly string[]) =>
  fc.noBias(fc.nat()).map((number) => mutatedText(text, number, { signs }))

const words = fc.constantFrom(
  ...Object.keys(REVIEW),
  '@graph',
  'dataFeedElement',
  'ClaimReview',
  'alternateName',
  'author',
  'https://checkers.example.org/1',
  '2026-11-21',
  '__proto__',
  'constructor',
  '<a',
)
const anything = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    words,
    fc.string({ unit: anyCharacter }),
    fc.double(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(words, tie('any'), { maxKeys: 6 }),
  ),
})).any
const feeds = fc.oneof(
  anything.map((value) => JSON.stringify(value)),
  fc
    .record({
      url: anything,
      claimReviewed: anything,
      reviewRating: anything,
      itemReviewed: anything,
    })
    .map((part) => JSON.stringify({ ...REVIEW, ...part })),
  changesOf(FEED, ['{', '}', '[', ']', '"', ',', ':', '\\', '<script>', '"@id":"#1"']),
)

/** So many feeds; every one is read within its limits or refused. */
export function fuzzFeeds(numRuns: number): void {
  fc.assert(
    fc.property(feeds, (text) => {
      try {
        const { checks, quarantined } = readFeed(Buffer.from(text), PUBLISHER, EVERYBODY)
        for (const one of [...checks, ...quarantined.map(({ check }) => check)]) {
          assert.ok(one.claim.length > 0 && one.claim.length <= 1_000)
          assert.ok(one.label.length > 0 && one.label.length <= 100)
          assert.match(one.url, /^https?:\/\//)
          assert.ok(JSON.stringify(one).isWellFormed() && !one.claim.includes('\0'))
        }
      } catch (error) {
        if (!(error instanceof FeedError)) throw error
      }
    }),
    { numRuns },
  )
}

/** Works with whatever signs they may have. */
export const WORKS: readonly Item[] = [
  {
    id: 'saleh2024',
    type: 'article-journal',
    title: 'The UN & 100% of {braces}: iPhone_votes, $5 #1 ~ ^ \\ end',
    author: [
      { family: 'Saleh', given: 'Amal B.' },
      { family: 'Gogh', given: 'Vincent', 'non-dropping-particle': 'van' },
      { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
      { literal: 'Ministry of Trade and Industry, Section 2' },
      { family: 'أحمد', given: 'سامي' },
    ],
    editor: [{ family: 'Mora', given: 'Luz' }],
    issued: { 'date-parts': [[2024, 3, 5]] },
    accessed: { 'date-parts': [[2026, 11, 24]] },
    'container-title': 'Journal of Ürün & Co',
    publisher: 'Press and Sons',
    'publisher-place': 'Genève',
    volume: '11',
    issue: '7/8',
    page: '4-19',
    keyword: 'votes, counting',
    DOI: '10.1000/182_a',
    ISSN: '2049-3630',
    URL: 'https://example.org/a_b?c=%7B1%7D&d=~e#f',
    language: 'pt-BR',
  },
  {
    id: 'r 1/é',
    type: 'report',
    title: 'تقرير الانتخابات',
    author: [{ literal: 'Office' }],
    issued: { 'date-parts': [[2019], [2021]], circa: true },
    genre: 'Working paper',
    number: '12',
    version: '2',
    edition: '2',
    'collection-title': 'Papers',
    ISBN: '978-3-16-148410-0',
  },
]

const files = (['bibtex', 'ris', 'csl-json'] as const).map((format) => written(WORKS, format, 'en'))
const SIGNS = [
  '{',
  '}',
  '"',
  '@',
  ',',
  '\\',
  '#',
  '\n',
  '=',
  'TY  - ',
  'ER  -',
  '\0',
  '\\"',
  '$',
  'and',
]

/** So many files of citations; every one is read or refused, and what is read fits its schema and is written again. */
export function fuzzCitations(numRuns: number): void {
  fc.assert(
    fc.property(fc.oneof(...files.map((text) => changesOf(text, SIGNS))), (changed) => {
      try {
        for (const read of readItems(Buffer.from(changed)).items) {
          assert.deepEqual(item.parse(read.item), read.item)
          for (const format of FORMAT_NAMES)
            assert.ok(written([read.item], format, 'ar').isWellFormed())
        }
      } catch (error) {
        if (!(error instanceof CslError)) throw error
      }
    }),
    { numRuns },
  )
}
