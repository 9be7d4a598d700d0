import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type Leaf, makeLeaf } from '../../../../test/support/certificates.ts'
import type { HttpExchange, Observation, TlsSuites } from '../../../core/observation.ts'
import {
  dns,
  exchange,
  expect,
  hello,
  home,
  hop,
  HOST,
  session,
  suites,
  verdictOf,
  visitWith,
} from '../../../../test/support/example-visit.ts'

const FIRST = '192.0.2.10'
const OTHER = '192.0.2.11'
const SIX = '2001:db8::10'

/** Visits of the tests take place on 24 November 2026. */
const IN_TIME = {
  notBefore: new Date('2026-11-01T00:00:00Z'),
  notAfter: new Date('2027-02-01T00:00:00Z'),
}

const refused = { stage: 'connect', code: 'ECONNREFUSED', message: '' } as const
const noRoute = { stage: 'connect', code: 'ENETUNREACH', message: '' } as const
const reset = { stage: 'tls', code: 'ECONNRESET', message: '' } as const

/** What one further address showed. */
function at(
  ip: string,
  { leaf = 'AA==', status = 200, error = null as HttpExchange['error'], host = HOST } = {},
): Observation[] {
  const hops = error === null ? [hop(`https://${host}/`, status)] : []
  const request = { ...exchange('address', hops), ip, error, sha256: null, bytes: undefined }
  return [session({ ip, error, chain: error === null ? [leaf] : [] }), request]
}

/** The first address answers well; the rest as given. */
const judge = (...others: Observation[][]) =>
  verdictOf('addresses', [home(), session({ chain: ['AA=='] }), ...others.flat()])

test('a visit that saw one address has nothing to compare', () => {
  expect(judge(), 'N', 'no_data')
})

test('addresses that answer alike are good and named', () => {
  const verdict = judge(at(OTHER), at(SIX))
  expect(verdict, 'G', 'same')
  assert.deepEqual(verdict.params, { ips: [FIRST, OTHER, SIX] })
})

test('an IPv6 address without a way from here is not tested, neither good nor bad', () => {
  expect(judge(at(SIX, { error: noRoute })), 'N', 'untested')
  const verdict = judge(at(OTHER), at(SIX, { error: noRoute }))
  expect(verdict, 'G', 'partly')
  assert.deepEqual(verdict.params, { ips: [FIRST, OTHER], untested: [SIX] })
})

test('without a way to an IPv4 address nothing answers there', () => {
  expect(judge(at(OTHER, { error: noRoute })), 'I', 'unanswered')
})

test('where nothing answers it weighs less when it is a whole family', () => {
  const family = judge(at(SIX, { error: refused }))
  expect(family, 'I', 'family_silent')
  assert.equal(family.severity, 'L')
  const one = judge(at(SIX), at('2001:db8::11', { error: refused }))
  expect(one, 'I', 'unanswered')
  assert.deepEqual([one.severity, one.params], ['M', { ips: ['2001:db8::11'] }])
})

test('other certificates, statuses and hosts are found', () => {
  expect(judge(at(OTHER, { leaf: 'AQ==' })), 'P', 'certificates_differ')
  expect(judge(at(OTHER, { status: 503 })), 'I', 'answers_differ')
  expect(judge(at(OTHER, { host: 'parked.test' })), 'I', 'answers_differ')
  const failed = judge(at(OTHER, { error: reset }))
  expect(failed, 'I', 'answers_differ')
  assert.deepEqual(failed.params, { answers: [`${FIRST}: 200 ${HOST}`, `${OTHER}: ECONNRESET`] })
})

test('different certificates are a note where browsers take each of them for the site', () => {
  const [leaf, other] = [
    makeLeaf({ names: [HOST], ...IN_TIME }),
    makeLeaf({ names: [HOST], ...IN_TIME }),
  ]
  const foreign = makeLeaf({ names: ['other.test'], ...IN_TIME })
  const late = makeLeaf({
    names: [HOST],
    notBefore: IN_TIME.notBefore,
    notAfter: new Date('2026-11-20T00:00:00Z'),
  })
  const of = (two: Leaf, changed = {}) => {
    const chain = (one: Leaf) => [
      new X509Certificate(readFileSync(one.certificateFile)).raw.toString('base64'),
    ]
    const [, answer] = at(OTHER)
    const seen = [
      session({ chain: chain(leaf) }),
      session({ ip: OTHER, chain: chain(two), ...changed }),
    ]
    return verdictOf('addresses', [home(), ...seen, ...(answer ? [answer] : [])])
  }
  const vary = of(other)
  expect(vary, 'S', 'certificates_vary')
  assert.deepEqual(vary.params, { ips: [FIRST, OTHER] })
  expect(of(leaf), 'G', 'same')
  expect(of(foreign), 'P', 'certificates_differ')
  expect(of(late), 'P', 'certificates_differ')
  expect(of(other, { trusted: false, trustError: 'CERT_REVOKED' }), 'P', 'certificates_differ')
})

/** A list of suites at an address. */
const listAt = (ip: string, old: readonly string[], changed: Partial<TlsSuites> = {}) =>
  suites(old, { ip, ...changed })
const GCM = 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384'
const STATIC = 'TLS_RSA_WITH_AES_128_CBC_SHA'

test('what some addresses take and others do not is found, and named by address', () => {
  const over = (...lists: TlsSuites[]) => judge(at(OTHER), at(SIX), lists)
  expect(over(listAt(FIRST, [GCM]), listAt(OTHER, [GCM]), listAt(SIX, [GCM])), 'G', 'same')
  const weak = over(listAt(FIRST, [GCM]), listAt(OTHER, [GCM, STATIC]), listAt(SIX, [GCM]))
  expect(weak, 'P', 'suites_differ')
  assert.deepEqual(weak.params, { differences: [`${OTHER}: ${STATIC}`] })
  const one = { version: '1.0' as const, suites: [GCM], isSure: true }
  const older = listAt(OTHER, [GCM])
  const old = over(listAt(FIRST, [GCM]), { ...older, versions: [one, ...older.versions] })
  assert.deepEqual(old.params, { differences: [`${OTHER}: TLS 1.0`] })
})

test('a list that is unsure is compared with none', () => {
  const unsure = listAt(OTHER, [STATIC])
  const versions = unsure.versions.map((one) => ({ ...one, isSure: false }))
  expect(judge(at(OTHER), [listAt(FIRST, [GCM]), { ...unsure, versions }]), 'G', 'same')
})

/** An answer to one hello, as a list carries it. */
const answer = (offered: '1.0' | '1.2' | '3.0') => ({
  offered,
  outcome: 'accepted' as const,
  version: offered,
  suite: GCM,
  alert: null,
  compression: false,
  extendedMasterSecret: true,
  secureRenegotiation: true,
})

test('old versions and missing repairs at a further address are found in what its list carries', () => {
  const over = (check: string, changed: Partial<TlsSuites>) =>
    verdictOf(check, [session(), hello('1.2'), session({ ip: SIX }), listAt(SIX, [GCM], changed)])
  const old = over('tls-versions', { answers: [answer('1.2'), answer('1.0')] })
  expect(old, 'I', 'address_old_accepted')
  assert.deepEqual(old.params, { ips: [SIX], versions: ['1.0'] })
  const ssl = over('tls-versions', { answers: [answer('3.0')] })
  expect(ssl, 'I', 'address_ssl3_accepted')
  const bare = { ...answer('1.2'), secureRenegotiation: false }
  expect(over('tls-options', { answers: [bare] }), 'I', 'insecure_renegotiation')
  expect(over('tls-options', { answers: [answer('1.2')] }), 'G', 'good')
})

test('hellos of this visit go before those that a list carries', () => {
  const first = listAt(FIRST, [GCM], { answers: [answer('1.0')] })
  expect(verdictOf('tls-versions', [session(), hello('1.2'), first]), 'G', 'modern')
})

test('the certificate for the other kind of key is not one of another address', () => {
  const both = [session({ chain: ['AQ=='], signature: 'rsa' }), ...at(OTHER)]
  expect(judge(both), 'G', 'same')
})

test('reachability takes the worst of all addresses and names it', () => {
  const over = (...others: Observation[][]) => verdictOf('availability', [home(), ...others.flat()])
  const down = over(at(OTHER, { status: 503 }), at(SIX))
  expect(down, 'I', 'address_error')
  assert.deepEqual([down.cap, down.params], ['F', { ip: OTHER, status: 503 }])
  expect(over(at(OTHER, { error: reset })), 'I', 'address_failed')
  // Browsers try the next address; that is told by the check of addresses.
  expect(over(at(OTHER, { error: refused })), 'G', 'reachable')
  expect(over(at(SIX, { error: noRoute })), 'G', 'reachable')
})

test('a site with IPv6 alone is not tested where there is no way to it', () => {
  const lost = { ...exchange('home', []), sha256: null, error: noRoute }
  expect(verdictOf('availability', visitWith(lost, dns('A', []))), 'N', 'no_route')
  expect(verdictOf('availability', visitWith(lost)), 'I', 'connect_failed')
})

test('the best version of each address is judged', () => {
  const over = (protocol: string) =>
    verdictOf('tls-versions', [session(), session({ ip: OTHER, protocol })])
  expect(over('TLSv1.3'), 'G', 'modern')
  expect(over('TLSv1.2'), 'S', 'address_only_1_2')
  expect(over('TLSv1.1'), 'I', 'address_old')
})
