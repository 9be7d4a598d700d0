import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import tls from 'node:tls'
import fc from 'fast-check'
import { makeResponder } from '../../../test/support/responder.ts'
import { inspectCertificate, matchesHost, X509Error } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'x509-'))
after(() => rmSync(folder, { recursive: true }))

function der(pem: string): Uint8Array {
  return new X509Certificate(pem).raw
}

/** A self-signed certificate made by openssl with these extra arguments. */
function selfSigned(key: string, ...more: string[]): Uint8Array {
  const file = join(folder, 'certificate.pem')
  const base = [
    'req',
    '-x509',
    '-nodes',
    '-keyout',
    join(folder, 'key.pem'),
    '-out',
    file,
    '-newkey',
  ]
  execFileSync(
    'openssl',
    [...base, ...key.split(' '), '-subj', '/O=Board\\, Electoral/CN=vote.test', ...more],
    {
      stdio: 'pipe',
    },
  )
  return der(readFileSync(file, 'utf8'))
}

test('every root that Node ships is read as OpenSSL reads it', () => {
  assert.ok(tls.rootCertificates.length > 100)
  for (const pem of tls.rootCertificates) {
    const certificate = new X509Certificate(pem)
    const facts = inspectCertificate(certificate.raw)
    const details = certificate.publicKey.asymmetricKeyDetails
    assert.equal(facts.key.type, certificate.publicKey.asymmetricKeyType)
    assert.equal(facts.notAfter, certificate.validToDate.toISOString())
    assert.equal(facts.notBefore, certificate.validFromDate.toISOString())
    assert.equal(facts.fingerprint256, certificate.fingerprint256.replaceAll(':', '').toLowerCase())
    assert.equal(facts.isCa, certificate.ca)
    assert.equal(facts.selfSigned, certificate.verify(certificate.publicKey))
    if (facts.key.type === 'rsa') {
      assert.equal(facts.key.bits, details?.modulusLength)
      assert.equal(facts.key.exponent, String(details?.publicExponent))
    } else assert.ok((facts.key.bits ?? 0) >= 256)
    assert.match(facts.signatureHash ?? '', /^sha(1|256|384|512)$/)
  }
})

test('names, addresses, key and signature of a certificate are read', () => {
  const facts = inspectCertificate(
    selfSigned(
      'ec -pkeyopt ec_paramgen_curve:prime256v1',
      '-addext',
      'subjectAltName=DNS:Vote.test,DNS:*.vote.test,IP:127.0.0.9,IP:2001:db8::1,email:a@vote.test',
    ),
  )
  assert.equal(facts.subject, 'O=Board\\, Electoral, CN=vote.test')
  assert.deepEqual(facts.sans, {
    dns: ['Vote.test', '*.vote.test'],
    ip: ['127.0.0.9', '2001:db8::1'],
  })
  assert.deepEqual(facts.key, { type: 'ec', bits: 256, curve: 'secp256r1', exponent: null })
  assert.equal(facts.signatureAlgorithm, 'ecdsa-with-SHA256')
  assert.equal(facts.signatureHash, 'sha256')
  assert.equal(facts.selfSigned, true)
})

test('weak keys and signatures are named for what they are', () => {
  const weak = inspectCertificate(selfSigned('rsa:1024', '-sha1'))
  assert.deepEqual(weak.key, { type: 'rsa', bits: 1024, curve: null, exponent: '65537' })
  assert.equal(weak.signatureAlgorithm, 'sha1WithRSAEncryption')
  assert.equal(inspectCertificate(selfSigned('rsa:2048', '-md5')).signatureHash, 'md5')
  const pss = inspectCertificate(
    selfSigned('rsa:2048', '-sha384', '-sigopt', 'rsa_padding_mode:pss'),
  )
  assert.deepEqual([pss.signatureAlgorithm, pss.signatureHash], ['rsassaPss', 'sha384'])
  assert.equal(inspectCertificate(selfSigned('ed25519')).key.type, 'ed25519')
  const explicit = 'ec -pkeyopt ec_paramgen_curve:prime256v1 -pkeyopt ec_param_enc:explicit'
  assert.deepEqual(inspectCertificate(selfSigned(explicit)).key.curve, 'explicit')
})

test('a certificate with the subject of its issuer but another key is not self-signed', () => {
  const first = selfSigned('ec -pkeyopt ec_paramgen_curve:prime256v1')
  const facts = inspectCertificate(first)
  const damaged = Uint8Array.from(first)
  const last = damaged.length - 1
  damaged[last] = (damaged[last] ?? 0) ^ 1
  assert.equal(facts.selfSigned, true)
  assert.equal(inspectCertificate(damaged).selfSigned, false)
})

test('a host matches by subject alternative names, a wildcard stands for one label', () => {
  const certificate = {
    sans: {
      dns: ['vote.test', '*.Area.vote.test', '*.test', 'w*.vote.test'],
      ip: ['127.0.0.9', '2001:db8::1'],
    },
  }
  const matching = ['vote.test', 'VOTE.test.', 'a.area.vote.test', '127.0.0.9', '2001:DB8:0::1']
  const other = [
    'www.vote.test',
    'area.vote.test',
    'a.b.area.vote.test',
    'x.test',
    '127.0.0.8',
    '.area.vote.test',
    'vote.test..',
    '',
  ]
  for (const host of matching) assert.equal(matchesHost(certificate, host), true, host)
  for (const host of other) assert.equal(matchesHost(certificate, host), false, host)
})

test('a wildcard over a whole public suffix stands for nobody, as in browsers', () => {
  const dns = ['*.co.uk', '*.uk', '*.com', '*.gov.br', '*.github.io', '*.vote.co.uk']
  const certificate = { sans: { dns, ip: [] } }
  for (const host of ['vote.co.uk', 'vote.com', 'tse.gov.br', 'co.uk'])
    assert.equal(matchesHost(certificate, host), false, host)
  // Who keeps names for others does hold them, and browsers take the certificate.
  for (const host of ['vote.github.io', 'www.vote.co.uk'])
    assert.equal(matchesHost(certificate, host), true, host)
})

test('a validity date that does not exist is refused, and a leap day is not', () => {
  const good = Buffer.from(
    selfSigned('ed25519', '-not_before', '20240229000000Z', '-not_after', '20250228235959Z'),
  )
  assert.equal(inspectCertificate(good).notBefore, '2024-02-29T00:00:00.000Z')
  assert.equal(inspectCertificate(good).notAfter, '2025-02-28T23:59:59.000Z')
  const at = good.indexOf('250228235959Z')
  for (const bad of [
    '250229235959Z',
    '251301000000Z',
    '250100000000Z',
    '250228245959Z',
    '250228236059Z',
    '25022823595 Z',
  ]) {
    good.write(bad, at)
    assert.throws(() => inspectCertificate(good), X509Error, bad)
  }
})

test('the common name alone never matches', () => {
  assert.equal(matchesHost(inspectCertificate(selfSigned('ed25519')), 'vote.test'), false)
})

test('a name with a zero byte inside matches neither part', () => {
  const certificate = { sans: { dns: ['vote.test\0.evil.test'], ip: [] } }
  assert.equal(matchesHost(certificate, 'vote.test'), false)
})

test('bytes of any kind, and every cut or damaged certificate, either parse or throw X509Error', () => {
  const good = selfSigned(
    'ec -pkeyopt ec_paramgen_curve:prime256v1',
    '-addext',
    'subjectAltName=DNS:vote.test',
  )
  const parses = (bytes: Uint8Array) => {
    try {
      inspectCertificate(bytes)
    } catch (error) {
      assert.ok(error instanceof X509Error, String(error))
    }
  }
  for (let end = 0; end < good.length; end++) {
    assert.throws(() => inspectCertificate(good.subarray(0, end)), X509Error)
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), parses), { numRuns: 100 })
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 }), (at, value) => {
      const damaged = Uint8Array.from(good)
      damaged[at] = value
      parses(damaged)
    }),
    { numRuns: 200 },
  )
})

test('a certificate says whether its status can be asked and has to be stapled', () => {
  const facts = (mustStaple: boolean) => inspectCertificate(makeResponder({ mustStaple }).leaf)
  const { namesOcsp, mustStaple, namesIssuerFile } = facts(true)
  assert.deepEqual([namesOcsp, mustStaple, namesIssuerFile], [true, true, false])
  assert.equal(facts(false).mustStaple, false)
})
