import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answersOf, records, type SpfZone } from '../../../test/support/spf-zone.ts'
import { addressBytes } from '../dns/index.ts'
import { answeredLater, answeredNow, evaluateSpf, type SpfMail, type SpfQuestion } from './index.ts'

const V4 = '192.0.2.1'
const V6 = '2001:db8::1'

function mail(ip: string, sender = 'clerk@vote.test', helo = 'mx.vote.test'): SpfMail {
  const bytes = addressBytes(ip)
  assert.ok(bytes)
  return { ip: bytes, sender, helo }
}

function outcome(zone: SpfZone, ip = V4, sender?: string) {
  return answeredNow(evaluateSpf(mail(ip, sender)), answersOf(zone))
}

/** The result for a record at vote.test among other names. */
function result(record: string, others: SpfZone = {}, ip = V4): string {
  return outcome({ ...records({ 'vote.test': record }), ...others }, ip).result
}

test('a qualifier decides, the first match counts, and nothing said is neutral', () => {
  assert.equal(result('v=spf1 ip4:192.0.2.0/24 -all'), 'pass')
  assert.equal(result('v=spf1 -ip4:192.0.2.1 ip4:192.0.2.0/24'), 'fail')
  assert.equal(result('v=spf1 ~all'), 'softfail')
  assert.equal(result('v=spf1 ?all'), 'neutral')
  assert.equal(result('v=spf1 ip4:198.51.100.1'), 'neutral')
  assert.equal(result('v=spf1 ip6:2001:db8::/32 -all', {}, V6), 'pass')
  assert.equal(result('v=spf1 ip4:0.0.0.0/0 -all', {}, V6), 'fail')
  assert.equal(result('v=spf1 ip4:192.0.2.1 -all', {}, `::ffff:${V4}`), 'pass')
  assert.equal(result('unrelated'), 'none')
})

test('two records, a word that is wrong behind the match, and silence of DNS end in errors', () => {
  assert.equal(outcome({ 'vote.test': { TXT: ['v=spf1 -all', 'v=spf1'] } }).result, 'permerror')
  assert.equal(result('v=spf1 +all ip4:1.2.3'), 'permerror')
  assert.equal(outcome({ 'vote.test': { TXT: 'failed' } }).result, 'temperror')
  assert.equal(result('v=spf1 a:x.test -all', { 'x.test': { A: 'failed' } }), 'temperror')
  assert.equal(result('v=spf1 include:x.test -all', { 'x.test': { TXT: 'failed' } }), 'temperror')
})

test('addresses of hosts and exchangers match within their prefixes, each family by its own', () => {
  const hosts: SpfZone = {
    'vote.test': { TXT: ['v=spf1 mx/24//64 -all'], MX: ['10 mx.vote.test.'] },
    'mx.vote.test': { A: ['192.0.2.200'], AAAA: ['2001:db8::ffff'] },
  }
  assert.equal(outcome(hosts, V4).result, 'pass')
  assert.equal(outcome(hosts, V6).result, 'pass')
  assert.equal(outcome(hosts, '192.0.3.1').result, 'fail')
  assert.equal(result('v=spf1 a:mx.vote.test -all', hosts, '192.0.2.200'), 'pass')
  assert.equal(result('v=spf1 exists:mx.vote.test -all', hosts, V6), 'pass')
})

test('an included record counts where it passes, and its lack makes the record void', () => {
  const others = records({ 'a.test': 'v=spf1 ip4:192.0.2.1 -all', 'b.test': 'v=spf1 -all' })
  assert.equal(result('v=spf1 include:b.test include:a.test ?all', others), 'pass')
  assert.equal(result('v=spf1 include:b.test ~all', others), 'softfail')
  assert.equal(result('v=spf1 redirect=b.test', others), 'fail')
  assert.equal(result('v=spf1 include:none.test -all', others), 'permerror')
  assert.equal(result('v=spf1 redirect=none.test', others), 'permerror')
  assert.equal(result('v=spf1 redirect=none.test ?all', others), 'neutral')
})

test('ten terms may ask DNS, and not one more, however deep', () => {
  const x = { 'x.test': { A: ['198.51.100.1'] } }
  const terms = (count: number) => 'a:x.test '.repeat(count)
  assert.equal(result(`v=spf1 ${terms(10)}-all`, x), 'fail')
  assert.equal(result(`v=spf1 ${terms(11)}-all`, x), 'permerror')
  const deep = { ...x, ...records({ 'in.test': `v=spf1 ${terms(5)}-all` }) }
  assert.equal(result(`v=spf1 ${terms(4)}include:in.test -all`, deep), 'fail')
  assert.equal(result(`v=spf1 ${terms(5)}include:in.test -all`, deep), 'permerror')
  const loop = records({ 'a.test': 'v=spf1 include:vote.test -all' })
  assert.equal(result('v=spf1 include:a.test -all', loop), 'permerror')
  assert.equal(result('v=spf1 redirect=vote.test'), 'permerror')
})

test('two questions may have no answer, and not one more', () => {
  assert.equal(result('v=spf1 a:n1.test mx:n2.test -all'), 'fail')
  assert.equal(result('v=spf1 a:n1.test mx:n2.test exists:n3.test -all'), 'permerror')
  const mx = { 'x.test': { MX: ['1 a.x.test.', '2 b.x.test.', '3 c.x.test.'] } }
  assert.equal(result('v=spf1 mx:x.test -all', mx), 'permerror')
})

test('an `mx` of ten hosts is asked through, one of eleven makes the record void', () => {
  const mx = (count: number): SpfZone => ({
    'x.test': { MX: Array.from({ length: count }, (_, i) => `${i} h.x.test.`) },
    'h.x.test': { A: ['198.51.100.1'] },
  })
  assert.equal(result('v=spf1 mx:x.test -all', mx(10)), 'fail')
  assert.equal(result('v=spf1 mx:x.test -all', mx(11)), 'permerror')
  assert.equal(result('v=spf1 mx:x.test -all', { 'x.test': { MX: ['0 .'] } }), 'fail')
})

test('a name of the client counts where it leads back to it, among the first ten', () => {
  const named = (count: number): SpfZone => ({
    '1.2.0.192.in-addr.arpa': {
      PTR: [...Array.from({ length: count }, (_, i) => `h${i}.other.test.`), 'mx.vote.test.'],
    },
    'mx.vote.test': { A: [V4] },
  })
  assert.equal(result('v=spf1 ptr -all', named(9)), 'pass')
  assert.equal(result('v=spf1 ptr -all', named(10)), 'fail')
  assert.equal(result('v=spf1 ptr:other.test -all', named(3)), 'fail')
  assert.equal(
    result('v=spf1 exists:%{p}.x.test -all', { ...named(0), 'mx.vote.test.x.test': { A: [V4] } }),
    'pass',
  )
})

test('a fail has the words of the domain, of the record that said it', () => {
  const words = { 'why.test': { TXT: ['%{i} is not one of %{d}. See http://%{d}/why?s=%{S}'] } }
  const zone = { ...records({ 'vote.test': 'v=spf1 -all exp=why.test' }), ...words }
  assert.equal(
    outcome(zone).explanation,
    '192.0.2.1 is not one of vote.test. See http://vote.test/why?s=clerk%40vote.test',
  )
  const none = (record: string, others: SpfZone = words) =>
    outcome({ ...records({ 'vote.test': record }), ...others }).explanation
  assert.equal(none('v=spf1 ~all exp=why.test'), null)
  assert.equal(none('v=spf1 -all exp=nothing.test'), null)
  assert.equal(none('v=spf1 -all exp=why.test', { 'why.test': { TXT: ['one', 'two'] } }), null)
  assert.equal(none('v=spf1 -all exp=why.test', { 'why.test': { TXT: 'failed' } }), null)
  assert.equal(none('v=spf1 -all exp=why.test', { 'why.test': { TXT: ['%{x}'] } }), null)
})

test('what is no domain has no result; a sender without a name is the postmaster', () => {
  const zone = records({ 'vote.test': 'v=spf1 exists:%{l}.x.test -all' })
  assert.equal(outcome(zone, V4, 'a@localhost').result, 'none')
  assert.equal(outcome(zone, V4, `a@${'x'.repeat(64)}.test`).result, 'none')
  assert.equal(outcome(zone, V4, 'a@vote..test').result, 'none')
  const asked: SpfQuestion[] = []
  const listen = (question: SpfQuestion) => {
    asked.push(question)
    return answersOf(zone)(question)
  }
  answeredNow(evaluateSpf(mail(V4, '', 'vote.test.')), listen)
  assert.deepEqual(asked.at(-1), { name: 'postmaster.x.test', type: 'A' })
  answeredNow(evaluateSpf(mail(V4, 'a b\\é@vote.test')), listen)
  assert.equal(asked.at(-1)?.name, 'a\\032b\\\\\\195\\169.x.test')
})

test('answers may come later, with the same result', async () => {
  const zone = answersOf({
    ...records({ 'vote.test': 'v=spf1 a:x.test -all' }),
    'x.test': { A: [V4] },
  })
  const later = await answeredLater(evaluateSpf(mail(V4)), async (question) => zone(question))
  assert.equal(later.result, 'pass')
})
