import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { problemWith } from '../../../test/support/house.ts'
import { Problem } from '../../core/problem.ts'
import { contentOf, isSignedWith, macOf, payloadText, signedText } from './signal.ts'
import {
  MAX_EVENTS,
  MAX_PAYLOAD_BYTES,
  signalContent,
  signalFormat,
  signalKind,
} from './system-schema.ts'

const KEY = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'
const PARTS = {
  system: '01939000-0000-7000-8000-000000000001',
  at: '2026-11-24T08:00:00.000Z',
  number: 7,
  kind: 'heartbeat',
  format: 'values',
  payload: '',
}
const SHA = 'a'.repeat(64)
const isBad = problemWith('monitoring.bad_payload')

test('the signed text is what the handbook says, line by line', () => {
  assert.equal(
    signedText(PARTS),
    'scrutineer-signal-v1\n01939000-0000-7000-8000-000000000001\n2026-11-24T08:00:00.000Z\n7\nheartbeat\nvalues\n\n',
  )
  const right = createHmac('sha256', Buffer.from(KEY, 'hex'))
    .update(signedText(PARTS))
    .digest('hex')
  assert.equal(macOf(KEY, PARTS), right)
})

test('a MAC holds for exactly the parts that were signed', () => {
  const mac = macOf(KEY, PARTS)
  assert.ok(isSignedWith(KEY, PARTS, mac))
  const word = fc.string({ unit: fc.constantFrom('a', '1', '-', '='), maxLength: 8 })
  const other = fc.record({
    system: fc.oneof(word, fc.constant(PARTS.system)),
    at: fc.oneof(word, fc.constant(PARTS.at)),
    number: fc.oneof(fc.nat(9), fc.constant(PARTS.number)),
    kind: fc.oneof(word, fc.constant(PARTS.kind)),
    format: fc.oneof(word, fc.constant(PARTS.format)),
    payload: fc.oneof(word, fc.constant(PARTS.payload)),
  })
  fc.assert(
    fc.property(other, (parts) => {
      const isSame = JSON.stringify(parts) === JSON.stringify(PARTS)
      assert.equal(isSignedWith(KEY, parts, mac), isSame)
    }),
  )
  assert.ok(!isSignedWith(KEY.replace('00', '01'), PARTS, mac))
})

test('each kind must say what it is for, and may say more', () => {
  const good = contentOf('backup-finished', 'values', ` bytes=10  sha256=${SHA}\nage_s=5 host=a-1 `)
  assert.deepEqual(good.values, { bytes: 10, sha256: SHA, age_s: 5, host: 'a-1' })
  const digits = '1'.repeat(64)
  assert.equal(
    contentOf('register-exported', 'values', `rows=1 sha256=${digits}`).values['sha256'],
    digits,
  )
  const wrong = [
    ['backup-finished', `bytes=0 sha256=${SHA}`],
    ['backup-finished', 'bytes=10'],
    ['restore-tested', 'result=maybe'],
    ['register-exported', `rows=-1 sha256=${SHA}`],
    ['poll-books-synchronised', ''],
    ['results-sent', 'count=1 count=2'],
    ['results-sent', 'count=1 Name=2'],
    ['results-sent', 'count=1 <b>=2'],
    ['results-sent', `count=1 ${Array.from({ length: 20 }, (_, n) => `v${n}=1`).join(' ')}`],
    ['heartbeat', 'load'],
    ['heartbeat', '__proto__=1'],
  ] as const
  for (const [kind, payload] of wrong) {
    assert.throws(() => contentOf(kind, 'values', payload), isBad, `${kind} ${payload}`)
  }
})

test('sensors are read in their three forms, with one scale of severity', () => {
  const eve = JSON.stringify({
    timestamp: '2026-11-24T08:00:00.000000+0000',
    event_type: 'alert',
    src_ip: '10.0.0.7',
    dest_ip: '10.0.0.9',
    alert: { signature_id: 9, gid: 1, severity: 1, signature: 'EXAMPLE\u202e spread\u0000' },
  })
  const flow = JSON.stringify({ timestamp: '2026-11-24T08:00:00+0000', event_type: 'flow' })
  assert.deepEqual(contentOf('sensor-alert', 'eve', `${eve}\n${flow}\r\n`).events, [
    {
      rule: '1:9',
      title: 'EXAMPLE  spread',
      severity: 'H',
      source: '10.0.0.7',
      destination: '10.0.0.9',
    },
  ])
  const ocsf = JSON.stringify({
    class_uid: 2004,
    severity_id: 5,
    time: 1,
    metadata: {},
    message: 'M',
  })
  const [critical] = contentOf('sensor-alert', 'ocsf', ocsf).events
  assert.deepEqual([critical?.rule, critical?.severity], ['2004:M', 'C'])
  const log = contentOf(
    'sensor-alert',
    'syslog',
    '<3>Nov 24 08:00:00 db sshd[7]: 5 failures',
  ).events
  assert.deepEqual([log[0]?.rule, log[0]?.severity, log[0]?.source], ['sshd:# failures', 'H', 'db'])
})

test('a format that does not fit the kind, and too many or unreadable lines, are refused', () => {
  assert.throws(() => contentOf('sensor-alert', 'values', 'a=1'), isBad)
  assert.throws(() => contentOf('heartbeat', 'syslog', '<1>a'), isBad)
  assert.throws(() => contentOf('sensor-alert', 'syslog', ''), isBad)
  assert.throws(() => contentOf('sensor-alert', 'syslog', '<1>a\n'.repeat(MAX_EVENTS + 1)), isBad)
  assert.throws(
    () => contentOf('sensor-alert', 'syslog', '<1>a\nhello'),
    (error) => isBad(error) && (error as Problem).params['part'] === 'syslog:2:priority',
  )
})

test('a payload is text of a limited length', () => {
  assert.equal(payloadText(Buffer.from('مرحبا').toString('base64')), 'مرحبا')
  assert.throws(() => payloadText(Buffer.from([0xff, 0xfe]).toString('base64')), isBad)
  assert.throws(() => payloadText(Buffer.from('a\u0000').toString('base64')), isBad)
  assert.throws(
    () => payloadText(Buffer.alloc(MAX_PAYLOAD_BYTES + 1, 97).toString('base64')),
    isBad,
  )
})

test('any payload of any kind is content of our own shape, or refused', () => {
  const part = fc.constantFrom(
    'rows',
    '=',
    '1',
    ' ',
    '{',
    '"',
    '<34>',
    '\n',
    '__proto__',
    'count=5',
  )
  fc.assert(
    fc.property(
      fc.constantFrom(...signalKind.options),
      fc.constantFrom(...signalFormat.options),
      fc.oneof(
        fc.string(),
        fc.array(part).map((parts) => parts.join('')),
      ),
      (kind, format, payload) => {
        try {
          signalContent.parse(contentOf(kind, format, payload))
        } catch (error) {
          assert.ok(error instanceof Problem, String(error))
        }
      },
    ),
  )
})
