import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { frameOf, MAX_PADDED, MIN_PADDED, pad, padded, readFrame, unpad } from './index.ts'

test('lengths are padded to few, at most 12 % longer, and 4 KiB at least', () => {
  const known: readonly (readonly [number, number])[] = [
    [0, 4_096],
    [4_096, 4_096],
    [4_097, 4_352],
    [5_000, 5_120],
    [65_535, 65_536],
    [65_537, 67_584],
    [1_000_000, 1_015_808],
    [20 * 1024 * 1024, 20 * 1024 * 1024],
  ]
  for (const [length, expected] of known) assert.equal(padded(length), expected, `${length}`)
  fc.assert(
    fc.property(fc.integer({ min: MIN_PADDED, max: MAX_PADDED }), (length) => {
      const long = padded(length)
      assert.ok(long >= length && long <= length * 1.12)
      assert.equal(padded(long), long)
      assert.ok(padded(length - 1) <= long)
    }),
  )
  for (const wrong of [-1, 0.5, Number.NaN, MAX_PADDED + 1])
    assert.throws(() => padded(wrong), RangeError)
})

test('what was padded comes back, and what was not padded so is refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 9_000 }), (bytes) => {
      const long = pad(bytes)
      assert.equal(long.length, padded(bytes.length + 4))
      assert.deepEqual(unpad(long), Buffer.from(bytes))
    }),
  )
  const long = pad(Buffer.from('a text'))
  const dirty = Buffer.from(long)
  dirty[dirty.length - 1] = 1
  const lengthened = Buffer.from(long)
  lengthened.writeUInt32BE(0xffff_ffff)
  const others = [Buffer.alloc(0), long.subarray(1), dirty, lengthened, Buffer.concat([long, long])]
  for (const other of others) assert.equal(unpad(other), null)
})

test('a report is framed and read again; anything else is no frame', () => {
  const manifest = { v: 1, language: 'ar', files: [] }
  const text = 'رأيتُ صفحةً مزوّرة\u2028 <b>"\\'
  const frame = frameOf({ manifest, text })
  assert.equal(frame.length, MIN_PADDED)
  assert.deepEqual(readFrame(frame), { manifest, text })
  for (const other of ['', '[]', 'null', '{', '{"text":""}', '{"manifest":[],"text":""}', '7'])
    assert.equal(readFrame(pad(Buffer.from(other))), null, other)
  assert.equal(readFrame(Buffer.alloc(10)), null)
})
