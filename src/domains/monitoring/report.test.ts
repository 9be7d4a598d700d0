import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { text } from '../../core/text.ts'
import {
  APPROVED,
  dns,
  goodVisit,
  home,
  HOST,
  inputOf,
  NOW,
  session,
  verdictsAsLearned,
  visitWith,
} from '../../../test/support/example-visit.ts'
import { UNCHECKED } from './checks/coverage.ts'
import { CHECKS, runChecks } from './checks/index.ts'
import { gradeOf } from './grade.ts'
import { reportOf } from './report.ts'
import { reasonText } from './report-words.ts'

const seen = visitWith(
  home(
    { 'strict-transport-security': null, 'set-cookie': 'session=1' },
    '<title>x</title><p>Hacked by Crew</p>',
  ),
  dns('NS', ['ns.evil.test.']),
  session({ trusted: false, trustError: 'DEPTH_ZERO_SELF_SIGNED_CERT', chain: ['AAAA'] }),
)
const verdicts = runChecks(inputOf(seen, { baseline: APPROVED }))
const input = { host: HOST, at: NOW, verdicts, grade: gradeOf(verdicts), observations: seen }

test('a report tells of each finding what, why, how to mend and on which evidence, the gravest first', () => {
  const report = reportOf(input, text('en'))
  assert.deepEqual([report.letter, report.score], ['F', 20])
  const order = report.findings.map(({ severity }) => 'CHMLi'.indexOf(severity))
  assert.deepEqual(order, order.toSorted())
  const defaced = report.findings.find(({ check }) => check === 'defacement')
  assert.deepEqual(defaced?.what, ['The page says what defacers write: hacked by.'])
  assert.match(defaced?.remedy ?? '', /keep the evidence/)
  assert.equal(defaced?.page, 'checks/defacement.md')
  const shown = (item: (typeof report.findings)[number] | undefined) =>
    report.evidence.filter(({ number }) => item?.evidence.includes(number))
  assert.equal(shown(defaced)[0]?.text, `https://${HOST}/ answered with status 200`)
  assert.match(shown(defaced)[0]?.sha256 ?? '', /^[0-9a-f]{64}$/)
  const servers = report.findings.find(({ check }) => check === 'dns-nameserver')
  assert.deepEqual(servers?.what, [
    `${HOST} has name servers that nobody approved: ns.evil.test (approved: ns1.dns.test and ns2.dns.test).`,
    `${HOST} has a single name server; when it fails, the site is gone.`,
  ])
  assert.match(
    shown(servers)[0]?.text ?? '',
    /^Question NS vote\.test to 127\.0\.0\.53:53: NOERROR, answers: 1$/,
  )
})

test('the reasons that hold the grade down are named, and none that would not change it', () => {
  const { capReasons } = reportOf(input, text('en'))
  assert.deepEqual(capReasons, [
    'Content of the page: The page says what defacers write: hacked by.',
    'Trust in the certificate: The server at 192.0.2.10 shows a certificate that it signed itself.',
  ])
})

test('the same report in Arabic has the same findings and no English sentence', () => {
  const english = reportOf(input, text('en'))
  const arabic = reportOf(input, text('ar'))
  assert.deepEqual(
    arabic.findings.map(({ check }) => check),
    english.findings.map(({ check }) => check),
  )
  for (const item of [...arabic.findings, ...arabic.passed, ...arabic.notTested]) {
    for (const words of [
      item.title,
      item.why,
      item.remedy,
      item.resultName,
      item.severityName,
      ...item.what,
    ]) {
      assert.match(words, /[\u0600-\u06ff]/)
    }
  }
})

test('a good visit has no findings, and what was not tested is shown', () => {
  const good = goodVisit()
  const fine = verdictsAsLearned(inputOf(good, { baseline: APPROVED }))
  const report = reportOf(
    { ...input, verdicts: fine, grade: gradeOf(fine), observations: good },
    text('en'),
  )
  assert.deepEqual([report.letter, report.score, report.findings.length], ['A+', 100, 0])
  assert.equal(report.notTested.length, 6)
  assert.deepEqual(
    report.untested.map(({ cause, checks }) => [cause, checks.length]),
    [['The look saw nothing that these could judge', 6]],
  )
})

test('verdicts whose observations are no longer kept are reported without evidence', () => {
  const report = reportOf({ ...input, observations: [] }, text('en'))
  assert.ok(report.findings.length > 3)
  assert.ok(report.findings.every(({ evidence }) => evidence.length === 0))
})

test('the same answer is told once, however many things it shows', () => {
  const report = reportOf(input, text('en'))
  assert.equal(new Set(report.evidence.map(({ text: told }) => told)).size, report.evidence.length)
  const page = report.evidence.find(
    ({ text: told }) => told === `https://${HOST}/ answered with status 200`,
  )
  const shows = report.findings.filter(({ evidence }) => evidence.includes(page?.number ?? 0))
  assert.ok(shows.length >= 3)
})

/** The report on these observations, nothing approved. */
function reportOn(observations: Parameters<typeof inputOf>[0], language: 'en' | 'ar' = 'en') {
  const judged = runChecks(inputOf(observations))
  const of = { host: HOST, at: NOW, verdicts: judged, grade: gradeOf(judged), observations }
  return reportOf(of, text(language))
}

test('where no page was seen, names and mail are reported, and the rest is one line for each cause', () => {
  const closed = {
    ...home(),
    hops: [],
    sha256: null,
    error: { stage: 'connect' as const, code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' },
  }
  const names = goodVisit().filter(({ kind }) => kind === 'dns.message')
  const report = reportOn([closed, ...names])
  assert.equal(
    report.findings[0]?.what[0],
    'No connection to the server: the port is closed (ECONNREFUSED).',
  )
  const passed = report.passed.map(({ check }) => check)
  for (const check of ['spf', 'dmarc', 'dnssec', 'dns-caa'])
    assert.ok(passed.includes(check), check)
  assert.ok(report.notTested.length > 12)
  assert.deepEqual(
    report.untested.map(({ cause }) => cause),
    [
      'No page was seen. No connection to the server: the port is closed (ECONNREFUSED).',
      'Nobody has approved yet what is right for this site',
    ],
  )
  assert.equal(report.untested.flatMap(({ checks }) => checks).length, report.notTested.length)
})

test('another library’s own words, its files and addresses are not shown', () => {
  const message =
    '404C8F4E:error:0A000410:SSL routines:ssl3_read_bytes:../deps/openssl/ssl/rec.c:916:'
  const code = 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'
  const failed = {
    ...home(),
    hops: [],
    sha256: null,
    error: { stage: 'tls' as const, code, message },
  }
  for (const language of ['en', 'ar'] as const) {
    const words = JSON.stringify(reportOn([failed], language))
    assert.doesNotMatch(words, /0A000410|deps|ssl3_read/)
    assert.ok(words.includes(code))
  }
})

test('a category of which less than half was tested has no number, and says how much was', () => {
  const report = reportOn(goodVisit())
  const dns = report.categories.find(({ category }) => category === 'dns')
  assert.deepEqual([dns?.score, dns?.share], [null, '2 of 5'])
  const mail = report.categories.find(({ category }) => category === 'mail')
  assert.deepEqual([mail?.score, mail?.share], [100, '2 of 2'])
})

test('remedies tell each kind of server its own lines, and steps where one at once could lock people out', () => {
  for (const language of ['en', 'ar'] as const) {
    const { findings } = reportOf(input, text(language))
    const hsts = findings.find(({ check }) => check === 'hsts')
    assert.deepEqual(
      hsts?.recipes.map(({ server }) => server),
      ['nginx', 'apache', 'iis', 'panel'],
    )
    assert.equal(hsts?.stages.length, 4)
    assert.match(hsts?.stages[0] ?? '', /max-age=300/)
    assert.match(hsts?.stages[2] ?? '', /includeSubDomains/)
    for (const { lines, text: words } of hsts?.recipes ?? [])
      assert.ok((lines ?? words ?? '') !== '')
  }
})

test('what was judged by earlier rules is said to be, and a reason that they alone knew stops no report', () => {
  const [first] = verdicts.filter(({ check }) => check === 'hsts')
  assert.ok(first)
  const old = { ...first, version: 1, reason: 'hsts.long_gone' }
  const report = reportOf({ ...input, verdicts: [old], grade: gradeOf([old]) }, text('en'))
  assert.deepEqual(report.outdated, ['Lasting protection (HSTS)'])
  assert.match(
    report.findings[0]?.what[0] ?? '',
    /earlier version of this check \(hsts\.long_gone\)/,
  )
  assert.deepEqual(reportOf(input, text('en')).outdated, [])
})

test('where an earlier version said less than a sentence tells today, a dash stands', () => {
  const params = { name: 'vote.example', record: 'v=spf1 -all' }
  assert.match(
    reasonText(text('en'), { reason: 'spf.good', params }),
    /^vote\.example lets – IPv4 and – IPv6 addresses send/,
  )
})

test('what is checked and what is not are the same lists in the product and on its page', () => {
  const path = new URL('../../../docs/checks/coverage.md', import.meta.url)
  const rows = [
    ...readFileSync(path, 'utf8').matchAll(
      /^\| `([\w-]+)` \| (.+) \| (\[yes\]\(([\w-]+)\.md\)|no) \|$/gm,
    ),
  ]
  const isChecked = (row: RegExpMatchArray) => row[3] !== 'no'
  const named = rows.filter(isChecked).map((row) => row[1])
  assert.deepEqual(
    named,
    CHECKS.map(({ name }) => name),
  )
  assert.ok(rows.filter(isChecked).every((row) => row[1] === row[4]))
  const open = rows.filter((row) => !isChecked(row))
  assert.deepEqual(
    open.map((row) => row[1]),
    [...UNCHECKED],
  )
  const told = reportOf(input, text('en')).unchecked
  assert.deepEqual(
    open.map((row) => row[2]),
    told,
  )
  const arabic = reportOf(input, text('ar')).unchecked
  assert.ok(arabic.length === told.length && arabic.every((one) => /[\u0600-\u06ff]/.test(one)))
})
