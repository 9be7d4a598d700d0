import assert from 'node:assert/strict'
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
  visitWith,
} from '../../../test/support/example-visit.ts'
import { runChecks } from './checks/index.ts'
import { gradeOf } from './grade.ts'
import { reportOf } from './report.ts'

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
  assert.deepEqual(defaced?.what, [
    'The page says what defacers write: hacked by.',
    'Text and build of the page are others than approved (differing bits: 31 of 64); its title is now “x”.'.replace(
      '31',
      String(bits()),
    ),
  ])
  assert.match(defaced?.remedy ?? '', /keep the evidence/)
  assert.equal(defaced?.page, 'checks/defacement.md')
  assert.equal(defaced?.evidence[0]?.text, `https://${HOST}/ answered with status 200`)
  assert.match(defaced?.evidence[0]?.sha256 ?? '', /^[0-9a-f]{64}$/)
  const servers = report.findings.find(({ check }) => check === 'dns-nameserver')
  assert.deepEqual(servers?.what, [
    `${HOST} has name servers that nobody approved: ns.evil.test (approved: ns1.dns.test and ns2.dns.test).`,
    `${HOST} has a single name server; when it fails, the site is gone.`,
  ])
  assert.match(
    servers?.evidence[0]?.text ?? '',
    /^Question NS vote\.test to 127\.0\.0\.53:53: NOERROR, answers: 1$/,
  )
})

function bits(): number {
  const also = verdicts.find(({ check }) => check === 'defacement')?.also
  return Number(also?.find(({ reason }) => reason === 'defacement.replaced')?.params['bits'])
}

test('the reasons that hold the grade down are named', () => {
  const { capReasons } = reportOf(input, text('en'))
  assert.deepEqual(capReasons, [
    'Content of the page: The page says what defacers write: hacked by.',
    'Trust in the certificate: The server at 192.0.2.10 shows a certificate that it signed itself.',
    'Lasting protection (HSTS): The header is missing.',
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
  const fine = runChecks(inputOf(good, { baseline: APPROVED }))
  const report = reportOf(
    { ...input, verdicts: fine, grade: gradeOf(fine), observations: good },
    text('en'),
  )
  assert.deepEqual([report.letter, report.score, report.findings.length], ['A+', 100, 0])
  assert.equal(report.notTested.length, 4)
  assert.equal(
    report.notTested[0]?.what[0],
    'Not tested: this visit saw nothing that could be judged.',
  )
})

test('verdicts whose observations are no longer kept are reported without evidence', () => {
  const report = reportOf({ ...input, observations: [] }, text('en'))
  assert.ok(report.findings.length > 3)
  assert.ok(report.findings.every(({ evidence }) => evidence.length === 0))
})
