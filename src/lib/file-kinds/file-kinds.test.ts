import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isNamedRight as inBrowser } from '../../http/browser/file-kinds.js'
import { isNamedRight } from './index.ts'

const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const ZIP = hex('50 4b 03 04 14 00')
const JPEG = hex('ff d8 ff e0 00 10')

test('a file is what the ending of its name says, or it is told', () => {
  assert.ok(isNamedRight('photo.JPG', JPEG))
  assert.ok(isNamedRight('letter.docx', ZIP))
  assert.ok(!isNamedRight('photo.jpg', ZIP))
  assert.ok(!isNamedRight('photo.png', JPEG))
  assert.ok(!isNamedRight('photo.jpg', new Uint8Array(0)))
  assert.ok(isNamedRight('film.mp4', hex('00000018 66747970 69736f6d')))
  for (const name of ['notes', 'notes.txt', '.jpg.', 'a.unknown'])
    assert.ok(isNamedRight(name, ZIP))
})

test('the node and browsers tell it alike', () => {
  const name = fc.tuple(fc.string(), fc.constantFrom('jpg', 'png', 'mov', 'zip', 'pdf', 'txt', ''))
  const start = fc.constantFrom(ZIP, JPEG, hex('255044462d31'), hex('0000001477696465'))
  fc.assert(
    fc.property(
      name,
      fc.oneof(start, fc.uint8Array({ maxLength: 12 })),
      ([stem, ending], bytes) => {
        assert.equal(
          inBrowser(`${stem}.${ending}`, bytes),
          isNamedRight(`${stem}.${ending}`, bytes),
        )
      },
    ),
  )
})
