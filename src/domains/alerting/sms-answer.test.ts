import assert from 'node:assert/strict'
import { test } from 'node:test'
import { text } from '../../core/text.ts'
import { partsOf } from '../../lib/sms/index.ts'
import { askedText, choices } from './sms-answer.ts'
import { alertTag } from './which-alert.ts'

const alert = (n: number, headline: string, sent = '2026-11-24T08:01:00.000Z') => ({
  alert: `0199d2a0-0000-7000-8000-0000000${String(n * 7919).padStart(5, '0')}`,
  headline,
  sent,
})
const FLOODED = 'An election site is being flooded and may not answer.'

/** What is listed, without the letters. */
function listed(alerts: readonly ReturnType<typeof alert>[], room = 40) {
  const said = choices({ t: text('en'), zone: 'Africa/Cairo' }, alerts, room)
  return said.map((one, n) => {
    const { alert: id } = alerts[n] ?? { alert: '00000000' }
    assert.ok(one.startsWith(`${alertTag(id)} = `), one)
    return one.slice(7)
  })
}

test('a headline is cut between words, and it is seen that it is', () => {
  const other = alert(2, 'Stop the count.')
  assert.deepEqual(listed([alert(1, FLOODED), other]), [
    'An election site is being flooded and...',
    'Stop the count.',
  ])
})

test('headlines that begin alike are told apart by what differs, else by when they were sent', () => {
  const of = (site: string) => `An election site is being flooded and may not answer: ${site}`
  assert.deepEqual(listed([alert(1, of('a.example')), alert(2, of('b.example'))]), [
    '...a.example.',
    '...b.example.',
  ])
  const at = (sent: string, n: number) => alert(n, FLOODED, `2026-11-${sent}.000Z`)
  const FLOOD = 'An election site is being flooded and...'
  assert.deepEqual(listed([at('24T08:01:00', 1), at('24T09:30:00', 2)]), [
    `${FLOOD} (sent 10:01).`,
    `${FLOOD} (sent 11:30).`,
  ])
  assert.deepEqual(listed([at('24T08:01:07', 1), at('24T08:01:30', 2)]), [
    `${FLOOD} (sent 10:01:07).`,
    `${FLOOD} (sent 10:01:30).`,
  ])
  const days = listed([at('24T08:01:00', 1), at('25T08:01:00', 2)])
  assert.equal(new Set(days).size, 2)
  const three = [alert(1, of('a.example')), at('24T08:01:00', 2), at('24T09:30:00', 3)]
  assert.equal(new Set(listed(three)).size, 3)
})

test('each alert that is asked about has its letters in the message, in both languages', () => {
  const flooded = { en: FLOODED, ar: 'يتعرض موقع انتخابي لإغراق بالطلبات وقد لا يستجيب.' }
  const reasons = [
    { why: 'several' },
    { why: 'over', letters: 'BKRT' },
    { why: 'unknown', letters: 'BKRT' },
    { why: 'answer', letters: 'BKRT', takes: ['done', 'need_help'] },
  ] as const
  for (const language of ['en', 'ar'] as const)
    for (const reason of reasons) {
      const of = [1, 2, 3, 4].map((n) => alert(n, flooded[language], `2026-11-24T08:0${n}:00.000Z`))
      const said = { ...reason, several: [] }
      const how = { t: text(language), zone: 'Africa/Cairo' }
      const asked = askedText(how, { mark: 'X', said, listed: of })
      for (const one of of) assert.ok(asked.includes(`${alertTag(one.alert)} = `), asked)
      assert.ok(partsOf(asked).parts <= 4, asked)
      assert.equal(asked.includes('BKRT'), 'letters' in reason, asked)
    }
})
