import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ClaimDocument, claimIndex, putClaim, removeClaim } from './claim-index.ts'
import { readPost } from './post.ts'
import { searchClaims } from './search.ts'

const claim = (id: string, text: string, more: Partial<ClaimDocument> = {}): ClaimDocument => ({
  id,
  claim: id,
  language: 'en',
  text,
  title: null,
  subtitle: null,
  addresses: [],
  ...more,
})
const indexOf = (documents: readonly ClaimDocument[]) => {
  const index = claimIndex()
  for (const document of documents) putClaim(index, document)
  return index
}
const found = (index: ReturnType<typeof claimIndex>, text: string, top = 20) =>
  searchClaims(index, readPost(text, { language: 'en' }), top)
const ids = (index: ReturnType<typeof claimIndex>, text: string) =>
  found(index, text).map(({ document }) => document.claim)

const RIVER = claim('river', 'A river carried 120,000 ballots.', { title: 'Ballots in a river?' })
const BARN = claim('barn', 'A barn held 12,000 ballots.', { title: 'Ballots in a barn?' })
const WOLF = claim('wolf', 'A wolf bit a child.', { subtitle: 'It was a dog, far from any river.' })

test('any word counts, the rarer the more, and what shares none is not found', () => {
  const index = indexOf([RIVER, BARN, WOLF])
  assert.deepEqual(ids(index, 'BALLOTS in the #river!! 120 000'), ['river', 'barn', 'wolf'])
  assert.deepEqual(ids(index, 'ballots ballots ballots ballots, and a wolf'), [
    'wolf',
    'barn',
    'river',
  ])
  assert.deepEqual(ids(index, 'nothing of that'), [])
  assert.deepEqual(ids(index, ''), [])
  assert.deepEqual(found(index, 'river', 1).length, 1)
})

test('a word in the subtitle counts less than one in the text', () => {
  assert.deepEqual(ids(indexOf([WOLF, claim('a', 'A river rose, as every year.')]), 'river'), [
    'a',
    'wolf',
  ])
})

test('the name in a signature is searched for', () => {
  const index = indexOf([claim('a', 'Mara Quill wants it.'), claim('b', 'Ada Brandt wants it.')])
  assert.deepEqual(ids(index, 'I want it — Ada Brandt (@chef) May 3, 2026')[0], 'b')
})

test('of the documents of one claim the best counts, once', () => {
  const french = claim('river-fr', 'Une rivière a emporté des bulletins.', {
    claim: 'river',
    language: 'fr',
  })
  const index = indexOf([RIVER, french, BARN])
  assert.deepEqual(ids(index, 'ballots in the rivière'), ['river', 'barn'])
})

test('ties stand by id', () => {
  const twins = ['c', 'a', 'b'].map((id) => claim(id, 'The same words.'))
  assert.deepEqual(ids(indexOf(twins), 'same words'), ['a', 'b', 'c'])
})

test('an address that both name beats every word', () => {
  const linked = claim('linked', 'A wolf.', { addresses: ['example.org/a'] })
  const index = indexOf([RIVER, linked])
  const hits = found(index, 'Ballots in a river, 120,000! https://www.example.org/a/?utm_source=x')
  assert.deepEqual(
    hits.map(({ document, hasAddress }) => [document.id, hasAddress]),
    [
      ['linked', true],
      ['river', false],
    ],
  )
  removeClaim(index, 'linked')
  assert.deepEqual(ids(index, 'https://example.org/a'), [])
})

test('what is replaced or removed leaves nothing behind', () => {
  const index = indexOf([RIVER, BARN, WOLF])
  putClaim(index, claim('river', 'A lake froze.'))
  assert.equal(removeClaim(index, 'barn'), true)
  assert.equal(removeClaim(index, 'barn'), false)
  assert.deepEqual(ids(index, 'ballots'), [])
  assert.deepEqual(ids(index, 'frozen lake'), ['river'])
  removeClaim(index, 'river')
  removeClaim(index, 'wolf')
  assert.deepEqual([index.postings.size, index.claims.size, index.totals], [0, 0, [0, 0, 0]])
  assert.ok(index.grams.counts.every((count) => count === 0))
})

test('however claims came in, went and changed, the order and the scores are those of a new index', () => {
  const word = fc.constantFrom(
    'ballot',
    'river',
    'wolf',
    'barn',
    'Quill',
    '120,000',
    'night',
    'dog',
  )
  const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '))
  const step = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    claim: fc.constantFrom('1', '2', '3'),
    text,
    title: fc.option(text),
    goes: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), text, (steps, post) => {
      const [index, kept] = [claimIndex(), new Map<string, ClaimDocument>()]
      for (const { id, goes, ...more } of steps) {
        kept.delete(id)
        if (!goes) kept.set(id, claim(id, '', more))
        if (goes) removeClaim(index, id)
        else putClaim(index, claim(id, '', more))
      }
      const rebuilt = indexOf([...kept.values()].toReversed())
      assert.deepEqual(found(index, post), found(rebuilt, post))
    }),
    { numRuns: 60 },
  )
})
