// Junk as posts and claims: read, searched, judged and explained. The nightly run reads more of it.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  type ClaimDocument,
  claimIndex,
  judgeHit,
  likenessOf,
  putClaim,
  readPost,
  removeClaim,
  searchClaims,
  whyFound,
} from '../../src/lib/match/index.ts'

const part = fc.oneof(
  fc.constantFrom(
    ' ',
    '#',
    '@',
    '_',
    '.',
    ' — ',
    '(@a)',
    '1,000',
    '١٢٠٬٠٠٠',
    'https://a.example/',
    '&#',
    '&amp;',
  ),
  fc.constantFrom(
    '\u200d',
    '\u202e',
    '\ud800',
    '\u0301',
    'aB',
    'WHO',
    'ballots',
    'مراكز الاقتراع',
    '投票站',
    'မဲရုံ',
    'मतदान',
  ),
  fc.string({ maxLength: 6 }),
)
const text = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''))
const language = fc.constantFrom('en', 'ar', 'es', 'zh', 'my', 'tr', 'sr', '', '../x')

/** So many posts, each against an index that changes: nothing throws, and marks stay within their text. */
export function matchJunk(posts: number): void {
  const index = claimIndex()
  let number = 0
  fc.assert(
    fc.property(text, text, language, fc.boolean(), (raw, other, tag, goes) => {
      const id = `claim ${number % 50}`
      number += 1
      const document: ClaimDocument = {
        id,
        claim: id,
        language: tag,
        text: other,
        title: raw,
        subtitle: null,
        addresses: [],
      }
      if (goes) removeClaim(index, id)
      else putClaim(index, document)
      const post = readPost(raw, { among: ['en', 'ar'], expected: 'en' })
      likenessOf(raw, tag)
      for (const hit of searchClaims(index, post, 3)) {
        const { chance } = judgeHit(index, post, hit)
        assert.ok(chance >= 0 && chance <= 1 && hit.score >= 0)
        const { inPost } = whyFound(index, post, hit.document)
        assert.ok(inPost.every(({ start, end }) => start < end && end <= raw.length))
      }
    }),
    { numRuns: posts },
  )
}
