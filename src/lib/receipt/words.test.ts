import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { pageScript } from '../../../test/support/browser-scripts.ts'
import { seedOfWords, WORD_LANGUAGES, wordsOf } from './index.ts'

const CONTENT = join(import.meta.dirname, '../../../content/words')
const listOf = (language: string) =>
  readFileSync(join(CONTENT, `words-${language}.txt`), 'utf8')
    .trim()
    .split('\n')
const lists = WORD_LANGUAGES.map((language) => [language, listOf(language)] as const)
const english = listOf('en')
const twin = await pageScript('receipt-words.js')
const seeds = fc.uint8Array({ minLength: 16, maxLength: 16 })

/** Source: BIP-39, test vectors of 128 bits in English. */
const VECTORS = [
  [
    '00000000000000000000000000000000',
    'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about',
  ],
  [
    '7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f',
    'legal winner thank year wave sausage worth useful legal winner thank yellow',
  ],
  [
    '80808080808080808080808080808080',
    'letter advice cage absurd amount doctor acoustic avoid letter advice cage above',
  ],
  ['ffffffffffffffffffffffffffffffff', 'zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong'],
] as const

test('a receipt is spelled in twelve words as BIP-39 says', async () => {
  for (const [hex, words] of VECTORS) {
    const seed = Buffer.from(hex, 'hex')
    assert.equal(wordsOf(seed, english), words)
    assert.deepEqual(seedOfWords(words, english), seed)
    assert.equal(await twin.wordsOf(new Uint8Array(seed), english), words)
  }
})

test('each list has 2,048 words, which stay apart without their accents', () => {
  for (const [language, list] of lists) {
    const plain = list.map((word) => word.normalize('NFD').replaceAll(/\p{M}/gu, ''))
    assert.deepEqual([list.length, new Set(plain).size], [2048, 2048], language)
  }
})

test('words give the same seed in each language, here and in browsers, as people type them', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, fc.constantFrom(...lists), async (seed, [language, list]) => {
      const words = wordsOf(seed, list)
      const bare = words.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase()
      const ways = [words, bare, ` ${words.replaceAll(' ', ', ')}\n`, words.normalize('NFD')]
      if (language === 'zh') ways.push(words.replaceAll(' ', ''))
      for (const way of ways) {
        assert.deepEqual(seedOfWords(way, list), Buffer.from(seed), way)
        assert.deepEqual(Buffer.from((await twin.seedOfWords(way, list)) ?? []), Buffer.from(seed))
      }
    }),
    { numRuns: 40 },
  )
})

test('what is no receipt gives nothing, here and in browsers', async () => {
  const [, right] = VECTORS[1]
  const others = [
    '',
    right.split(' ').slice(1).join(' '),
    right.replace('winner', 'loser'),
    'abandon '.repeat(12),
    'abandon '.repeat(100_000),
  ]
  for (const other of others) {
    assert.equal(seedOfWords(other, english), null, other.slice(0, 40))
    assert.equal(await twin.seedOfWords(other, english), null, other.slice(0, 40))
  }
  assert.throws(() => wordsOf(Buffer.alloc(15), english), RangeError)
})
