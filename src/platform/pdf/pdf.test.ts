import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { HOSTILE, pdfWith, unpackingTo } from '../../../test/support/pdf.ts'
import { pageOfQuote, type Sought } from '../../lib/warc/index.ts'
import { PDF_LIMITS, readPdf } from './index.ts'
import { wordsOfPdf } from './words.ts'

const DECISION = [
  'Case 7 of 2026\nThe court finds that the polling stations in Cedar were closed unlaw-\nfully on Sunday.',
  'It orders that they open at 8 am.\nIt is so ordered.',
]

test('the words of a PDF are read by page, in a process of its own', async () => {
  const read = await readPdf(pdfWith(DECISION))
  assert.ok('said' in read, JSON.stringify(read))
  assert.deepEqual([read.pages, read.words], [2, 28])
  const said = read.said as Sought
  assert.equal(pageOfQuote(said, 'closed unlawfully on Sunday'), 1)
  assert.equal(pageOfQuote(said, 'they open at 8 am'), 2)
  assert.equal(pageOfQuote(said, 'on Sunday. It orders'), 1, 'over the end of a page')
  assert.equal(pageOfQuote(said, 'closed lawfully'), null)
  assert.match(read.html, /<section id="page-2"><h2>2 \/ 2<\/h2><div dir="auto">It orders that/)
  assert.match(read.opening, /^Case 7 of 2026 The court/)
})

test('what is no document, is locked, loops or holds no words says so', async () => {
  for (const [name, bytes, fault] of HOSTILE) {
    const read = await wordsOfPdf(new Uint8Array(bytes()))
    assert.match('fault' in read ? read.fault : `words of ${read.pages}`, fault, name)
  }
  assert.deepEqual(await readPdf(new Uint8Array(HOSTILE[0]?.[1]() ?? [])), { fault: 'broken' })
})

test('a document that unpacks to more than may be held, or takes too long, is ended', async () => {
  const small = { ...PDF_LIMITS, memoryMib: 200 }
  const bomb = unpackingTo(256 * 1024 * 1024)
  assert.ok(bomb.length < 10_000, `${bomb.length}`)
  assert.deepEqual(await readPdf(bomb, small), { fault: 'overrun' })
  const short = { ...PDF_LIMITS, readMs: 1 }
  assert.deepEqual(await readPdf(pdfWith(DECISION), short), { fault: 'overrun' })
})

test('any bytes changed anywhere in a document do no harm', async () => {
  const whole = pdfWith(DECISION)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
      async (changes) => {
        const bytes = new Uint8Array(whole)
        for (const [at, to] of changes) bytes[at] = to
        const read = await wordsOfPdf(bytes)
        assert.ok('said' in read || typeof read.fault === 'string')
      },
    ),
    { numRuns: 60 },
  )
})
