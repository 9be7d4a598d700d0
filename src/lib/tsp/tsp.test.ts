import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { type Authority, makeAuthority } from '../../../test/support/authority.ts'
import { X509Error } from '../x509/index.ts'
import { parseReply, stampFault, timeStampRequest } from './index.ts'

const made: Authority[] = []
const authority = (...kind: Parameters<typeof makeAuthority>) => {
  const one = makeAuthority(...kind)
  made.push(one)
  return one
}
after(() => {
  for (const one of made) one.remove()
})

const over = Buffer.from('the head of a log\n')
const sha256 = hash('sha256', over, 'buffer')
const nonce = Buffer.from('00ff0102030405060708', 'hex')

const own = authority()
const reply = own.answer(timeStampRequest(sha256, nonce))
const roots = [own.root]

test('openssl answers our question and takes its answer, and so do we', () => {
  for (const one of [own, authority({ key: 'ec' })]) {
    const answer = one.answer(timeStampRequest(sha256, nonce))
    assert.equal(stampFault(answer, { sha256, nonce, roots: [one.root] }), null)
    assert.equal(one.isTaken(answer, over), true)
  }
  const read = parseReply(reply)
  assert.match(read?.at ?? '', /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  assert.equal(read?.nonce, 'ff0102030405060708')
  assert.ok((read?.certificates.length ?? 0) >= 1, 'the certificate came along')
})

test('another hash, another question and another authority are told apart', () => {
  const other = hash('sha256', 'other', 'buffer')
  assert.equal(stampFault(reply, { sha256: other, nonce, roots }), 'imprint')
  assert.equal(stampFault(reply, { sha256, nonce: Buffer.of(1), roots }), 'nonce')
  assert.equal(stampFault(reply, { sha256, nonce, roots: [authority().root] }), 'chain')
  assert.equal(stampFault(reply, { sha256, roots }), null)
  assert.equal(stampFault(reply, { sha256 }), null, 'nobody asked who signed')
})

test('a certificate that is not for time-stamps alone signs none', () => {
  const judged = (purpose: string) => {
    const one = authority({ purpose })
    // Of now, when the certificate is in force.
    const content = parseReply(own.answer(timeStampRequest(sha256, nonce)))?.content
    assert.ok(content)
    return stampFault(one.sign(content), { sha256, nonce, roots: [one.root] })
  }
  assert.equal(judged('critical,timeStamping'), null)
  for (const purpose of [
    'timeStamping',
    'critical,timeStamping,codeSigning',
    'critical,codeSigning',
  ])
    assert.equal(judged(purpose), 'purpose', purpose)
})

test('an authority that refuses gives no time-stamp', () => {
  const wrong = own.answer(timeStampRequest(hash('sha1', over, 'buffer'), nonce))
  assert.equal(parseReply(wrong), null)
  assert.equal(stampFault(wrong, { sha256 }), 'unreadable')
})

test('a changed byte is found, but in what nobody signed', () => {
  fc.assert(
    fc.property(fc.nat(reply.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
      const damaged = Uint8Array.from(reply)
      damaged[place] = (damaged[place] ?? 0) ^ change
      if (stampFault(damaged, { sha256, nonce, roots }) !== null) return
      const [before, later] = [parseReply(reply), parseReply(damaged)]
      assert.deepEqual(later?.content, before?.content)
      assert.equal(later?.at, before?.at)
    }),
    { numRuns: 300 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      assert.equal(stampFault(bytes, { sha256 }), 'unreadable')
      assert.throws(() => parseReply(bytes), X509Error)
    }),
    { numRuns: 100 },
  )
  assert.throws(() => parseReply(new Uint8Array(70_000)), X509Error)
})
