import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { writeCalendar } from './index.ts'

const event = {
  uid: 'duty-1@node.example',
  from: '2026-11-24T08:00:00.000Z',
  until: '2026-11-24T16:00:00.000Z',
  title: 'Duty officer',
  more: null,
}
const calendar = { name: 'Duty list', by: 'Scrutineer', at: '2026-11-24T07:30:00.000Z' }

test('a shift is one event with times in UTC', () => {
  assert.equal(
    writeCalendar({ ...calendar, events: [event] }),
    `${[
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Scrutineer//EN',
      'CALSCALE:GREGORIAN',
      'X-WR-CALNAME:Duty list',
      'BEGIN:VEVENT',
      'UID:duty-1@node.example',
      'DTSTAMP:20261124T073000Z',
      'DTSTART:20261124T080000Z',
      'DTEND:20261124T160000Z',
      'SUMMARY:Duty officer',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n')}\r\n`,
  )
})

test('names cannot end a line or begin a property of their own', () => {
  const title = 'A;B,C\\D\r\nATTACH:https://bad.example\nEND:VCALENDAR\u0000'
  const lines = writeCalendar({ ...calendar, events: [{ ...event, title }] }).split('\r\n')
  assert.ok(
    lines.includes('SUMMARY:A\\;B\\,C\\\\D\\nATTACH:https://bad.example\\nEND:VCALENDAR '),
    lines.join('\n'),
  )
  assert.equal(lines.filter((line) => line.startsWith('END:VCALENDAR')).length, 1)
})

test('no name turns the direction of what stands beside it', () => {
  const more = '\u202eevil\u202c \u20668:00\u2069'
  const written = writeCalendar({ ...calendar, events: [{ ...event, more }] })
  assert.match(written, /\r\nDESCRIPTION:evil 8:00\r\n/)
})

test('whatever is written, no line is longer than 75 octets, and joined again it is what was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
      const written = writeCalendar({ ...calendar, events: [{ ...event, title }] })
      for (const line of written.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
      const summary = /\r\nSUMMARY:(.*)\r\n/.exec(written.replaceAll('\r\n ', ''))?.[1] ?? ''
      const read = summary.replaceAll(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
      const lines = title.replaceAll(/\r\n?/g, '\n').replaceAll(/(?!\n)\p{Cc}/gu, ' ')
      assert.equal(read, lines.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, ''))
    }),
  )
})
