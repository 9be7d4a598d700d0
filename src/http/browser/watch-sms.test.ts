import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageScript } from '../../../test/support/browser-scripts.ts'
import { readSms } from '../../lib/questionnaire/index.ts'

const QUESTIONS = [
  { tag: 'A', type: 'time' },
  { tag: 'B', type: 'yes-no' },
  { tag: 'C', type: 'integer' },
] as const
const read = (text: string) => readSms(text, ['OP'], () => QUESTIONS)

const { smsOf } = await pageScript('watch-sms.js')

const ENTRY = {
  form: 'OP',
  serial: 2,
  given: { A: '07:10', B: '1', C: '231' },
  comment: 'late,\nand loud',
  isUrgent: true,
  station: '',
}

test('the message that stands for an entry is read as the same entry', () => {
  const entry = read(smsOf(ENTRY, '104527'))
  assert.deepEqual(
    [entry?.number, entry?.serial, entry?.isUrgent, entry?.comment, [...(entry?.given ?? [])]],
    [
      '104527',
      2,
      true,
      'late, and loud',
      [
        ['A', '0710'],
        ['B', '1'],
        ['C', '231'],
      ],
    ],
  )
})

test('the letters of the card take the place that is left for them', () => {
  const message = smsOf({ ...ENTRY, isUrgent: false }, '104527')
  assert.equal(read(message)?.secret, null)
  assert.equal(read(message.replace('______', 'KQVHTM'))?.secret, 'KQVHTM')
})

test('an entry about another station has no message: it would count for the own one', () => {
  assert.equal(smsOf({ ...ENTRY, station: '11-002' }, '104527'), '')
})
