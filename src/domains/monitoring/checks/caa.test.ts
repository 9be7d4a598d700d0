import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { dns, expect, HOST, session, verdictOf } from '../../../../test/support/example-visit.ts'
import { authorityOf } from '../../../lib/caa/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'issuers-'))
after(() => rmSync(folder, { recursive: true }))

/** A certificate for these names that an authority of this organisation signed, DER in base64. */
function issuedBy(organisation: string, names: readonly string[]): string {
  const file = (name: string) => join(folder, name)
  const kind = ['-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']
  const make = (name: string, subject: string, ...more: string[]) => {
    const files = ['-keyout', file(`${name}.key`), '-out', file(`${name}.pem`)]
    const order = ['req', '-x509', ...kind, ...files, '-subj', subject, ...more]
    execFileSync('openssl', order, { stdio: 'pipe' })
  }
  make('authority', `/C=US/O=${organisation}/CN=R1`)
  const signer = ['-CA', file('authority.pem'), '-CAkey', file('authority.key')]
  const sans = names.map((name) => `DNS:${name}`).join()
  make('leaf', '/CN=vote.test', ...signer, '-addext', `subjectAltName=${sans}`)
  return new X509Certificate(readFileSync(file('leaf.pem'), 'utf8')).raw.toString('base64')
}

const caa = (...values: string[]) => verdictOf('dns-caa', [dns('CAA', values)], { baseline: null })

test('entries that authorities cannot read, or that mean nothing, are told apart', () => {
  expect(caa('0 issue "ca.test"'), 'G', 'good')
  expect(caa('0 issue "%"'), 'I', 'malformed')
  expect(caa('0 issue "ca.test policy"'), 'I', 'malformed')
  expect(caa('300 issue "ca.test"'), 'I', 'malformed')
  expect(caa('255 issue "ca.test"'), 'S', 'flags_reserved')
  expect(caa('128 issue "ca.test"'), 'G', 'good')
  expect(caa('0 issue "ca.test"', '128 tbs "x"'), 'I', 'critical_unknown')
  expect(caa('0 issue "ca.test"', '0 iodef "ftp://ca.test"'), 'P', 'iodef_invalid')
  expect(caa('0 issue "ca.test"', '0 iodef "mailto:a@vote.test"'), 'G', 'good')
  expect(caa('0 issue "ca.test; validationmethods=dns-01,ca-own"'), 'G', 'good')
  expect(caa('0 issue "ca.test; validationmethods=phone"'), 'P', 'method_unknown')
  expect(caa('0 issue ";"'), 'G', 'good')
  const contact = (value: string) => caa('0 issue "ca.test"', `0 ${value}`)
  expect(contact('contactemail "domains@vote.test"'), 'G', 'good')
  for (const wrong of ['mailto:domains@vote.test', 'Desk <desk@vote.test>', 'vote.test', 'a@b', ''])
    expect(contact(`contactemail "${wrong}"`), 'P', 'contact_invalid')
  expect(contact('contactphone "+1 (555) 123-4567"'), 'G', 'good')
  for (const wrong of ['555 123 4567', 'tel:+15551234567', '+0', '+1555123456789012', 'call us'])
    expect(contact(`contactphone "${wrong}"`), 'P', 'contact_invalid')
  expect(contact('issuemail "ca.test"'), 'G', 'good')
  expect(contact('issuemail "%"'), 'I', 'malformed')
  expect(contact('isssue "%"'), 'P', 'tag_unknown')
  expect(contact('issuewldd "ca.test"'), 'P', 'tag_unknown')
  const several = caa('0 issue "%"', '0 iodef "ftp://x"')
  expect(several, 'I', 'malformed', ['iodef_invalid'])
  assert.deepEqual(several.params['values'], ['0 issue "%"'])
})

test('the authority of the served certificate is compared with the record, where both are known', () => {
  const served = (organisation: string, names: string[], ...values: string[]) => {
    const seen = [dns('CAA', values), session({ chain: [issuedBy(organisation, names)] })]
    return verdictOf('dns-caa', seen, { baseline: null })
  }
  const own = [HOST]
  const outside = served("Let's Encrypt", own, '0 issue "digicert.com"')
  expect(outside, 'P', 'issuer_outside')
  assert.deepEqual(
    [outside.params['issuer'], outside.params['names']],
    ["Let's Encrypt", ['digicert.com']],
  )
  expect(served("Let's Encrypt", own, '0 issue "letsencrypt.org"'), 'G', 'good')
  expect(served('DigiCert Inc', own, '0 issue "rapidssl.com"'), 'G', 'good')
  // A name that is not on the list may mean any authority, and an issuer that is not on it may have any name.
  expect(served("Let's Encrypt", own, '0 issue "ca.test"'), 'G', 'good')
  expect(served('Some Authority', own, '0 issue "digicert.com"'), 'G', 'good')
  // Of a certificate for all names below, another entry speaks, where it stands.
  const wild = ['0 issue "letsencrypt.org"', '0 issuewild "digicert.com"']
  expect(served("Let's Encrypt", own, ...wild), 'G', 'good')
  const site = { host: 'www.vote.test', baseline: null }
  const below = session({ chain: [issuedBy("Let's Encrypt", ['*.vote.test'])] })
  const judged = verdictOf('dns-caa', [dns('CAA', wild), below], site)
  expect(judged, 'P', 'issuer_outside')
})

test('the organisation of an issuer is read with what is escaped in it', () => {
  assert.equal(authorityOf("CN=R11, O=Let's Encrypt, C=US"), "Let's Encrypt")
  assert.equal(authorityOf('C=US, O=Entrust\\, Inc., CN=Entrust L1K'), 'Entrust, Inc.')
  assert.equal(authorityOf('CN=only'), null)
})
