import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMs, DAY, now, type Time } from '../../../core/time.ts'
import { hello, inputOf, session } from '../../../../test/support/example-visit.ts'
import { makeResponder, type ResponseOrder } from '../../../../test/support/responder.ts'
import { runChecks } from './index.ts'

const responder = makeResponder()
const chain = [responder.leaf, responder.issuer].map((der) => der.toString('base64'))

function judge(seen: Parameters<typeof inputOf>[0], at: Time = now()) {
  const verdicts = runChecks({ ...inputOf(seen), now: at })
  const verdict = verdicts.find(({ check }) => check === 'certificate-revocation')
  assert.ok(verdict)
  return `${verdict.result} ${verdict.reason.replace(/.*\./, '')} ${verdict.cap ?? '-'}`
}
const stapled = (order?: ResponseOrder) => responder.response(order).toString('base64')

test('a stapled status is believed where the authority signed it, in either version', () => {
  for (const order of [{}, { signer: 'delegate' }] as const) {
    const staple = stapled(order)
    assert.equal(judge([session({ chain, staple })]), 'G good -')
    assert.equal(judge([hello('1.2', { chain, staple })]), 'G good -')
  }
  assert.equal(
    judge([session({ chain, staple: stapled({ signer: 'stranger' }) })]),
    'I untrusted -',
  )
  assert.equal(judge([session({ chain, staple: 'AAAA' })]), 'I untrusted -')
  assert.equal(judge([session({ chain, staple: stapled({ status: 'unknown' }) })]), 'I unknown -')
  // Without the issuer's certificate nobody can say.
  assert.equal(judge([session({ chain: chain.slice(0, 1), staple: stapled() })]), 'N unverified -')
})

test('a revoked certificate is as bad as an untrusted one, in one look', () => {
  const staple = stapled({ status: 'revoked' })
  assert.equal(judge([session({ chain, staple })]), 'I revoked T')
  // One word of it is enough, beside a good one and long after it was given.
  const both = [session({ chain, staple: stapled() }), hello('1.2', { chain, staple })]
  assert.equal(judge(both), 'I revoked T')
  assert.equal(judge([session({ chain, staple })], addMs(now(), 10 * DAY)), 'I revoked T')
})

test('a status of the past and one of the future do not hold', () => {
  const seen = [session({ chain, staple: stapled() })]
  assert.equal(judge(seen, addMs(now(), 6 * DAY)), 'I outdated -')
  assert.equal(judge(seen, addMs(now(), -DAY)), 'I outdated -')
})

test('no status is told by what the certificate says of it', () => {
  assert.equal(judge([session({ chain, staple: null })]), 'S not_stapled -')
  const must = makeResponder({ mustStaple: true }).leaf.toString('base64')
  assert.equal(judge([session({ chain: [must], staple: null })]), 'I staple_missing -')
  const silent = responder.issuer.toString('base64')
  assert.equal(judge([session({ chain: [silent], staple: null })]), 'N no_way -')
})

test('a visit from before the status was asked for is not judged', () => {
  assert.equal(judge([session({ chain }), hello('1.2', { chain })]), 'N no_data -')
})
