import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HttpExchange, TlsSuites } from '../../../core/observation.ts'
import {
  exchange,
  expect,
  hello,
  session,
  suites,
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

const SOUND = 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'

test('every suite that is taken is judged by the table, and what it does not name is insufficient', () => {
  const judge = (...taken: string[]) => verdictOf('tls-suites', [suites(taken)])
  expect(judge(), 'G', 'good')
  expect(judge(SOUND, 'TLS_ECDHE_ECDSA_WITH_AES_256_CCM'), 'S', 'sufficient')
  for (const suite of [
    'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384',
    'TLS_ECDHE_ECDSA_WITH_ARIA_128_GCM_SHA256',
    'TLS_ECDHE_RSA_WITH_CAMELLIA_256_CBC_SHA384',
    'TLS_DHE_RSA_WITH_AES_128_CBC_SHA256',
    'TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
    'TLS_DHE_RSA_WITH_AES_256_CCM',
  ])
    expect(judge(SOUND, suite), 'P', 'ageing')
  for (const suite of [
    'TLS_RSA_WITH_AES_256_GCM_SHA384',
    'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
    'TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8',
    'TLS_RSA_WITH_3DES_EDE_CBC_SHA',
    'TLS_DHE_DSS_WITH_AES_128_GCM_SHA256',
    'TLS_DHE_RSA_WITH_AES_128_CCM_8',
    'TLS_ECDH_RSA_WITH_AES_128_GCM_SHA256',
    '0xfafa',
  ])
    expect(judge(SOUND, suite), 'I', 'weak')
  for (const suite of [
    'TLS_RSA_WITH_NULL_SHA256',
    'TLS_DH_anon_WITH_AES_128_GCM_SHA256',
    'TLS_RSA_EXPORT_WITH_DES40_CBC_SHA',
    'TLS_SHA256_SHA256',
  ])
    assert.deepEqual([judge(SOUND, suite).reason, judge(suite).cap], ['tls-suites.open', 'F'])
})

test('a suite behind a good one is found, with the versions that take it', () => {
  const of = (version: '1.0' | '1.2', names: string[]) => ({ version, suites: names, isSure: true })
  const rc4 = 'TLS_RSA_WITH_RC4_128_SHA'
  const verdict = verdictOf('tls-suites', [
    hello('1.2'),
    suites([], { versions: [of('1.2', [SOUND, rc4]), of('1.0', [rc4])] }),
  ])
  expect(verdict, 'I', 'rc4', ['rc4_old'])
  assert.deepEqual(
    [verdict.params['versions'], verdict.params['suites'], verdict.cap],
    [['TLS 1.2'], [rc4], 'C'],
  )
  // The choice of the one hello is judged with the list, once.
  const chosen = [hello('1.0', { suite: rc4 }), suites([])]
  assert.equal(verdictOf('tls-options', chosen).reason, 'tls-options.no_forward_secrecy')
})

test('a server that chooses a weak suite before sound ones is told so', () => {
  const weak = 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'
  expect(verdictOf('tls-suites', [suites([weak, SOUND])]), 'I', 'weak', ['prefers_weak'])
  expect(verdictOf('tls-suites', [suites([SOUND, weak])]), 'I', 'weak')
})

test('a list that was not finished, and a visit without one, are never good', () => {
  const versions = [{ version: '1.2' as const, suites: [SOUND], isSure: false }]
  expect(verdictOf('tls-suites', [suites([], { versions })]), 'N', 'unsure')
  const found = [{ version: '1.2' as const, suites: ['TLS_RSA_WITH_NULL_SHA'], isSure: false }]
  expect(verdictOf('tls-suites', [suites([], { versions: found })]), 'I', 'open')
  expect(verdictOf('tls-suites', [suites([], { versions: [] })]), 'N', 'unsure')
  expect(verdictOf('tls-suites', [session(), hello('1.2')]), 'N', 'no_data')
})

test('plain Diffie-Hellman is judged by size, group and flaw', () => {
  const judge = (group: Partial<TlsSuites['dh'][number]>) => {
    const shown = { version: '1.2', suite: 'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256' } as const
    const dh = [{ ...shown, bits: 2048, name: null, flaw: null, ...group }]
    return verdictOf('tls-suites', [suites([SOUND], { dh })])
  }
  expect(judge({ bits: 3072, name: 'ffdhe3072' }), 'P', 'dh_ageing')
  expect(judge({ name: 'ffdhe2048' }), 'I', 'dh_group')
  expect(judge({ bits: 4096, name: 'RFC 3526 modp4096' }), 'I', 'dh_group')
  expect(judge({ bits: 4096 }), 'I', 'dh_own')
  expect(judge({ bits: 1024, name: 'RFC 2409 modp1024' }), 'I', 'dh_short')
  expect(judge({ bits: 512 }), 'I', 'dh_broken')
  expect(judge({ bits: 4096, flaw: 'composite' }), 'I', 'dh_broken')
  assert.equal(judge({ flaw: 'small-order' }).cap, 'F')
})

test('an order that is left to whoever connects counts where sound and other suites are taken', () => {
  const CBC = 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256'
  const over = (order: 'server' | 'client', ...taken: string[]) => {
    const { versions, ...list } = suites(taken)
    return verdictOf('tls-suites', [
      { ...list, versions: versions.map((one) => ({ ...one, order })) },
    ])
  }
  expect(over('client', SOUND, CBC), 'P', 'ageing', ['client_order'])
  expect(over('server', SOUND, CBC), 'P', 'ageing')
  expect(over('client', SOUND, 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'), 'S', 'sufficient')
})
