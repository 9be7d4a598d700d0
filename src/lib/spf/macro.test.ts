import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressBytes } from '../dns/index.ts'
import {
  expandDomain,
  expandText,
  type MacroValues,
  parseDomainSpec,
  parseMacroString,
} from './macro.ts'

const values: MacroValues = {
  localPart: 'strong-bad',
  senderDomain: 'email.example.com',
  domain: 'email.example.com',
  ip: addressBytes('192.0.2.3') ?? new Uint8Array(),
  helo: 'mx.example.org',
  receiver: 'receiver.example',
  seconds: 1_700_000_000,
  validated: 'unknown',
}

function text(macro: string, changed: Partial<MacroValues> = {}): string | null {
  const parsed = parseMacroString(macro, { withSpaces: true })
  return parsed && expandText(parsed, { ...values, ...changed })
}

test('the examples of the standard come out as it says', () => {
  const examples: Readonly<Record<string, string>> = {
    '%{s}': 'strong-bad@email.example.com',
    '%{o}': 'email.example.com',
    '%{d}': 'email.example.com',
    '%{d4}': 'email.example.com',
    '%{d3}': 'email.example.com',
    '%{d2}': 'example.com',
    '%{d1}': 'com',
    '%{dr}': 'com.example.email',
    '%{d2r}': 'example.email',
    '%{l}': 'strong-bad',
    '%{l-}': 'strong.bad',
    '%{lr}': 'strong-bad',
    '%{lr-}': 'bad.strong',
    '%{l1r-}': 'strong',
    '%{ir}.%{v}._spf.%{d2}': '3.2.0.192.in-addr._spf.example.com',
    '%{lr-}.lp._spf.%{d2}': 'bad.strong.lp._spf.example.com',
    '%{d2}.trusted-domains.example.net': 'example.com.trusted-domains.example.net',
  }
  for (const [macro, wanted] of Object.entries(examples)) assert.equal(text(macro), wanted, macro)
  const ip = addressBytes('2001:db8::cb01') ?? new Uint8Array()
  const nibbles = '1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2'
  assert.equal(
    text('%{ir}.%{v}._spf.%{d2}', { ip })?.toLowerCase(),
    `${nibbles}.ip6._spf.example.com`,
  )
  assert.equal(text('%{c}', { ip }), '2001:db8::cb01')
})

test('signs stand for themselves, spaces and receivers in explanations, capitals for what a URL holds', () => {
  assert.equal(
    text('100%% of%_%{c}%-%{r} at %{t}'),
    '100% of 192.0.2.3%20receiver.example at 1700000000',
  )
  assert.equal(text('%{S}', { localPart: 'a~b=c d' }), 'a~b%3Dc%20d%40email.example.com')
  assert.equal(text('%{h} %{p}'), 'mx.example.org unknown')
})

test('several delimiters count alike, and more parts than there are is all of them', () => {
  const localPart = 'a-b+c_d=e/f,g.h'
  assert.equal(text('%{l.-+,/_=}', { localPart }), 'a.b.c.d.e.f.g.h')
  assert.equal(text('%{l3r+-}', { localPart }), 'c_d=e/f,g.h.b.a')
  assert.equal(text('%{l999999999999}', { localPart }), localPart)
})

test('a name that is too long loses labels on its left', () => {
  const macro = parseDomainSpec('%{l}.%{d}')
  assert.ok(macro)
  const localPart = Array.from({ length: 100 }, (_, i) => `l${i}`).join('.')
  const name = expandDomain(macro, { ...values, localPart })
  assert.ok(name.length <= 253 && name.length > 245)
  assert.match(name, /^l\d+\..*\.l99\.email\.example\.com$/)
  assert.equal(expandDomain(parseDomainSpec('%{l}.example.') ?? [], values), 'strong-bad.example')
  const label = expandDomain(macro, { ...values, localPart: 'x'.repeat(300) })
  assert.equal(label, 'email.example.com')
})

test('an explanation that grows beyond a line is none', () => {
  assert.equal(text('%{s}'.repeat(200)), null)
})
