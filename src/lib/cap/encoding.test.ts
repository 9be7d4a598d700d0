import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CapError, parseCap } from './index.ts'

/** UTF-16 with its byte order mark. */
function utf16(text: string, isBigEndian: boolean): Buffer {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return isBigEndian ? bytes.swap16() : bytes
}

const declaring = (name: string, words = 'Ñandú') => `<?xml version="1.0" encoding="${name}"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>a</identifier><sender>b</sender>
<sent>2026-11-24T08:00:00+02:00</sent><status>Exercise</status><msgType>Alert</msgType>
<scope>Private</scope><addresses>${words}</addresses></alert>`

function refusal(xml: Uint8Array): unknown {
  try {
    parseCap(xml)
  } catch (error) {
    assert.ok(error instanceof CapError, String(error))
    return { code: error.code, path: error.path }
  }
  return null
}

test('a message in UTF-16 of either byte order, and in ISO-8859-1 where it says so, is read as its UTF-8 is', () => {
  const wanted = parseCap(Buffer.from(declaring('UTF-8')))
  assert.equal(wanted.addresses, 'Ñandú')
  for (const isBigEndian of [true, false])
    for (const text of [declaring('UTF-16'), declaring('utf-16').replace(/ encoding="[^"]*"/, '')])
      assert.deepEqual(parseCap(utf16(text, isBigEndian)), wanted)
  for (const name of ['ISO-8859-1', 'iso-8859-1'])
    assert.deepEqual(parseCap(Buffer.from(declaring(name), 'latin1')), wanted)
  const marked = Buffer.concat([Buffer.of(0xef, 0xbb, 0xbf), Buffer.from(declaring('UTF-8'))])
  assert.deepEqual(parseCap(marked), wanted)
  const plain = parseCap(Buffer.from(declaring('US-ASCII', 'Nandu')))
  assert.deepEqual(plain, parseCap(Buffer.from(declaring('UTF-8', 'Nandu'))))
  // Every byte is its own character: 0x92 is no apostrophe, as it would be in windows-1252.
  const control = declaring('ISO-8859-1', '\u0092')
  assert.equal(parseCap(Buffer.from(control, 'latin1')).addresses, '\u0092')
  for (const name of ['UTF-16', 'ISO-8859-1'])
    assert.deepEqual(parseCap(declaring(name)), wanted, 'a text that was decoded on its way')
})

test('a message whose bytes are not in the encoding that it declares is refused before it is read', () => {
  const refused = { code: 'bad_encoding', path: '/' }
  const bad: readonly (readonly [string, Buffer])[] = [
    ['UTF-16 without its mark', Buffer.from(declaring('UTF-16'))],
    ['UTF-16 that says UTF-8', utf16(declaring('UTF-8'), false)],
    ['UTF-16 that says ISO-8859-1', utf16(declaring('ISO-8859-1'), true)],
    ['UTF-16 of an odd length', utf16(declaring('UTF-16'), false).subarray(0, -1)],
    ['half a pair', utf16(declaring('UTF-16', '\ud800'), true)],
    ['UTF-8 with a mark that says ISO-8859-1', Buffer.from(`\ufeff${declaring('ISO-8859-1')}`)],
    ['ISO-8859-1 that says UTF-8', Buffer.from(declaring('UTF-8'), 'latin1')],
    ['US-ASCII that is more', Buffer.from(declaring('us-ascii'))],
    ['an encoding that nobody here reads', Buffer.from(declaring('windows-1252'), 'latin1')],
  ]
  for (const [name, bytes] of bad) assert.deepEqual(refusal(bytes), refused, name)
  const large = utf16(declaring('UTF-16', 'x'.repeat(3_000_000)), true)
  assert.deepEqual(refusal(large), { code: 'too_large', path: '/' })
})

test('arbitrary bytes are refused with a CapError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      refusal(bytes)
    }),
    { numRuns: 200 },
  )
})
