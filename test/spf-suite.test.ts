// Files of SPF cases in the shapes in which people have them: each is read as what it means.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerFrom, readSuite } from '../bench/spf/suite.ts'
import { addressBytes } from '../src/lib/dns/index.ts'
import { answeredNow, evaluateSpf } from '../src/lib/spf/index.ts'

/** `case: result` for all cases of a file, and whether each is as wanted. */
function outcomes(file: unknown): string[] {
  return readSuite(file).flatMap(({ zone, cases }) =>
    cases.map(({ name, ip, sender, helo, results }) => {
      const bytes = addressBytes(ip)
      assert.ok(bytes)
      const { result } = answeredNow(evaluateSpf({ ip: bytes, sender, helo }), (question) =>
        answerFrom(zone, question),
      )
      return `${name}: ${result}${results.includes(result) ? '' : ` and not ${results.join()}`}`
    }),
  )
}

const zonedata = {
  'Vote.test': [{ SPF: 'v=spf1 mx a:alias.test -all' }, { MX: [10, 'mx.test'] }],
  'mx.test': [{ A: '192.0.2.1' }],
  'alias.test': [{ CNAME: 'mx6.test' }],
  'mx6.test': [{ AAAA: '2001:db8::1' }],
  'joined.test': [{ TXT: ['v=spf1 ip4:192.0.2', '.1 -all'] }],
  'own.test': [{ SPF: 'v=spf1 +all' }, { TXT: 'v=spf1 -all' }],
  'none.test': [{ SPF: 'v=spf1 +all' }, { TXT: 'NONE' }],
  'silent.test': ['TIMEOUT'],
  'half.test': [{ TXT: 'v=spf1 a -all' }, { A: 'TIMEOUT' }],
}
const mail = (domain: string, result: string | string[], host = '192.0.2.1') => ({
  host,
  mailfrom: `clerk@${domain}`,
  helo: 'mx.test',
  result,
})
const tests = {
  mx: mail('vote.test', 'pass'),
  alias: mail('vote.test', ['neutral', 'pass'], '2001:db8::1'),
  joined: mail('joined.test', 'pass'),
  own: mail('own.test', 'fail'),
  none: mail('none.test', 'none'),
  silent: mail('silent.test', 'temperror'),
  half: mail('half.test', 'temperror'),
  helo: { host: '192.0.2.1', mailfrom: '', helo: 'vote.test', result: 'Pass' },
  wrong: mail('joined.test', 'fail'),
}
const wanted = [
  'mx: pass',
  'alias: pass',
  'joined: pass',
  'own: fail',
  'none: none',
  'silent: temperror',
  'half: temperror',
  'helo: pass',
  'wrong: pass and not fail',
]

test('a scenario, a list of them and an object of them by name are read alike', () => {
  assert.deepEqual(outcomes({ description: 'all', zonedata, tests }), wanted)
  assert.deepEqual(outcomes([{ zonedata, tests }]), wanted)
  assert.deepEqual(outcomes({ all: { zonedata, tests } }), wanted)
  assert.deepEqual(outcomes({ suites: [{ zonedata, tests }] }), wanted)
})

test('plain zones and cases are read, whole names and records in several forms', () => {
  const zones = {
    'a.test.': {
      TXT: ['v=spf1 mx -all', 'other'],
      MX: [
        [10, 'mx.test'],
        [20, 'mx2.test'],
      ],
    },
    'mx.test': { A: ['192.0.2.1', '192.0.2.2'] },
    'mx2.test': [{ type: 'A', value: '192.0.2.3' }, 'A 192.0.2.4', ['A', '192.0.2.7']],
  }
  const cases = [1, 2, 3, 4, 5].map((n) => ({
    ip: `192.0.2.${n}`,
    sender: 'a@a.test',
    result: n < 5 ? 'pass' : 'fail',
  }))
  const all = ['1: pass', '2: pass', '3: pass', '4: pass', '5: fail']
  assert.deepEqual(outcomes({ zones, cases }), all)
  const listed = Object.entries(zones).map(([name, records]) => ({ name, records }))
  assert.deepEqual(outcomes({ zones: listed, cases }), all)
  const named = cases.map((one) => ({ ...one, zone: 'first' }))
  assert.deepEqual(outcomes({ zones: { first: zones }, cases: named }), all)
})

test('what is no suite is refused', () => {
  for (const file of [
    'text',
    7,
    null,
    {},
    { zones: {}, cases: [7] },
    { zones: {}, cases: [{ sender: 'a@b.test' }] },
  ])
    assert.throws(() => readSuite(file))
})
