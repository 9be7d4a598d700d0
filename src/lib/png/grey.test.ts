import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { greyPng } from './grey.ts'
import { cleanPng } from './index.ts'
import { letteredPng } from './letters.ts'

test('a picture of grey points is a PNG that holds them and nothing else', () => {
  const points = Uint8Array.from([0, 255, 7, 9, 1, 2])
  const png = greyPng({ width: 3, height: 2, points })
  // The reader of pictures of strangers checks lengths, checksums and the header.
  assert.deepEqual(Buffer.from(cleanPng(png, { maxBytes: 999, maxSide: 9 }) ?? []), png)
  const at = png.indexOf('IDAT')
  const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)))
  assert.deepEqual([...rows], [0, 0, 255, 7, 0, 9, 1, 2])
  assert.throws(() => greyPng({ width: 3, height: 3, points }), RangeError)
})

test('words stand on a sheet, and what has no letter leaves a gap', () => {
  const sheet = letteredPng(['EXERCISE', 'X?1'])
  assert.ok(cleanPng(sheet, { maxBytes: 9_999, maxSide: 999 }))
  assert.deepEqual(letteredPng(['EXERCISE', 'X 1']), sheet)
  assert.notDeepEqual(letteredPng(['EXERCISE', 'X 2']), sheet)
})
