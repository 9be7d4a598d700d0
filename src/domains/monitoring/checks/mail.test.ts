import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DnsObservation } from '../../../core/observation.ts'
import { dns, expect, HOST, verdictOf, visitWith } from '../../../../test/support/example-visit.ts'

const RUA = 'rua=mailto:a@vote.test'
const policy = (record: string, ...more: DnsObservation[]) =>
  verdictOf('dmarc', visitWith(dns('TXT', [`v=DMARC1; ${record}`], `_dmarc.${HOST}`), ...more))

test('names that do not exist are open to forgery where only they are let through', () => {
  expect(policy(`p=reject; np=none; ${RUA}`), 'P', 'unknown_names_open')
  expect(policy(`p=reject; sp=reject; np=none; ${RUA}`), 'P', 'unknown_names_open')
  expect(policy(`p=reject; np=reject; ${RUA}`), 'G', 'reject')
  expect(policy(`p=none; np=none; ${RUA}`), 'P', 'none')
})

test('a policy for names below that is weaker than the domain’s is told', () => {
  expect(policy(`p=reject; sp=quarantine; ${RUA}`), 'S', 'subdomains_weaker')
  expect(policy(`p=reject; np=quarantine; ${RUA}`), 'S', 'subdomains_weaker')
  expect(policy(`p=reject; sp=none; ${RUA}`), 'P', 'subdomains_open')
  expect(policy(`p=quarantine; sp=reject; ${RUA}`), 'S', 'quarantine')
})

test('reports are sent to mailto: addresses only', () => {
  const bare = policy('p=reject; rua=a@vote.test')
  expect(bare, 'P', 'reports_invalid')
  assert.deepEqual(bare.params['addresses'], ['a@vote.test'])
  expect(policy(`p=reject; ${RUA},b@vote.test`), 'P', 'reports_invalid')
  expect(policy('p=reject; rua=MAILTO:a@vote.test!10m'), 'G', 'reject')
})

test('a record without a policy that asks for reports only watches, one without both says nothing', () => {
  expect(policy(RUA), 'P', 'policy_missing')
  expect(policy(`p=refuse; ${RUA}`), 'P', 'policy_missing', ['tag_invalid'])
  expect(policy('rua=a@vote.test'), 'I', 'invalid')
  expect(policy('adkim=s'), 'I', 'invalid')
})

test('tags with a value that receivers skip are named', () => {
  const odd = policy(`p=reject; adkim=x; aspf=strict; psd=x; t=x; ${RUA}`)
  expect(odd, 'S', 'tag_invalid')
  assert.deepEqual(odd.params['tags'], ['adkim', 'aspf', 'psd', 't'])
  expect(policy(`p=reject; adkim=s; aspf=r; psd=n; t=n; fo=1:d; ${RUA}`), 'G', 'reject')
})

test('another domain gets reports only where it says that it takes them', () => {
  const record = 'p=reject; rua=mailto:a@reports.example'
  const asked = (data: string[], changed: Partial<DnsObservation> = {}) =>
    policy(record, { ...dns('TXT', data, `${HOST}._report._dmarc.reports.example`), ...changed })
  expect(asked(['v=DMARC1']), 'G', 'reject')
  const refused = asked([])
  expect(refused, 'P', 'reports_refused')
  assert.equal(refused.params['host'], 'reports.example')
  expect(asked([], { rcode: 'NXDOMAIN' }), 'P', 'reports_refused')
  // What was not answered, or never asked, proves nothing.
  expect(asked([], { rcode: 'SERVFAIL' }), 'G', 'reject')
  expect(policy(record), 'G', 'reject')
})

test('a policy of the host itself is judged as well as that of its domain', () => {
  const site = { host: `www.${HOST}` }
  const judge = (own: string, domain: string) =>
    verdictOf(
      'dmarc',
      [
        dns('TXT', own === '' ? [] : [`v=DMARC1; ${own}`], `_dmarc.www.${HOST}`),
        dns('TXT', domain === '' ? [] : [`v=DMARC1; ${domain}`], `_dmarc.${HOST}`),
      ],
      site,
    )
  const reject = `p=reject; ${RUA}`
  const weak = judge(`p=none; ${RUA}`, reject)
  expect(weak, 'P', 'none')
  assert.equal(weak.params['name'], `www.${HOST}`)
  expect(judge(reject, `p=none; ${RUA}`), 'P', 'none')
  expect(judge('', reject), 'G', 'reject')
  expect(judge(reject, ''), 'I', 'absent')
  expect(judge(reject, reject), 'G', 'reject')
})
