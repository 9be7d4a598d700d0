import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addMs, DAY } from '../../../core/time.ts'
import { isInternetTime, readSecurityTxt } from '../../../lib/security-txt/index.ts'
import {
  exchange,
  expect,
  hop,
  HOST,
  NOW,
  securityTxt,
  verdictOf,
} from '../../../../test/support/example-visit.ts'

const CONTACT = 'Contact: mailto:a@vote.test\n'
const EXPIRES = 'Expires: 2027-06-01T00:00:00Z\n'
const GOOD = CONTACT + EXPIRES
const judge = (body: string | Uint8Array, type?: string) =>
  verdictOf('security-txt', [securityTxt(body, type)])

test('a day that does not exist is no date', () => {
  expect(judge(`${CONTACT}Expires: 2027-02-30T00:00:00Z\n`), 'I', 'expires_invalid')
  expect(judge(`${CONTACT}Expires: 2027-02-28T24:00:00Z\n`), 'I', 'expires_invalid')
  assert.ok(isInternetTime('2028-02-29T23:59:59.5+05:30'))
  assert.ok(!isInternetTime('2027-02-29T00:00:00Z'))
  assert.ok(!isInternetTime('2100-02-29T00:00:00Z'))
  assert.ok(!isInternetTime('2027-13-01T00:00:00Z'))
})

test('bytes that are no UTF-8 and another declared encoding are found', () => {
  const latin = Buffer.from(`${GOOD}# caf\xe9\n`, 'latin1')
  expect(judge(latin), 'I', 'not_utf8')
  expect(judge(GOOD, 'text/plain; charset=iso-8859-1'), 'P', 'wrong_charset')
  expect(judge(GOOD, 'text/plain;charset="UTF-8"'), 'G', 'good')
})

test('lines that are no field are named by number, and unknown fields are fields', () => {
  const odd = judge(`${GOOD}please write to us\n# comment\nFavourite-Colour: green\n`)
  expect(odd, 'P', 'line_invalid')
  assert.deepEqual(odd.params['lines'], ['3'])
  expect(judge(`Contact:mailto:a@vote.test\n${EXPIRES}`), 'P', 'line_invalid')
  expect(judge(`Contact:x\n${EXPIRES}`), 'I', 'contact_missing', ['line_invalid'])
})

test('languages are named once, and links are https', () => {
  const twice = `${GOOD}Preferred-Languages: en\nPreferred-Languages: ar\n`
  expect(judge(twice), 'P', 'languages_repeated')
  expect(judge(`${GOOD}Encryption: http://vote.test/key\n`), 'P', 'link_invalid')
  expect(judge(`${GOOD}Encryption: openpgp4fpr:5f2de5521c63a801ab59\n`), 'G', 'good')
  expect(judge(`${GOOD}Policy: /policy\n`), 'P', 'link_invalid')
})

test('a signed file is whole, or it is told that parts are missing', () => {
  const signed = (body: string, end = '-----END PGP SIGNATURE-----\n') =>
    `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n${body}-----BEGIN PGP SIGNATURE-----\n\niQIz\n${end}`
  const canonical = `Canonical: https://${HOST}/.well-known/security.txt\n`
  expect(judge(signed(GOOD + canonical)), 'G', 'good')
  expect(judge(signed(GOOD + canonical, '')), 'P', 'signature_broken')
  expect(judge(`${GOOD}-----END PGP SIGNATURE-----\n`), 'P', 'signature_broken')
  expect(judge(signed(GOOD)), 'S', 'canonical_missing')
  const escaped = readSecurityTxt(signed(`- - dashed\n${GOOD}`))
  assert.deepEqual([escaped.badLines, escaped.fields.length], [[4], 2])
})

test('a file that expires in days is noted', () => {
  const left = (days: number) => judge(`${CONTACT}Expires: ${addMs(NOW, days * DAY)}\n`)
  expect(left(5), 'S', 'expires_soon')
  expect(left(60), 'G', 'good')
})

test('a file at the old place alone is sufficient', () => {
  const missing = exchange('security-txt', [hop(`https://${HOST}/.well-known/security.txt`, 404)])
  const old = (body: string, type: string) =>
    exchange(
      'security-txt-legacy',
      [hop(`https://${HOST}/security.txt`, 200, [['content-type', type]])],
      body,
    )
  expect(verdictOf('security-txt', [missing, old(GOOD, 'text/plain')]), 'S', 'legacy_place')
  expect(verdictOf('security-txt', [missing, old('<p>', 'text/html')]), 'I', 'absent')
  expect(verdictOf('security-txt', [missing]), 'I', 'absent')
})
