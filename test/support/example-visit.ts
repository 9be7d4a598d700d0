import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
// Loaded before anything here runs: a page is read while this module is, and half a package cannot be required.
import 'parse5'
import type {
  DnsObservation,
  HttpExchange,
  Observation,
  TlsHello,
  TlsSession,
  TlsSuites,
} from '../../src/core/observation.ts'
import { addMs, type Time } from '../../src/core/time.ts'
import { baselineOf } from '../../src/domains/monitoring/checks/baseline.ts'
import type { Verdict } from '../../src/domains/monitoring/checks/check.ts'
import { runChecks, verdictsOn, viewOf } from '../../src/domains/monitoring/checks/index.ts'
import { type CheckedSite, DEFAULT_POLICY } from '../../src/domains/monitoring/checks/site.ts'
import type { CheckInput } from '../../src/domains/monitoring/checks/view.ts'

/** Visits to a fictional site for tests: a good one, from which a test departs in one point. */
export const NOW: Time = '2026-11-24T08:00:00.000Z'
export const HOST = 'vote.test'

type Headers = readonly (readonly [string, string])[]
type Hop = HttpExchange['hops'][number]

export const GOOD_HEADERS: Headers = [
  ['content-type', 'text/html; charset=utf-8'],
  ['strict-transport-security', 'max-age=31536000; includeSubDomains'],
  [
    'content-security-policy',
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  ],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
]

export const GOOD_PAGE = `<!doctype html><html lang="en"><head><title>Election commission</title>
<link rel="stylesheet" href="/style.css"><script src="/app.js"></script></head><body><main><h1>General election</h1>
<p>Polling stations open at seven in the morning and close at six in the evening. Bring a document that shows your
name. Who waits in line at closing time may still vote. Results are announced district by district after counting,
and observers of all parties may be present. Find your polling station by street, ask for transport or for help in
the booth, and read how complaints are handled by the commission and by the courts.</p>
<form action="/search"><input name="street"><button>Find</button></form><img src="/seal.png" alt="Seal"></main></body></html>`

export const GOOD_SECURITY_TXT =
  'Contact: mailto:security@vote.test\nExpires: 2027-06-01T00:00:00Z\n'

/** Counts up, so that every observation of a process has a time of its own. */
let moment = 0

function base(host = HOST) {
  moment++
  return {
    host,
    ip: '192.0.2.10',
    port: 443,
    at: addMs(NOW, -60_000 + moment),
    durationMs: 40,
    error: null,
    sha256: null,
  }
}

/** An exchange of one or more answers; the body is the last one's. */
export function exchange(
  purpose: HttpExchange['purpose'],
  hops: readonly Hop[],
  body: string | Uint8Array = '',
): HttpExchange & { readonly bytes: Uint8Array } {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const url = hops[0]?.url ?? `https://${HOST}/`
  return {
    ...base(),
    kind: 'http.exchange',
    purpose,
    url,
    hops: [...hops],
    sha256,
    bodyBytes: bytes.length,
    truncated: false,
    bytes,
  }
}

export function hop(url: string, status: number, headers: Headers = []): Hop {
  return { url, ip: '192.0.2.10', status, headers: headers.map(([name, value]) => [name, value]) }
}

/** The home page with these headers (a value of `null` removes one) and this body. */
export function home(changed: Readonly<Record<string, string | null>> = {}, body = GOOD_PAGE) {
  const kept = GOOD_HEADERS.filter(([name]) => !Object.hasOwn(changed, name))
  const added = Object.entries(changed).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  )
  return exchange('home', [hop(`https://${HOST}/`, 200, [...kept, ...added])], body)
}

export function plain(hops: readonly Hop[]) {
  return exchange('home-plain', hops)
}

export function securityTxt(
  body: string | Uint8Array = GOOD_SECURITY_TXT,
  type = 'text/plain; charset=utf-8',
) {
  const url = `https://${HOST}/.well-known/security.txt`
  return exchange('security-txt', [hop(url, 200, [['content-type', type]])], body)
}

export function dns(
  type: DnsObservation['type'],
  data: readonly string[],
  name = HOST,
): DnsObservation {
  return {
    ...base(name),
    kind: 'dns.message',
    name,
    type,
    resolver: '127.0.0.53:53',
    rcode: 'NOERROR',
    authenticated: false,
    answers: data.map((one) => ({ name, type, ttl: 300, data: one })),
  }
}

export function session(changed: Partial<TlsSession> = {}): TlsSession {
  return {
    ...base(),
    kind: 'tls.session',
    protocol: 'TLSv1.3',
    cipher: 'TLS_AES_256_GCM_SHA384',
    group: 'X25519MLKEM768',
    alpn: 'http/1.1',
    chain: [],
    trusted: true,
    trustError: null,
    ...changed,
  }
}

export function hello(offered: TlsHello['offered'], changed: Partial<TlsHello> = {}): TlsHello {
  return {
    ...base(),
    kind: 'tls.hello',
    offered,
    outcome: 'accepted',
    version: offered,
    suite: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
    alert: null,
    compression: false,
    extendedMasterSecret: true,
    secureRenegotiation: true,
    chain: [],
    ...changed,
  }
}

/** A list of suites of a server that takes these in TLS 1.2, and nothing but good ones in TLS 1.3. */
export function suites(old: readonly string[], changed: Partial<TlsSuites> = {}): TlsSuites {
  const of = (version: '1.2' | '1.3', names: readonly string[]) => ({
    version,
    suites: [...names],
    isSure: true,
  })
  return {
    ...base(),
    kind: 'tls.suites',
    mark: '',
    versions: [of('1.2', old), of('1.3', ['TLS_AES_256_GCM_SHA384'])],
    dh: [],
    ...changed,
  }
}

/** A message that was asked for because an SPF record led there. */
export function followed(...args: Parameters<typeof dns>): DnsObservation {
  return { ...dns(...args), purpose: 'spf' }
}

/** Everything a good visit sees, except certificates: those are made by the tests that judge them. */
export function goodVisit(): Observation[] {
  return [
    home(),
    plain([
      hop(`http://${HOST}/`, 301, [['location', `https://${HOST}/`]]),
      hop(`https://${HOST}/`, 200),
    ]),
    securityTxt(),
    session(),
    hello('1.3', { suite: 'TLS_AES_256_GCM_SHA384' }),
    hello('1.2'),
    hello('1.1', { outcome: 'refused', suite: null, alert: 70 }),
    hello('1.0', { outcome: 'refused', suite: null, alert: 70 }),
    suites(['TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384']),
    { ...dns('A', ['192.0.2.10']), authenticated: true },
    dns('AAAA', ['2001:db8::10']),
    dns('NS', ['ns1.dns.test.', 'ns2.dns.test.']),
    dns('MX', ['10 mx.mail.test.']),
    dns('CAA', ['0 issue "authority.test"']),
    { ...dns('DS', [`1 13 2 ${'ab'.repeat(32)}`]), authenticated: true },
    dns('TXT', ['v=spf1 mx -all', 'other=1']),
    dns('TXT', ['v=DMARC1; p=reject; rua=mailto:dmarc@vote.test'], `_dmarc.${HOST}`),
    followed('A', ['192.0.2.25'], 'mx.mail.test'),
    followed('AAAA', ['2001:db8::25'], 'mx.mail.test'),
  ]
}

/** The same place in a visit: one observation is exchanged for another. */
function slot(one: Observation): string {
  if (one.kind === 'http.exchange') return one.purpose
  if (one.kind === 'dns.message') return `${one.type} ${one.name}`
  return one.kind === 'tls.hello' ? one.offered : one.kind
}

/** The good visit with some observations exchanged for others. */
export function visitWith(...changed: Observation[]): Observation[] {
  const slots = new Set(changed.map(slot))
  return [...goodVisit().filter((one) => !slots.has(slot(one))), ...changed]
}

/** The input of the checks for these observations; approved against nothing unless a site is given. */
export function inputOf(
  observations: readonly Observation[],
  site: Partial<CheckedSite> = {},
): CheckInput {
  const bodies = observations.flatMap(({ sha256, bytes }) =>
    sha256 !== null && bytes ? [[sha256, bytes] as const] : [],
  )
  return {
    observations,
    bodies: new Map(bodies),
    site: { host: HOST, path: '/', baseline: null, policy: DEFAULT_POLICY, ...site },
    now: NOW,
  }
}

/** The verdicts over a visit whose page is learned and as it was. */
export function verdictsAsLearned(input: CheckInput): Verdict[] {
  const changes = { stage: 'full', levels: [], isAnnounced: false, notTested: [] } as const
  return verdictsOn({ ...viewOf(input), changes })
}

/** What a person approved: the good visit. */
export const APPROVED = baselineOf(inputOf(goodVisit()))

/** The verdict of one check over these observations of the approved site. */
export function verdictOf(
  check: string,
  observations: readonly Observation[],
  site: Partial<CheckedSite> = {},
): Verdict {
  const input = inputOf(observations, { baseline: APPROVED, ...site })
  const verdict = runChecks(input).find((one) => one.check === check)
  assert.ok(verdict, `no verdict of ${check}`)
  return verdict
}

/** Asserts result and reason of a verdict, and that its further reasons are exactly these. */
export function expect(
  verdict: Verdict,
  result: string,
  reason: string,
  also: readonly string[] = [],
): void {
  const code = (full: string) => full.slice(verdict.check.length + 1)
  assert.deepEqual(
    [verdict.result, code(verdict.reason), verdict.also.map((one) => code(one.reason)).sort()],
    [result, reason, [...also].sort()],
  )
}
