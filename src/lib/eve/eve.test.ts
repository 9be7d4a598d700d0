import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { EveError, MAX_EVE_DEPTH, MAX_EVE_LENGTH, parseEve } from './eve.ts'

const EVENT = {
  timestamp: '2026-11-24T08:00:00.123456+0000',
  flow_id: 1422,
  event_type: 'alert',
  src_ip: '10.0.0.7',
  src_port: 40022,
  dest_ip: '10.0.0.9',
  dest_port: 445,
  proto: 'TCP',
  alert: {
    action: 'allowed',
    gid: 1,
    signature_id: 9000001,
    rev: 3,
    signature: 'EXAMPLE lateral movement by SMB',
    category: 'A Network Trojan was detected',
    severity: 1,
  },
}
const because = (reason: string) => (error: unknown) =>
  error instanceof EveError && error.reason === reason

test('an alert is read with its rule and both addresses', () => {
  assert.deepEqual(parseEve(JSON.stringify(EVENT)), {
    timestamp: '2026-11-24T08:00:00.123456+0000',
    eventType: 'alert',
    source: '10.0.0.7',
    destination: '10.0.0.9',
    alert: { rule: '1:9000001', signature: 'EXAMPLE lateral movement by SMB', severity: 1 },
  })
})

test('an event of another type has no alert', () => {
  const flow = { ...EVENT, event_type: 'flow', alert: undefined }
  assert.equal(parseEve(JSON.stringify(flow)).alert, null)
})

test('an event without time or type, and an alert without rule, are refused', () => {
  const wrong = [
    { timestamp: 'yesterday' },
    { timestamp: undefined },
    { event_type: 'An Alert' },
    { alert: undefined },
    { alert: { ...EVENT.alert, signature_id: '9' } },
    { alert: { ...EVENT.alert, severity: 256 } },
  ]
  for (const part of wrong) {
    const line = JSON.stringify({ ...EVENT, ...part })
    assert.throws(() => parseEve(line), because('no_event'), line)
  }
})

test('length, depth and syntax are refused by name', () => {
  const long = JSON.stringify({ ...EVENT, payload: 'x'.repeat(MAX_EVE_LENGTH) })
  assert.throws(() => parseEve(long), because('too_long'))
  assert.throws(() => parseEve('['.repeat(MAX_EVE_DEPTH + 1)), because('too_deep'))
  assert.throws(() => parseEve('{"timestamp"'), because('syntax'))
})

test('any change of a line gives an event or a refusal with a reason', () => {
  const line = JSON.stringify(EVENT)
  fc.assert(
    fc.property(fc.nat(line.length), fc.nat(20), fc.string({ maxLength: 5 }), (at, cut, put) => {
      try {
        const { alert, eventType } = parseEve(line.slice(0, at) + put + line.slice(at + cut))
        assert.equal(alert !== null, eventType === 'alert')
      } catch (error) {
        assert.ok(error instanceof EveError)
      }
    }),
  )
})
