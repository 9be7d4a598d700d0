import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  exchange,
  expect,
  GOOD_HEADERS,
  GOOD_PAGE,
  home,
  hop,
  HOST,
  plain,
  verdictOf,
  visitWith,
} from '../../../../test/support/example-visit.ts'
import { checkTexts } from './index.ts'

const REST = "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
const policy = (value: string) =>
  verdictOf('csp', visitWith(home({ 'content-security-policy': value })))
const scripts = (sources: string, more = '') => policy(`script-src ${sources}; ${REST}${more}`)

/** A home page reached over these answers; the last one has the good headers besides its own. */
function way(...hops: readonly (readonly [string, Readonly<Record<string, string>>])[]) {
  const last = hops.length - 1
  return exchange(
    'home',
    hops.map(([url, headers], place) =>
      hop(url, place === last ? 200 : 302, [
        ...(place === last ? GOOD_HEADERS.filter(([name]) => !/transport/.test(name)) : []),
        ...Object.entries(headers),
      ]),
    ),
    GOOD_PAGE,
  )
}

test('a script source that names anybody is no restriction, however it is written', () => {
  for (const sources of ['https://*', '*:443', 'https://*:443', 'https://*.com', '*.co.uk', '*/']) {
    expect(scripts(`'self' ${sources}`), 'I', 'any_host')
  }
  expect(scripts("'self' https://*.vote.test https://vote.example:8443/x.js"), 'G', 'good')
  expect(scripts("https://* 'strict-dynamic' 'nonce-abc'"), 'G', 'good')
})

test('script elements and handlers are ruled by their own directives where those stand', () => {
  const narrow = (more: string) => scripts("'self'", `; ${more}`)
  expect(narrow('script-src-elem *'), 'I', 'any_host')
  expect(narrow("script-src-attr 'unsafe-inline'"), 'I', 'unsafe_inline')
  expect(narrow("script-src-elem 'unsafe-inline'"), 'I', 'unsafe_inline')
  expect(narrow("script-src-elem 'nonce-abc' 'unsafe-inline'"), 'G', 'good')
  const nonce = "'nonce-abc'"
  expect(scripts(nonce, "; script-src-attr 'unsafe-inline'"), 'I', 'unsafe_inline')
  expect(policy(`script-src-elem 'self'; ${REST}`), 'I', 'unsafe_inline')
  expect(policy(`script-src-attr 'none'; ${REST}`), 'I', 'scripts_unrestricted')
})

test('a form-action that lets forms go anywhere is told apart from one that holds', () => {
  const forms = (sources: string) =>
    policy(`script-src 'self'; object-src 'none'; base-uri 'none'; form-action ${sources}`)
  for (const sources of ['*', 'https:', 'http:', "'self' https://*", "'self' https://*.com"]) {
    expect(forms(sources), 'P', 'form_action_open')
  }
  expect(forms("'self' https://pay.example"), 'G', 'good')
  expect(forms("'none'"), 'G', 'good')
})

test('a policy without form-action is as open as one that names everybody; without base-uri it is noted', () => {
  const both = policy("default-src 'self'")
  expect(both, 'P', 'form_action_missing', ['base_uri_missing'])
  const bases = (sources: string) =>
    policy(`default-src 'self'; form-action 'self'; base-uri ${sources}`)
  expect(bases('https://vote.test'), 'G', 'good')
  expect(bases("'self' https://vote.test"), 'G', 'good')
  expect(bases('*'), 'S', 'base_uri_missing')
  expect(bases('https:'), 'S', 'base_uri_missing')
})

test('inline styles count only where no nonce or hash replaces them', () => {
  const styles = (sources: string) => scripts("'self'", `; style-src ${sources}`)
  expect(styles("'self' 'unsafe-inline'"), 'S', 'inline_style')
  expect(styles("'self' 'unsafe-inline' 'nonce-abc'"), 'G', 'good')
  const hash = `'sha256-${'A'.repeat(43)}='`
  expect(styles(`'self' 'unsafe-inline' ${hash}`), 'G', 'good')
})

test('the policy that the remedy proposes is good, and each of its directives is needed', () => {
  for (const language of ['en', 'ar'] as const) {
    const remedy = checkTexts['csp.remedy']?.[language]
    assert.ok(typeof remedy === 'string')
    const model = /“(default-src [^”]+)”/.exec(remedy)?.[1] ?? ''
    const judged = (value: string) => {
      const seen = visitWith(home({ 'content-security-policy': value, 'x-frame-options': null }))
      return [verdictOf('csp', seen), verdictOf('framing', seen)].map(
        ({ reason, also }) => reason + also.map((one) => one.reason).join(),
      )
    }
    assert.deepEqual(judged(model), ['csp.good', 'framing.good'], model)
    const parts = model.split('; ')
    assert.ok(parts.length >= 4)
    for (const part of parts) {
      const without = parts.filter((one) => one !== part).join('; ')
      assert.notDeepEqual(judged(without), ['csp.good', 'framing.good'], `needless: ${part}`)
    }
  }
})

test('framing is open to anybody where a source names every host', () => {
  const framed = (sources: string) =>
    verdictOf(
      'framing',
      visitWith(home({ 'content-security-policy': `frame-ancestors ${sources}` })),
    )
  for (const sources of ['https://*', "'self' *:443", 'https:', 'https://*.com']) {
    expect(framed(sources), 'I', 'anybody')
  }
  expect(framed("'self' https://*.vote.test"), 'G', 'good')
})

test('the same X-Frame-Options twice is one, and two different ones shut everybody out', () => {
  const framed = (value: string) =>
    verdictOf(
      'framing',
      visitWith(home({ 'content-security-policy': null, 'x-frame-options': value })),
    )
  expect(framed('SAMEORIGIN, sameorigin'), 'G', 'good')
  expect(framed('DENY, DENY'), 'G', 'good')
  expect(framed('DENY, SAMEORIGIN'), 'S', 'conflicting')
  expect(framed('none, other'), 'I', 'invalid')
})

test('lasting protection is asked of the typed name as well as of the name where the page is', () => {
  const year = { 'strict-transport-security': 'max-age=31536000' }
  const whole = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
  const judge = (first: Record<string, string>, last: Record<string, string>) =>
    verdictOf('hsts', visitWith(way([`https://${HOST}/`, first], [`https://www.${HOST}/`, last])))
  const bare = judge({}, year)
  expect(bare, 'P', 'missing_on_way')
  assert.deepEqual(bare.params, { hosts: [HOST] })
  expect(judge(year, year), 'G', 'good')
  expect(judge(whole, {}), 'G', 'good')
  expect(judge(year, {}), 'I', 'absent')
  const same = way([`https://${HOST}/`, year], [`https://${HOST}/en`, {}])
  expect(verdictOf('hsts', visitWith(same)), 'G', 'good')
})

test('a duration of any number of digits is valid', () => {
  const judge = (value: string) =>
    verdictOf('hsts', visitWith(home({ 'strict-transport-security': value })))
  expect(judge('max-age=31536000000000'), 'G', 'good')
  const endless = judge(`max-age=${'9'.repeat(400)}`)
  expect(endless, 'G', 'good')
  assert.ok(Number.isSafeInteger(endless.params['days']))
})

const session = (name: string, more = 'Secure; HttpOnly; SameSite=Lax') =>
  verdictOf('cookies', [
    exchange('home', [hop(`https://${HOST}/`, 200, [['set-cookie', `${name}=1; ${more}`]])]),
  ])

test('session cookies are known by the words of their names, not by letters inside other words', () => {
  for (const name of ['author', 'assessment', 'possession', 'obsessed', 'sidebar', 'authority']) {
    expect(session(name, 'Secure'), 'G', 'good')
  }
  for (const name of [
    'PHPSESSID',
    'JSESSIONID',
    'ASP.NET_SessionId',
    'ASPSESSIONIDQQGCBDAT',
    'connect.sid',
    'SSESS0123456789abcdef0123456789abcdef',
    'laravel_session',
    'MoodleSession',
    'wordpress_logged_in_1f',
    'authToken',
    '__Host-sid',
  ]) {
    assert.equal(session(name, 'Secure; Path=/').reason, 'cookies.session_readable', name)
  }
})

test('a word that is no SameSite value is found, and a session cookie that every site may send along', () => {
  expect(session('lang', 'Secure; SameSite=banana'), 'P', 'same_site_invalid')
  expect(session('JSESSIONID', 'Secure; HttpOnly; SameSite=None'), 'P', 'session_cross_site')
  expect(session('lang', 'Secure; SameSite=None'), 'G', 'good')
})

test('cookies without Secure weigh less where the browser was told never to use plain http', () => {
  const judge = (cookie: string, hsts: string) =>
    verdictOf(
      'cookies',
      visitWith(home({ 'set-cookie': cookie, 'strict-transport-security': hsts })),
    )
  const year = 'max-age=31536000'
  expect(judge('sid=1; HttpOnly; SameSite=Lax', year), 'P', 'session_behind_hsts')
  expect(judge('lang=en', year), 'S', 'behind_hsts')
  expect(judge('lang=en', 'max-age=0'), 'P', 'not_secure')
  // Other hosts of the domain get this one, and only includeSubDomains protects them.
  const wide = `sid=1; HttpOnly; SameSite=Lax; Domain=${HOST}`
  expect(judge(wide, year), 'I', 'session_not_secure')
  expect(judge(wide, `${year}; includeSubDomains`), 'P', 'session_behind_hsts')
})

test('cookies of every answer on the way are judged, also of the unprotected one', () => {
  const early = way(
    [`https://${HOST}/`, { 'set-cookie': 'PHPSESSID=1' }],
    [`https://${HOST}/en`, {}],
  )
  expect(verdictOf('cookies', [early]), 'I', 'session_not_secure', ['session_readable'])
  const over = plain([
    hop(`http://${HOST}/`, 301, [['set-cookie', 'sid=1; HttpOnly']]),
    hop(`https://${HOST}/`, 200),
  ])
  const verdict = verdictOf('cookies', visitWith(over))
  assert.equal(verdict.reason, 'cookies.session_behind_hsts')
  assert.equal(verdict.evidence.length, 1)
})

test('no digest is asked of files of the site’s own names', () => {
  const page = (url: string) =>
    GOOD_PAGE.replace('</main>', `<script src="${url}"></script></main>`)
  const judge = (url: string, host = HOST) =>
    verdictOf('subresource-integrity', [home({}, page(url))], { host })
  expect(judge(`https://www.${HOST}/a.js`), 'G', 'none_foreign')
  expect(judge('https://static.vote.example/a.js', 'www.vote.example'), 'G', 'none_foreign')
  expect(judge('https://cdn.example/a.js', 'www.vote.example'), 'P', 'missing')
  // Under a suffix that many share the neighbour is a stranger.
  expect(judge('https://evil.github.io/a.js', 'vote.github.io'), 'P', 'missing')
})

test('what the page itself says of referrers counts after its header', () => {
  const judge = (header: string | null, meta: string) =>
    verdictOf('referrer-policy', [
      home({ 'referrer-policy': header }, `<meta name="referrer" content="${meta}">${GOOD_PAGE}`),
    ])
  expect(judge(null, 'no-referrer'), 'G', 'good')
  expect(judge('no-referrer', 'unsafe-url'), 'I', 'leaks')
  expect(judge('unsafe-url', 'never'), 'G', 'good')
  expect(judge('same-origin', 'nonsense'), 'G', 'good')
  expect(judge(null, 'nonsense'), 'I', 'invalid')
})
