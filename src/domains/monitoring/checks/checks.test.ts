import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import { anyCharacter } from '../../../../test/support/any-character.ts'
import { type Observation, observation } from '../../../core/observation.ts'
import { text } from '../../../core/text.ts'
import { addMs } from '../../../core/time.ts'
import { gradeOf } from '../grade.ts'
import { reportOf } from '../report.ts'
import {
  APPROVED,
  dns,
  GOOD_PAGE,
  goodVisit,
  home,
  HOST,
  inputOf,
  NOW,
  verdictOf,
  visitWith,
} from '../../../../test/support/example-visit.ts'
import {
  baseline,
  baselineOf,
  type CheckInput,
  CHECKS,
  checkTexts,
  INSIDE_CHECKS,
  runChecks,
  type Verdict,
} from './index.ts'
import { OWN_REMEDIES, STAGES } from './recipes.ts'

const page = (name: string) =>
  readFileSync(new URL(`../../../../docs/checks/${name}.md`, import.meta.url), 'utf8')

test('every check has a page with its rule table and all sections', () => {
  assert.ok(CHECKS.length >= 20)
  assert.equal(new Set(CHECKS.map(({ name }) => name)).size, CHECKS.length)
  for (const { name, rules, standard, version, weight, category } of [
    ...CHECKS,
    ...INSIDE_CHECKS,
  ]) {
    const documented = page(name)
    const head = `\`${name}\`, version ${version}, category ${category}, weight ${weight}.`
    assert.ok(documented.includes(head), `${name}: ${head}`)
    for (const section of [
      'What it looks at',
      'Rules',
      'Why',
      'How to mend',
      'Standard',
      'False positives',
    ]) {
      assert.match(documented, new RegExp(`\n## ${section}\n\n\\S`), `${name}: ${section}`)
    }
    assert.ok(documented.includes(`\n${standard}\n`), `${name}: ${standard}`)
    const rows = [...documented.matchAll(/^\| `(\w+)` \| (\w) \| (\w) \| (\w?) \|/gm)].map((row) =>
      row.slice(1),
    )
    const expected = Object.entries(rules).map(([reason, rule]) => [
      reason,
      rule.result,
      rule.severity,
      rule.cap ?? '',
    ])
    assert.deepEqual(
      rows.map((row) => row.join()),
      expected.map((row) => row.join()),
      name,
    )
  }
})

test('every check and every reason has its text in English and Arabic, and no text is left over', () => {
  const needed = [...CHECKS, ...INSIDE_CHECKS].flatMap(({ name, rules }) => [
    ...['title', 'why', 'remedy'].map((part) => `${name}.${part}`),
    ...Array.from({ length: STAGES[name] ?? 0 }, (_, n) => `${name}.stage${n + 1}`),
    ...Object.keys(rules)
      .filter((reason) => reason !== 'no_data')
      .map((reason) => `${name}.${reason}`),
  ])
  needed.push(...OWN_REMEDIES.map((reason) => `${reason}.remedy`))
  const shared =
    /^(change|check|result|severity|category|evidence|ede|error|server|panel|untested|unchecked)\./
  const present = Object.keys(checkTexts).filter((key) => !shared.test(key))
  assert.deepEqual(present.sort(), needed.sort())
  for (const key of needed) {
    const { en, ar } = checkTexts[key] ?? { en: '', ar: '' }
    assert.ok(typeof en === 'string' && typeof ar === 'string')
    const names = (pattern: string) =>
      [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
    assert.deepEqual(names(ar), names(en), key)
    assert.match(ar, /[\u0600-\u06ff]/, key)
  }
})

/** Values that meet the rules of the checks more often than chance would. */
const word = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    HOST,
    `www.${HOST}`,
    `_dmarc.${HOST}`,
    'v=spf1 a mx ?all',
    'v=DMARC1; p=none',
    '0 issue "a"',
    '10 mx.',
  ),
)
const url = fc.oneof(
  fc.webUrl(),
  fc.constantFrom(`https://${HOST}/`, `http://${HOST}/`, 'not a url', '', 'data:,x'),
)
const headerName = fc.constantFrom(
  'content-type',
  'content-security-policy',
  'strict-transport-security',
  'set-cookie',
  'location',
  'x-frame-options',
  'referrer-policy',
  'x-content-type-options',
  'content-security-policy-report-only',
)
const headerValue = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'text/html',
    'image/png',
    "default-src * 'unsafe-inline'",
    'max-age=1',
    'sid=1; samesite=none',
    ';,=',
    'DENY',
  ),
)
const hash = fc.constantFrom('a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64))
const error = fc.record({
  stage: fc.constantFrom('policy', 'resolve', 'connect', 'tls', 'send', 'receive', 'limit'),
  code: fc.string(),
  message: fc.string(),
})
const common = {
  host: word,
  ip: fc.option(fc.constantFrom('192.0.2.1', '2001:db8::1')),
  port: fc.option(fc.constantFrom(443, 80)),
  at: fc.constant(NOW),
  durationMs: fc.double({ min: 0, max: 20_000, noNaN: true }),
  error: fc.option(error, { freq: 4 }),
  sha256: fc.option(hash, { freq: 5 }),
}
const answers = fc.array(
  fc.record({
    name: word,
    type: fc.constantFrom('A', 'NS', 'MX', 'TXT', 'CAA', 'CNAME'),
    ttl: fc.nat(),
    data: word,
  }),
  { maxLength: 4 },
)
const hops = fc.array(
  fc.record({
    url,
    ip: fc.constant(null),
    status: fc.constantFrom(200, 204, 301, 302, 404, 500, 0),
    headers: fc.array(fc.tuple(headerName, headerValue), { maxLength: 8 }),
  }),
  { maxLength: 4 },
)
const chain = fc.array(fc.base64String({ maxLength: 40 }), { maxLength: 2 })
const anyObservation: fc.Arbitrary<Observation> = fc.oneof(
  fc.record({
    ...common,
    kind: fc.constant('dns.message'),
    name: word,
    type: fc.constantFrom('A', 'AAAA', 'NS', 'MX', 'TXT', 'CAA'),
    resolver: word,
    rcode: fc.constantFrom('NOERROR', 'NXDOMAIN', 'SERVFAIL', null),
    authenticated: fc.boolean(),
    answers,
  }),
  fc.record({
    ...common,
    kind: fc.constant('tls.session'),
    protocol: fc.option(fc.constantFrom('TLSv1.2', 'TLSv1.3', 'x')),
    cipher: fc.option(word),
    group: fc.option(word),
    alpn: fc.option(word),
    chain,
    trusted: fc.boolean(),
    trustError: fc.option(fc.constantFrom('CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'x')),
  }),
  fc.record({
    ...common,
    kind: fc.constant('tls.hello'),
    offered: fc.constantFrom('1.0', '1.1', '1.2', '1.3'),
    outcome: fc.constantFrom('accepted', 'refused', 'silent', 'failed'),
    version: fc.option(word),
    suite: fc.option(fc.constantFrom('TLS_RSA_WITH_RC4_128_SHA', 'TLS_AES_128_GCM_SHA256')),
    alert: fc.option(fc.nat(255)),
    compression: fc.boolean(),
    extendedMasterSecret: fc.boolean(),
    secureRenegotiation: fc.boolean(),
    chain,
  }),
  fc.record({
    ...common,
    kind: fc.constant('http.exchange'),
    purpose: fc.constantFrom('home', 'home-plain', 'home-www', 'security-txt', 'not-found'),
    url,
    hops,
    bodyBytes: fc.nat(),
    truncated: fc.boolean(),
  }),
) as fc.Arbitrary<Observation>

const markup = fc.array(
  fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 20 }),
    fc.constantFrom(
      '<script src="//a.test/">',
      '<form action=http:x>',
      '<iframe src=":">',
      '<base href="http://[">',
      '<title>',
      'Contact: x\nExpires: y\n',
      'hacked by',
      '</p>',
      '<svg>',
    ),
  ),
  { maxLength: 12 },
)

/** Any visit; observations have different times, as in every real one. */
const anyInput: fc.Arbitrary<CheckInput> = fc
  .record({
    observations: fc.oneof(
      fc.array(anyObservation, { maxLength: 12 }),
      fc.array(anyObservation, { maxLength: 4 }).map((some) => [...some, ...goodVisit()]),
    ),
    bodies: fc.array(
      fc.tuple(
        hash,
        markup.map((parts) => new TextEncoder().encode(parts.join(''))),
      ),
      { maxLength: 3 },
    ),
    hasBaseline: fc.boolean(),
    keyword: fc.option(fc.constantFrom('vote', 'İ')),
  })
  .map(({ observations, bodies, hasBaseline, keyword }) => {
    const timed = observations.map((one, index) => ({ ...one, at: addMs(NOW, index) }))
    const input = inputOf(timed, hasBaseline ? { baseline: APPROVED } : {})
    const policy = { ...input.site.policy, keyword }
    return {
      ...input,
      bodies: new Map([...input.bodies, ...bodies]),
      site: { ...input.site, policy },
    }
  })

function withoutBytes(one: Observation): Observation {
  const copy = { ...one }
  delete copy.bytes
  return copy
}

test('any visit gives one verdict per check, the same every time, a grade, and a report in both languages', () => {
  const bare = z.array(observation)
  fc.assert(
    fc.property(anyInput, (input) => {
      // The arbitrary really makes what the schema allows.
      bare.parse(input.observations.map(withoutBytes))
      const verdicts = runChecks(input)
      assert.deepEqual(
        verdicts.map(({ check }) => check),
        CHECKS.map(({ name }) => name),
      )
      assert.deepEqual(runChecks(input), verdicts)
      const grade = gradeOf(verdicts)
      for (const language of ['en', 'ar'] as const) {
        const report = reportOf(
          { host: HOST, at: NOW, verdicts, grade, observations: input.observations },
          text(language),
        )
        assert.equal(
          report.findings.length + report.passed.length + report.notTested.length,
          CHECKS.length,
        )
      }
      baseline.parse(baselineOf(input))
    }),
    { numRuns: 150 },
  )
})

test('the order in which a visit was recorded changes no verdict', () => {
  const shuffled = anyInput.chain((input) =>
    fc
      .shuffledSubarray([...input.observations], { minLength: input.observations.length })
      .map((observations) => ({ input, other: { ...input, observations } })),
  )
  /** Evidence by the moment it was recorded, because its place moved. */
  const comparable = (verdicts: Verdict[], { observations }: CheckInput) =>
    verdicts.map((verdict) => ({
      ...verdict,
      evidence: verdict.evidence.map((one) => observations[one.observation]?.at).sort(),
    }))
  fc.assert(
    fc.property(shuffled, ({ input, other }) => {
      assert.deepEqual(comparable(runChecks(other), other), comparable(runChecks(input), input))
    }),
    { numRuns: 100 },
  )
})

test('a visit passes when it is judged against the baseline that was made of it', () => {
  const changes = [
    'dns-address',
    'dns-nameserver',
    'dns-mail-exchanger',
    'dns-caa',
    'defacement',
    'third-party',
  ]
  fc.assert(
    fc.property(anyInput, (input) => {
      const approved = { ...input, site: { ...input.site, baseline: baselineOf(input) } }
      for (const { check, reason } of runChecks(approved)) {
        if (changes.includes(check))
          assert.doesNotMatch(reason, /changed|vanished|fewer|replaced|phrase|\.new_/)
      }
    }),
    { numRuns: 100 },
  )
})

test('without any observation nothing is tested and nothing graded', () => {
  const verdicts = runChecks(inputOf([]))
  assert.ok(verdicts.every(({ result }) => result === 'N'))
  assert.equal(gradeOf(verdicts).letter, null)
})

test('all checks over a page of 30 KB take about two milliseconds of processor time', () => {
  const row =
    '<div class="row"><h2 id="s">Polling station</h2><p>It opens at seven &amp; closes at six. <a href="/s?x=1">Read more</a></p><img src="/i.png"></div>\n'
  const body = GOOD_PAGE.replace('</main>', `${row.repeat(200)}</main>`)
  const bytes = new TextEncoder().encode(body)
  assert.ok(bytes.length > 30_000)
  const observations = goodVisit().map((one) =>
    one.kind === 'http.exchange' && one.purpose === 'home' ? { ...one, bytes } : one,
  )
  const input = inputOf(observations, { baseline: APPROVED })
  const runs = 100
  for (let run = 0; run < runs; run++) runChecks(input)
  const started = process.cpuUsage()
  for (let run = 0; run < runs; run++) runChecks(input)
  const { user, system } = process.cpuUsage(started)
  const ms = (user + system) / (1000 * runs)
  // Three times the aim, because other processes share the processor's caches here; the bench measures exactly.
  assert.ok(ms < 6, `${ms} ms`)
})

test('what a site sends is shown in a verdict, but not at any length', () => {
  const long = verdictOf('spf', visitWith(dns('TXT', [`v=spf1 ${'😀'.repeat(9000)}`])))
  const record = String(long.params['record'])
  assert.equal(record.length, 1000)
  assert.ok(record.isWellFormed())
  const images = Array.from({ length: 300 }, (_, n) => `<script src="//h${n}.test/"></script>`)
  const many = verdictOf('third-party', visitWith(home({}, images.join(''))))
  assert.equal((many.params['hosts'] as string[]).length, 100)
})
