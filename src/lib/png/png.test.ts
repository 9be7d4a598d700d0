import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { cleanPng } from './index.ts'

const LIMITS = { maxBytes: 64 * 1024, maxSide: 1024 }
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

function chunk(type: string, content: Uint8Array): Buffer {
  const inside = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(inside))
  return Buffer.concat([length, inside, sum])
}

function header(width: number, height: number, more = [8, 2, 0, 0, 0]): Buffer {
  const content = Buffer.alloc(13)
  content.writeUInt32BE(width, 0)
  content.writeUInt32BE(height, 4)
  content.set(more, 8)
  return chunk('IHDR', content)
}

const DATA = chunk('IDAT', deflateSync(Buffer.alloc(4)))
const END = chunk('IEND', Buffer.alloc(0))
const picture = Buffer.concat([SIGNATURE, header(1, 1), DATA, END])
const cleaned = (...parts: readonly Uint8Array[]) =>
  cleanPng(Buffer.concat([SIGNATURE, ...parts]), LIMITS)

test('a picture stays as it is, and what is no picture is left out', () => {
  assert.deepEqual(cleanPng(picture, LIMITS), picture)
  const text = chunk('tEXt', Buffer.from('Comment\0<script>'))
  const animation = chunk('acTL', Buffer.alloc(8))
  const behind = Buffer.from('PK\x03\x04 a file behind the picture')
  assert.deepEqual(cleaned(header(1, 1), text, animation, DATA, END, behind), picture)
})

test('what is no PNG, or too large, is refused', () => {
  const wrongSum = Buffer.from(picture)
  wrongSum.set([1], 20)
  const refused: [string, Uint8Array | null][] = [
    ['cut off', cleanPng(picture.subarray(0, -1), LIMITS)],
    ['wrong checksum', cleanPng(wrongSum, LIMITS)],
    ['too many bytes', cleanPng(picture, { ...LIMITS, maxBytes: picture.length - 1 })],
    ['too wide', cleaned(header(1025, 1), DATA, END)],
    ['without a side', cleaned(header(0, 1), DATA, END)],
    ['no such colours', cleaned(header(1, 1, [3, 2, 0, 0, 0]), DATA, END)],
    ['no picture', cleaned(header(1, 1), END)],
    ['no header', cleaned(DATA, END)],
    ['a part that must be understood', cleaned(header(1, 1), chunk('XXXX', DATA), DATA, END)],
    ['an SVG', cleanPng(Buffer.from('<svg/>'), LIMITS)],
    ['nothing', cleanPng(new Uint8Array(), LIMITS)],
  ]
  for (const [what, found] of refused) assert.equal(found, null, what)
})

test('any bytes are a picture or none, never an error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      assert.equal(cleanPng(bytes, LIMITS), null)
      assert.equal(cleanPng(Buffer.concat([SIGNATURE, bytes]), LIMITS), null)
    }),
  )
})
