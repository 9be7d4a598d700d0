import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { faultsOf, readCaa, readIssuer } from './index.ts'

test('issue values are read by the grammar of the standard', () => {
  assert.deepEqual(readIssuer(' ca.example ; account = 230123 ; x=1 '), {
    domain: 'ca.example',
    parameters: new Map([
      ['account', '230123'],
      ['x', '1'],
    ]),
  })
  assert.deepEqual(readIssuer(';'), { domain: null, parameters: new Map() })
  assert.deepEqual(readIssuer(''), { domain: null, parameters: new Map() })
  for (const wrong of [
    '%',
    'ca_1.example',
    '-ca.example',
    'ca.example policy=ev',
    'ca.example;=',
  ]) {
    assert.equal(readIssuer(wrong), null, wrong)
  }
})

test('a property has flags of one byte, a tag and a value in quotes', () => {
  assert.deepEqual(readCaa('128 ISSUE "ca.example"'), {
    flags: 128,
    tag: 'issue',
    value: 'ca.example',
  })
  for (const wrong of ['256 issue "x"', 'issue "x"', '0 issue x', '0 is-sue "x"']) {
    assert.equal(readCaa(wrong), null, wrong)
  }
})

test('any property is judged without throwing', () => {
  const property = fc.record({ flags: fc.nat(255), tag: fc.string(), value: fc.string() })
  fc.assert(fc.property(property, (one) => void faultsOf(one)))
})
