import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { TlsSession } from '../../../core/observation.ts'
import { addMs, DAY, SECOND, type Time } from '../../../core/time.ts'
import {
  hello,
  HOST,
  expect,
  inputOf,
  session,
  verdictOf,
  visitWith,
} from '../../../../test/support/example-visit.ts'
import { runChecks } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'certificates-'))
after(() => rmSync(folder, { recursive: true }))

interface Order {
  readonly names?: string
  readonly from?: string
  readonly until?: string
  readonly key?: string
  readonly digest?: string
  /** Says where its issuer's certificate can be got. */
  readonly namesIssuer?: boolean
  /** Signed by the certificate made before it instead of by itself. */
  readonly issued?: boolean
}

/** A certificate made by openssl, DER in base64; NOW is 2026-11-24, 08:00 UTC. */
function certificate(order: Order = {}): string {
  const {
    names = `DNS:${HOST}`,
    from = '20261101000000Z',
    until = '20270201000000Z',
    key = 'ec',
    digest = 'sha256',
  } = order
  const file = join(folder, 'certificate.pem')
  const authority = [join(folder, 'authority.pem'), join(folder, 'authority-key.pem')] as const
  if (order.issued) {
    renameSync(file, authority[0])
    renameSync(join(folder, 'key.pem'), authority[1])
  }
  const signer = order.issued ? ['-CA', authority[0], '-CAkey', authority[1]] : []
  const kind = key === 'ec' ? ['ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'] : key.split(' ')
  const dates = ['-not_before', from, '-not_after', until]
  const extra = names === '' ? [] : ['-addext', `subjectAltName=${names}`]
  const url = 'caIssuers;URI:http://ca.test/ca.der'
  if (order.namesIssuer) extra.push('-addext', `authorityInfoAccess=${url}`)
  const keyArguments = ['-nodes', '-keyout', join(folder, 'key.pem'), '-newkey', ...kind]
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      `-${digest}`,
      ...keyArguments,
      '-out',
      file,
      '-subj',
      `/CN=${order.issued ? 'issued' : 'vote'}.test`,
      ...dates,
      ...extra,
      ...signer,
    ],
    { stdio: 'pipe' },
  )
  return new X509Certificate(readFileSync(file, 'utf8')).raw.toString('base64')
}

const good = certificate()

test('a trusted, matching, fresh and strong certificate is good in all four checks', () => {
  const seen = [session({ chain: [good] }), hello('1.2', { chain: [good] })]
  expect(verdictOf('certificate-chain', seen), 'G', 'trusted')
  expect(verdictOf('certificate-host', seen), 'G', 'matches')
  expect(verdictOf('certificate-expiry', seen), 'G', 'good')
  expect(verdictOf('certificate-key', seen), 'G', 'good')
})

test('the cause of missing trust is named, and dates are left to their own check', () => {
  const judge = (trustError: string, chain = [good]) =>
    verdictOf('certificate-chain', [session({ trusted: false, trustError, chain })])
  expect(judge('DEPTH_ZERO_SELF_SIGNED_CERT'), 'I', 'self_signed')
  expect(judge('UNABLE_TO_VERIFY_LEAF_SIGNATURE', [good, good]), 'I', 'unknown_issuer')
  expect(judge('SELF_SIGNED_CERT_IN_CHAIN'), 'I', 'unknown_issuer')
  expect(judge('CERT_REVOKED'), 'I', 'revoked')
  expect(judge('INVALID_PURPOSE'), 'I', 'untrusted')
  expect(judge('CERT_HAS_EXPIRED'), 'N', 'dates_only')
  assert.equal(judge('DEPTH_ZERO_SELF_SIGNED_CERT').cap, 'T')
})

test('a lone certificate is incomplete where its issuer can be got, and else of an unknown authority', () => {
  const judge = (namesIssuer: boolean) =>
    verdictOf('certificate-chain', [
      session({
        trusted: false,
        trustError: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
        chain: [certificate({ namesIssuer })],
      }),
    ])
  expect(judge(true), 'I', 'incomplete')
  expect(judge(false), 'I', 'unknown_issuer')
})

test('lasting protection is not learnt over a connection that browsers warn of', () => {
  const judge = (order: Order) =>
    verdictOf('hsts', visitWith(session({ chain: [certificate(order)] })))
  expect(judge({}), 'G', 'good')
  expect(judge({ names: 'DNS:other.test' }), 'I', 'ignored')
  expect(judge({ until: '20261120000000Z' }), 'I', 'ignored')
  expect(judge({ from: '20261125000000Z' }), 'I', 'ignored')
})

test('only subject alternative names make a certificate one for the host', () => {
  const judge = (names: string) =>
    verdictOf('certificate-host', [session({ chain: [certificate({ names })] })])
  expect(judge('DNS:www.vote.test,DNS:*.test.example'), 'I', 'mismatch')
  expect(judge(''), 'I', 'no_names')
  const verdict = judge('DNS:other.test')
  assert.deepEqual(
    [verdict.cap, verdict.selfEvident, verdict.params['names']],
    ['M', true, ['other.test']],
  )
})

test('validity is judged by days and by the share of the life that is left', () => {
  const judge = (from: string, until: string) =>
    verdictOf('certificate-expiry', [session({ chain: [certificate({ from, until })] })])
  const expired = judge('20260101000000Z', '20261124075959Z')
  expect(expired, 'I', 'expired')
  assert.deepEqual(
    [expired.cap, expired.selfEvident, expired.params['untilAt']],
    ['T', true, '2026-11-24T07:59:59.000Z'],
  )
  expect(judge('20261124080001Z', '20270301000000Z'), 'I', 'not_yet_valid')
  expect(judge('20261101000000Z', '20261201000000Z'), 'I', 'soon')
  expect(judge('20251224000000Z', '20261225000000Z'), 'I', 'soon')
  expect(judge('20260901000000Z', '20261220000000Z'), 'S', 'renewal_due')
  expect(judge('20261123000000Z', '20261129000000Z'), 'G', 'good')
  expect(judge('20261120000000Z', '20261126000000Z'), 'I', 'soon')
  expect(judge('20261101000000Z', '20270201000000Z'), 'G', 'good')
})

test('the worst certificate of all connections decides', () => {
  const old = certificate({ until: '20261120000000Z' })
  const seen = [session({ chain: [good] }), hello('1.0', { chain: [old], ip: '192.0.2.11' })]
  expect(verdictOf('certificate-expiry', seen), 'I', 'expired_at')
})

test('short keys and old signatures are found', () => {
  const judge = (order: Order) =>
    verdictOf('certificate-key', [session({ chain: [certificate(order)] })])
  expect(judge({ key: 'rsa:1024' }), 'I', 'key_weak')
  expect(judge({ key: 'rsa:2048' }), 'P', 'key_ageing')
  expect(judge({ key: 'rsa:3072' }), 'G', 'good')
  expect(judge({ key: 'ed25519' }), 'I', 'key_refused')
  expect(judge({ key: 'ed448' }), 'I', 'key_refused')
  const brainpool = 'ec -pkeyopt ec_paramgen_curve:brainpoolP256r1'
  expect(judge({ key: brainpool }), 'I', 'key_refused')
  expect(judge({ key: 'ec -pkeyopt ec_paramgen_curve:secp384r1' }), 'G', 'good')
  const both = [certificate({ key: 'ed25519' }), good].map((one) => session({ chain: [one] }))
  expect(verdictOf('certificate-key', both), 'G', 'good')
  const curve = (name: string) => judge({ key: `ec -pkeyopt ec_paramgen_curve:${name}` })
  expect(curve('secp224r1'), 'I', 'key_refused', ['key_ageing'])
  expect(curve('prime192v1'), 'I', 'key_refused', ['key_weak'])
  expect(judge({ digest: 'sha1' }), 'I', 'signature_weak')
  expect(judge({ digest: 'sha224' }), 'P', 'signature_ageing')
  expect(judge({ digest: 'md5', key: 'rsa:3072' }), 'I', 'signature_broken')
  expect(verdictOf('certificate-key', [session({ chain: ['AAAA'] })]), 'I', 'unreadable')
})

test('a root that travels with the chain is not judged', () => {
  const weakRoot = certificate({ digest: 'sha1', until: '20261110000000Z' })
  const seen = [session({ chain: [good, weakRoot] })]
  expect(verdictOf('certificate-key', seen), 'G', 'good')
  expect(verdictOf('certificate-expiry', seen), 'G', 'good')
})

test('an intermediate that has ended is found', () => {
  certificate()
  const ended = certificate({ issued: true, until: '20261110000000Z' })
  const verdict = verdictOf('certificate-expiry', [session({ chain: [good, ended] })])
  expect(verdict, 'I', 'issuer_expired')
  assert.equal(verdict.params['subject'], 'CN=issued.test')
})

test('a certificate that lives longer than browsers take is told so, unless it signed itself', () => {
  certificate()
  const order = { from: '20261101000000Z', until: '20280101000000Z' }
  const long = certificate({ ...order, issued: true })
  const judge = (chain: string[]) => verdictOf('certificate-expiry', [session({ chain })])
  expect(judge([long]), 'P', 'lives_too_long')
  expect(judge([certificate(order)]), 'G', 'good')
})

test('how long a certificate may live is judged by the day of its issue', () => {
  const limits = [
    { day: '2026-03-14', most: 398 },
    { day: '2026-03-15', most: 200 },
    { day: '2027-03-14', most: 200 },
    { day: '2027-03-15', most: 100 },
    { day: '2029-03-14', most: 100 },
    { day: '2029-03-15', most: 47 },
  ]
  for (const { day, most } of limits) {
    const from: Time = `${day}T00:00:00.000Z`
    const judge = (life: number) => {
      certificate()
      const until = asOpenssl(addMs(from, life))
      const chain = [certificate({ from: asOpenssl(from), until, issued: true })]
      const site = { ...inputOf([session({ chain })]), now: addMs(from, DAY) }
      return runChecks(site).find(({ check }) => check === 'certificate-expiry')
    }
    assert.equal(judge(most * DAY)?.reason, 'certificate-expiry.good', day)
    const long = judge(most * DAY + SECOND)
    assert.equal(long?.reason, 'certificate-expiry.lives_too_long', day)
    assert.deepEqual(long?.params, { life: most + 1, most, issuedAt: from })
  }
})

/** A moment as openssl takes it: `20261101000000Z`. */
function asOpenssl(at: Time): string {
  return `${at.slice(0, 19).replaceAll(/\D/g, '')}Z`
}

test('the chain as it was served is judged by its order and by what nobody needs', () => {
  const root = certificate()
  const middle = certificate({ issued: true })
  const leaf = certificate({ issued: true })
  const judge = (...chain: string[]) =>
    verdictOf('certificate-chain', [session({ chain: [leaf, middle] }), hello('1.2', { chain })])
  expect(judge(leaf), 'G', 'trusted')
  expect(judge(leaf, middle), 'G', 'trusted')
  expect(judge(leaf, middle, root), 'S', 'needless')
  expect(judge(leaf, good, middle), 'P', 'disordered', ['needless'])
  expect(judge(leaf, root, middle), 'P', 'disordered', ['needless'])
  // A whole connection, all that a server for TLS 1.3 alone has, shows it where the server's own bytes could be read.
  const whole = (changed: Partial<TlsSession>) =>
    verdictOf('certificate-chain', [session({ chain: [leaf, root, middle], ...changed })])
  expect(whole({ asSent: true }), 'P', 'disordered', ['needless'])
  expect(whole({}), 'G', 'trusted')
})

test('the certificate under the other name is judged by name, dates and trust', () => {
  const own = session({ chain: [certificate()] })
  const judge = (check: string, order: Order, changed: Partial<TlsSession> = {}) => {
    const asked = { host: `www.${HOST}`, purpose: 'other-name' } as const
    const other = session({ ...asked, chain: [certificate(order)], ...changed })
    return verdictOf(check, [own, other])
  }
  const both = { names: `DNS:${HOST},DNS:www.${HOST}` }
  for (const check of ['certificate-host', 'certificate-expiry', 'certificate-chain'])
    assert.equal(judge(check, both).result, 'G', check)
  const foreign = judge('certificate-host', { names: 'DNS:parked.test' })
  expect(foreign, 'I', 'other_mismatch')
  assert.deepEqual(foreign.params, { host: `www.${HOST}`, names: ['parked.test'] })
  assert.equal(foreign.cap, undefined)
  expect(judge('certificate-expiry', { ...both, until: '20261123000000Z' }), 'I', 'other_expired')
  expect(
    judge('certificate-expiry', { ...both, from: '20261125000000Z' }),
    'I',
    'other_not_yet_valid',
  )
  expect(judge('certificate-expiry', { ...both, until: '20261127000000Z' }), 'P', 'other_soon')
  const untrusted = { trusted: false, trustError: 'DEPTH_ZERO_SELF_SIGNED_CERT' }
  expect(judge('certificate-chain', both, untrusted), 'I', 'other_untrusted')
})

test('what the own certificate is worth is not said again of the other name', () => {
  const chain = [certificate({ until: '20261123000000Z' })]
  const other = session({ host: `www.${HOST}`, purpose: 'other-name', chain })
  const seen = [session({ chain }), other]
  expect(verdictOf('certificate-expiry', seen), 'I', 'expired')
  expect(verdictOf('certificate-host', seen), 'I', 'other_mismatch')
  // It is no certificate of the site either.
  const foreign = session({ ...other, chain: [certificate({ names: 'DNS:parked.test' })] })
  expect(verdictOf('certificate-host', [foreign]), 'N', 'no_data')
})
