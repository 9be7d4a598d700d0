import assert from 'node:assert/strict'
import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { inspectCertificate, matchesHost, X509Error } from './index.ts'
import { type CertificateDraft, certificatePem, issueCertificate } from './issue.ts'

const keys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
const rootKeys = keys()
const siteKeys = keys()

const rootDraft: CertificateDraft = {
  subject: 'Practice authority',
  hosts: [],
  publicKey: rootKeys.publicKey,
  notBefore: '2026-11-24T08:00:00.000Z',
  notAfter: '2036-11-24T08:00:00.000Z',
  serial: Uint8Array.of(1),
  isCa: true,
}
const siteDraft: CertificateDraft = {
  subject: 'vote.practice.invalid',
  hosts: ['vote.practice.invalid', 'www.vote.practice.invalid'],
  publicKey: siteKeys.publicKey,
  notBefore: '2026-11-24T08:00:00.000Z',
  notAfter: '2055-02-22T08:00:00.000Z',
  serial: Uint8Array.of(0x80, 2),
  isCa: false,
}
const issuer = { name: rootDraft.subject, privateKey: rootKeys.privateKey }

test('an issued certificate says what was asked and is trusted by its root', () => {
  const root = issueCertificate(rootDraft, issuer)
  const site = issueCertificate(siteDraft, issuer)
  const rootSeen = inspectCertificate(root)
  assert.deepEqual([rootSeen.isCa, rootSeen.selfSigned], [true, true])
  const seen = inspectCertificate(site)
  assert.equal(seen.subject, 'CN=vote.practice.invalid')
  assert.equal(seen.issuer, 'CN=Practice authority')
  assert.equal(seen.notBefore, siteDraft.notBefore)
  assert.equal(seen.notAfter, siteDraft.notAfter)
  assert.deepEqual(seen.key, { type: 'ec', bits: 256, curve: 'secp256r1', exponent: null })
  assert.equal(seen.signatureHash, 'sha256')
  assert.deepEqual([seen.isCa, seen.selfSigned, seen.serial], [false, false, '008002'])
  assert.ok(matchesHost(seen, 'www.vote.practice.invalid'))
  const parsed = new X509Certificate(certificatePem(site))
  assert.ok(parsed.checkIssued(new X509Certificate(root)))
  assert.ok(parsed.verify(rootKeys.publicKey))
  assert.ok(!parsed.verify(siteKeys.publicKey))
})

test('any serial, host list and validity comes back as it was given', () => {
  const label = fc.stringMatching(/^[a-z][a-z0-9]{0,20}$/)
  const host = fc.array(label, { minLength: 2, maxLength: 5 }).map((parts) => parts.join('.'))
  const time = fc
    .date({ min: new Date('1950-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .map((date) => `${date.toISOString().slice(0, 19)}.000Z`)
  const input = fc.record({
    hosts: fc.array(host, { minLength: 1, maxLength: 20 }),
    notBefore: time,
    notAfter: time,
    serial: fc.uint8Array({ minLength: 1, maxLength: 20 }),
  })
  fc.assert(
    fc.property(input, (given) => {
      const seen = inspectCertificate(issueCertificate({ ...siteDraft, ...given }, issuer))
      assert.equal(seen.notBefore, given.notBefore)
      assert.equal(seen.notAfter, given.notAfter)
      assert.equal(
        BigInt(`0x${seen.serial}`),
        BigInt(`0x${Buffer.from(given.serial).toString('hex')}`),
      )
      for (const one of given.hosts) assert.ok(matchesHost(seen, one))
    }),
    { numRuns: 100 },
  )
})

test('a name, time or serial that cannot be written is refused', () => {
  const wrong: Partial<CertificateDraft>[] = [
    { subject: '' },
    { subject: 'x'.repeat(65) },
    { hosts: ['ünïcode.invalid'] },
    { notBefore: '2026-11-24' },
    { notBefore: '1949-12-31T00:00:00.000Z' },
    { serial: new Uint8Array(21) },
  ]
  for (const part of wrong) {
    assert.throws(() => issueCertificate({ ...siteDraft, ...part }, issuer), X509Error)
  }
})
