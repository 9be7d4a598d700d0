import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyCharacter } from '../../../test/support/any-character.ts'
import type { SmsQuestion } from './sms-body.ts'
import { readSms } from './sms.ts'

const PREFIXES = ['OP', 'CL', 'TU', 'IN']
const QUESTIONS: readonly SmsQuestion[] = [
  { tag: 'A', type: 'time' },
  { tag: 'B', type: 'yes-no' },
  { tag: 'C', type: 'integer' },
  { tag: 'E', type: 'multi' },
  { tag: 'S', type: 'select' },
  { tag: 'V', type: 'integer' },
]
const said = (text: string) => {
  const read = readSms(text, PREFIXES, () => QUESTIONS)
  return read === null ? null : { ...read, given: Object.fromEntries(read.given) }
}

test('a message is read with spaces, signs, case and digits of any script, and letters for digits', () => {
  const plain = {
    prefix: 'OP',
    number: '104527',
    secret: null as string | null,
    secretAt: null,
    isUrgent: false,
    serial: null,
    given: { A: '1', B: '0', C: '231' },
    unclear: [],
    unknown: [],
    comment: 'late',
  }
  for (const text of [
    'OP 104527 A1 B0 C231 @ late',
    'op104527a1b0c231@late',
    'OP ١٠٤٥٢٧ A١ B٠ C٢٣١ @ late',
    'OP ۱۰۴۵۲۷ A۱ B۰ C۲۳۱ @ late',
    'ＯＰ １０４５２７ Ａ１ Ｂ０ Ｃ２３１ ＠ late',
    'OP 1O4527, A:1; B=0; C.23I @  late ',
    'OP 1O4 527 A1 B 0 C (23l)  late ',
  ])
    assert.deepEqual(said(text), plain, text)
  for (const text of ['OP 104527 KQVHTM A1 B0 C231 @ late', 'op104527-kqv-htma1b0c231@late'])
    assert.deepEqual({ ...said(text), secretAt: null }, { ...plain, secret: 'KQVHTM' }, text)
  assert.deepEqual(said('IN 104527 ! KQVHTM C7')?.isUrgent, true)
  assert.deepEqual(said('IN 104527 KQVHTM ! C7')?.secret, 'KQVHTM')
  assert.equal(said('TU 104527 KQVHT V120')?.secret, null, 'five letters are no secret')
  assert.equal(said('IN 104527 the register is down')?.secret, null, 'words are none')
})

test('urgency, serial, what is said twice, and what is no form', () => {
  assert.deepEqual(said('IN 104527 ! X2 C7 S4'), {
    prefix: 'IN',
    number: '104527',
    secret: null,
    secretAt: null,
    isUrgent: true,
    serial: 2,
    given: { C: '7', S: '4' },
    unclear: [],
    unknown: [],
    comment: '',
  })
  assert.deepEqual(said('IN 104527 C7 C8')?.unclear, ['C'])
  assert.deepEqual(said('IN 104527 C7 C7')?.unclear, [])
  assert.deepEqual(said('IN 104527 S4 C')?.unclear, ['C'])
  for (const text of [
    '',
    'HELP 12',
    'KQVHT-MWBRC 1',
    'OP 10452',
    'OP',
    'hello OP 104528',
    'we are 9 in 104527 KQVHT-MWBRC 3',
    '@ OP 104527',
  ])
    assert.equal(said(text), null, text)
})

test('any text is read to a form or to none, in a moment', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: anyCharacter, maxLength: 900 }),
      (text) => void said(`OP 104527 ${text}`),
    ),
  )
  assert.ok(said(`OP 104527 ${'A1'.repeat(100_000)}`) !== null)
})

/** What is read of a message of the turnout, as `X1 V45`, with `?` behind what is unclear, and the words beside it. */
const turnout = (text: string) => {
  const read = said(`TU 104527 KQVHTM ${text}`)
  const { V = '' } = read?.given ?? {}
  const clear = [read?.serial == null ? '' : `X${read.serial}`, V === '' ? '' : `V${V}`]
  const unclear = (read?.unclear ?? []).map((tag) => `${tag}?`)
  return [[...clear, ...unclear].filter((one) => one !== '').join(' '), read?.comment]
}

test('no word behind a number changes it, and each stands in the comment', () => {
  const words =
    'ok|OK|on time|only|in line 40|is all|late count|of 900|of 900 registered|people|thanks|at 10:05|until 10:05|شكرا|Lola O|L. Olsen|- Ines|!|👍'
  for (const behind of words.split('|')) {
    const [read, comment] = turnout(`X1 V45 ${behind}`)
    assert.equal(read, 'X1 V45', behind)
    if (behind !== '!') assert.ok(comment?.includes(behind.replace('- ', '')), behind)
  }
  assert.deepEqual(turnout('X2 voted V45 by now'), ['X2 V45', 'voted by now'])
})

test('letters are digits only in a group that has one', () => {
  assert.deepEqual(turnout('X1 V4O'), ['X1 V40', ''])
  assert.deepEqual(turnout('Xl V45'), ['V45', 'Xl'])
  assert.deepEqual(turnout('X1 VOL'), ['X1', 'VOL'])
  for (const dense of ['V45ok', 'V45on time', 'V45in', 'V45lo'])
    assert.equal(turnout(`X1 ${dense}`)[0], 'X1 V?', dense)
})

test('what is not one number is asked back, and a number in groups of three is one', () => {
  const doubts =
    'V45.5|V45,5|V45/50|V-45|V 45 50|V4 5|V45-50|V45 - 50|V45 or 50|V45, 900|V~45|V<45|V45%|V45?|V45k|V45 hundred|V2 thousand|V45 sorry 54|V1,23|V1,2345|V45 V46|V|V ?|V1,234.5|V45+3'
  for (const doubt of doubts.split('|')) assert.equal(turnout(`X1 ${doubt}`)[0], 'X1 V?', doubt)
  for (const grouped of ['V1,234', 'V1.234', "V1'234", 'V١٬٢٣٤', 'v 1,234.', 'V:1234;'])
    assert.equal(turnout(`X1 ${grouped}`)[0], 'X1 V1234', grouped)
  assert.equal(turnout('V45 X1-2')[0], 'V45 X?')
  assert.equal(turnout('V45 X123')[0], 'V45 X?')
  assert.equal(turnout('X1 116')[0], 'X?')
})

test('times and what applies are read as people write them; an afternoon is asked back', () => {
  const read = (text: string) => said(`OP 104527 KQVHTM ${text}`)
  for (const time of ['A7:10', 'A 7.10', 'A710', 'A7h10', 'A=7:1O', 'A 7:10 am'])
    assert.equal(read(time)?.given['A'], '710', time)
  for (const time of ['A7:10 pm', 'A7:10pm', 'A12:10 am', 'A7:10:30', 'A7 10'])
    assert.deepEqual(read(time)?.unclear, ['A'], time)
  for (const all of ['E14', 'E1,4', 'E 1+4', 'E1 & 4', 'E1/4'])
    assert.equal(read(all)?.given['E'], '14', all)
})

test('printed prefixes are read as they are mistyped, and behind other words', () => {
  for (const text of ['0P 104527 B1', 'OP 104527 B1', 'o.p. 104527 B1', 'Hello OP 104527 B1'])
    assert.deepEqual([said(text)?.prefix, said(text)?.given['B']], ['OP', '1'], text)
  for (const text of ['C1 104527 B1', 'CI104527B1', 'cl 104527 B1'])
    assert.equal(said(text)?.prefix, 'CL', text)
  assert.equal(said('Good morning TU 104528 KQVHTM X1 V45')?.number, '104528', 'six letters')
  assert.equal(said('صباح الخير TU 104527 KQVHTM X1 V45')?.comment, 'صباح الخير')
})

test('what gateways, copying and other keyboards leave does not matter', () => {
  for (const text of [
    'TU&#160;104527&nbsp;KQVHTM<br>X2 &amp; V45',
    'TU+104527+KQVHTM+X2+V45',
    'T\u200bU 1045\u200e27 KQVHTM X\u202a2 V\u200f45',
    'TU ✅ 104527 ✅ KQVHTM ✅ X2 ✅ V45',
    'ТU 104527 КQVНТМ Х2 V45',
    'ＴＵ １０４５２７ ＫＱＶＨＴＭ Ｘ２ Ｖ４５',
    'form TU my number 104527 letters KQVHTM : X2 V45',
  ]) {
    const read = said(text)
    assert.deepEqual(
      [read?.prefix, read?.number, read?.secret, read?.serial, read?.given],
      ['TU', '104527', 'KQVHTM', 2, { V: '45' }],
      text,
    )
  }
})

test('a number at which a message was cut is asked back', () => {
  for (const end of ['...', '…', '..'])
    assert.deepEqual(said(`TU 104527 KQVHTM X2 V45${end}`)?.unclear, ['V'], end)
  assert.deepEqual(said('OP 104527 KQVHTM A0700 B1...')?.given['B'], '1')
})

test('a number behind words is one only where nothing else is meant', () => {
  assert.equal(said('in about 104528 cases it was late'), null)
  assert.equal(said('in about 104527 cases it was late'), null)
})
