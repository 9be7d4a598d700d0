import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { answersOf, records, type SpfZone } from '../../../test/support/spf-zone.ts'
import { addressBytes } from '../dns/index.ts'
import { answeredNow, evaluateSpf, findSenders, type SpfAnswer, type SpfQuestion } from './index.ts'
import { networksAround, sizeOf, spaceOf, common } from './space.ts'

const ALL_V4 = 2 ** 32
const ALL_V6 = 2n ** 128n

/** Who may send for vote.test by this record, among other names. */
function senders(record: string, others: SpfZone = {}) {
  return answeredNow(
    findSenders('vote.test'),
    answersOf({ 'vote.test': { TXT: [record] }, ...others }),
  )
}

/** The first break: its code, the way to it, and for whom. */
function broken(record: string, others: SpfZone = {}): string | null {
  const [first] = senders(record, others).problems
  return first === undefined
    ? null
    : `${first.code}: ${first.path.join(' → ')} (${first.families.join()})`
}

const HOST: SpfZone = {
  'x.test': { A: ['198.51.100.1'], AAAA: ['2001:db8::1'], MX: ['1 x.test.'] },
}

test('addresses are counted once, whoever names them, and what is refused before is not counted', () => {
  const { ipv4, ipv6, others, terms } = senders(
    'v=spf1 -ip4:192.0.2.0/25 ip4:192.0.2.0/24 ip4:192.0.2.129 a:x.test/30 include:b.test -all',
    { ...HOST, ...records({ 'b.test': 'v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/126 -all' }) },
  )
  assert.deepEqual([ipv4, ipv6, others, terms], [128 + 4, 4n, '-', 2])
})

test('whoever else sends meets the end of the record, also one that it is left to', () => {
  for (const [end, others] of [
    ['-all', '-'],
    ['~all', '~'],
    ['?all', '?'],
    ['', 'open'],
  ] as const) {
    assert.equal(senders(`v=spf1 mx:x.test ${end}`, HOST).others, others)
    const left = records({ 'b.test': `v=spf1 ip4:192.0.2.1 ${end}` })
    assert.equal(senders('v=spf1 redirect=b.test', left).others, others)
  }
  assert.equal(senders('v=spf1 redirect=%{l}.b.test').others, 'depends')
  assert.equal(senders('v=spf1 -ip4:0.0.0.0/0 -ip6:::/0 +all').others, '-')
})

test('a record by which anybody may send is seen, whatever it is written with', () => {
  const open = records({ 'open.test': 'v=spf1 +all' })
  for (const record of [
    'v=spf1 +all',
    'v=spf1 include:open.test -all',
    'v=spf1 redirect=open.test',
    'v=spf1 ip4:0.0.0.0/0 -all',
    'v=spf1 ip4:0.0.0.0/1 ip4:128.0.0.0/1 -all',
    'v=spf1 ip4:0.0.0.0/1 mx:x.test ip4:128.0.0.0/1 -all',
    'v=spf1 a:x.test/0 -all',
    'v=spf1 exists:x.test -all',
    'v=spf1 a:%{d1r}.%{o}/0 -all',
  ]) {
    const zone = { ...HOST, ...open, 'vote.vote.test': { A: ['192.0.2.1'] } }
    assert.equal(senders(record, zone).ipv4, ALL_V4, record)
  }
  assert.equal(senders('v=spf1 +all').ipv6, ALL_V6)
  const [source] = senders('v=spf1 mx:x.test include:open.test -all', { ...HOST, ...open }).sources
  assert.deepEqual(source?.path, ['vote.test', 'include:open.test', '+all'])
  assert.equal(source?.ipv4, ALL_V4 - 1)
  assert.equal(senders('v=spf1 -include:open.test -all', open).ipv4, 0)
})

test('a record that is void names the way to where it breaks', () => {
  const four = `v=spf1 ${'a:x.test '.repeat(4)}-all`
  const deep = { ...HOST, ...records({ 'a.test': four, 'b.test': four, 'c.test': four }) }
  assert.equal(
    broken('v=spf1 include:a.test include:b.test include:c.test -all', deep),
    'terms: vote.test → include:c.test (v4,v6)',
  )
  assert.equal(
    broken('v=spf1 a:n1.test a:n2.test a:n3.test -all'),
    'voids: vote.test → a:n3.test (v4,v6)',
  )
  assert.equal(broken('v=spf1 include:no.test -all'), 'absent: vote.test → include:no.test (v4,v6)')
  assert.equal(broken('v=spf1 redirect=no.test'), 'absent: vote.test → redirect=no.test (v4,v6)')
  const loop = records({ 'a.test': 'v=spf1 include:VOTE.test -all' })
  assert.equal(
    broken('v=spf1 include:a.test -all', loop),
    'loop: vote.test → include:a.test → include:VOTE.test (v4,v6)',
  )
  const eleven = { 'm.test': { MX: Array.from({ length: 11 }, (_, i) => `${i} x.test.`) } }
  assert.equal(broken('v=spf1 mx:m.test -all', eleven), 'exchangers: vote.test → mx:m.test (v4,v6)')
  for (const term of ['ip4:192.0.2.0/33', 'ip4:1.2.3', 'ip6:zz::1', 'ip4:mail.example']) {
    assert.equal(broken(`v=spf1 ${term} -all`), `syntax: vote.test → ${term} (v4,v6)`)
    const inside = records({ 'a.test': `v=spf1 -all ${term}` })
    assert.equal(
      broken('v=spf1 include:a.test -all', inside),
      `syntax: vote.test → include:a.test → ${term} (v4,v6)`,
    )
  }
  const two = { 'a.test': { TXT: ['v=spf1 -all', 'v=spf1 mx -all'] } }
  assert.equal(
    broken('v=spf1 include:a.test -all', two),
    'several: vote.test → include:a.test (v4,v6)',
  )
  assert.equal(
    broken('v=spf1 redirect=a.test redirect=a.test', two),
    'syntax: vote.test → redirect=a.test (v4,v6)',
  )
})

test('a record is void for those who come to the break, and whom a word before it settled goes on', () => {
  const inside = records({ 'a.test': 'v=spf1 -a:x.test/8 include:a.test' })
  const { ipv4, problems } = senders('v=spf1 include:a.test all', { ...HOST, ...inside })
  assert.deepEqual([ipv4, problems[0]?.code], [2 ** 24, 'loop'])
})

test('what breaks for one family of addresses only is said of that', () => {
  const v4 = { 'y.test': { A: ['192.0.2.1'] } }
  const record = 'v=spf1 a:y.test a:y.test/30 a:y.test/29 -all'
  assert.equal(broken(record, v4), 'voids: vote.test → a:y.test/29 (v6)')
  assert.equal(senders(record, v4).others, '-')
  assert.equal(
    broken('v=spf1 ip4:0.0.0.0/0 include:no.test -all'),
    'absent: vote.test → include:no.test (v6)',
  )
  assert.equal(broken('v=spf1 +all include:no.test'), null)
})

test('what nobody asked, or DNS did not say, is no void record, and the rest is still read', () => {
  const unasked = answeredNow(
    findSenders('vote.test'),
    ({ name }): SpfAnswer =>
      name === 'vote.test' ? ['v=spf1 include:a.test ip4:0.0.0.0/0 -all'] : 'unasked',
  )
  assert.deepEqual(
    unasked.problems.map(({ code }) => code),
    ['unasked'],
  )
  assert.deepEqual([unasked.ipv4, unasked.others], [ALL_V4, '-'])
  assert.equal(
    broken('v=spf1 mx:x.test -all', { 'x.test': { MX: 'failed' } }),
    'failed: vote.test → mx:x.test (v4,v6)',
  )
  assert.equal(
    broken(`v=spf1 ${'ip4:192.0.2.1 '.repeat(2_001)}-all`),
    'too_long: vote.test (v4,v6)',
  )
  const turns = (count: number) => `v=spf1 ${'ip4:192.0.2.1 -ip4:192.0.2.2 '.repeat(count)}`
  assert.equal(broken(turns(250)), null)
  assert.equal(broken(turns(251)), 'too_long: vote.test (v4,v6)')
})

test('what depends on the mail is open, and asked for a mail that nobody knows', () => {
  const asked: SpfQuestion[] = []
  const { tree, usesPtr, terms } = answeredNow(findSenders('vote.test'), (question) => {
    asked.push(question)
    return question.name === 'vote.test'
      ? ['v=spf1 exists:%{i}.x.test include:%{l}.x.test ptr -all']
      : []
  })
  assert.deepEqual(
    asked.filter(({ name }) => name !== 'vote.test').map(({ name, type }) => `${type} ${name}`),
    [
      'A 203.0.113.77.x.test',
      'TXT nobody-has-this-name.x.test',
      `A ${[...'20010DB8004D00770000000000000077'].join('.').toLowerCase()}.x.test`,
      'TXT nobody-has-this-name.x.test',
    ],
  )
  assert.deepEqual(
    tree.branches.map(({ isOpen }) => isOpen),
    [true, true, true, false],
  )
  assert.deepEqual([usesPtr, terms], [true, 3])
})

test('a record that lets a stranger pass by a wildcard is seen, one that answers for its own senders is not', () => {
  const wild = (name: string, zone: SpfZone[string]) => (question: SpfQuestion) =>
    question.name.endsWith(`.${name}`) ? (zone[question.type] ?? []) : null
  const open = (record: string, zone: SpfZone[string]) => {
    const own = answersOf(records({ 'vote.test': record, 'in.test': 'v=spf1 exists:%{i}.w.test' }))
    const any = wild('w.test', zone)
    return answeredNow(findSenders('vote.test'), (question) => any(question) ?? own(question))
      .strangers
  }
  const everybody = { A: ['127.0.0.2'], AAAA: ['::1'], TXT: ['v=spf1 +all'] }
  for (const [record, way] of [
    ['v=spf1 exists:%{i}.w.test -all', 'exists:%{i}.w.test'],
    ['v=spf1 exists:%{l}.%{h}.w.test ~all', 'exists:%{l}.%{h}.w.test'],
    ['v=spf1 include:in.test -all', 'include:in.test → exists:%{i}.w.test'],
    ['v=spf1 include:%{l}.w.test -all', 'include:%{l}.w.test'],
    ['v=spf1 redirect=%{ir}.w.test', 'redirect=%{ir}.w.test'],
    ['v=spf1 a:%{i}.w.test/0 -all', 'a:%{i}.w.test/0'],
    // The address that is tried first is one of its own senders.
    ['v=spf1 ip4:203.0.113.0/24 exists:%{i}.w.test -all', 'exists:%{i}.w.test'],
  ] as const)
    assert.equal(open(record, everybody)?.slice(1).join(' → '), way, record)
  for (const record of [
    'v=spf1 exists:%{i}.w.test -all',
    'v=spf1 include:%{l}.w.test -all',
    'v=spf1 ptr -all',
  ])
    assert.equal(open(record, {}), null, record)
  for (const record of ['v=spf1 -exists:%{i}.w.test -all', 'v=spf1 ?exists:%{i}.w.test -all'])
    assert.equal(open(record, everybody), null, record)
})

test('the tree has every word, those that nobody reaches too', () => {
  const ten = Array.from({ length: 10 }, (_, i) => `ip4:192.0.2.${i}`).join(' ')
  const { tree } = senders(
    `v=spf1 ${ten} include:a.test ~all mx`,
    records({ 'a.test': 'v=spf1 ip4:198.51.100.0/24' }),
  )
  assert.deepEqual(
    tree.branches.map(({ text, words, counts, isReached }) => [
      text,
      words,
      counts.ipv4,
      isReached,
    ]),
    [
      ['ip4:192.0.2.0 ip4:192.0.2.1 ip4:192.0.2.2 …', 10, 10, true],
      ['include:a.test', 1, 256, true],
      ['~all', 1, ALL_V4 - 266, true],
      ['mx', 1, 0, false],
    ],
  )
  assert.equal(tree.branches[1]?.node?.branches[0]?.text, 'ip4:198.51.100.0/24')
})

test('a record of ten thousand bytes is counted', () => {
  const words = Array.from({ length: 600 }, (_, i) => `ip4:10.${i >> 8}.${i & 255}.0/25`)
  const record = `v=spf1 ${words.join(' ')} -all`
  assert.ok(record.length > 10_000)
  assert.equal(senders(record).ipv4, 600 * 128)
})

/** Records over a few names that hold each other. */
const zones = (() => {
  const name = fc.constantFrom('a.test', 'b.test', 'vote.test')
  const term = fc.oneof(
    fc.constantFrom(
      'ip4:192.0.2.0/24',
      '-ip4:192.0.2.128/25',
      '~ip4:0.0.0.0/1',
      'ip6:2001:db8::/33',
    ),
    fc.constantFrom(
      'a:x.test',
      '-a:x.test/8',
      'mx:x.test',
      'a:n.test',
      'exists:n.test',
      '?a:y.test',
    ),
    fc.constantFrom('-all', '?all', 'all', 'ip4:1.2.3'),
    fc.tuple(fc.constantFrom('', '-', '?'), name).map(([sign, of]) => `${sign}include:${of}`),
    name.map((of) => `redirect=${of}`),
  )
  const record = fc.array(term, { maxLength: 4 }).map((terms) => ['v=spf1', ...terms].join(' '))
  return fc.record({ 'vote.test': record, 'a.test': record, 'b.test': record })
})()

test('whoever is found to be allowed passes at a receiver, and nobody else does', () => {
  const ip = fc.constantFrom(
    '192.0.2.1',
    '192.0.2.200',
    '198.51.100.1',
    '203.0.113.9',
    '2001:db8::1',
    '2001:db9::',
  )
  fc.assert(
    fc.property(zones, ip, (texts, client) => {
      const zone = answersOf({ ...HOST, 'y.test': { A: ['203.0.113.9'] }, ...records(texts) })
      const { passing } = answeredNow(findSenders('vote.test'), zone)
      const all = { bits4: 32, bits6: 128 }
      const both = common(passing, spaceOf(networksAround([client], all)))
      const isFound = sizeOf(both.v4) + sizeOf(both.v6) > 0n
      const bytes = addressBytes(client) ?? new Uint8Array()
      const mail = { ip: bytes, sender: 'a@vote.test', helo: 'vote.test' }
      const { result } = answeredNow(evaluateSpf(mail), zone)
      assert.equal(isFound, result === 'pass', JSON.stringify({ texts, client, result }))
    }),
    { numRuns: 2_000 },
  )
})
