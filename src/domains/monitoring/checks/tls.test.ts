import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HttpExchange } from '../../../core/observation.ts'
import {
  exchange,
  expect,
  hello,
  session,
  verdictOf,
} from '../../../../test/support/example-visit.ts'

const refused = { outcome: 'refused', suite: null, alert: 40 } as const
const failed = (code: string) => ({
  ...session(),
  protocol: null,
  error: { stage: 'tls' as const, code, message: `error:0A00:../deps/openssl/ssl.c:1: ${code}` },
})
const noPage = (code: string): HttpExchange => ({
  ...exchange('home', []),
  sha256: null,
  error: failed(code).error,
})
/** A server that speaks SSL 3.0 alone. */
const ancient = [
  failed('EPROTO'),
  noPage('EPROTO'),
  ...(['1.2', '1.1', '1.0', '1.3'] as const).map((version) => hello(version, refused)),
  hello('3.0', { suite: 'TLS_RSA_WITH_RC4_128_SHA' }),
]

test('suites without encryption or certificate, and below 112 bits, are as bad as no protection', () => {
  const judge = (suite: string, offered: '1.0' | '1.2' = '1.2') =>
    verdictOf('tls-options', [hello(offered, { suite })])
  for (const suite of [
    'TLS_RSA_WITH_NULL_SHA',
    'TLS_DH_anon_WITH_AES_128_CBC_SHA',
    'TLS_RSA_EXPORT_WITH_RC4_40_MD5',
    'TLS_RSA_WITH_DES_CBC_SHA',
  ]) {
    const verdict = judge(suite)
    assert.deepEqual(
      [verdict.reason, verdict.severity, verdict.cap],
      ['tls-options.open_suite', 'C', 'F'],
      suite,
    )
  }
  assert.deepEqual(judge('TLS_ECDHE_RSA_WITH_RC4_128_SHA').cap, 'C')
  assert.deepEqual(judge('TLS_ECDHE_RSA_WITH_RC4_128_SHA', '1.0').cap, 'B')
})

test('a server that speaks SSL 3.0 alone is reported as such and not as one that cannot be reached', () => {
  const versions = verdictOf('tls-versions', ancient)
  expect(versions, 'I', 'ssl3_only')
  assert.deepEqual([versions.severity, versions.cap], ['C', 'F'])
  expect(verdictOf('availability', ancient), 'I', 'only_ssl3')
  expect(verdictOf('tls-options', ancient), 'I', 'broken_suite', ['no_forward_secrecy'])
})

test('SSL 3.0 beside newer versions is found', () => {
  const verdict = verdictOf('tls-versions', [session(), hello('1.0'), hello('3.0')])
  expect(verdict, 'I', 'ssl3_accepted', ['old_accepted'])
  assert.equal(verdict.cap, 'B')
})

test('a certificate that our own client does not take is no outage of the site', () => {
  const seen = [noPage('ERR_SSL_EXCESSIVE_MESSAGE_SIZE'), failed('ERR_SSL_EXCESSIVE_MESSAGE_SIZE')]
  expect(verdictOf('availability', seen), 'N', 'certificate_too_large')
  expect(verdictOf('certificate-chain', seen), 'P', 'too_large')
})
