import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encode } from 'uqr'
import { MAX_QR_CHARACTERS, qrSvg } from './qr.ts'

test('a QR code draws every dark module once, inside a quiet zone of four', () => {
  const link = 'https://scrutineer.example/en/join#0123456789abcdef'
  const svg = qrSvg(link, 'Join')
  const { data, size } = encode(link, { ecc: 'M', border: 0 })
  assert.match(svg, new RegExp(`viewBox="0 0 ${size + 8} ${size + 8}"`))
  const dark = data.flat().filter(Boolean).length
  assert.equal(svg.split('h1v1h-1z').length - 1, dark)
  assert.ok(svg.includes('M4 4h1'), 'the first finder pattern begins after the quiet zone')
})

test('a code that is drawn with a mask of one’s own holds the same, and another mask is another drawing', () => {
  const digits = '01234 56789 01234 56789 01234 56789 01234 56789'
  const drawn = [0, 3].map((mask) => qrSvg(digits, 'x', mask))
  assert.notEqual(drawn[0], drawn[1])
  const { data } = encode(digits, { ecc: 'M', border: 0, maskPattern: 0 })
  const dark = data.flat().filter(Boolean).length
  assert.equal(drawn[0]?.split('h1v1h-1z').length, dark + 1)
})

test('a QR code escapes its label and refuses content that a phone cannot read', () => {
  assert.match(qrSvg('x', '<b>"'), /aria-label="&#60;b&#62;&#34;"/)
  assert.throws(() => qrSvg('x'.repeat(MAX_QR_CHARACTERS + 1), 'x'), RangeError)
})
