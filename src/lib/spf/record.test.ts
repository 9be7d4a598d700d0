import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isSpfRecord, parseSpf } from './index.ts'

/** What is wrong with a record, and where. */
function wrong(terms: string): string | null {
  const { error } = parseSpf(`v=spf1 ${terms}`)
  return error && `${error.why} ${error.at} ${error.term}`
}

test('a record begins with its version in any case, and a space or nothing after it', () => {
  for (const text of ['v=spf1', 'V=SPF1 -all', 'v=spf1 ']) assert.ok(isSpfRecord(text), text)
  for (const text of ['v=spf10', ' v=spf1', 'v=spf1\t-all', 'spf2.0/mfrom', 'v=spf1-all'])
    assert.ok(!isSpfRecord(text), text)
})

test('every mechanism is read in all its forms, in any case', () => {
  for (const terms of [
    'all',
    '-ALL',
    '~all',
    'a',
    'a:mail.example',
    'a:mail.example.',
    'a/24',
    'a//64',
    'a/0//0',
    'a:mail.example/24//64',
    'a:%{d}',
    'a:foo:bar/baz.example.com',
    'a:example.-com.x-y',
    'mx',
    '+MX:mail.example/32//128',
    'ptr',
    'ptr:mail.example',
    'exists:%{ir}.%{v}._spf.%{d2}',
    'exists:%{l1r+-}.%{o}',
    'exists:%%.example',
    'exists:a.%_',
    'include:_spf.example.org',
    'ip4:192.0.2.1',
    'IP4:192.0.2.0/0',
    'ip4:192.0.2.9/24',
    'ip6:::',
    'ip6:2001:db8::/32',
    'ip6:::ffff:192.0.2.1/120',
    'redirect=_spf.example.org',
    'mx exp=explain._spf.%{d}',
    'unknown=',
    'a.b-c_d=%{c}%{r}%{t}',
    'include=mx',
    '  a   mx  ',
  ])
    assert.equal(wrong(terms), null, terms)
})

test('a word that is not well formed is named with its place, wherever it stands', () => {
  assert.equal(wrong('mx -all a:'), 'domain 15 a:')
  assert.equal(wrong('-all  ip4:192.0.2.0/33'), 'prefix 13 ip4:192.0.2.0/33')
  const table: Readonly<Record<string, readonly string[]>> = {
    address: [
      'ip4:1.2.3',
      'ip4:mail.example',
      'ip4:01.2.3.4',
      'ip4',
      'ip4/24',
      'ip4:1.2.3.4:25',
    ].concat(['ip6:zz::1', 'ip6:192.0.2.1', 'ip4:2001:db8::1', 'ip4:', 'ip6:::1::']),
    prefix: ['ip4:192.0.2.0/033', 'ip4:192.0.2.0/', 'ip6:::/129', 'ip4:1.2.3.4//32', 'a/33'].concat(
      ['a//129', 'mx/024', 'mx:mail.example/99', 'ip6:::1/-1'],
    ),
    domain: ['include', 'include:', 'include/24', 'exists', 'a:museum', 'a:museum.', 'a:1.2.3.4']
      .concat(['a:mail.example-', 'a:foo..', 'a:%{d}x', 'a:%{c}', 'a:%{x}.example', 'a:%{d0}'])
      .concat(['a:%{i.example', 'a:example.com:8080', 'ptr/8', 'exists:%{t}.example', 'mx:%'])
      .concat(['exp=', 'redirect=', 'redirect=a', 'include:_spf.example/24', 'a/', 'a//']),
    'unknown-mechanism': [
      'ipv4:1.2.3.4',
      'foo',
      '=',
      '%',
      '+redirect:a.example',
      '++all',
      '-',
      '::',
    ].concat(['redirect:t4.example.com', 'constructor', '__proto__', '-exp=mail.example']),
    value: ['all:mail.example', '-all.', 'all/8'].slice(0, 1).concat(['all/8']),
    macro: ['x=%', 'x=%{s', 'x=%{q}', 'x=%a'],
    twice: ['redirect=a.example redirect=b.example', 'exp=a.example EXP=a.example'],
    character: [
      'a:mail\t.example',
      '-all\u0000',
      'ip4:192.0.2.1\n',
      'a:mäil.example',
      'x=\u{1f600}',
    ],
  }
  for (const [why, all] of Object.entries(table))
    for (const terms of all) assert.equal(wrong(terms)?.split(' ')[0], why, terms)
})

test('whatever stands in a record, it is read or refused', () => {
  const piece = fc.constantFrom(
    'a',
    'mx',
    ':',
    '/',
    '24',
    '%{',
    'd',
    '}',
    '.',
    ' ',
    '=',
    'ip6',
    '-',
    'é',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = `v=spf1 ${pieces.join('')}`
      const { record, error } = parseSpf(text)
      if (error !== null)
        assert.equal(text.slice(error.at, error.at + error.term.length), error.term)
      assert.equal(record === null, error !== null)
    }),
  )
})
