import assert from 'node:assert/strict'
import { test } from 'node:test'
import { proven, seen } from './fault.ts'

test('what the other side says of itself steers no terminal and fills no mail', () => {
  const name = `node\u001b]0;all is well\u0007\n\u009b2J\u202e${'x'.repeat(20_000)}`
  for (const { detail } of [seen('page-front', name), proven('log-name', name)]) {
    assert.match(detail, /^node \]0;all is well  {2,}2J x+$/)
    assert.equal(detail.length, 300)
  }
})
