import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Observation } from '../../../core/observation.ts'
import {
  APPROVED,
  exchange,
  expect,
  GOOD_PAGE,
  goodVisit,
  hello,
  home,
  hop,
  HOST,
  inputOf,
  NOW,
  plain,
  securityTxt,
  session,
  verdictOf,
  verdictsAsLearned,
  visitWith,
} from '../../../../test/support/example-visit.ts'
import { DEFAULT_POLICY } from './index.ts'

function failed(stage: 'policy' | 'resolve' | 'connect' | 'tls' | 'send' | 'receive' | 'limit') {
  return { ...exchange('home', []), sha256: null, error: { stage, code: 'code', message: 'why' } }
}

test('a good visit passes every check that it has data for', () => {
  const verdicts = verdictsAsLearned(inputOf(goodVisit(), { baseline: APPROVED }))
  const bad = verdicts
    .filter(({ result }) => result !== 'G')
    .map(({ reason, result }) => `${reason} ${result}`)
  assert.deepEqual(bad, [
    'addresses.no_data N',
    'certificate-chain.no_data N',
    'certificate-host.no_data N',
    'certificate-expiry.no_data N',
    'certificate-key.no_data N',
    'certificate-revocation.no_data N',
    'tls-suites.sufficient S',
  ])
})

test('a failed visit names the stage that failed', () => {
  const stages = {
    resolve: 'resolve_failed',
    connect: 'connect_failed',
    tls: 'tls_failed',
    send: 'send_failed',
    receive: 'receive_failed',
    limit: 'limit_exceeded',
    policy: 'address_refused',
  } as const
  for (const [stage, reason] of Object.entries(stages)) {
    const verdict = verdictOf('availability', [failed(stage as keyof typeof stages)])
    expect(verdict, 'I', reason)
    assert.equal(verdict.cap, 'F')
    assert.deepEqual(verdict.evidence, [{ observation: 0, sha256: null }])
  }
})

test('a redirect to a forbidden address and a name that is gone have their own reasons', () => {
  const refused = {
    ...failed('policy'),
    hops: [hop(`https://${HOST}/`, 302, [['location', 'http://127.0.0.1/']])],
  }
  expect(verdictOf('availability', [refused]), 'I', 'redirect_refused')
  const gone = { ...visitDns('NXDOMAIN'), error: null }
  expect(verdictOf('availability', [failed('resolve'), gone]), 'I', 'name_missing')
})

function visitDns(rcode: string): Observation {
  const [address] = goodVisit().filter((one) => one.kind === 'dns.message' && one.type === 'A')
  assert.ok(address?.kind === 'dns.message')
  return { ...address, rcode, answers: [] }
}

test('error status, slowness, endless bodies and a missing keyword are told apart', () => {
  const answer = (status: number) => [exchange('home', [hop(`https://${HOST}/`, status)])]
  expect(verdictOf('availability', answer(503)), 'I', 'server_error')
  expect(verdictOf('availability', answer(404)), 'I', 'client_error')
  expect(verdictOf('availability', answer(302)), 'I', 'redirect_unfinished')
  expect(verdictOf('availability', [{ ...home(), durationMs: 9000 }]), 'P', 'slow')
  expect(verdictOf('availability', [{ ...home(), truncated: true }]), 'P', 'cut_short')
  const policy = { ...DEFAULT_POLICY, keyword: 'Referendum' }
  expect(verdictOf('availability', [home()], { policy }), 'I', 'keyword_missing')
  const found = { ...DEFAULT_POLICY, keyword: 'GENERAL election' }
  expect(verdictOf('availability', [home()], { policy: found }), 'G', 'reachable')
})

test('the unprotected address must lead first to the same name over https', () => {
  const to = (...urls: string[]) =>
    plain(urls.map((url, index) => hop(url, index === urls.length - 1 ? 200 : 301)))
  const judge = (...urls: string[]) => verdictOf('https-redirect', visitWith(to(...urls)))
  const start = `http://${HOST}/`
  expect(judge(start, `https://${HOST}/`), 'G', 'redirects')
  expect(judge(start, `https://www.${HOST}/`), 'S', 'other_host_first')
  expect(judge(start, `http://www.${HOST}/`, `https://www.${HOST}/`), 'P', 'late')
  expect(judge(start), 'I', 'no_redirect')
  expect(judge(start, `http://${HOST}/en`), 'I', 'no_redirect')
  expect(judge(start, 'https://elsewhere.test/'), 'I', 'ends_elsewhere')
  const only = [plain([hop(start, 301, [['location', `https://${HOST}/`]])]), home()]
  expect(verdictOf('https-redirect', only), 'G', 'redirects')
  assert.equal(judge(start).cap, 'C')
})

test('a closed port 80 is good while the site itself answers, and says nothing when it does not', () => {
  const closed = {
    ...plain([]),
    error: { stage: 'connect' as const, code: 'ECONNREFUSED', message: '' },
  }
  expect(verdictOf('https-redirect', visitWith(closed)), 'G', 'port_closed')
  expect(verdictOf('https-redirect', visitWith(closed, failed('connect'))), 'N', 'no_data')
})

test('a protected address that leads to an unprotected page or a foreign name is found', () => {
  const downgraded = exchange(
    'home',
    [hop(`https://${HOST}/`, 302), hop(`http://${HOST}/`, 200)],
    GOOD_PAGE,
  )
  expect(verdictOf('https-redirect', visitWith(downgraded)), 'I', 'ends_unprotected')
  const moved = exchange(
    'home',
    [hop(`https://${HOST}/`, 302), hop('https://evil.test/', 200)],
    GOOD_PAGE,
  )
  expect(verdictOf('https-redirect', visitWith(moved)), 'I', 'ends_elsewhere')
})

test('a site that is named by its IPv6 address leads to itself', () => {
  const hops = [hop('http://[2001:db8::10]/', 301), hop('https://[2001:db8::10]/', 200)]
  const seen = [plain(hops), exchange('home', hops.slice(1), GOOD_PAGE)]
  expect(verdictOf('https-redirect', seen, { host: '2001:db8::10' }), 'G', 'redirects')
})

test('HSTS is judged by its duration and its validity', () => {
  const judge = (value: string | null) =>
    verdictOf('hsts', visitWith(home({ 'strict-transport-security': value })))
  expect(judge('max-age=31536000'), 'G', 'good')
  expect(judge('Max-Age="63072000" ; preload'), 'G', 'good')
  expect(judge('max-age=15552000'), 'S', 'sufficient')
  expect(judge('max-age=15551999'), 'P', 'too_short')
  expect(judge('max-age=86400'), 'P', 'too_short')
  const begun = judge('max-age=300')
  expect(begun, 'P', 'first_step')
  assert.deepEqual([begun.severity, begun.params], ['L', { seconds: 300 }])
  expect(judge('max-age=0'), 'I', 'switched_off')
  expect(judge(null), 'I', 'absent')
  for (const value of [
    'max-age=',
    'includeSubDomains',
    'max-age=1; max-age=2',
    'max-age=31536000, max-age=1',
  ]) {
    expect(judge(value), 'I', 'invalid')
  }
  assert.equal(judge(null).cap, 'A')
  const untrusted = session({ trusted: false, trustError: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
  expect(verdictOf('hsts', visitWith(untrusted)), 'I', 'ignored')
})

test('each weakness of a content security policy is named', () => {
  const safe = "object-src 'none'; base-uri 'none'; form-action 'self'"
  const judge = (value: string | null, body = GOOD_PAGE) =>
    verdictOf('csp', visitWith(home({ 'content-security-policy': value }, body)))
  expect(judge(`script-src 'self'; ${safe}`), 'G', 'good')
  expect(judge(null), 'I', 'absent')
  expect(judge(`script-src 'self' 'unsafe-inline'; ${safe}`), 'I', 'unsafe_inline')
  expect(judge(`script-src 'self' 'unsafe-inline' 'nonce-abc'; ${safe}`), 'G', 'good')
  expect(
    judge(`script-src https: 'unsafe-inline' 'strict-dynamic' 'nonce-abc'; ${safe}`),
    'G',
    'good',
  )
  expect(judge(`default-src 'self' 'unsafe-eval'; ${safe}`), 'P', 'unsafe_eval')
  expect(judge(`default-src 'self' 'unsafe-hashes'; ${safe}`), 'P', 'unsafe_hashes')
  expect(judge(`script-src *; ${safe}`), 'I', 'any_host')
  expect(judge(`script-src https:; ${safe}`), 'I', 'any_host')
  expect(judge(`script-src 'self' data:; ${safe}`), 'I', 'data_scripts')
  expect(judge(`script-src http://cdn.test; ${safe}`), 'I', 'plain_http')
  expect(judge(`img-src 'self'; ${safe}`), 'I', 'scripts_unrestricted')
  expect(judge(`script-src 'self'; ${safe}; style-src 'unsafe-inline'`), 'S', 'inline_style')
  expect(judge("default-src 'self'"), 'P', 'form_action_missing', ['base_uri_missing'])
  expect(judge("script-src 'self'"), 'P', 'form_action_missing', [
    'base_uri_missing',
    'objects_allowed',
  ])
  // A second policy mends the first, because both must allow.
  expect(judge(`script-src 'self' 'unsafe-inline'; ${safe}, script-src 'self'`), 'G', 'good')
  const meta = `<meta http-equiv="Content-Security-Policy" content="script-src 'self'; ${safe}">`
  expect(judge(null, meta + GOOD_PAGE), 'S', 'meta_only')
  const reporting = home({
    'content-security-policy': null,
    'content-security-policy-report-only': 'default-src *',
  })
  expect(verdictOf('csp', visitWith(reporting)), 'I', 'report_only')
})

test('framing is ruled by frame-ancestors first and by X-Frame-Options without it', () => {
  const judge = (csp: string | null, frame: string | null) =>
    verdictOf(
      'framing',
      visitWith(home({ 'content-security-policy': csp, 'x-frame-options': frame })),
    )
  expect(judge("frame-ancestors 'self'", null), 'G', 'good')
  expect(judge('frame-ancestors *', 'DENY'), 'I', 'anybody')
  expect(judge(null, 'sameorigin'), 'G', 'good')
  expect(judge(null, 'ALLOW-FROM https://a.test'), 'P', 'obsolete')
  expect(judge(null, 'DENIED'), 'I', 'invalid')
  expect(judge(null, null), 'I', 'absent')
})

test('content type and referrer headers are judged by value', () => {
  const type = (changed: Record<string, string | null>) =>
    verdictOf('content-type-options', visitWith(home(changed)))
  expect(type({ 'x-content-type-options': null }), 'I', 'absent')
  expect(type({ 'x-content-type-options': 'no' }), 'I', 'invalid')
  expect(type({ 'content-type': null }), 'I', 'type_missing')
  expect(type({ 'content-type': 'text/html' }), 'S', 'charset_missing')
  const referrer = (value: string | null) =>
    verdictOf('referrer-policy', visitWith(home({ 'referrer-policy': value })))
  expect(referrer('no-referrer'), 'G', 'good')
  expect(referrer('unsafe-url, strict-origin'), 'S', 'sufficient')
  expect(referrer('strict-origin, some-new-word'), 'S', 'sufficient')
  expect(referrer('origin'), 'I', 'leaks')
  expect(referrer('nonsense'), 'I', 'invalid')
  expect(referrer(null), 'P', 'absent')
})

test('cookies are judged by name and attributes', () => {
  const judge = (...fields: string[]) => {
    const headers = fields.map((field) => ['set-cookie', field] as const)
    return verdictOf('cookies', [exchange('home', [hop(`https://${HOST}/`, 200, headers)])])
  }
  expect(judge(), 'G', 'none')
  expect(judge('session=1; Secure; HttpOnly; SameSite=Lax'), 'G', 'good')
  expect(judge('PHPSESSID=1; path=/'), 'I', 'session_not_secure', ['session_readable'])
  expect(judge('login=1; Secure'), 'I', 'session_readable')
  expect(judge('a=1; SameSite=None'), 'I', 'same_site_none', ['not_secure'])
  expect(judge('__Host-a=1; Secure; Path=/; Domain=vote.test'), 'I', 'prefix_broken')
  expect(judge('__Host-a=1; Secure; Path=/'), 'G', 'good')
  expect(judge('csrf_token=1; Secure'), 'P', 'csrf_without_same_site')
  expect(judge('lang=en'), 'P', 'not_secure')
  assert.deepEqual(judge('b=1', 'a=1').params, { names: ['a', 'b'] })
})

test('TLS versions are judged by what was accepted, and silence is no refusal', () => {
  const no = { outcome: 'refused', suite: null } as const
  const judge = (...seen: Observation[]) => verdictOf('tls-versions', seen)
  expect(judge(hello('1.3')), 'G', 'modern')
  expect(judge(hello('1.2'), hello('1.3', no)), 'S', 'only_1_2')
  expect(judge(hello('1.2'), hello('1.3', { outcome: 'silent', suite: null })), 'N', 'no_data')
  expect(judge(session({ protocol: 'TLSv1.2' })), 'S', 'only_1_2')
  const old = judge(hello('1.3'), hello('1.0'), hello('1.1'))
  expect(old, 'I', 'old_accepted')
  assert.deepEqual([old.params, old.cap], [{ versions: ['1.0', '1.1'] }, 'B'])
  const ancient = judge(hello('1.0'), hello('1.2', no), hello('1.3', no))
  expect(ancient, 'I', 'nothing_modern', ['old_accepted'])
  assert.deepEqual([ancient.severity, ancient.cap], ['C', 'C'])
  expect(judge(hello('1.2', no), hello('1.3', no)), 'N', 'no_data')
})

test('weak choices of a server are named with version and suite', () => {
  const judge = (changed: Parameters<typeof hello>[1]) =>
    verdictOf('tls-options', [hello('1.2', changed)])
  expect(judge({}), 'G', 'good')
  expect(judge({ compression: true }), 'I', 'compression')
  expect(judge({ secureRenegotiation: false }), 'I', 'insecure_renegotiation')
  expect(judge({ extendedMasterSecret: false }), 'P', 'no_extended_master_secret')
  expect(judge({ suite: 'TLS_RSA_WITH_AES_128_GCM_SHA256' }), 'I', 'no_forward_secrecy')
  expect(judge({ suite: 'TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA' }), 'I', 'broken_suite')
})

test('a security.txt needs a contact and one expiry within a year', () => {
  const judge = (body: string, type?: string) =>
    verdictOf('security-txt', [securityTxt(body, type)])
  const contact = 'Contact: mailto:a@vote.test\n'
  const expires = 'Expires: 2027-01-01T00:00:00Z\n'
  expect(judge(contact + expires), 'G', 'good')
  expect(judge(expires), 'I', 'contact_missing')
  expect(judge(`Contact: a@vote.test\n${expires}`), 'I', 'contact_missing')
  expect(judge(contact), 'I', 'expires_missing')
  expect(judge(contact + expires + expires), 'I', 'expires_invalid')
  expect(judge(`${contact}Expires: tomorrow\n`), 'I', 'expires_invalid')
  expect(judge(`${contact}Expires: 9999-12-31T23:59:59-23:59\n`), 'I', 'expires_invalid')
  expect(judge(`${contact}Expires: ${NOW}\n`), 'I', 'expired')
  expect(judge(`${contact}Expires: 2029-01-01T00:00:00+02:00\n`), 'S', 'expires_far')
  expect(
    judge(`${contact}${expires}Canonical: https://other.test/security.txt\n`),
    'P',
    'canonical_other',
  )
  expect(judge(contact + expires, 'application/octet-stream'), 'P', 'wrong_type')
  expect(judge('<html></html>', 'text/html'), 'I', 'absent')
  expect(judge(contact + expires + '#'.repeat(102_400)), 'I', 'too_long')
  const missing = exchange('security-txt', [hop(`https://${HOST}/.well-known/security.txt`, 404)])
  expect(verdictOf('security-txt', [missing]), 'I', 'absent')
  const http = exchange(
    'security-txt',
    [hop(`http://${HOST}/s`, 200, [['content-type', 'text/plain']])],
    contact + expires,
  )
  expect(verdictOf('security-txt', [http]), 'I', 'unprotected')
})
