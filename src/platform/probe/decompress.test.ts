import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { LookFailed } from '../egress.ts'
import { decompress } from './decompress.ts'

const text = Buffer.from('election results '.repeat(100))
const whole = { limit: 10_000, isWhole: true }
const codings = [
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
  ['deflate', deflateRawSync],
  ['identity', (body: Buffer) => body],
  ['', (body: Buffer) => body],
] as const

test('every coding that is asked for is undone', async () => {
  for (const [coding, compress] of codings) {
    const { bytes, isTruncated } = await decompress(coding, compress(text), whole)
    assert.deepEqual([bytes.equals(text), isTruncated], [true, false], coding)
  }
})

test('a bomb yields exactly the limit, whatever its coding', async () => {
  const zeros = Buffer.alloc(30 * 1024 * 1024)
  for (const [coding, compress] of codings.slice(0, 5)) {
    const bomb = compress(zeros)
    const { bytes, isTruncated } = await decompress(coding, bomb, whole)
    assert.deepEqual([bytes.length, isTruncated], [10_000, true], coding)
  }
})

test('a body that was cut off on the way is undone as far as it came', async () => {
  const { bytes } = await decompress('gzip', gzipSync(text).subarray(0, 40), {
    ...whole,
    isWhole: false,
  })
  assert.equal(text.subarray(0, bytes.length).equals(bytes), true)
  assert.ok(bytes.length > 0)
})

test('damaged, unknown and stacked codings are named', async () => {
  const cases = [
    ['gzip', Buffer.from('plain text'), 'bad-coding'],
    ['gzip', gzipSync(text).subarray(0, 30), 'bad-coding'],
    ['zstd', Buffer.from('x'), 'unknown-coding'],
    ['gzip, gzip', gzipSync(gzipSync(text)), 'unknown-coding'],
  ] as const
  for (const [coding, body, code] of cases) {
    await assert.rejects(
      decompress(coding, body, whole),
      (error) => error instanceof LookFailed && error.problem.code === code,
      code,
    )
  }
})
