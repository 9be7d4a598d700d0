import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  dns,
  expect,
  GOOD_HEADERS,
  home,
  HOST,
  hop,
  plain,
  verdictOf,
  visitWith,
} from '../../../../test/support/example-visit.ts'
import { text } from '../../../core/text.ts'
import { itemAlone } from '../report.ts'
import { result, severity, type Verdict } from './check.ts'
import { recipesFor } from './recipes.ts'

/** Headers that the lines for nginx send. */
function headersIn(lines: string): Record<string, string> {
  const found = [...lines.matchAll(/add_header (\S+) "([^"]*)" always;/g)]
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name.toLowerCase(), value]))
}

const nginx = (check: string, found?: Verdict) =>
  recipesFor(check, HOST, found).find(({ server }) => server === 'nginx')?.lines ?? ''

/** How bad a verdict is, the higher the worse. */
function badness({ result: is, severity: at }: Verdict): number {
  const { options } = severity
  const levels = result.options.length * options.length
  return levels - (result.options.indexOf(is) * options.length + options.indexOf(at))
}

const BARE = Object.fromEntries(GOOD_HEADERS.slice(1).map(([name]) => [name, null]))
const PAGE = '<title>x</title><img src="http://vote.test/a.png">'
const answering = (headers: Readonly<Record<string, string | null>>) =>
  visitWith(home({ ...BARE, ...headers }, PAGE))

test('a site that sends the lines for its headers is nowhere worse than before', () => {
  const checks = ['hsts', 'csp', 'framing', 'content-type-options', 'referrer-policy']
  for (const check of [...checks, 'mixed-content']) {
    const headers = headersIn(nginx(check))
    assert.equal(Object.keys(headers).length, 1, check)
    for (const other of [...checks, 'mixed-content', 'cookies']) {
      const before = verdictOf(other, answering({}))
      const after = verdictOf(other, answering(headers))
      assert.ok(badness(after) <= badness(before), `${check} makes ${other} worse`)
      if (other === check) assert.ok(badness(after) < badness(before), check)
    }
  }
})

test('lasting protection is followed step by step until it is good, and no step is called wrong', () => {
  const seen: string[] = []
  let verdict = verdictOf('hsts', answering({}))
  for (let step = 0; step < 6 && verdict.result !== 'G'; step++) {
    const headers = headersIn(nginx('hsts', verdict))
    const next = verdictOf('hsts', answering(headers))
    assert.ok(badness(next) <= badness(verdict))
    verdict = next
    seen.push(headers['strict-transport-security'] ?? '')
    if (verdict.result !== 'G') assert.equal(verdict.severity, 'L')
  }
  expect(verdict, 'G', 'good')
  assert.deepEqual(seen, ['max-age=300', 'max-age=604800', 'max-age=2592000', 'max-age=31536000'])
})

test('the first steps of other remedies are better than nothing and said to be right', () => {
  const policy = headersIn(nginx('csp'))['content-security-policy'] ?? ''
  const watching = verdictOf('csp', answering({ 'content-security-policy-report-only': policy }))
  assert.ok(badness(watching) <= badness(verdictOf('csp', answering({}))))
  assert.match(itemAlone(watching, HOST, text('en')).what[0] ?? '', /right as the first step/)
  expect(verdictOf('csp', answering({ 'content-security-policy': policy })), 'G', 'good')
  const dmarc = (...records: string[]) =>
    verdictOf('dmarc', visitWith(dns('TXT', records, `_dmarc.${HOST}`)))
  const watched = dmarc('v=DMARC1; p=none; rua=mailto:dmarc@vote.test')
  assert.ok(badness(watched) < badness(dmarc()))
  assert.match(itemAlone(watched, HOST, text('en')).what[0] ?? '', /right as the first step/)
  const hops = [hop(`http://${HOST}/`, 302, [['location', `https://${HOST}/`]])]
  const redirect = [plain([...hops, hop(`https://${HOST}/`, 200)])]
  expect(verdictOf('https-redirect', visitWith(...redirect)), 'G', 'redirects')
})

test('framing has the same words and lines', () => {
  const { remedy } = itemAlone(verdictOf('framing', answering({})), HOST, text('en'))
  const lines = headersIn(nginx('framing'))['content-security-policy'] ?? '-'
  assert.ok(remedy.includes(`“${lines}”`), remedy)
})

test('a revoked certificate and one that is too large are replaced, and nothing else is offered', () => {
  for (const [check, reason, word] of [
    ['certificate-revocation', 'revoked', /new key at once/],
    ['certificate-chain', 'revoked', /new key at once/],
    ['certificate-chain', 'too_large', /names of this site alone/],
  ] as const) {
    const found: Verdict = {
      ...verdictOf(check, []),
      reason: `${check}.${reason}`,
      params: { ip: '192.0.2.10', sinceAt: '2026-11-01T00:00:00.000Z' },
    }
    const { remedy, recipes } = itemAlone(found, HOST, text('en'))
    assert.match(remedy, word)
    const all = recipes.map(({ lines }) => lines ?? '').join('\n')
    assert.match(all, /certbot --nginx --cert-name vote\.test -d vote\.test --force-renewal/)
    assert.doesNotMatch(all, /stapling|fullchain/i)
  }
})
