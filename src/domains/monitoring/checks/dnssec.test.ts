import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DnsObservation } from '../../../core/observation.ts'
import { text } from '../../../core/text.ts'
import {
  dns,
  exchange,
  expect,
  HOST,
  NOW,
  verdictOf,
} from '../../../../test/support/example-visit.ts'
import { checkText } from '../report.ts'

const SIGNED = [`1 13 2 ${'ab'.repeat(32)}`]
const judge = (address: Partial<DnsObservation>, delegation?: Partial<DnsObservation>) =>
  verdictOf('dnssec', [
    { ...dns('A', ['192.0.2.10']), ...address },
    ...(delegation ? [{ ...dns('DS', SIGNED), ...delegation }] : []),
  ])

test('what the resolver says it validated is told, and what it does not say is no proof', () => {
  expect(judge({ authenticated: true }), 'G', 'validated')
  expect(judge({}, { answers: [], authenticated: true }), 'P', 'unsigned')
  expect(judge({}, { authenticated: true }), 'P', 'leads_unsigned')
  const blind = judge({}, {})
  expect(blind, 'N', 'resolver_blind')
  assert.equal(blind.params['resolver'], '127.0.0.53:53')
  // A visit from before the question was asked.
  expect(judge({}), 'N', 'no_data')
})

/** A zone whose signatures do not hold, as a visit meets it. */
const held = {
  ...dns('A', []),
  rcode: 'SERVFAIL',
  extendedError: { code: 7, text: 'signature expired' },
}
const unresolved = {
  ...exchange('home', []),
  sha256: null,
  error: { stage: 'resolve' as const, code: 'servfail', message: 'SERVFAIL' },
}

test('a bogus zone says so, with what the resolver says of it', () => {
  const verdict = verdictOf('dnssec', [held])
  expect(verdict, 'I', 'bogus')
  assert.deepEqual([verdict.severity, verdict.cap], ['C', 'F'])
  const site = verdictOf('availability', [held, unresolved])
  expect(site, 'I', 'zone_bogus')
  const words = checkText(text('en'), site.reason, site.params)
  assert.match(
    words,
    /: signatures ran out \(Signature Expired\) \(7: signature expired\), says the/,
  )
})

test('a resolver that fails for another reason is not said to have found a bogus zone', () => {
  const other = { ...held, extendedError: { code: 22, text: 'No Reachable Authority' } }
  expect(verdictOf('dnssec', [other]), 'N', 'no_data')
  expect(verdictOf('availability', [other, unresolved]), 'I', 'resolve_failed')
  const elsewhere = { ...held, name: 'other.example', host: HOST, at: NOW }
  expect(verdictOf('dnssec', [elsewhere]), 'N', 'no_data')
  // A name that only an SPF record led to is not the site's.
  const led = { ...held, name: `_spf.${HOST}`, purpose: 'spf' as const }
  expect(verdictOf('dnssec', [led]), 'N', 'no_data')
})
