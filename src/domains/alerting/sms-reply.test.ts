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

test('the four letters of an alert are read before, between and after the answer and the code', () => {
  const forms = ['BKRT 1 #', '1 BKRT #', '# BKRT 1', '# 1 bkrt', '1 # (BKRT)', '1 # «BKRT»']
  for (const form of [...forms, '1: BKRT. #', '1 # BKRT-', '1BKRT #', '# BKRT1', '1 b k r t #']) {
    const reply = readReply(form.replace('#', 'KQVHT-MWBRC'))
    assert.deepEqual(reply, { code: CODE, said: { answer: 'done' }, rest: 'BKRT' }, form)
  }
  const long = readReply(`KQVHT-MWBRC 2 ${'no '.repeat(100)}BKRT`)
  assert.ok(long.rest.endsWith(' BKRT'), 'behind a long reason too')
  assert.equal(readReply('BKRT NBBR 1 KQVHT-MWBRC').said, null, 'two before it are unclear')
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
      // Compatibility forms and capitals may be longer than what was written.
      assert.ok(rest.length <= 20 * MAX_REPLY)
    }),
    { numRuns: 20 },
  )
})
