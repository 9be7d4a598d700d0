import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DnsObservation } from '../../../core/observation.ts'
import {
  dns,
  expect,
  followed,
  HOST,
  verdictOf,
  visitWith,
} from '../../../../test/support/example-visit.ts'

/** The verdict on a record of the site's domain, with what following it recorded. */
function spf(record: string, ...more: DnsObservation[]) {
  return verdictOf('spf', visitWith(dns('TXT', [record]), ...more))
}
const txt = (name: string, ...data: string[]) => followed('TXT', data, name)
const host = (name: string) => [
  followed('A', ['198.51.100.1'], name),
  followed('AAAA', ['2001:db8::1'], name),
]
const nothing = (type: 'A' | 'AAAA' | 'TXT', name: string): DnsObservation => ({
  ...followed(type, [], name),
  rcode: 'NXDOMAIN',
})
const path = (...words: string[]) => [HOST, ...words].join(' → ')

test('a record is judged by its end, once all of it is followed', () => {
  expect(spf('v=spf1 ip4:192.0.2.0/24 -all'), 'G', 'good')
  expect(spf('V=SPF1 -ALL'), 'G', 'good')
  expect(spf('v=spf1 mx ~all'), 'S', 'soft')
  expect(spf('v=spf1 ?all'), 'P', 'neutral')
  expect(spf('v=spf1 mx'), 'P', 'no_end')
  expect(spf('v=spf1 ptr -all'), 'P', 'ptr')
  expect(spf('v=spf1 redirect=%{l}.mail.test'), 'S', 'delegated')
  expect(
    spf('v=spf1 redirect=_spf.mail.test', txt('_spf.mail.test', 'v=spf1 mx:vote.test ~all')),
    'S',
    'soft',
  )
  const several = visitWith(dns('TXT', ['v=spf1 -all', 'v=spf1 mx -all']))
  expect(verdictOf('spf', several), 'I', 'several')
  expect(verdictOf('spf', visitWith(dns('TXT', ['v=spf10 -all', 'unrelated']))), 'I', 'absent')
})

test('a verdict counts the addresses that may send', () => {
  const { params } = spf('v=spf1 mx ip4:198.51.100.0/24 ip6:2001:db8:1::/48 -all')
  assert.deepEqual([params['ipv4'], params['ipv6']], [257, '≈ 2^80'])
  assert.equal(spf('v=spf1 ip6:2001:db8:1::/64 -all').params['ipv6'], '2^64')
  assert.equal(spf('v=spf1 mx -all').params['ipv6'], 1)
})

test('S1: look-ups are counted in all records', () => {
  const names = ['a.mail.test', 'b.mail.test', 'c.mail.test']
  const four = `v=spf1 ${'a:h.mail.test '.repeat(4)}-all`
  const record = `v=spf1 ${names.map((name) => `include:${name}`).join(' ')} -all`
  const seen = [...names.map((name) => txt(name, four)), ...host('h.mail.test')]
  const verdict = spf(record, ...seen)
  expect(verdict, 'I', 'too_many_lookups')
  assert.equal(verdict.severity, 'M')
  assert.equal(verdict.params['path'], path('include:c.mail.test'))
})

test('S2: a third name without an answer makes the record void', () => {
  const names = ['a.mail.test', 'b.mail.test', 'c.mail.test']
  const gone = names.flatMap((name) => [nothing('A', name), nothing('AAAA', name)])
  const verdict = spf('v=spf1 a:a.mail.test a:b.mail.test a:c.mail.test -all', ...gone)
  expect(verdict, 'I', 'too_many_void')
  assert.equal(verdict.params['path'], path('a:c.mail.test'))
  expect(spf('v=spf1 a:a.mail.test a:b.mail.test -all', ...gone), 'G', 'good')
  const v4 = names.map((name) => followed('A', ['192.0.2.1'], name))
  const without = names.map((name) => nothing('AAAA', name))
  const some = spf('v=spf1 a:a.mail.test a:b.mail.test a:c.mail.test ~all', ...v4, ...without)
  expect(some, 'P', 'void_for_ipv6', ['soft'])
})

test('S3, S4, S10: a record that leads nowhere, or back to itself, is void', () => {
  const nowhere = spf('v=spf1 include:a.mail.test -all', nothing('TXT', 'a.mail.test'))
  expect(nowhere, 'I', 'leads_nowhere')
  assert.equal(nowhere.params['path'], path('include:a.mail.test'))
  expect(spf('v=spf1 include:a.mail.test -all', txt('a.mail.test', 'other')), 'I', 'leads_nowhere')
  expect(spf('v=spf1 redirect=a.mail.test', nothing('TXT', 'a.mail.test')), 'I', 'leads_nowhere')
  const two = txt('a.mail.test', 'v=spf1 -all', 'v=spf1 mx -all')
  expect(spf('v=spf1 include:a.mail.test -all', two), 'I', 'leads_to_several')
  const loop = spf(
    'v=spf1 include:a.mail.test -all',
    txt('a.mail.test', `v=spf1 include:${HOST} -all`),
  )
  expect(loop, 'I', 'loop')
  assert.equal(loop.params['path'], path('include:a.mail.test', `include:${HOST}`))
})

test('S5: an `mx` with eleven exchangers makes the record void', () => {
  const mx = Array.from({ length: 11 }, (_, i) => `${i} h.mail.test.`)
  expect(spf('v=spf1 mx -all', dns('MX', mx), ...host('h.mail.test')), 'I', 'too_many_exchangers')
  expect(spf('v=spf1 mx -all', dns('MX', mx.slice(1)), ...host('h.mail.test')), 'G', 'good')
})

test('S6 to S9: whoever lets anybody send is found, whatever the record is written with', () => {
  const open = txt('a.mail.test', 'v=spf1 +all')
  const ways: readonly (readonly [string, string])[] = [
    ['v=spf1 +all', '+all'],
    ['v=spf1 all', 'all'],
    ['v=spf1 include:a.mail.test -all', 'include:a.mail.test → +all'],
    ['v=spf1 ip4:0.0.0.0/0 -all', 'ip4:0.0.0.0/0'],
    ['v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all', 'ip4:0.0.0.0/1 ip4:128.0.0.0/1'],
    ['v=spf1 redirect=a.mail.test', 'redirect=a.mail.test → +all'],
    ['v=spf1 ip4:192.0.2.1 ip6:::/0 -all', 'ip6:::/0'],
    ['v=spf1 ip4:192.0.2.1 mx ip6:::/1 -all', 'ip6:::/1'],
  ]
  for (const [record, way] of ways) {
    const verdict = spf(record, open)
    expect(verdict, 'I', 'passes_all')
    assert.equal(verdict.severity, 'H')
    assert.ok(String(verdict.params['path']).endsWith(way), `${record}: ${verdict.params['path']}`)
  }
  expect(spf('v=spf1 ip4:10.0.0.0/7 -all'), 'P', 'many')
  expect(spf('v=spf1 -ip4:0.0.0.0/0 -ip6:::/0 +all'), 'G', 'good')
})

test('a word over a wildcard by which a stranger passes is as bad as a record that names everybody', () => {
  const record = 'v=spf1 exists:%{i}._spf.mail.test -all'
  const tried = '203.0.113.77._spf.mail.test'
  const other = `${[...'20010db8004d00770000000000000077'].join('.')}._spf.mail.test`
  const wild = [followed('A', ['127.0.0.2'], tried), followed('A', ['127.0.0.2'], other)]
  const verdict = spf(record, ...wild)
  expect(verdict, 'I', 'passes_strangers')
  assert.deepEqual(
    [verdict.severity, verdict.params['path']],
    ['H', path('exists:%{i}._spf.mail.test')],
  )
  expect(spf(record, nothing('A', tried), nothing('A', other)), 'G', 'good')
  // A visit of before did not ask.
  expect(spf(record), 'G', 'good')
})

test('S11 to S15: a word that is not well formed makes the record void, in an included record too', () => {
  for (const word of [
    'ip4:192.0.2.0/33',
    'ip4:1.2.3',
    'ip6:zz::1',
    'ip4:mail.example',
    'ipv4:1.2.3.4',
  ]) {
    const verdict = spf(`v=spf1 ${word} -all`)
    expect(verdict, 'I', 'unknown_term')
    assert.equal(verdict.params['path'], path(word))
    const deep = spf('v=spf1 include:a.mail.test -all', txt('a.mail.test', `v=spf1 -all ${word}`))
    expect(deep, 'I', 'unknown_term')
    assert.equal(deep.params['path'], path('include:a.mail.test', word))
  }
  expect(spf('v=spf1 redirect=a.mail.test redirect=a.mail.test'), 'I', 'unknown_term')
})

test('a visit of before, which followed nothing, shows what its first record shows, and is never good', () => {
  const before = (record: string) =>
    verdictOf(
      'spf',
      visitWith(dns('TXT', [record])).filter(
        (one) => one.kind !== 'dns.message' || one.purpose === undefined,
      ),
    )
  expect(before('v=spf1 mx -all'), 'N', 'not_followed')
  expect(before('v=spf1 include:a.mail.test ~all'), 'N', 'not_followed')
  expect(before('v=spf1 redirect=a.mail.test'), 'N', 'not_followed')
  expect(before('v=spf1 include:a.mail.test +all'), 'I', 'passes_all')
  expect(before('v=spf1 include:a.mail.test ?all'), 'P', 'neutral')
  expect(before(`v=spf1 ${'a '.repeat(11)}-all`), 'I', 'too_many_lookups')
  expect(before('v=spf1 include:a.mail.test ip4:1 -all'), 'I', 'unknown_term')
  expect(before('v=spf1 ip4:192.0.2.1 -all'), 'G', 'good')
})

test('a resolver that does not answer on the way is no verdict, and the way is named', () => {
  const silent = { ...txt('a.mail.test'), rcode: 'SERVFAIL' }
  const verdict = spf('v=spf1 include:a.mail.test -all', silent)
  expect(verdict, 'N', 'no_answer')
  assert.equal(verdict.params['path'], path('include:a.mail.test'))
})

test('what was asked on the way says nothing of the site’s own names', () => {
  const site = { host: `a.b.${HOST}` }
  const seen = [
    dns('TXT', [`v=spf1 include:b.${HOST} mx:b.${HOST} -all`]),
    txt(`b.${HOST}`, 'v=spf1 ?all'),
    followed('MX', ['5 mx.mail.test.'], `b.${HOST}`),
  ]
  const visit = visitWith(...seen)
  assert.equal(verdictOf('spf', visit, site).params['name'], HOST)
  expect(verdictOf('dns-mail-exchanger', visit, site), 'G', 'as_approved')
})

test('a record of ten thousand bytes is counted, one of more words than anybody needs is said to be too long', () => {
  const words = (count: number) =>
    Array.from({ length: count }, (_, i) => `ip4:10.${i >> 8}.${i & 255}.0/24`).join(' ')
  expect(spf(`v=spf1 ${words(600)} -all`), 'G', 'good')
  expect(spf(`v=spf1 ${words(2_001)} -all`), 'P', 'too_long')
})
