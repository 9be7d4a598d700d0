import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pageScript } from '../../../test/support/browser-scripts.ts'
import { identityText } from '../../lib/age/index.ts'
import * as padme from '../../lib/padme/index.ts'
import * as receipts from '../../lib/receipt/index.ts'

const page = await pageScript('receipt.js')
const padding = await pageScript('padme.js')
const seeds = fc.uint8Array({ minLength: 16, maxLength: 16 })

test('the page spells and reads a receipt as the node does', () => {
  const ends = [new Uint8Array(16), new Uint8Array(16).fill(255)]
  fc.assert(
    fc.property(seeds, (seed) => {
      const digits = receipts.digitsOf(seed)
      assert.equal(page.digitsOf(seed), digits)
      assert.deepEqual(page.seedOf(digits), seed)
    }),
    { examples: ends.map((seed) => [seed]) },
  )
  const digits = receipts.digitsOf(new Uint8Array(16).fill(3))
  const texts = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc
      .tuple(fc.nat(digits.length - 1), fc.constantFrom(...'0123456789 -٣３a'))
      .map(([at, one]) => digits.slice(0, at) + one + digits.slice(at + 1)),
    fc.constant(
      `\u200f${digits.replaceAll(/\d/g, (one) => String.fromCodePoint(0x6f0 + Number(one)))}`,
    ),
    fc.constantFrom('9'.repeat(40), ' '.repeat(200), `${29n * 2n ** 128n}`),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const seed = receipts.seedOf(text)
      assert.deepEqual(page.seedOf(text), seed && new Uint8Array(seed), text)
    }),
    { numRuns: 500 },
  )
})

test('the page derives what the node derives', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const { identity, ...told } = await page.derive(seed)
      const { identity: text, ...expected } = receipts.derive(seed)
      assert.deepEqual(told, expected)
      assert.equal(identityText(identity.secret), text)
      assert.equal(await page.readHash(told.read), receipts.readHash(told.read))
    }),
    { numRuns: 20 },
  )
})

test('the page pads and frames as the node does', () => {
  const lengths = fc.oneof(fc.nat(9_000), fc.nat(300_000))
  fc.assert(
    fc.property(lengths, (length) => {
      const bytes = new Uint8Array(length).fill(7)
      const padded = padding.pad(bytes)
      assert.ok(padme.pad(bytes).equals(padded))
      assert.equal(padding.unpad(padded)?.length, length)
      padded[padded.length - 1] = 1
      assert.deepEqual(padding.unpad(padded), padme.unpad(padded))
    }),
    { numRuns: 40 },
  )
  const manifest = { v: 1, kind: 'answers', place: 'تونس' }
  assert.ok(padme.frameOf({ manifest, text: 'نص' }).equals(padding.frameOf(manifest, 'نص')))
  assert.deepEqual(padding.readFrame(padding.frameOf(manifest, 'نص')), { manifest, text: 'نص' })
  for (const other of ['', '[]', 'null', '{', '{"text":""}', '{"manifest":[],"text":""}', '7'])
    assert.equal(padding.readFrame(padme.pad(Buffer.from(other))), null, other)
})
