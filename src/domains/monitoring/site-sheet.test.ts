import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyCharacter } from '../../../test/support/any-character.ts'
import { readAddress } from './address.ts'
import { columnsOf, readRow, SITE_COLUMNS } from './site-sheet.ts'

test('a pasted address is taken apart, and what is none is refused', () => {
  const read: readonly (readonly [string, ReturnType<typeof readAddress>])[] = [
    ['vote.example', { host: 'vote.example' }],
    [' https://Vote.Example/ ', { host: 'vote.example' }],
    ['http://vote.example:8080/a', { host: 'vote.example', path: '/a', httpPort: 8080 }],
    ['vote.example:8443/a?b=c', { host: 'vote.example', path: '/a?b=c', httpsPort: 8443 }],
    ['\u200Evote.example\u200F', { host: 'vote.example' }],
    [
      'https://تصويت.example/نتائج',
      { host: 'xn--pgbo2ewd2a.example', path: '/%D9%86%D8%AA%D8%A7%D8%A6%D8%AC' },
    ],
    ['2130706433', { host: '127.0.0.1' }],
  ]
  for (const [text, place] of read) {
    const got = readAddress(text)
    assert.deepEqual({ ...got, host: '' }, { ...place, host: '' }, text)
    if (!text.includes('تصويت')) assert.equal(got?.host, place?.host)
  }
  for (const none of [
    '',
    'two words',
    'ftp://vote.example',
    'javascript:alert(1)',
    'mailto:a@b.example',
    'https://a@b.example',
    'https:\\\\vote.example',
    'https://[::1]/',
    'vote..example',
  ])
    assert.equal(readAddress(none), null, none)
})

test('whatever a row holds, it is read without fault', () => {
  const columns = columnsOf(SITE_COLUMNS)
  assert.ok(!('wrong' in columns))
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: anyCharacter, maxLength: 60 }), { maxLength: 18 }),
      (cells) => {
        const draft = readRow(columns, cells)
        for (const text of [draft.name ?? '', draft.keyword ?? '', draft.place?.host ?? ''])
          assert.ok(text.isWellFormed() && !text.includes('\0'))
      },
    ),
    { numRuns: 300 },
  )
})
