import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isDmarc, isWeaker, readDmarc } from './index.ts'

test('a record begins with its version, in any case of the tag and in one of its value', () => {
  for (const text of ['v=DMARC1', 'v=DMARC1;p=none', 'V = DMARC1 ; p=none']) {
    assert.ok(isDmarc(text), text)
  }
  for (const text of ['v=dmarc1', 'v=DMARC10', 'p=none; v=DMARC1', ' v=DMARC1']) {
    assert.ok(!isDmarc(text), text)
  }
})

test('tags are read in any case and spacing, and of a repeated one the first counts', () => {
  const record = readDmarc('v=DMARC1; P = Reject ;sp=none;sp=reject; rua=mailto:a@B.example!10m')
  assert.deepEqual(
    [record.policy, record.subdomains, record.unknownNames, record.reportHosts, record.badTags],
    ['reject', 'none', null, ['b.example'], []],
  )
})

test('the policy follows from addresses for reports alone where none is named', () => {
  assert.deepEqual(
    ['rua=mailto:a@b.example', 'p=maybe; rua=mailto:a@b.example', 'rua=a@b.example', ''].map(
      (tags) => readDmarc(`v=DMARC1; ${tags}`).policy,
    ),
    ['none', 'none', null, null],
  )
  assert.ok(isWeaker('none', 'quarantine') && !isWeaker('reject', 'reject'))
})

test('any text is read without throwing', () => {
  for (const name of ['constructor', 'valueof', '__proto__', 'tostring'])
    assert.deepEqual(readDmarc(`v=DMARC1; p=none; ${name}=1`).badTags, [])
  fc.assert(fc.property(fc.string(), (text) => void readDmarc(`v=DMARC1;${text}`)))
})
