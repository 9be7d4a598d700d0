import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MAX_OCSF_DEPTH, MAX_OCSF_LENGTH, OcsfError, parseOcsf } from './ocsf.ts'

const EVENT = {
  class_uid: 2004,
  category_uid: 2,
  activity_id: 1,
  type_uid: 200401,
  severity_id: 4,
  time: 1795507200000,
  metadata: { version: '1.3.0', product: { name: 'Sensor', vendor_name: 'Example' } },
  finding_info: {
    uid: 'f-1',
    title: 'Mass encryption of files',
    analytic: { uid: 'R-77', type_id: 1 },
  },
  evidences: [{ src_endpoint: { ip: '10.0.0.7' }, dst_endpoint: { hostname: 'register' } }],
}
const because = (reason: string) => (error: unknown) =>
  error instanceof OcsfError && error.reason === reason

test('a detection finding is read with its rule, title and endpoints', () => {
  assert.deepEqual(parseOcsf(JSON.stringify(EVENT)), {
    classUid: 2004,
    severityId: 4,
    timeMs: 1795507200000,
    uid: 'R-77',
    title: 'Mass encryption of files',
    source: '10.0.0.7',
    destination: 'register',
  })
})

test('an event without a title goes by its message, then by its class', () => {
  const { finding_info: _, evidences: __, ...bare } = EVENT
  assert.equal(parseOcsf(JSON.stringify({ ...bare, message: ' Login ' })).title, 'Login')
  const event = parseOcsf(JSON.stringify(bare))
  assert.deepEqual([event.title, event.uid, event.source], ['class 2004', null, null])
})

test('what the schema demands of every event is demanded', () => {
  for (const name of ['class_uid', 'severity_id', 'time', 'metadata']) {
    const lacking = JSON.stringify({ ...EVENT, [name]: undefined })
    assert.throws(() => parseOcsf(lacking), because('no_event'), name)
  }
  for (const severity_id of [7, -1, 1.5, '4']) {
    assert.throws(() => parseOcsf(JSON.stringify({ ...EVENT, severity_id })), because('no_event'))
  }
  for (const text of ['[]', 'null', '1']) assert.throws(() => parseOcsf(text), because('no_event'))
})

test('length and depth have limits', () => {
  const long = JSON.stringify({ ...EVENT, raw_data: 'x'.repeat(MAX_OCSF_LENGTH) })
  assert.throws(() => parseOcsf(long), because('too_long'))
  const deep = `${'{"a":'.repeat(MAX_OCSF_DEPTH + 1)}1${'}'.repeat(MAX_OCSF_DEPTH + 1)}`
  assert.throws(() => parseOcsf(deep), because('too_deep'))
})

test('any change of an event gives an event or a refusal with a reason', () => {
  const text = JSON.stringify(EVENT)
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(20), fc.string({ maxLength: 5 }), (at, cut, put) => {
      try {
        const event = parseOcsf(text.slice(0, at) + put + text.slice(at + cut))
        assert.ok(event.title.length > 0 && Number.isSafeInteger(event.timeMs))
      } catch (error) {
        assert.ok(error instanceof OcsfError)
      }
    }),
  )
})

test('whatever the fields hold, what is read is short and of its type', () => {
  const field = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ minLength: 400, maxLength: 500 }),
  )
  fc.assert(
    fc.property(field, field, field, (finding_info, message, src_endpoint) => {
      const event = parseOcsf(JSON.stringify({ ...EVENT, finding_info, message, src_endpoint }))
      assert.ok(event.title.length <= 300 && (event.source ?? '').length <= 300)
    }),
  )
})
