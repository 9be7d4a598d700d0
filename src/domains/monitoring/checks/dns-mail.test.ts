import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DnsObservation } from '../../../core/observation.ts'
import {
  APPROVED,
  dns,
  expect,
  HOST,
  verdictOf,
  visitWith,
} from '../../../../test/support/example-visit.ts'
import { DEFAULT_POLICY } from './index.ts'

function judge(check: string, ...seen: DnsObservation[]) {
  return verdictOf(check, visitWith(...seen))
}

const denied = (type: DnsObservation['type'], name = HOST): DnsObservation => ({
  ...dns(type, [], name),
  rcode: 'NXDOMAIN',
})
const failing = (type: DnsObservation['type'], name = HOST): DnsObservation => ({
  ...dns(type, [], name),
  rcode: 'SERVFAIL',
})

test('the approved records are good in any order, case and with or without final dot', () => {
  expect(judge('dns-nameserver', dns('NS', ['NS2.dns.test', 'ns1.DNS.test.'])), 'G', 'as_approved')
  expect(judge('dns-address', dns('A', ['192.0.2.10'])), 'G', 'as_approved')
})

test('an unannounced record is found by its type: name servers are critical', () => {
  const moved = judge('dns-nameserver', dns('NS', ['ns1.dns.test.', 'ns.evil.test.']))
  expect(moved, 'I', 'changed')
  assert.equal(moved.severity, 'C')
  assert.deepEqual(moved.params['fresh'], ['ns.evil.test'])
  expect(judge('dns-address', dns('A', ['192.0.2.66'])), 'I', 'changed')
  expect(judge('dns-address', dns('AAAA', ['2001:db8::66'])), 'I', 'changed')
  expect(judge('dns-mail-exchanger', dns('MX', ['5 mx.evil.test.'])), 'I', 'changed')
  expect(judge('dns-caa', dns('CAA', ['0 issue "other.test"'])), 'I', 'changed')
})

test('missing records are sufficient while some are left and insufficient when all are gone', () => {
  expect(judge('dns-nameserver', dns('NS', ['ns1.dns.test.'])), 'P', 'single', ['fewer'])
  expect(judge('dns-address', denied('A')), 'I', 'vanished')
  expect(judge('dns-mail-exchanger', dns('MX', [])), 'I', 'vanished')
  expect(judge('dns-caa', dns('CAA', [])), 'I', 'vanished', ['absent'])
})

test('a resolver that fails is no change', () => {
  expect(judge('dns-nameserver', failing('NS')), 'N', 'no_data')
  expect(judge('dns-mail-exchanger', failing('MX')), 'N', 'no_data')
  const silent = {
    ...dns('NS', []),
    rcode: null,
    error: { stage: 'receive' as const, code: 'timeout', message: '' },
  }
  expect(judge('dns-nameserver', silent), 'N', 'no_data')
  // The parent's records do not stand in for a name whose own question failed.
  const site = { host: `www.${HOST}` }
  const seen = [failing('NS', `www.${HOST}`), dns('NS', ['ns.other.test.'])]
  expect(verdictOf('dns-nameserver', seen, site), 'N', 'no_data')
  const empty = [dns('NS', [], `www.${HOST}`), dns('NS', ['ns1.dns.test.', 'ns2.dns.test.'])]
  expect(verdictOf('dns-nameserver', empty, site), 'G', 'as_approved')
})

test('moving addresses are good where the policy says so', () => {
  const site = { policy: { ...DEFAULT_POLICY, movingAddresses: true } }
  const moved = visitWith(dns('A', ['198.51.100.7']), dns('AAAA', ['2001:db8::77']))
  expect(verdictOf('dns-address', moved, site), 'G', 'moving')
})

test('without a baseline changes are not tested, but what is wrong by itself is', () => {
  const site = { baseline: null }
  expect(verdictOf('dns-nameserver', visitWith(), site), 'N', 'no_baseline')
  expect(verdictOf('dns-caa', visitWith(), site), 'G', 'good')
  expect(verdictOf('dns-caa', visitWith(dns('CAA', [])), site), 'I', 'absent')
  expect(
    verdictOf('dns-caa', visitWith(dns('CAA', ['0 iodef "mailto:a@vote.test"'])), site),
    'I',
    'no_issuer',
  )
  expect(
    verdictOf('dns-caa', visitWith(dns('CAA', ['issue authority.test'])), site),
    'I',
    'malformed',
  )
  const two = {
    baseline: {
      ...APPROVED,
      dns: { ...APPROVED.dns, CAA: ['0 iodef "mailto:a@b.test"', ...(APPROVED.dns['CAA'] ?? [])] },
    },
  }
  expect(verdictOf('dns-caa', visitWith(), two), 'P', 'fewer')
})

test('DMARC is judged by its policy, and t=y or sp=none weakens it', () => {
  const dmarc = (...records: string[]) => judge('dmarc', dns('TXT', records, `_dmarc.${HOST}`))
  const reports = 'rua=mailto:a@vote.test'
  expect(dmarc(`v=DMARC1; p=reject; ${reports}`), 'G', 'reject')
  expect(dmarc(`v=DMARC1;p=quarantine;${reports}`), 'S', 'quarantine')
  expect(dmarc('v=DMARC1; p=reject'), 'S', 'no_reports')
  expect(dmarc(`v=DMARC1; p=none; ${reports}`), 'P', 'none')
  expect(dmarc(`v=DMARC1; p=reject; t=y; ${reports}`), 'P', 'testing')
  expect(dmarc(`v=DMARC1; p=reject; pct=20; ${reports}`), 'P', 'partial')
  expect(dmarc(`v=DMARC1; p=reject; sp=none; ${reports}`), 'P', 'subdomains_open')
  expect(dmarc('v=DMARC1; fo=1'), 'I', 'invalid')
  expect(dmarc('v=DMARC1; p=reject', 'v=DMARC1; p=none'), 'I', 'several')
  expect(dmarc('v=spf1 -all'), 'I', 'absent')
  expect(judge('dmarc', denied('TXT', `_dmarc.${HOST}`)), 'I', 'absent')
})

test('mail records of the parent domain count for a site below it', () => {
  const site = { host: `www.${HOST}` }
  const seen = [
    denied('TXT', `www.${HOST}`),
    dns('TXT', ['v=spf1 -all']),
    denied('TXT', `_dmarc.www.${HOST}`),
    dns('TXT', ['v=DMARC1; p=reject; rua=mailto:a@vote.test'], `_dmarc.${HOST}`),
  ]
  expect(verdictOf('spf', seen, site), 'G', 'good')
  const climbed = [`www.${HOST}`, HOST, 'test'].map((name) => dns('CAA', [], name))
  const caa = verdictOf('dns-caa', climbed, { ...site, baseline: null })
  assert.equal(caa.params['name'], `www.${HOST}`)
  const verdict = verdictOf('dmarc', seen, site)
  expect(verdict, 'G', 'reject')
  assert.equal(verdict.params['name'], HOST)
})
