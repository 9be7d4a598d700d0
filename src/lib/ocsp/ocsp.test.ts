import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeResponder, type ResponseOrder } from '../../../test/support/responder.ts'
import { now as systemNow } from '../../core/time.ts'
import { X509Error } from '../x509/index.ts'
import { readOcsp } from './index.ts'

const responder = makeResponder()
const { leaf, issuer } = responder
const at = '2026-01-01T00:00:00.000Z'
const now = systemNow()
const question = { leaf, issuer, at: now }
const read = (order?: ResponseOrder) => readOcsp(responder.response(order), question)

test('a response says good or revoked, with its dates, in either hash of its name', () => {
  for (const digest of ['sha1', 'sha256'] as const) {
    const good = read({ digest })
    assert.deepEqual([good?.status, good?.signer, good?.revokedAt], ['good', 'issuer', null])
    assert.ok(good?.nextUpdate && good.thisUpdate < good.nextUpdate)
    const revoked = read({ status: 'revoked', digest })
    assert.deepEqual(
      [revoked?.status, revoked?.revokedAt, revoked?.signer],
      ['revoked', '2025-01-01T00:00:00.000Z', 'issuer'],
    )
  }
  assert.equal(read({ status: 'unknown' })?.status, 'unknown')
})

test('who was appointed for it may sign, and nobody else', () => {
  assert.equal(read({ signer: 'delegate' })?.signer, 'delegate')
  assert.equal(read({ signer: 'unappointed' })?.signer, null)
  assert.equal(read({ signer: 'stranger' })?.signer, null)
  const response = responder.response({ signer: 'delegate' })
  assert.equal(readOcsp(response, { leaf, issuer, at })?.signer, null)
})

test('a response about another certificate, and one of another issuer, says nothing', () => {
  const other = makeResponder()
  const response = responder.response()
  assert.equal(readOcsp(response, { ...question, leaf: issuer }), null)
  assert.equal(readOcsp(response, { ...question, issuer: other.issuer }), null)
  // Status 3 is tryLater.
  assert.equal(readOcsp(Buffer.of(0x30, 3, 0x0a, 1, 3), question), null)
})

test('a changed byte is either malformed, about something else, or not signed', () => {
  const response = responder.response()
  const whole = readOcsp(response, question)
  fc.assert(
    fc.property(fc.nat(response.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const damaged = Uint8Array.from(response)
      damaged[place] = (damaged[place] ?? 0) ^ change
      try {
        const answer = readOcsp(damaged, question)
        // Certificates that come along are not signed with it.
        const isSame = JSON.stringify(answer) === JSON.stringify(whole)
        assert.ok(answer === null || answer.signer === null || isSame)
      } catch (error) {
        assert.ok(error instanceof X509Error, String(error))
      }
    }),
    { numRuns: 300 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      assert.throws(() => readOcsp(bytes, question), X509Error)
    }),
    { numRuns: 100 },
  )
  assert.throws(() => readOcsp(new Uint8Array(70_000), question), X509Error)
})
