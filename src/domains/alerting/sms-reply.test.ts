import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyCharacter } from '../../../test/support/any-character.ts'
import { MAX_REPLY, readReply } from './sms-reply.ts'

const CODE = 'KQVHTMWBRC'

test('code and answer are read in either order, in any case, with Arabic digits and words', () => {
  const done = [
    'KQVHT-MWBRC 1',
    '1 kqvht-mwbrc',
    'kqvhtmwbrc ١',
    '۱ KQVHT MWBRC',
    'Done, KQVHTMWBRC',
  ]
  const arabic = ['تم KQVHT-MWBRC', '\u200fنعم KQVHT-MWBRC\u200e', 'KQVHT–MWBRC: تــم']
  for (const text of [...done, ...arabic]) {
    const { code, said } = readReply(text)
    assert.deepEqual([code, said], [CODE, { answer: 'done' }], text)
  }
  for (const text of ['HELP KQVHT-MWBRC', '3 KQVHT-MWBRC', 'KQVHT-MWBRC مساعدة', 'kqvht-mwbrc ٣']) {
    assert.deepEqual(readReply(text).said, { answer: 'need_help' }, text)
  }
})

test('a reason and a problem of a card come with it', () => {
  assert.deepEqual(readReply('KQVHT-MWBRC 2 no printed list'), {
    code: CODE,
    said: { answer: 'cannot_comply' },
    rest: 'NO PRINTED LIST',
  })
  assert.deepEqual(readReply('p4 KQVHT-MWBRC'), {
    code: CODE,
    said: { symptom: 'network' },
    rest: '',
  })
  assert.deepEqual(readReply('KQVHT-MWBRC م٨').said, { symptom: 'other' })
})

test('what holds no code or no answer says so', () => {
  assert.deepEqual(readReply('1'), { code: null, said: { answer: 'done' }, rest: '' })
  assert.deepEqual(readReply('KQVHT-MWBRC').said, null)
  assert.deepEqual(readReply('XKQVHTMWBRC 1').code, null)
  assert.deepEqual(readReply('KQVHT-MWBRC 4').said, null)
  assert.deepEqual(readReply('KQVHT-MWBRC P17').said, null)
  assert.deepEqual(readReply('constructor KQVHT-MWBRC').said, null)
  assert.deepEqual(readReply(''), { code: null, said: null, rest: '' })
})

test('any text is read, and quickly', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 2 * MAX_REPLY }), (text) => {
      const { code, rest } = readReply(text)
      assert.ok(code === null || /^[A-Z]{10}$/.test(code))
      assert.ok(rest.length <= 200)
    }),
    { numRuns: 20 },
  )
})
